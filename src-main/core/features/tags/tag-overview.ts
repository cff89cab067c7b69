// Reads about tags: the tree with its counts, one sheet, consequences, and what is wrong with the tag system itself.
import type { TagHygiene, TagImpact, TagRow, TagSheet, TagTexts } from '../../../../src-shared/contract/tags.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import { completenessOf, isReviewDue } from '../../../../src-shared/tags/tag-documentation.ts';
import { readIcon } from '../../../../src-shared/tags/tag-icons.ts';
import { countDistinct, countMembers } from '../../../../src-shared/tags/tag-tree.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { namePairs } from '../../engines/tag-consolidation/name-pairs.ts';
import { countOverlaps } from '../../engines/tag-consolidation/overlaps.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { contradictions, listConflicts } from './exclusive-groups.ts';
import { type ForestTag, loadForest } from './tag-forest.ts';
import { usesByTag, usesOf } from './tag-rules.ts';
import {
  countAssignments,
  countWearers,
  countWornTags,
  selectAliases,
  selectEveryAlias,
  selectMembers,
  selectMergedMembers,
  selectSources,
  selectTag,
  selectTagHistory,
} from './tags-queries.ts';

/** Below this a tag is too small to act on. */
const tinyBelow = 5;
/** More pairs than this help nobody at once; after some merges the next ones show. */
const mostPairs = 200;
/** Less sure pairs are two things more often than one. */
const leastNear = 0.6;

type Members = ReadonlyMap<number, readonly number[]>;

/** Contacts by tag; a contact may stand in a list twice when one merged into it wears the tag too. */
export const membersByTag = (db: ReadHandle, who: 'active' | 'everybody' = 'active'): Members =>
  remembered(db, `members of tags ${who}`, () => loadMembers(db, who));

function loadMembers(db: ReadHandle, who: 'active' | 'everybody'): Members {
  const members = new Map(db.all(selectMembers(who)).map((row) => [row.tag_id, JSON.parse(row.contacts) as number[]]));
  for (const { tag_id, contacts } of db.all(selectMergedMembers(who))) {
    members.set(tag_id, (members.get(tag_id) ?? []).concat(JSON.parse(contacts) as number[]));
  }
  return members;
}

export function sheetOf({ row }: ForestTag) {
  return {
    meaning: row.meaning,
    owner: row.owner,
    appliedWhen: row.applied_when,
    removedWhen: row.removed_when,
    action: row.action,
    examples: row.examples,
    reviewAt: row.review_at,
  };
}

export function readTree(db: ReadHandle): { tags: TagRow[]; taggedContacts: number; assignments: number } {
  const forest = loadForest(db);
  const members = membersByTag(db);
  const counts = countMembers(forest.rows, members);
  const tags = forest.rows.map((tag): TagRow => {
    const { own = 0, withDescendants = 0 } = counts.get(tag.id) ?? {};
    return {
      id: tag.id,
      parentId: tag.parentId,
      name: tag.name,
      position: tag.position,
      colour: tag.row.colour,
      shownColour: forest.colour(tag.id),
      isExclusive: tag.row.is_exclusive === 1,
      status: tag.row.status,
      owner: tag.row.owner,
      reviewAt: tag.row.review_at,
      missing: [...completenessOf(sheetOf(tag)).missing],
      own,
      withDescendants,
      icon: readIcon(tag.row.icon),
      isLocked: tag.row.is_locked === 1,
      usedFor: tag.row.used_for,
    };
  });
  return {
    tags,
    taggedContacts: countDistinct(members.values()),
    assignments: db.first(countAssignments())?.count ?? 0,
  };
}

export function readTexts(db: ReadHandle): TagTexts[] {
  const forest = loadForest(db);
  const uses = usesByTag(db, (tags) => forest.branch(tags));
  return forest.rows.map(({ id, row }) => ({
    tag: id,
    meaning: row.meaning,
    appliedWhen: row.applied_when,
    removedWhen: row.removed_when,
    action: row.action,
    uses: uses.get(id)?.length ?? 0,
  }));
}

export function readSheet(db: ReadHandle, id: number): TagSheet {
  const { row } = loadForest(db).get(id);
  return {
    id,
    parentId: row.parent_id,
    name: row.name,
    colour: row.colour,
    isExclusive: row.is_exclusive === 1,
    status: row.status,
    meaning: row.meaning,
    owner: row.owner,
    appliedWhen: row.applied_when,
    removedWhen: row.removed_when,
    action: row.action,
    examples: row.examples,
    counterExamples: row.counter_examples,
    reviewAt: row.review_at,
    reviewMonths: row.review_months,
    replacedBy: row.replaced_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    aliases: db.all(selectAliases(id)),
    usedBy: usesOf(db, new Set([id])),
    sources: db.all(selectSources(id)),
    history: db.all(selectTagHistory(id)),
  };
}

