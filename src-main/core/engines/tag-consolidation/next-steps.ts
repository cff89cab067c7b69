// The way from many tags to about thirty in a few decisions: what is proposed for single tags gathered into steps, and, where
// that is not enough, what else could go, least needed first. Owns the order of the steps and what stands in each.
import {
  type ConsolidationStep,
  type StepItem,
  type StepKind,
  sureFrom,
  type TagProposal,
} from '../../../../src-shared/tags/consolidation.ts';
import { wordsOfName } from './name-words.ts';
import { oppositePair } from './opposites.ts';
import type { Overlaps } from './overlaps.ts';
import type { ConsolidationFacts, TagFacts } from './tag-facts.ts';

const day = 86_400_000;
/** Worn by fewer than this share of the contacts a tag moves little. */
const rareShare = 0.01;
/** Of the smaller tag, so many contacts may wear both by a slip of the pen. */
const slips = 0.02;

/**
 * The steps in the order in which they are best taken; each tag stands in one of them at most. What a rule or a segment
 * uses is never retired, and what others are merged into not before that is applied.
 * @param proposals one a tag that is not retired, as proposeFates gives them
 */
export function nextSteps(
  facts: ConsolidationFacts,
  overlaps: Overlaps,
  proposals: readonly TagProposal[],
): ConsolidationStep[] {
  const placeOf = new Map(facts.tags.map(({ id }, place) => [id, place]));
  const open = proposals.filter(({ fate }) => fate.action === 'keep');
  const changing = proposals.filter(({ fate }) => fate.action !== 'keep');
  const free = open.flatMap(({ tag }) => {
    const place = placeOf.get(tag) ?? -1;
    return isFree(facts, place) ? [place] : [];
  });
  const targets = new Set(changing.flatMap(({ fate }) => (fate.action === 'merge' ? [fate.into as number] : [])));
  const worn = (place: number): string => wornWords(facts, overlaps, place);
  const itemOf = ({ tag, fate, reason }: TagProposal): StepItem => ({ tag, fate, note: reason });
  const step = (kind: StepKind, items: readonly StepItem[]): ConsolidationStep[] =>
    items.length === 0 ? [] : [{ kind, items: [...items] }];

  const apart = free.filter((place) => !targets.has(facts.tags[place]?.id ?? 0));
  const values = opposites(facts, overlaps, apart);
  const paired = new Set(values.map(({ tag }) => tag));
  const leaving = apart.filter((place) => !paired.has(facts.tags[place]?.id ?? 0));
  const byNeed = leaving
    .map((place) => ({ place, size: overlaps.size(place), tag: facts.tags[place] as TagFacts }))
    .sort(
      (a, b) => a.size - b.size || (a.tag.lastAssignedAt ?? 0) - (b.tag.lastAssignedAt ?? 0) || a.tag.id - b.tag.id,
    );
  const retire = (ones: typeof byNeed): StepItem[] =>
    ones.map(({ place, tag }) => ({ tag: tag.id, fate: { action: 'retire' }, note: worn(place) }));
  const isRare = ({ size }: (typeof byNeed)[number]): boolean => size < rareShare * facts.everybody;
  const isSettled = free.every((place) => facts.tags[place]?.isDocumented || apart.includes(place));
  const undocumented = byNeed.filter(({ tag }) => !tag.isDocumented);
  return [
    ...step('sure', changing.filter(({ confidence }) => confidence >= sureFrom).map(itemOf)),
    ...step('look', changing.filter(({ confidence }) => confidence < sureFrom).map(itemOf)),
    ...step('values', values),
    ...step('rare', retire(undocumented.filter(isRare))),
    ...step('least', retire(undocumented.filter((one) => !isRare(one)))),
    // What others are merged into first may go undocumented once that is done, before anything documented does.
    ...step('documented', isSettled ? retire(byNeed.filter(({ tag }) => tag.isDocumented)) : []),
  ];
}

/** Whether a tag may go at all: a leaf that no rule and no segment asks for, and that is not one choice of a group. */
function isFree({ tags }: ConsolidationFacts, place: number): boolean {
  const tag = tags[place];
  if (!tag || tag.hasRule || tag.usedBy.length > 0 || tag.isExclusiveChild) return false;
  return !tags.some(({ parentId, status }) => parentId === tag.id && status !== 'retired');
}

/** Tags of opposite meaning that hardly anybody wears together, as two values of one field. */
function opposites(facts: ConsolidationFacts, overlaps: Overlaps, places: readonly number[]): StepItem[] {
  const items: StepItem[] = [];
  const taken = new Set<number>();
  const named = places
    .filter((place) => !facts.tags[place]?.isDocumented)
    .map((place) => ({ place, words: wordsOfName(facts.tags[place]?.name ?? '') }));
  for (const [at, one] of named.entries()) {
    if (taken.has(one.place)) continue;
    for (const other of named.slice(at + 1)) {
      if (taken.has(other.place)) continue;
      const pair = oppositePair(one.words, other.words);
      if (!pair || overlaps.containment(one.place, other.place) > slips) continue;
      taken.add(one.place).add(other.place);
      for (const [place, value] of [
        [one.place, pair.left],
        [other.place, pair.right],
      ] as const) {
        const note = `${wornWords(facts, overlaps, place)}; ${pair.why}`;
        items.push({ tag: facts.tags[place]?.id ?? 0, fate: { action: 'field', field: pair.field, value }, note });
      }
      break;
    }
  }
  return items;
}

/** '37 contacts, put on last 12 days ago' */
function wornWords({ tags, asOf }: ConsolidationFacts, overlaps: Overlaps, place: number): string {
  const size = overlaps.size(place);
  const last = tags[place]?.lastAssignedAt ?? null;
  if (size === 0 || last === null) return 'nobody wears it';
  const days = Math.max(0, Math.floor((asOf - last) / day));
  const since =
    days === 0
      ? 'today'
      : days === 1
        ? 'yesterday'
        : days < 60
          ? `${days} days ago`
          : `${Math.round(days / 30)} months ago`;
  return `${size.toLocaleString('en')} ${size === 1 ? 'contact' : 'contacts'}, put on last ${since}`;
}
