// Columns in memory must name the same contacts as the database, for every condition they answer and after every write.
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ReadHandle, WriteHandle } from '../../../src-main/core/db/handle.ts';
import type {
  ActivityColumnName,
  ActivityRows,
  ColumnSource,
  ContactTable,
} from '../../../src-main/core/engines/rule-columns/columns.ts';
import { conditionBits } from '../../../src-main/core/engines/rule-columns/condition-bits.ts';
import { memberQuery } from '../../../src-main/core/engines/rule-compiler/compile-rule.ts';
import { bitsOf, idsIn, keepCommon } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { compileLeaf, type OwnCondition } from '../../../src-main/core/engines/rule-compiler/leaf.ts';
import { columnsOf } from '../../../src-main/core/features/segments/column-keeper.ts';
import { type ColumnNote, columnsTask, columnsWanted } from '../../../src-main/core/features/segments/column-task.ts';
import { membersOf } from '../../../src-main/core/features/segments/member-bits.ts';
import { loadCompileContext } from '../../../src-main/core/features/segments/rule-context.ts';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { addDays } from '../../../src-shared/rules/calendar.ts';
import { typeOfCustomField } from '../../../src-shared/rules/field-catalogue.ts';
import type { FieldType } from '../../../src-shared/rules/operators.ts';
import { arbitraryCondition, arbitraryContacts, customFields } from '../../support/arbitrary-rule.ts';
import { openPlainWorld } from '../../support/plain-world-file.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const highest = 2000;

/** Everything a rule can read, read at once on this thread. */
function columnsOfAll(read: ReadHandle): ColumnSource {
  const columns = new Map<string, ColumnNote['column']>();
  columnsTask(
    {
      db: read,
      progress: () => undefined,
      note: (note) => columns.set((note as ColumnNote).name, (note as ColumnNote).column),
    },
    { wanted: columnsWanted(read), length: highest + 1, rows: null },
  );
  const column = (name: string) => (columns.get(name) ?? undefined) as never;
  return {
    highest,
    active: bitsOf(read.pluck(memberQuery({ kind: 'group', match: 'all', items: [] }, contextOf(read))), highest),
    contact: (table: ContactTable, name: string) => column(`${table}.${name}`),
    activities: () => columns.get('activity') as ActivityRows,
    activity: (name: ActivityColumnName) => column(`activity.${name}`),
  };
}

const contexts = new WeakMap<ReadHandle, ReturnType<typeof openPlainWorld>['context']>();
const contextOf = (read: ReadHandle) => contexts.get(read) as ReturnType<typeof openPlainWorld>['context'];

describe('columns in memory', () => {
  it('answer random conditions over random contacts as the database does', { timeout: 300_000 }, () => {
    const customTypes = Object.fromEntries(
      Object.entries(customFields).map(([key, type]): [string, FieldType] => [key, typeOfCustomField[type]]),
    );
    let answered = 0;
    let asked = 0;
    fc.assert(
      fc.property(
        arbitraryContacts(25),
        fc.array(arbitraryCondition, { minLength: 80, maxLength: 80 }),
        fc.integer({ min: 0, max: 1400 }).map((offset) => addDays('2022-01-15', offset)),
        fc.constantFrom<'kept' | 'recounted'>('kept', 'recounted'),
        (contacts, conditions, asOf, facts) => {
          const segments = new Map();
          const tags = [1, 2, 3, 4, 5, 6].map((id) => ({ id, parent: null }));
          const { db, read, context } = openPlainWorld({ contacts, tags, segments, customTypes, asOf, zone: 'utc' });
          const now = { ...context, facts };
          contexts.set(read, now);
          const source = columnsOfAll(read);
          for (const condition of conditions.filter(isOwn)) {
            asked += 1;
            const found = conditionBits(condition, now, source);
            if (found === undefined) continue;
            answered += 1;
            const { ids, negated } = compileLeaf(condition, now);
            const expected = bitsOf(read.pluck<number>(ids), highest).map((word) => (negated ? ~word : word));
            for (const bits of [found, expected]) keepCommon(bits, source.active);
            expect(idsIn(found), JSON.stringify(condition)).toEqual(idsIn(expected));
          }
          db.close();
        },
      ),
      { numRuns: Number(process.env.TAGSTEAD_RULE_WORLDS ?? 40), endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(asked * 0.5);
  });
});

describe('kept columns', () => {
  it('are true after any sequence of edits, merges, deletions, new rows and undos', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryStep, { minLength: 4, maxLength: 14 }), async (steps) => {
        const { session, ask, write } = openTestWorkspace();
        write('Start', ({ db }) => {
          for (let id = 1; id <= 12; id += 1) db.run(newContact(id));
          db.run(newContact(25_000)); // enough that columns are worth keeping
          for (let id = 1; id <= 12; id += 1) db.run(newActivity(id, 1));
        });
        const keeper = columnsOf(session.workspace.read);
        await keeper?.prepare();
        for (const step of steps) {
          if (step.kind === 'read again') await keeper?.prepare();
          else if (step.kind === 'undo')
            await ask('history.undo', { operation: 'last', onConflict: 'override' }).catch(() => undefined);
          else
            session.transactions.write(step.kind, testNow, testNow, ({ db, describe }) => {
              describe(step.kind);
              work(db, step);
            });
          session.transactions.read((db) => {
            const context = loadCompileContext(db, testNow, testNow);
            for (const rule of watched) {
              const expected = db.pluck<number>(memberQuery(rule, context)).sort((a, b) => a - b);
              expect(idsIn(membersOf(db, rule, context)), JSON.stringify([step, rule])).toEqual(expected);
            }
          });
        }
        session.close();
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('are there once read, for as many contacts as matter', async () => {
    const { session, write } = openTestWorkspace();
    write('Few', ({ db }) => void db.run(newContact(1)));
    const keeper = columnsOf(session.workspace.read);
    await keeper?.prepare();
    expect(keeper?.source(1)).toBeUndefined();
    write('Many', ({ db }) => void db.run(newContact(25_000)));
    expect(keeper?.source(25_000)).toBeUndefined();
    await keeper?.prepare();
    expect(idsIn(keeper?.source(25_000)?.active ?? new Uint32Array())).toEqual([1, 25_000]);
    expect(keeper?.source(25_000)?.activities()?.kinds).toHaveLength(0);
  });
});

const contact = fc.integer({ min: 1, max: 12 });
const arbitraryStep = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), contact, city: fc.constantFrom('Leeds', 'York', null) }),
  fc.record({ kind: fc.constant('archive' as const), contact }),
  fc.record({ kind: fc.constant('buy' as const), contact, times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('forget' as const), contact }),
  fc.record({ kind: fc.constant('arrive' as const), id: fc.integer({ min: 25_001, max: 25_400 }) }),
  fc.record({ kind: fc.constant('merge' as const), contact, into: contact }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('read again' as const) }),
);
type Step = typeof arbitraryStep extends fc.Arbitrary<infer T> ? T : never;

