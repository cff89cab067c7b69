// Proposes what becomes of every tag: keep, merge, move, make a field, retire, each with one sentence and a confidence.
// Owns the order in which the reasons count; pairs, groups and overlaps come from their own files.

import type { TagId } from '../../../../src-shared/model/ids.ts';
import type { TagProposal } from '../../../../src-shared/tags/consolidation.ts';
import { adviceFor } from './advice.ts';
import { type Merge, mergeGroups } from './merge-groups.ts';
import { type NamePair, namePairs } from './name-pairs.ts';
import type { Overlaps } from './overlaps.ts';
import { isLeftoverName, retireReason } from './retire.ts';
import type { ConsolidationFacts, TagFacts } from './tag-facts.ts';
import { labelKey, type ValueGroup, valueGroups } from './value-groups.ts';

/**
 * Proposals for all tags that are not retired, in the order of `facts.tags`.
 * @param overlaps of the contacts of the tags, by place in `facts.tags`
 * @param onProgress called with the share done, 0 to 1; may throw to stop
 */
export function proposeFates(
  facts: ConsolidationFacts,
  overlaps: Overlaps,
  onProgress: (share: number) => void = () => undefined,
): TagProposal[] {
  const { tags } = facts;
  const groups = groupOfPlace(
    valueGroups(
      tags.map(({ name }) => name),
      overlaps,
      facts.everybody,
    ),
  );
  const merges = new Map(
    mergeGroups(
      namePairs(tags, overlaps, onProgress),
      (place) => worthOf(tags[place] as TagFacts, overlaps.size(place)),
      mergeable(facts),
    ).map((merge) => [merge.from, merge]),
  );
  const hasChildren = new Set(tags.map(({ parentId }) => parentId));
  return tags.flatMap((tag, place): TagProposal[] => {
    if (tag.status === 'retired') return [];
    const group = groups.get(place);
    const advice = adviceFor(tag, place, overlaps.size(place), group, facts);
    const merge = merges.get(place);
    const fate =
      (merge && mergeFate(merge, facts, overlaps)) ??
      (group && !hasChildren.has(tag.id) ? groupFate(tag, group.group, group.value, facts) : null) ??
      retireFate(tag, overlaps.size(place), hasChildren.has(tag.id), facts) ??
      partOfFate(tag, place, facts, overlaps) ??
      keepFate(tag, place, facts, overlaps);
    return [{ tag: tag.id, advice, ...fate }];
  });
}

type Fate = Omit<TagProposal, 'tag' | 'advice'>;

function groupOfPlace(groups: readonly ValueGroup[]): Map<number, { group: ValueGroup; value: string }> {
  return new Map(groups.flatMap((group) => group.values.map(({ place, value }) => [place, { group, value }] as const)));
}

/** What speaks for keeping a tag among tags that mean the same: its sheet, what uses it, its place, its contacts. */
function worthOf(tag: TagFacts, size: number): number {
  return (
    (tag.status === 'active' ? 8 : 0) +
    (tag.isDocumented ? 6 : 0) +
    (tag.hasRule ? 5 : 0) +
    (tag.usedBy.length > 0 ? 3 : 0) +
    (tag.parentId === null ? 0 : 1) +
    Math.log10(1 + size)
  );
}

function mergeable({ tags, apart }: ConsolidationFacts): (left: number, right: number) => boolean {
  const different = new Set(apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const parents = new Map(tags.map(({ id, parentId }) => [id, parentId]));
  const isAbove = (above: number, id: number): boolean => {
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) if (at === above) return true;
    return false;
  };
  return (left, right) => {
    const [a, b] = [tags[left], tags[right]];
    if (!a || !b || a.status === 'retired' || b.status === 'retired') return false;
    if (different.has(`${a.id} ${b.id}`)) return false;
    if (isLeftoverName(a.name) || isLeftoverName(b.name)) return false;
    // Values that exclude each other were made to be told apart; two rules cannot become one.
    if (a.isExclusiveChild && b.isExclusiveChild && a.parentId === b.parentId) return false;
    if (a.hasRule && b.hasRule) return false;
    return !isAbove(a.id, b.id) && !isAbove(b.id, a.id);
  };
}

const because: Record<NamePair['reason'], string> = {
  letters: 'The names have the same letters',
  words: 'The names have the same words',
  alias: 'It is kept as another name',
  endings: 'The names have the same words with other endings',
  spelling: 'The names differ by a slip of the pen',
};