/** Up to this many contacts their own assignments are looked up; beyond, everybody's are read and sieved. */
const fewContacts = 2_000;

/** Which tags the contacts of a selection wear, commonest first. Survivors stand for what was merged into them. */
export function readWorn(
  context: ReadContext,
  selection: Selection,
): { contacts: number; tags: { tag: number; count: number }[] } {
  const { db } = context;
  const ids = db.pluck<number>(selectedIds(context, selection));
  if (ids.length <= fewContacts)
    return { contacts: ids.length, tags: db.all(countWornTags(selectedIds(context, selection))) };
  const chosen = new Set(ids);
  const tags = [...membersByTag(db, 'everybody')].map(([tag, members]) => ({
    tag,
    count: countDistinct([members.filter((contact) => chosen.has(contact))]),
  }));
  return {
    contacts: ids.length,
    tags: tags.filter(({ count }) => count > 0).sort((left, right) => right.count - left.count || left.tag - right.tag),
  };
}

export function readImpact(db: ReadHandle, tags: readonly number[]): TagImpact {
  const forest = loadForest(db);
  const known = tags.filter((tag) => db.first(selectTag(tag)) !== undefined);
  const branch = forest.branch(known);
  return {
    tags: branch.size,
    contacts: db.first(countWearers(known))?.count ?? 0,
    contactsWithDescendants: db.first(countWearers(branch))?.count ?? 0,
    usedBy: usesOf(db, branch),
  };
}

export function readHygiene({ db, asOf }: ReadContext): TagHygiene {
  const forest = loadForest(db);
  const members = membersByTag(db);
  const counts = countMembers(forest.rows, members);
  const today = dayOf(asOf, 'local');
  const living = forest.rows.filter(({ row }) => row.status !== 'retired');
  const isBranch = new Set(forest.rows.map(({ parentId }) => parentId));
  const own = (id: number) => counts.get(id)?.own ?? 0;
  const ids = (tags: readonly ForestTag[]) => tags.map(({ id }) => id);
  // What is being phased out need not be documented any more.
  const inUse = living.filter(({ row }) => row.status !== 'deprecated');
  const lacking = (question: 'meaning' | 'owner' | 'action' | 'removedWhen') =>
    ids(inUse.filter((tag) => completenessOf(sheetOf(tag)).missing.includes(question)));
  const leaves = living.filter(({ id }) => !isBranch.has(id));
  return {
    nearDuplicates: nearNames(db, living, members),
    unused: ids(leaves.filter(({ id }) => own(id) === 0)),
    undocumented: lacking('meaning'),
    ownerless: lacking('owner'),
    withoutAction: lacking('action'),
    neverRemoved: lacking('removedWhen'),
    tiny: ids(leaves.filter(({ id }) => own(id) > 0 && own(id) < tinyBelow)),
    tinyBelow,
    reviewDue: ids(inUse.filter((tag) => isReviewDue(sheetOf(tag), today))),
    contradictions: listConflicts(db, forest, contradictions(db, forest)),
  };
}

/** The words of the consolidation's reasons as this screen has them. */
const nearReason = {
  letters: 'same_letters',
  words: 'same_words',
  alias: 'same_words',
  endings: 'same_words',
  spelling: 'spelling',
} as const;

/** The same pairs that consolidating proposes to merge: names weighed with who wears both, surest first. */
function nearNames(db: ReadHandle, living: readonly ForestTag[], members: Members): TagHygiene['nearDuplicates'] {
  const aliases = Map.groupBy(db.all(selectEveryAlias()), ({ tag_id }) => tag_id);
  const overlaps = countOverlaps(living.map(({ id }) => Uint32Array.from(new Set(members.get(id)))));
  const named = living.map(({ id, name }) => ({
    id,
    name,
    aliases: (aliases.get(id) ?? []).map(({ alias }) => alias),
  }));
  return namePairs(named, overlaps)
    .filter(({ confidence }) => confidence >= leastNear)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostPairs)
    .map(({ left, right, reason }) => ({
      left: living[left]?.id ?? 0,
      right: living[right]?.id ?? 0,
      reason: nearReason[reason],
      shared: overlaps.shared(left, right),
    }));
}