function work(db: WriteHandle, step: Step): void {
  switch (step.kind) {
    case 'rename':
      db.run(sql`UPDATE contact SET job_title = ${step.city}, birthday = '1980-01-01' WHERE id = ${step.contact}`);
      break;
    case 'archive':
      db.run(sql`UPDATE contact SET state = 'archived' WHERE id = ${step.contact} AND state = 'active'`);
      break;
    case 'buy':
      for (let time = 0; time < step.times; time += 1) db.run(newActivity(step.contact, time));
      break;
    case 'forget':
      db.run(sql`DELETE FROM activity WHERE contact_id = ${step.contact}`);
      break;
    case 'arrive':
      db.run(sql`INSERT INTO contact (id, display_name, added_at, updated_at) VALUES (${step.id}, 'New', 0, 0)
        ON CONFLICT (id) DO UPDATE SET display_name = display_name || '!'`);
      break;
    case 'merge': {
      const free = sql`NOT EXISTS (SELECT 1 FROM contact_alias WHERE id IN (${step.contact}, ${step.into})
        OR winner_id = ${step.contact}) AND (SELECT count(*) FROM contact WHERE id IN (${step.contact}, ${step.into})) = 2`;
      if (step.contact === step.into || db.value(sql`SELECT ${free}`) === 0) break;
      const { id } = db.run(
        sql`INSERT INTO merge (winner_id, loser_ids, choices, merged_at) VALUES (${step.into}, '[]', '{}', 0)`,
      );
      db.run(sql`INSERT INTO contact_alias (id, winner_id, merge_id) VALUES (${step.contact}, ${step.into}, ${id})`);
      db.run(sql`UPDATE contact SET state = 'merged' WHERE id = ${step.contact}`);
      break;
    }
  }
}

const newContact = (id: number) =>
  sql`INSERT INTO contact (id, display_name, job_title, added_at, updated_at)
    VALUES (${id}, ${`Contact ${id}`}, ${id % 2 === 0 ? 'Leeds' : 'York'}, 0, 0)`;
const newActivity = (id: number, time: number) =>
  sql`INSERT INTO activity (contact_id, kind, at, amount, reference)
    SELECT id, 'purchase', ${testNow - time * 40 * 86_400_000}, 1000, ${time === 0 ? null : `order ${time}`}
    FROM contact WHERE id = ${id}`;

const watched: Rule[] = [
  { kind: 'field', field: 'job_title', test: { operator: 'equals', text: 'leeds' } } as const,
  { kind: 'field', field: 'age', test: { operator: 'at_least', number: 30 } } as const,
  { kind: 'field', field: 'orders', test: { operator: 'at_least', number: 2 } } as const,
  {
    kind: 'activity',
    activities: ['purchase'],
    measure: 'count',
    window: { kind: 'last', count: 60, unit: 'day' },
    filters: [],
    test: { operator: 'number_is', number: 1 },
  } satisfies Condition,
].map((condition): Rule => ({ kind: 'group', match: 'all', items: [condition] }));

function isOwn(condition: Condition): condition is OwnCondition {
  return condition.kind !== 'segment';
}
