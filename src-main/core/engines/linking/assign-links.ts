// Decides which record of one list goes with which of the other, when each may be taken once. Owns the assignment;
// weights come from the matcher.
//
// Links are taken heaviest first. The result is stable: no two records that are not linked with each other both fit
// each other better than what they got (Gale and Shapley 1962), which with one weight per pair is unique but for ties.
import type { ScoredPairs } from '../matching/score.ts';

/** one: every record has one partner at most. many: a record of the first list may have several in the second. */
export type LinkMode = 'one' | 'many';

/** Why a link is left to a person. */
export const doubts = ['none', 'weak', 'rival'] as const;
export type Doubt = (typeof doubts)[number];

export interface Link {
  readonly left: number;
  readonly right: number;
  /** Bits. */
  readonly weight: number;
  /** weak: below certain. rival: another record fits almost as well. */
  readonly doubt: Doubt;
  /** The record that fits almost as well, and the list it is in. */
  readonly rival: number | undefined;
  readonly rivalSide: 'left' | 'right' | undefined;
}

export interface AssignInput {
  /** Pairs across the lists at or above review, heaviest first. */
  readonly pairs: ScoredPairs;
  readonly mode: LinkMode;
  /** Bits from which on a link needs no look. */
  readonly certain: number;
  /** Are two records of the same list one and the same anyway? Then the one is no rival of the other. */
  readonly isRepeat: (one: number, other: number) => boolean;
}

/** Another record fits almost as well within so many bits: odds of sixteen to one. */
const rivalMargin = 4;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The links, heaviest first. */
export function assignLinks({ pairs, mode, certain, isRepeat }: AssignInput): Link[] {
  const [leftTaken, rightTaken] = [new Map<number, number>(), new Map<number, number>()];
  const links: Omit<Mutable<Link>, 'doubt'>[] = [];
  const contest = (link: number | undefined, weight: number, side: 'left' | 'right', record: number) => {
    const taken = link === undefined ? undefined : links[link];
    if (taken === undefined || taken.rival !== undefined || taken.weight - weight >= rivalMargin) return;
    if (isRepeat(taken[side], record)) return;
    taken.rival = record;
    taken.rivalSide = side;
  };
  for (let at = 0; at < pairs.count; at++) {
    const [left, right, weight] = [pairs.left[at] ?? 0, pairs.right[at] ?? 0, pairs.weight[at] ?? 0];
    const [ofLeft, ofRight] = [leftTaken.get(left), rightTaken.get(right)];
    if (ofRight === undefined && (ofLeft === undefined || mode === 'many')) {
      leftTaken.set(left, links.length);
      rightTaken.set(right, links.length);
      links.push({ left, right, weight, rival: undefined, rivalSide: undefined });
      continue;
    }
    contest(ofRight, weight, 'left', left);
    if (mode === 'one') contest(ofLeft, weight, 'right', right);
  }
  return links.map((link) => ({
    ...link,
    doubt: link.weight < certain ? 'weak' : link.rival === undefined ? 'none' : 'rival',
  }));
}
