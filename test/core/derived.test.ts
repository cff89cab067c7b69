import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rebuildDerived } from '../../src-main/core/db/derived.ts';
import { openTestWorkspace, testNow } from '../support/workspace.ts';

const day = 86_400_000;

it('keeps rollups as a rebuild would make them, through edits, merges and undo', async () => {
  const edit = fc.record({
    kind: fc.constantFrom('contact', 'email', 'phone', 'address', 'purchase', 'refund', 'open', 'tag', 'merge', 'undo'),
    pick: fc.nat(30),
    amount: fc.integer({ min: 1, max: 100_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 25 }), async (edits) => {
      const workspace = openTestWorkspace();
      const { session } = workspace;
      workspace.write('Tag', ({ db }) =>
        db.prepare("INSERT INTO tag (name, created_at, updated_at) VALUES ('VIP', 0, 0)").run(),
      );
      for (const { kind, pick, amount } of edits) {
        const ids = session.workspace.readerConnection
          .prepare("SELECT id FROM contact WHERE state = 'active' ORDER BY id")
          .pluck()
          .all() as number[];
        const id = ids[pick % Math.max(1, ids.length)];
        const tag = session.workspace.readerConnection.prepare('SELECT id FROM tag').pluck().get();
        if (kind === 'undo') {
          await workspace.ask('history.undo', { operation: 'last', onConflict: 'keep' }).catch(() => {});
          continue;
        }
        workspace.write(kind, ({ db }) => {
          const point = (type: string, value: string): unknown =>
            db
              .prepare(
                'INSERT INTO contact_point (contact_id, kind, value, normalised, is_primary) VALUES (?, ?, ?, ?, ?)',
              )
              .run(id, type, value, value, pick % 2);
          const act = (what: string, cents: number | null): unknown =>
            db
              .prepare(
                'INSERT INTO activity (contact_id, kind, at, amount, currency, reference) VALUES (?, ?, ?, ?, ?, ?)',
              )
              .run(id, what, testNow - pick * day, cents, pick % 3 ? 'EUR' : 'USD', pick % 4 ? `#${pick}` : null);
          if (kind === 'contact' || id === undefined) {
            db.prepare('INSERT INTO contact (display_name, company, added_at, updated_at) VALUES (?, ?, 0, 0)').run(
              `C${pick}`,
              'Acme',
            );
          } else if (kind === 'email') point('email', `e${pick}@example.org`);
          else if (kind === 'phone') point('phone', `+4917012345${10 + pick}`);
          else if (kind === 'address')
            db.prepare("INSERT INTO address (contact_id, city, country_code, is_primary) VALUES (?, ?, 'DE', ?)").run(
              id,
              `City ${pick}`,
              pick % 2,
            );
          else if (kind === 'purchase') act('purchase', amount);
          else if (kind === 'refund') act('refund', -amount);
          else if (kind === 'open') act('email_open', null);
          else if (kind === 'tag' && tag !== undefined)
            db.prepare(
              "INSERT OR REPLACE INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'manual', ?)",
            ).run(id, tag, pick);
          else {
            const loser = ids[(pick + 1) % ids.length];
            if (loser === undefined || loser === id) {
              db.prepare('UPDATE contact SET company = ? WHERE id = ?').run(`Co ${pick} ${amount}`, id);
              return;
            }
            const merge = db
              .prepare("INSERT INTO merge (winner_id, loser_ids, choices, merged_at) VALUES (?, ?, '{}', 0)")
              .run(id, `[${loser}]`);
            db.prepare('UPDATE contact_alias SET winner_id = ? WHERE winner_id = ?').run(id, loser);
            db.prepare('INSERT INTO contact_alias (id, winner_id, merge_id) VALUES (?, ?, ?)').run(
              loser,
              id,
              merge.lastInsertRowid,
            );
            db.prepare("UPDATE contact SET state = 'merged' WHERE id = ?").run(loser);
          }
        });
      }
      const kept = workspace.hashes();
      session.transactions.derived('rebuild', (db) => rebuildDerived(db));
      const rebuilt = workspace.hashes();
      session.close();
      expect(kept.contact_rollup).toBe(rebuilt.contact_rollup);
      expect(kept.contact_search).toBe(rebuilt.contact_search);
    }),
    { numRuns: 30 },
  );
});
