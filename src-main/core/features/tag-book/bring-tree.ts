// Brings a planned tree into the workspace as one operation: new tags at the end of their siblings, changed sheets, moves
// and other names.
import type { BookReport } from '../../../../src-shared/contract/tag-book.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type BookProblem, type BookSheet, pathText } from '../../engines/tag-book/book-tag.ts';
import type { PlannedTag, TreePlan } from '../../engines/tag-book/plan-tree.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { contradictions } from '../tags/exclusive-groups.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { insertAlias, insertTag, type TagChanges, updateTag } from '../tags/tags-queries.ts';
import type { TreeTag } from './known-tree.ts';

/** Tags written between two answers to other requests. */
const slice = 200;

const columns = {
  colour: 'colour',
  status: 'status',
  meaning: 'meaning',
  owner: 'owner',
  appliedWhen: 'applied_when',
  removedWhen: 'removed_when',
  action: 'action',
  examples: 'examples',
  counterExamples: 'counter_examples',
  reviewAt: 'review_at',
} as const satisfies Partial<Record<keyof BookSheet, keyof TagChanges>>;

/** @param label what History says before the figures: 'Imported the tag tree tags.csv' */
export function* bringTree(
  context: BulkWriteContext,
  plan: TreePlan,
  known: readonly TreeTag[],
  label: string,
): Generator<Step, number> {
  const { db, describe } = context;
  const before = conflictKeys(db);
  const lastPosition = new Map<number | null, number>();
  for (const { parentId, position } of known)
    lastPosition.set(parentId, Math.max(lastPosition.get(parentId) ?? 0, position));
  const ids: number[] = [];
  for (const [index, step] of plan.tags.entries()) {
    const parent = 'id' in step.parent ? step.parent.id : (ids[step.parent.plan] ?? null);
    ids.push(writeOne(context, step, parent, lastPosition));
    if (index % slice === slice - 1) yield { phase: 'Writing tags', done: index, total: plan.tags.length };
  }
  const count = (kind: PlannedTag['kind']): number => plan.tags.filter((step) => step.kind === kind).length;
  const figures = [
    [count('added'), 'added'],
    [count('changed'), 'changed'],
    [count('moved'), 'moved'],
  ] as const;
  const words = figures.flatMap(([figure, word]) => (figure === 0 ? [] : [`${figure.toLocaleString('en')} ${word}`]));
  if (words.length > 0)
    describe(`${label}: ${words.join(', ')}`, {
      added: figures[0][0],
      changed: figures[1][0],
      moved: figures[2][0],
    });
  return [...conflictKeys(db)].filter((key) => !before.has(key)).length;
}

function writeOne(
  { db, now }: BulkWriteContext,
  { id, kind, tag, changes }: PlannedTag,
  parent: number | null,
  lastPosition: Map<number | null, number>,
): number {
  if (id !== null && kind === 'unchanged') return id;
  const written: TagChanges = {};
  for (const [field, column] of Object.entries(columns)) {
    const value = changes[field as keyof typeof columns];
    if (value !== undefined) Object.assign(written, { [column]: value });
  }
  if (changes.isExclusive !== undefined) written.is_exclusive = changes.isExclusive ? 1 : 0;
  const position = (lastPosition.get(parent) ?? 0) + 1;
  if (kind !== 'changed') lastPosition.set(parent, position);
  if (kind === 'moved') Object.assign(written, { parent_id: parent, position });
  const row = id ?? db.run(insertTag({ name: tag.path.at(-1) ?? '', parent, position, now })).id;
  if (Object.keys(written).length > 0) db.run(updateTag(row, written, now));
  for (const alias of changes.aliases ?? []) db.run(insertAlias(row, alias));
  return row;
}

const conflictKeys = (db: ReadHandle): Set<string> =>
  new Set(contradictions(db, loadForest(db)).map(({ contact, group }) => `${group} ${contact}`));

/** What a plan amounts to, for a dry run and for the answer of an import alike. */
export function reportOf(
  plan: TreePlan,
  fileProblems: readonly BookProblem[],
  below: readonly string[],
  contradicting: number,
): BookReport {
  const count = (kind: PlannedTag['kind']): number => plan.tags.filter((step) => step.kind === kind).length;
  const problems = [...fileProblems, ...plan.problems].sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  return {
    added: count('added'),
    changed: count('changed'),
    moved: count('moved'),
    unchanged: count('unchanged'),
    leftOut: problems.filter(({ kind }) => kind === 'left-out').length,
    changes: plan.tags.flatMap(({ tag, kind, detail }) =>
      kind === 'unchanged' ? [] : [{ line: tag.line, path: pathText([...below, ...tag.path]), kind, detail }],
    ),
    problems,
    contradictions: contradicting,
  };
}
