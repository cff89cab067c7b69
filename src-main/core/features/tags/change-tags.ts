// Short changes to tags: create, rename, move, document, status, exclusive, other names. Each is one journaled write.
import type { EntryOutput, EntryParsed } from '../../../../src-shared/contract/define.ts';
import type { tagsContract } from '../../../../src-shared/contract/tags.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { addMonths, dayOf } from '../../../../src-shared/rules/calendar.ts';
import { placeBefore } from '../../../../src-shared/tags/tag-position.ts';
import { topmost, wouldCircle } from '../../../../src-shared/tags/tag-tree.ts';
import { tagKey } from '../../../../src-shared/text/text-key.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { contradictions, listConflicts } from './exclusive-groups.ts';
import { checkName, checkUnlocked, type Forest, type ForestTag, loadForest, nameTags } from './tag-forest.ts';
import {
  deleteAlias,
  insertAlias,
  insertTag,
  selectAlias,
  selectAliases,
  type TagChanges,
  updateTag,
} from './tags-queries.ts';

type Input<N extends keyof typeof tagsContract> = EntryParsed<(typeof tagsContract)[N]>;
type Result<N extends keyof typeof tagsContract> = EntryOutput<(typeof tagsContract)[N]>;

export function createTag({ db, now, describe }: WriteContext, input: Input<'tags.create'>): Result<'tags.create'> {
  const forest = loadForest(db);
  if (input.parent !== null) forest.get(input.parent);
  checkName(db, forest, input.name, input.parent, null);
  const { id } = db.run(insertTag({ name: input.name, parent: input.parent, position: 0, now }));
  for (const { id: row, position } of placeBefore(siblingsOf(forest, input.parent, []), [id], input.before)) {
    db.run(updateTag(row, { position }, now));
  }
  describe(
    input.parent === null
      ? `Made the tag “${input.name}”`
      : `Made the tag “${input.name}” under “${forest.get(input.parent).name}”`,
  );
  return { id };
}

export function renameTag({ db, now, describe }: WriteContext, input: Input<'tags.rename'>): Result<'tags.rename'> {
  const forest = loadForest(db);
  const tag = forest.get(input.tag);
  if (tag.name === input.name) return { alias: null };
  checkUnlocked(forest, [tag.id]);
  checkName(db, forest, input.name, tag.parentId, tag.id);
  db.run(updateTag(tag.id, { name: input.name }, now));
  // The new name needs no alias any more; the old one does, unless both are spellings of one key.
  const own = db.first(selectAlias(tagKey(input.name)));
  if (own !== undefined) db.run(deleteAlias(tag.id, own.id));
  const alias = input.keepAlias ? keepAlias({ db }, forest, tag.id, tag.name, input.name) : null;
  describe(`Renamed the tag “${tag.name}” to “${input.name}”`);
  return { alias };
}

/**
 * Keeps an old name as an alias, so that imports that still use it land on the tag.
 * @returns the alias, or null where it would say nothing new or another tag has that name.
 */
export function keepAlias(
  { db }: Pick<WriteContext, 'db'>,
  forest: Forest,
  tag: number,
  oldName: string,
  newName: string,
): string | null {
  const alias = tagKey(oldName);
  if (alias === '' || alias === tagKey(newName)) return null;
  const isTaken = forest.rows.some((other) => other.id !== tag && tagKey(other.name) === alias);
  if (isTaken || db.first(selectAlias(alias)) !== undefined) return null;
  db.run(insertAlias(tag, alias));
  return alias;
}