function mergeFate({ from, into, confidence, pair }: Merge, { tags }: ConsolidationFacts, overlaps: Overlaps): Fate {
  const target = tags[into] as TagFacts;
  const share = overlaps.containment(from, into);
  const also =
    overlaps.size(from) === 0
      ? 'nobody wears it'
      : share > 0
        ? `${percent(overlaps.shared(from, into) / overlaps.size(from))} of its contacts wear “${target.name}” too`
        : 'its contacts do not wear the other yet';
  return {
    fate: { action: 'merge', into: target.id as TagId },
    reason: `${because[pair.reason]}, and ${also}.`,
    confidence,
  };
}

function groupFate(tag: TagFacts, group: ValueGroup, value: string, facts: ConsolidationFacts): Fate | null {
  const count = group.values.length;
  if (group.holds === 'one' && !tag.hasRule) {
    const known = facts.fields.find((label) => labelKey(label) === group.key);
    return {
      fate: { action: 'field', field: known ?? capital(group.label), value: capital(value) },
      reason: `One of ${count} values of ${group.label}, and ${group.twice === 0 ? 'no contact has' : 'hardly any contact has'} two: a field keeps one value per contact.`,
      confidence: 0.88,
    };
  }
  if (tag.parentId !== null) return null;
  const home = facts.tags.find(
    (one) => one.id !== tag.id && one.status !== 'retired' && labelKey(one.name) === group.key,
  );
  if (home === undefined && count < 3) return null;
  return {
    fate: {
      action: 'move',
      parent: (home?.id ?? null) as TagId | null,
      newParent: home ? null : capital(group.label),
      name: capital(value),
    },
    reason: `One of ${count} tags that begin with “${group.label}”, and ${group.holds === 'several' ? 'contacts wear several of them' : 'a contact may wear several'}: a branch of the tree holds them together.`,
    confidence: group.holds === 'several' ? 0.84 : 0.7,
  };
}

function retireFate(tag: TagFacts, size: number, isParent: boolean, facts: ConsolidationFacts): Fate | null {
  if (isParent || tag.usedBy.length > 0 || tag.hasRule) return null;
  const found = retireReason(tag, size, facts);
  return found && { fate: { action: 'retire' }, ...found };
}

/** A tag whose name says that it is part of another, and whose contacts wear that other nearly all. */
function partOfFate(tag: TagFacts, place: number, { tags }: ConsolidationFacts, overlaps: Overlaps): Fate | null {
  if (tag.parentId !== null || overlaps.size(place) < 10) return null;
  const words = labelKey(tag.name).split(' ');
  for (const [other, whole] of tags.entries()) {
    if (other === place || whole.status === 'retired' || overlaps.size(other) < 2 * overlaps.size(place)) continue;
    const share = overlaps.shared(place, other) / overlaps.size(place);
    if (share < 0.95) continue;
    const part = labelKey(whole.name).split(' ');
    if (part.length >= words.length || !part.every((word) => words.includes(word))) continue;
    return {
      fate: { action: 'move', parent: whole.id as TagId, newParent: null, name: tag.name },
      reason: `${percent(share)} of its contacts wear “${whole.name}”, of which it is a part by its name.`,
      confidence: 0.72,
    };
  }
  return null;
}

/** Two tags on the same people: worth a look, not a proposal. */
const nearlySame = 0.9;

function keepFate(tag: TagFacts, place: number, { tags }: ConsolidationFacts, overlaps: Overlaps): Fate {
  const size = overlaps.size(place);
  const keep = { fate: { action: 'keep' } } as const;
  if (tag.hasRule) return { ...keep, reason: 'A rule of its own keeps it right.', confidence: 0.95 };
  if (tag.usedBy.length > 0) {
    return { ...keep, reason: `${counted(tag.usedBy.length, 'rule')} or segments need it.`, confidence: 0.92 };
  }
  const twin = size < 20 ? -1 : twinOf(place, tags.length, overlaps);
  if (twin >= 0) {
    const share = percent(overlaps.jaccard(place, twin));
    return {
      ...keep,
      reason: `Worn by the same people as “${tags[twin]?.name}” (${share} in common): look whether both are needed.`,
      confidence: 0.4,
    };
  }
  if (tag.isDocumented) return { ...keep, reason: 'Its meaning is written down.', confidence: 0.9 };
  return {
    ...keep,
    reason:
      size === 0
        ? 'It may hold other tags together.'
        : `Worn by ${counted(size, 'contact')}, and no other tag says the same.`,
    confidence: 0.6,
  };
}

function twinOf(place: number, count: number, overlaps: Overlaps): number {
  const size = overlaps.size(place);
  for (let other = 0; other < count; other++) {
    const isNear = Math.min(size, overlaps.size(other)) >= nearlySame * Math.max(size, overlaps.size(other));
    if (isNear && other !== place && overlaps.jaccard(place, other) >= nearlySame) return other;
  }
  return -1;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
