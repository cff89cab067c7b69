// Tags that are values of one thing: 'Status: active', 'Status: lapsed'. Owns finding them by their names, and telling by
// their contacts whether a contact has one value (a field) or may have several (a branch of the tree).
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { singular } from './name-words.ts';
import type { Overlaps } from './overlaps.ts';

export interface ValueGroup {
  /** As it is mostly written: 'Status'. */
  readonly label: string;
  /** Folded and singular, to compare with names of tags and fields. */
  readonly key: string;
  readonly values: readonly { readonly place: number; readonly value: string }[];
  /** one: a contact has at most one of them. several: contacts wear more than one. unclear: too few contacts to tell. */
  readonly holds: 'one' | 'several' | 'unclear';
  /** Contacts that wear two of them, over all pairs. */
  readonly twice: number;
}

/** 'Status: active', 'Plan - Free', 'Region/North', 'Store = Porto' */
const separated = /^(\p{L}[\p{L}\p{N} ]{1,40}?)\s*(?::|=|\/|\||›|»|>|::|\s[-–—])\s*(\S.*)$/u;
/** 'Size S', 'Tier 2', 'Rating A': a word and a code. */
const coded = /^(\p{L}{3,30})[ _]((?:[A-E]|[SML]|X{1,3}L|\d)[+-]?)$/u;

/** Of these a thing has one by their nature. */
const single = new Set(
  'status state stage plan region country language size rating grade tier level gender salutation payment currency type phase class'.split(
    ' ',
  ),
);
/** Of these people have several. */
const several = new Set(
  'interest event campaign topic hobby product attended like webinar course skill mailing newsletter download'.split(
    ' ',
  ),
);

/** The key under which labels of groups, fields and tags meet. */
export const labelKey = (label: string): string => foldText(label).split(' ').map(singular).join(' ');

/** A name as label and value, or null where it has not that form. */
export function splitName(name: string): { label: string; value: string } | null {
  const match = separated.exec(name.trim()) ?? coded.exec(name.trim());
  const [label, value] = [match?.[1]?.trim(), match?.[2]?.trim()];
  return label && value ? { label, value } : null;
}

/**
 * Groups of two or more tags whose names are a common label and a value.
 * @param everybody how many contacts there are, to tell chance from rule
 */
export function valueGroups(names: readonly string[], overlaps: Overlaps, everybody: number): ValueGroup[] {
  const byKey = new Map<string, { labels: string[]; values: { place: number; value: string }[] }>();
  for (const [place, name] of names.entries()) {
    const split = splitName(name);
    if (!split) continue;
    const key = labelKey(split.label);
    const group = byKey.get(key) ?? { labels: [], values: [] };
    byKey.set(key, group);
    group.labels.push(split.label);
    group.values.push({ place, value: split.value });
  }
  return [...byKey].flatMap(([key, { labels, values }]) => {
    if (values.length < 2) return [];
    const twice = countTwice(values, overlaps);
    return [
      { label: commonest(labels), key, values, holds: holdsHowMany(key, values, twice, overlaps, everybody), twice },
    ];
  });
}

function countTwice(values: ValueGroup['values'], overlaps: Overlaps): number {
  let twice = 0;
  for (const [index, { place }] of values.entries())
    for (const other of values.slice(index + 1)) twice += overlaps.shared(place, other.place);
  return twice;
}

/** Where chance alone would make this many contacts wear two, wearing hardly any two is a rule. */
const expectedToTell = 5;
/** Slips of the pen: up to this share of the contacts may wear two all the same. */
const slips = 0.02;

function holdsHowMany(
  key: string,
  values: ValueGroup['values'],
  twice: number,
  overlaps: Overlaps,
  everybody: number,
): ValueGroup['holds'] {
  const sizes = values.map(({ place }) => overlaps.size(place));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return 'unclear';
  const word = key.split(' ').at(-1) ?? '';
  const share = twice / total;
  if (several.has(word)) return 'several';
  if (share > 0.1) return 'several';
  if (single.has(word) && share <= slips) return 'one';
  let expected = 0;
  for (const [index, size] of sizes.entries())
    for (const other of sizes.slice(index + 1)) expected += (size * other) / Math.max(1, everybody);
  if (expected < expectedToTell) return 'unclear';
  return share <= slips && twice < 0.2 * expected ? 'one' : 'several';
}

function commonest(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