export function moveTags({ db, now, describe }: WriteContext, input: Input<'tags.move'>): Result<'tags.move'> {
  const forest = loadForest(db);
  const { parent, before } = input;
  const tags = topmost(forest.rows, input.tags);
  checkUnlocked(
    forest,
    tags.filter((id) => forest.get(id).parentId !== parent),
  );
  const place = parent === null ? 'the top of the tree' : `“${forest.get(parent).name}”`;
  for (const id of tags) {
    const tag = forest.get(id);
    if (wouldCircle(forest.rows, id, parent)) {
      throw refuse(
        'tag-under-own-child',
        `“${tag.name}” cannot lie under itself or one of its own children. Move it elsewhere.`,
      );
    }
    if (tag.parentId !== parent) checkName(db, forest, tag.name, parent, id);
  }
  const groupsBefore = new Set(contradictions(db, forest).map(({ contact, group }) => `${group} ${contact}`));
  let moved = 0;
  for (const { id, position } of placeBefore(siblingsOf(forest, parent, tags), tags, before)) {
    const tag = forest.get(id);
    const isMoved = tags.includes(id);
    if (tag.parentId === parent && tag.position === position) continue;
    db.run(updateTag(id, isMoved ? { position, parent_id: parent } : { position }, isMoved ? now : tag.row.updated_at));
    if (isMoved) moved++;
  }
  const after = loadForest(db);
  const fresh = contradictions(db, after).filter(({ contact, group }) => !groupsBefore.has(`${group} ${contact}`));
  if (fresh.length > 0 && !input.allowConflicts) {
    const list = listConflicts(db, after, fresh);
    throw refuse(
      'exclusive-conflicts',
      `${list.count} contacts would wear two tags of a group that allows only one. Remove one of them first, or move all the same and sort it out later.`,
      list,
    );
  }
  const isReordered = tags.every((id) => forest.get(id).parentId === parent);
  describe(isReordered ? `Reordered ${nameTags(forest, tags)}` : `Moved ${nameTags(forest, tags)} under ${place}`, {
    tags: moved,
  });
  return { moved };
}

function siblingsOf(forest: Forest, parent: number | null, without: readonly number[]) {
  return forest.childrenOf(parent).filter(({ id }) => !without.includes(id));
}

type SheetChanges = Input<'tags.document'>['changes'];

const sheetColumn = {
  meaning: 'meaning',
  owner: 'owner',
  appliedWhen: 'applied_when',
  removedWhen: 'removed_when',
  action: 'action',
  examples: 'examples',
  counterExamples: 'counter_examples',
  reviewAt: 'review_at',
  reviewMonths: 'review_months',
  replacedBy: 'replaced_by',
  colour: 'colour',
  icon: 'icon',
  usedFor: 'used_for',
} as const satisfies Record<Exclude<keyof SheetChanges, 'isLocked'>, keyof TagChanges>;

export function documentTag({ db, now, describe }: WriteContext, input: Input<'tags.document'>): null {
  const forest = loadForest(db);
  const tag = forest.get(input.tag);
  const changes = changedColumns(forest, tag, input.changes);
  const [only, ...more] = Object.keys(changes);
  if (only === undefined) return null;
  db.run(updateTag(tag.id, changes, now));
  const label =
    more.length > 0 ? 'Documented the tag' : only === 'is_locked' ? lockWord[changes.is_locked ?? 0] : changeWord[only];
  describe(`${label ?? 'Documented the tag'} “${tag.name}”`);
  return null;
}

const lockWord = ['Unlocked', 'Locked'] as const;
const changeWord: Record<string, string> = {
  colour: 'Changed the colour of',
  icon: 'Changed the icon of',
  used_for: 'Changed whom to use for',
  replaced_by: 'Changed what replaces',
};

export function documentMany(
  { db, now, describe }: WriteContext,
  input: Input<'tags.documentMany'>,
): Result<'tags.documentMany'> {
  const forest = loadForest(db);
  const changed = [...new Set(input.tags)].filter((id) => {
    const changes = changedColumns(forest, forest.get(id), input.changes);
    if (Object.keys(changes).length === 0) return false;
    db.run(updateTag(id, changes, now));
    return true;
  });
  if (changed.length > 0) describe(`Documented ${nameTags(forest, changed)}`, { tags: changed.length });
  return { changed: changed.length };
}

/** The columns that would become another; absent texts are NULL, never empty. */
function changedColumns(forest: Forest, tag: ForestTag, changes: SheetChanges): TagChanges {
  const columns: TagChanges = {};
  for (const [field, column] of Object.entries(sheetColumn)) {
    const value = changes[field as keyof typeof sheetColumn];
    if (value !== undefined && (value || null) !== tag.row[column]) Object.assign(columns, { [column]: value || null });
  }
  if (changes.isLocked !== undefined && changes.isLocked !== (tag.row.is_locked === 1))
    columns.is_locked = changes.isLocked ? 1 : 0;
  if (columns.replaced_by != null && forest.get(columns.replaced_by).id === tag.id) delete columns.replaced_by;
  return columns;
}

