// Who belongs to a "top 10 %", kept from one write to the next: working it out looks at everybody, and most edits cannot
// change it. Owns what such a set depends on and when a kept one is still true.
import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import type { IdBits } from '../../engines/rule-compiler/id-bits.ts';
import type { OwnCondition } from '../../engines/rule-compiler/leaf.ts';
import { membersOf } from '../segments/member-bits.ts';

interface Kept {
  /** The newest rows of the journal that the sets take into account. */
  change: number;
  range: number;
  sets: Map<string, IdBits>;
}

const keptBy = new WeakMap<WriteHandle, Kept>();

/** What a write was taken back: sets that saw it are of no use. */
export function forgetRelativeSets(db: WriteHandle): void {
  keptBy.delete(db);
}

const selectNewest = sql<{ change: number; range: number }>`
  SELECT (SELECT coalesce(max(id), 0) FROM change) AS change, (SELECT coalesce(max(id), 0) FROM change_range) AS range`;

/** Values that shares are taken of: what contacts did, who they are merged into, whether they count at all, their fields. */
const matters = sql`(+table_name IN ('activity', 'contact_alias', 'contact_custom')
  OR (+table_name = 'contact' AND (before IS NULL OR after IS NULL
    OR json_extract(before, '$.state') IS NOT json_extract(after, '$.state')
    OR json_extract(before, '$.birthday') IS NOT json_extract(after, '$.birthday'))))`;

/** @returns 1 when another operation than this changed something that matters since the journal was at these rows */
const changedSince = ({ change, range }: Kept, operation: number) => sql`
  SELECT EXISTS (SELECT 1 FROM change WHERE id > ${change} AND operation_id <> ${operation} AND ${matters})
    OR EXISTS (SELECT 1 FROM change_range WHERE id > ${range} AND operation_id <> ${operation})`;

const changedBy = (operation: number) =>
  sql`SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ${operation} AND ${matters})`;

/**
 * The sets of relative conditions before and after the running operation, by the condition's JSON.
 * @param before a reader that does not see the operation yet
 */
export function relativeSets(
  db: WriteHandle,
  before: ReadHandle,
  operation: number,
  conditions: ReadonlyMap<string, OwnCondition>,
  context: CompileContext,
): { before: Map<string, IdBits>; after: Map<string, IdBits> } {
  const known = keptBy.get(db);
  const isTrue = known !== undefined && db.value<number>(changedSince(known, operation)) === 0;
  const isTouched = db.value<number>(changedBy(operation)) === 1;
  const then = new Map<string, IdBits>();
  const since = new Map<string, IdBits>();
  for (const [name, condition] of conditions) {
    const key = `${context.asOf} ${context.facts} ${name}`;
    const rule = { kind: 'group' as const, match: 'all' as const, items: [condition] };
    const earlier = (isTrue ? known.sets.get(key) : undefined) ?? membersOf(before, rule, context);
    then.set(name, earlier);
    since.set(name, isTouched ? membersOf(db, rule, context) : earlier);
  }
  const newest = db.first(selectNewest) ?? { change: 0, range: 0 };
  const sets = new Map([...since].map(([name, bits]) => [`${context.asOf} ${context.facts} ${name}`, bits]));
  keptBy.set(db, { ...newest, sets });
  return { before: then, after: since };
}
