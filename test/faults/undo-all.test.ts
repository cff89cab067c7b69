// Any sequence of work, undone step by step, ends in the very tables it began with; redone, in those it led to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BulkWriteContext, WriteContext } from '../../src-main/core/server/contexts.ts';
import { makeAlias, makeContact, makeTag } from '../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

type Step =
  | { kind: 'add'; name: string; emails: number }
  | { kind: 'load'; count: number }
  | { kind: 'rename'; which: number; name: string }
  | { kind: 'remove point'; which: number }
  | { kind: 'tag'; which: number; tag: number }
  | { kind: 'new tag'; under: number }
  | { kind: 'merge'; winner: number; loser: number }
  | { kind: 'purchase'; which: number; amount: number }
  | { kind: 'undo last' };

const which = fc.nat(40);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name: fc.string({ minLength: 1, maxLength: 8 }), emails: fc.nat(3) }),
  fc.record({ kind: fc.constant('load' as const), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant('rename' as const),
    which,
    name: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('remove point' as const), which }),
  fc.record({ kind: fc.constant('tag' as const), which, tag: fc.nat(6) }),
  fc.record({ kind: fc.constant('new tag' as const), under: fc.nat(6) }),
  fc.record({ kind: fc.constant('merge' as const), winner: which, loser: which }),
  fc.record({ kind: fc.constant('purchase' as const), which, amount: fc.integer({ min: -500, max: 5000 }) }),
  fc.record({ kind: fc.constant('undo last' as const) }),
);

/** The nth row of a list, going round; undefined when there is none. */
function nth(context: WriteContext, sql: string, index: number): number | undefined {
  const ids = context.db.prepare(sql).pluck().all() as number[];
  return ids[index % Math.max(1, ids.length)];
}

const contacts = "SELECT id FROM contact WHERE state = 'active' ORDER BY id";

function change(context: WriteContext, done: Step): void {
  const { db, now } = context;
  switch (done.kind) {
    case 'add': {
      const email = Array.from({ length: done.emails }, (_, index) => `${done.emails}${index}@example.org`);
      makeContact(context, { given_name: done.name, email });
      break;
    }
    case 'rename': {
      const id = nth(context, contacts, done.which);
      db.prepare('UPDATE contact SET given_name = ?, display_name = ? WHERE id = ?').run(done.name, done.name, id ?? 0);
      break;
    }
    case 'remove point': {
      const id = nth(context, 'SELECT id FROM contact_point ORDER BY id', done.which);
      db.prepare('DELETE FROM contact_point WHERE id = ?').run(id ?? 0);
      break;
    }
    case 'new tag':
      makeTag(context, `Tag ${done.under}`, nth(context, 'SELECT id FROM tag ORDER BY id', done.under) ?? null);
      break;
    case 'tag': {
      const contact = nth(context, contacts, done.which);
      const tag = nth(context, 'SELECT id FROM tag ORDER BY id', done.tag);
      if (contact === undefined || tag === undefined) break;
      db.prepare(
        "INSERT OR IGNORE INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'manual', ?)",
      ).run(contact, tag, now);
      break;
    }
    case 'merge': {
      const winner = nth(context, contacts, done.winner);
      const loser = nth(context, contacts, done.loser);
      if (winner === undefined || loser === undefined || winner === loser) break;
      db.prepare('UPDATE contact_alias SET winner_id = ? WHERE winner_id = ?').run(winner, loser);
      makeAlias(context, loser, winner);
      break;
    }
    case 'purchase': {
      const id = nth(context, contacts, done.which);
      if (id === undefined) break;
      db.prepare(
        "INSERT INTO activity (contact_id, kind, at, amount, currency) VALUES (?, 'purchase', ?, ?, 'EUR')",
      ).run(id, now, done.amount);
      break;
    }
    case 'load':
    case 'undo last':
      break;
  }
}

/** Does a step; steps that find nothing to do leave no operation. */
async function perform(workspace: TestWorkspace, done: Step): Promise<void> {
  if (done.kind === 'undo last') {
    await workspace.ask('history.undo', { operation: 'last' }).catch(() => undefined);
    return;
  }
  const { transactions } = workspace.session;
  if (done.kind === 'load') {
    workspace.bulk('Loaded', done.count, (context: BulkWriteContext) => {
      for (let index = 0; index < done.count; index++) {
        makeContact(context, { given_name: `L${index}`, email: `l${index}@example.org`, address: [{ city: 'Leeds' }] });
      }
    });
    return;
  }
  transactions.write('test.write', 0, 0, (context) => {
    context.describe(done.kind);
    change(context, done);
  });
}

const runs = Number(process.env.TAGSTEAD_UNDO_RUNS ?? 25);

describe('undoing everything', () => {
  it(`gives the tables back bit by bit, and redo the tables it came from, ${runs} times`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const workspace = openTestWorkspace();
        try {
          const empty = workspace.hashes();
          for (const done of steps) await perform(workspace, done);
          const full = workspace.hashes();
          let undone = 0;
          while ((await workspace.ask('history.list', {})).canUndo !== null) {
            await workspace.ask('history.undo', { operation: 'last' });
            undone++;
          }
          expect(workspace.hashes()).toEqual(empty);
          for (let redone = 0; redone < undone; redone++) await workspace.ask('history.redo', {});
          expect(workspace.hashes()).toEqual(full);
        } finally {
          workspace.session.close();
        }
      }),
      { numRuns: runs },
    );
  }, 240_000);
});