export function reviewTags({ db, asOf, now, describe }: WriteContext, input: Input<'tags.reviewed'>) {
  const forest = loadForest(db);
  const tags = [...new Set(input.tags)];
  for (const id of tags) {
    const months = forest.get(id).row.review_months;
    const today = dayOf(asOf, 'local');
    db.run(updateTag(id, { review_at: months === null ? null : addMonths(today, months) }, now));
  }
  describe(`Reviewed ${nameTags(forest, tags)}`, { tags: tags.length });
  return { changed: tags.length };
}

export function handOver({ db, now, describe }: WriteContext, input: Input<'tags.handOver'>): Result<'tags.handOver'> {
  const { from, to } = input;
  if (from === to) throw refuse('same-owner', `“${from}” owns these tags already. Choose somebody else.`);
  const owned = loadForest(db).rows.filter(({ row }) => row.owner === from);
  if (owned.length === 0) throw refuse('not-found', `“${from}” owns no tag any more.`);
  for (const { id } of owned) db.run(updateTag(id, { owner: to }, now));
  const count = `${owned.length.toLocaleString('en')} ${owned.length === 1 ? 'tag' : 'tags'}`;
  describe(`Handed ${count} over from ${from} to ${to}`, { tags: owned.length });
  return { tags: owned.length };
}

const statusLabel = { draft: 'draft', active: 'active', deprecated: 'deprecated', retired: 'retired' } as const;

export function setStatus(
  { db, now, describe }: WriteContext,
  input: Input<'tags.setStatus'>,
): Result<'tags.setStatus'> {
  const forest = loadForest(db);
  const changing = input.tags.filter((id) => forest.get(id).row.status !== input.status);
  checkUnlocked(forest, changing);
  for (const id of changing) db.run(updateTag(id, { status: input.status }, now));
  if (changing.length > 0) {
    const what = nameTags(forest, changing);
    describe(input.status === 'retired' ? `Retired ${what}` : `Marked ${what} as ${statusLabel[input.status]}`, {
      tags: changing.length,
    });
  }
  return { changed: changing.length };
}

export function setExclusive({ db, now, describe }: WriteContext, input: Input<'tags.setExclusive'>): null {
  const tag = loadForest(db).get(input.tag);
  if ((tag.row.is_exclusive === 1) === input.isExclusive) return null;
  db.run(updateTag(tag.id, { is_exclusive: input.isExclusive ? 1 : 0 }, now));
  const forest = loadForest(db);
  const found = input.isExclusive ? contradictions(db, forest, [tag.id]) : [];
  if (found.length > 0 && !input.allowConflicts) {
    const list = listConflicts(db, forest, found);
    throw refuse(
      'exclusive-conflicts',
      `${list.count} contacts wear more than one tag of “${tag.name}”. Remove the extra ones first, or allow only one from now on and sort these out later.`,
      list,
    );
  }
  describe(
    input.isExclusive
      ? `Allowed only one tag of “${tag.name}” per contact`
      : `Allowed several tags of “${tag.name}” per contact`,
  );
  return null;
}

export function addAlias({ db, describe }: WriteContext, input: Input<'tags.addAlias'>): null {
  const forest = loadForest(db);
  const tag = forest.get(input.tag);
  const alias = tagKey(input.alias);
  const owner = db.first(selectAlias(alias));
  if (owner?.tag_id === tag.id || alias === tagKey(tag.name)) return null;
  if (owner !== undefined) {
    throw refuse(
      'name-is-alias',
      `“${input.alias}” is kept as another name of “${forest.get(owner.tag_id).name}” already.`,
    );
  }
  const other = forest.rows.find((one) => tagKey(one.name) === alias);
  if (other !== undefined) {
    throw refuse(
      'name-taken',
      `“${other.name}” is a tag of its own. Merge it into “${tag.name}” to make it another name.`,
    );
  }
  db.run(insertAlias(tag.id, alias));
  describe(`Added “${input.alias}” as another name of “${tag.name}”`);
  return null;
}

export function removeAlias({ db, describe }: WriteContext, input: Input<'tags.removeAlias'>): null {
  const tag = loadForest(db).get(input.tag);
  const alias = db.all(selectAliases(tag.id)).find(({ id }) => id === input.alias);
  if (alias === undefined) throw refuse('not-found', 'This other name is not there any more.');
  db.run(deleteAlias(tag.id, alias.id));
  describe(`Removed “${alias.alias}” as another name of “${tag.name}”`);
  return null;
}
