// Gives tags to contacts and takes them away, in slices. Enforces exclusive groups; survivors stand for what was merged
// into them.
import type { RawBuilder } from 'kysely';
import type { EntryOutput, EntryParsed } from '../../../../src-shared/contract/define.ts';
import type { tagsContract } from '../../../../src-shared/contract/tags.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { conflictsOfAssigning, listConflicts, rivalPair } from './exclusive-groups.ts';
import { contactsCounted, type Forest, loadForest, nameTags } from './tag-forest.ts';
import { countOtherKind, deleteAssignments, insertAssignmentSql, wearersOf, wornBy } from './tags-queries.ts';

/** Rows written between two yields. */
const slice = 1_500;

const kindWord = { person: 'people', company: 'companies' } as const;

/** A tag for companies is not put on people. @throws the refusal wrong-kind */
function checkKinds(db: ReadHandle, forest: Forest, tags: readonly number[], contacts: RawBuilder<unknown>): void {
  for (const tag of tags) {
    const { name, row } = forest.get(tag);
    if (row.used_for === 'anybody') continue;
    const other = db.value<number>(countOtherKind(contacts, row.used_for)) ?? 0;
    if (other === 0) continue;
    throw refuse(
      'wrong-kind',
      `“${name}” is for ${kindWord[row.used_for]} only, and ${contactsCounted(other)} of these ${other === 1 ? 'is' : 'are'} of another kind. Leave them out, or change on its sheet whom the tag is for.`,
    );
  }
}

type Assigned = EntryOutput<(typeof tagsContract)['tags.assign']>;

export function* assignTags(
  context: BulkWriteContext,
  { tags, selection, why, onConflict }: EntryParsed<(typeof tagsContract)['tags.assign']>,
): Generator<Step, Assigned> {
  const { db, now, describe } = context;
  const forest = loadForest(db);
  const retired = tags.map((tag) => forest.get(tag)).find(({ row }) => row.status === 'retired');
  if (retired !== undefined) {
    throw refuse('tag-is-retired', `“${retired.name}” is retired. Make it active again before assigning it.`);
  }
  const pair = rivalPair(forest, tags);
  if (pair !== null) {
    throw refuse(
      'exclusive-conflicts',
      `“${forest.get(pair[0]).name}” and “${forest.get(pair[1]).name}” exclude each other. Choose one of them.`,
      { count: 0, sample: [] },
    );
  }
  const contacts = db.pluck<number>(selectedIds(context, selection));
  checkKinds(db, forest, tags, selectedIds(context, selection));
  const conflicts = conflictsOfAssigning(db, forest, tags, selectedIds(context, selection));
  if (conflicts.length > 0 && onConflict === 'ask') {
    const list = listConflicts(db, forest, conflicts);
    throw refuse(
      'exclusive-conflicts',
      `${contactsCounted(list.count)} already ${list.count === 1 ? 'wears' : 'wear'} another tag of a group that allows only one. Replace that tag, or leave these contacts out.`,
      list,
    );
  }
  const inConflict = new Set(conflicts.map(({ contact }) => contact));
  const receiving = onConflict === 'skip' ? contacts.filter((contact) => !inConflict.has(contact)) : contacts;
  if (onConflict === 'replace')
    yield* removeInSlices(context, [...new Set(conflicts.map(({ assignment }) => assignment))]);

  const insert = context.connection.prepare(insertAssignmentSql);
  const touched = new Set<number>();
  let assigned = 0;
  for (const [index, tag] of tags.entries()) {
    const wearing = new Set(db.all(wearersOf([tag])).map(({ contact_id }) => contact_id));
    for (const [place, contact] of receiving.entries()) {
      if (wearing.has(contact)) continue;
      insert.run(contact, tag, why ?? null, now);
      touched.add(contact);
      if (++assigned % slice === 0) {
        yield { phase: 'Tagging', done: index * receiving.length + place, total: tags.length * receiving.length };
      }
    }
  }
  describe(`Tagged ${contactsCounted(touched.size)} with ${nameTags(forest, tags)}`, { contacts: touched.size });
  return {
    assigned,
    contacts: touched.size,
    already: receiving.length * tags.length - assigned,
    replaced: onConflict === 'replace' ? inConflict.size : 0,
    skipped: contacts.length - receiving.length,
  };
}

export function* unassignTags(
  context: BulkWriteContext,
  tags: readonly number[],
  selection: Selection,
): Generator<Step, EntryOutput<(typeof tagsContract)['tags.unassign']>> {
  const forest = loadForest(context.db);
  for (const tag of tags) forest.get(tag);
  const chosen: RawBuilder<unknown> = selectedIds(context, selection);
  const worn = context.db.all(wornBy(tags, chosen));
  const contacts = new Set(worn.map(({ contact_id }) => contact_id)).size;
  yield* removeInSlices(
    context,
    worn.map(({ id }) => id),
  );
  context.describe(`Removed ${nameTags(forest, [...tags])} from ${contactsCounted(contacts)}`, { contacts });
  return { removed: worn.length, contacts };
}

/** Deletes assignments a slice at a time. */
export function* removeInSlices({ db }: Pick<BulkWriteContext, 'db'>, ids: readonly number[]): Generator<Step, void> {
  for (let at = 0; at < ids.length; at += slice) {
    db.run(deleteAssignments(ids.slice(at, at + slice)));
    yield { phase: 'Removing tags', done: Math.min(at + slice, ids.length), total: ids.length };
  }
}
