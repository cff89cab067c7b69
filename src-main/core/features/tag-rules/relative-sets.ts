// Who belongs to a "top 10 %", kept from one write to the next: working it out looks at everybody, and most edits cannot
// change it. Owns what such a set depends on and when a kept one is still true.
import { type RawBuilder, sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import type { IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { compileLeaf, type OwnCondition } from '../../engines/rule-compiler/leaf.ts';
import { changeShare, makeShare, type Share } from '../../engines/rule-compiler/share-bits.ts';
import { isRelativeTest, type RelativeTest, valuesOfShare } from '../../engines/rule-compiler/top-share.ts';
import { among } from './population.ts';

interface Kept {
  /** The newest rows of the journal that the sets take into account. */
  change: number;
  range: number;
  shares: Map<string, Share>;
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
 * The sets of relative conditions before and after the running operation, by the condition's JSON. Everybody's values are
 * read once and kept; of a write only the contacts that it touched are read again.
 * @param before a reader that does not see the operation yet
 * @param write the operation with the survivors it touched; null for too many to tell apart
 */
export function relativeSets(
  db: WriteHandle,
  before: ReadHandle,
  write: { operation: number; touched: readonly number[] | null },
  conditions: ReadonlyMap<string, OwnCondition>,
  context: CompileContext,
): { before: Map<string, IdBits>; after: Map<string, IdBits> } {
  if (conditions.size === 0) return { before: new Map(), after: new Map() };
  const known = keptBy.get(db);
  const isTrue = known !== undefined && db.value<number>(changedSince(known, write.operation)) === 0;
  const isTouched = db.value<number>(changedBy(write.operation)) === 1;
  const then = new Map<string, IdBits>();
  const since = new Map<string, IdBits>();
  const shares = new Map<string, Share>();
  for (const [name, condition] of conditions) {
    const key = `${context.asOf} ${context.facts} ${name}`;
    const earlier = (isTrue ? known.shares.get(key) : undefined) ?? loadShare(before, condition, context);
    then.set(name, earlier.members);
    const later = isTouched ? afterWrite(db, earlier, condition, context, write.touched) : earlier;
    since.set(name, later.members);
    shares.set(key, later);
  }
  const newest = db.first(selectNewest) ?? { change: 0, range: 0 };
  keptBy.set(db, { ...newest, shares });
  return { before: then, after: since };
}

function loadShare(db: ReadHandle, condition: OwnCondition, context: CompileContext): Share {
  const highest = db.value<number>(sql`SELECT coalesce(max(id), 0) FROM contact`) ?? 0;
  const values = new Float64Array(highest + 1);
  for (const [id, value] of db.rows<[number, number]>(valuesOf(condition, context))) values[id] = value;
  return makeShare(values, testOf(condition));
}

/** The values of the touched contacts again, and the set anew where one of them is another. */
function afterWrite(
  db: WriteHandle,
  share: Share,
  condition: OwnCondition,
  context: CompileContext,
  touched: readonly number[] | null,
): Share {
  if (touched === null) return loadShare(db, condition, context);
  const now = new Map(
    db.rows<[number, number]>(among(db, touched, sql`select * from (${valuesOf(condition, context)})`)),
  );
  // Whoever was merged into another has nothing of their own any more.
  const looked = [...touched, ...db.pluck<number>(mergedInto(touched))];
  const changes = new Map(looked.map((id) => [id, now.get(id) ?? 0]));
  for (const [id, value] of changes) if ((share.values[id] ?? 0) === value) changes.delete(id);
  return changes.size === 0 ? share : changeShare(share, testOf(condition), changes);
}

const mergedInto = (survivors: readonly number[]) => sql`SELECT id FROM contact_alias
  WHERE winner_id IN (SELECT value FROM json_each(${JSON.stringify(survivors)}))`;

/** Rows of (contact_id, value) of everybody who takes part. */
const valuesOf = (condition: OwnCondition, context: CompileContext) =>
  compileLeaf(condition, context, valuesOfShare).ids as RawBuilder<unknown>;

function testOf(condition: OwnCondition): RelativeTest {
  if (!('test' in condition) || !isRelativeTest(condition.test)) throw new Error('not a share of everybody');
  return condition.test;
}
