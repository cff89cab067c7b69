// Judges a set of segments as a whole: too many, nearly the same, nested, tiny, without an action or a goal, made of
// demographics only, people left over. Owns the thresholds and the sentences; every warning carries its numbers.
import type { SetOverlaps } from '../segment-overlap/overlap.ts';

export interface AdvisedSegment {
  readonly id: number;
  readonly name: string;
  readonly goal: string | null;
  readonly action: string | null;
  /** Fields of the rule that say who somebody is (age, gender, place); and whether it asks for anything else. */
  readonly isDemographicOnly: boolean;
  /** The rule builds on another segment: lying inside it is meant. */
  readonly buildsOn: readonly number[];
}

export type AdviceKind =
  | 'empty'
  | 'alike'
  | 'nested'
  | 'tiny'
  | 'everybody'
  | 'too-many'
  | 'uncovered'
  | 'no-action'
  | 'no-goal'
  | 'demographics-only';

export interface Advice {
  kind: AdviceKind;
  /** Segments it is about, by place; none: about all of them. */
  segments: number[];
  /** What is the case, with its numbers. */
  text: string;
  /** What one can do. */
  remedy: string;
}

/** From here on two segments are called nearly the same (Jaccard). */
export const alikeFrom = 0.8;
/** Segments beyond this are more than a team remembers. */
export const manySegments = 12;
/** Smaller ones cost more to serve than they can bring. */
const tinyContacts = 20;
const tinyShare = 0.005;
/** A segment of more than this share of everybody says little. */
const nearlyEverybody = 0.95;
/** A remainder of more than this share deserves a look. */
const manyUncovered = 0.2;

/** @param overlaps of the members, by the same places as `segments`; @param total active contacts */
export function adviseSegments(segments: readonly AdvisedSegment[], overlaps: SetOverlaps, total: number): Advice[] {
  const size = (place: number): number => overlaps.sizes[place] ?? 0;
  const name = (place: number): string => `“${segments[place]?.name ?? ''}”`;
  const all = segments.map((_, place) => place);
  const about = (test: (segment: AdvisedSegment, place: number) => boolean): number[] =>
    all.filter((place) => test(segments[place] as AdvisedSegment, place));
  const list = (places: readonly number[]): string => {
    const shown = places.slice(0, 4).map(name);
    return places.length > 4 ? `${shown.join(', ')} and ${places.length - 4} more` : joined(shown);
  };
  const advice: Advice[] = [];
  const add = (kind: AdviceKind, places: number[], text: string, remedy: string): void => {
    advice.push({ kind, segments: places, text, remedy });
  };

  for (const left of all) {
    for (const right of all.slice(left + 1)) {
      const both = overlaps.shared(left, right);
      if (both === 0) continue;
      const alike = overlaps.jaccard(left, right);
      if (alike > alikeFrom) {
        add(
          'alike',
          [left, right],
          `${name(left)} and ${name(right)} are nearly the same: ${contacts(both)} of the ${contacts(size(left) + size(right) - both)} in either are in both (${percent(alike)}).`,
          'Keep one, or say in their sheets what each is for.',
        );
        continue;
      }
      const [inner, outer] = size(left) <= size(right) ? [left, right] : [right, left];
      const isMeant = segments[inner]?.buildsOn.includes(segments[outer]?.id ?? -1);
      if (both === size(inner) && size(outer) < nearlyEverybody * total && !isMeant) {
        add(
          'nested',
          [inner, outer],
          `${name(inner)} (${contacts(size(inner))}) lies wholly inside ${name(outer)} (${contacts(size(outer))}).`,
          'Give the inner one precedence in who gets which message, or take it out of the outer one.',
        );
      }
    }
  }
  if (segments.length > manySegments) {
    add(
      'too-many',
      [],
      `${segments.length} segments: more than a team keeps in mind, and each needs its own message.`,
      'Three to five that are worked with bring more than many that are not. Retire those without an action first.',
    );
  }
  const uncovered = total - overlaps.covered;
  if (segments.length > 0 && total > 0 && uncovered / total > manyUncovered) {
    add(
      'uncovered',
      [],
      `${contacts(uncovered)} of ${total.toLocaleString('en')} (${percent(uncovered / total)}) are in no segment.`,
      'See below what they have in common.',
    );
  }
  const empty = about((_, place) => size(place) === 0);
  if (empty.length > 0) {
    add(
      'empty',
      empty,
      `${list(empty)} ${empty.length === 1 ? 'has' : 'have'} nobody.`,
      'Loosen the rule, or delete it.',
    );
  }
  const tiny = about((_, place) => size(place) > 0 && size(place) < Math.min(tinyContacts, total * tinyShare + 5));
  if (tiny.length > 0) {
    add(
      'tiny',
      tiny,
      `${joined(tiny.slice(0, 4).map((place) => `${name(place)} has ${contacts(size(place))}`))}${tiny.length > 4 ? ` and ${tiny.length - 4} more are as small` : ''}.`,
      'Big enough shows from what size a segment pays and can be measured. A hand-picked list may serve them better.',
    );
  }
  const whole = about((_, place) => total > 0 && size(place) > nearlyEverybody * total);
  if (whole.length > 0) {
    add(
      'everybody',
      whole,
      `${joined(whole.slice(0, 4).map((place) => `${name(place)} holds ${percent(size(place) / total)} of all`))}.`,
      'A segment that holds nearly everybody tells nobody apart.',
    );
  }
  const idle = about(({ action }) => isBlank(action));
  if (idle.length > 0) {
    add(
      'no-action',
      idle,
      `${list(idle)} ${idle.length === 1 ? 'names' : 'name'} no action: nobody can say what is done for the members.`,
      'Write the action on the sheet, or delete the segment.',
    );
  }
  const aimless = about(({ goal }) => isBlank(goal));
  if (aimless.length > 0) {
    add(
      'no-goal',
      aimless,
      `${list(aimless)} ${aimless.length === 1 ? 'names' : 'name'} no goal.`,
      'Say on the sheet which number it should move.',
    );
  }
  const shallow = about(({ isDemographicOnly }) => isDemographicOnly);
  if (shallow.length > 0) {
    add(
      'demographics-only',
      shallow,
      `${list(shallow)} ${shallow.length === 1 ? 'asks' : 'ask'} only who people are, not what they do or want.`,
      'Add what they bought, visited or answered: it tells why they would act.',
    );
  }
  return advice;
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';
const contacts = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'contact' : 'contacts'}`;
const percent = (share: number): string => `${share > 0.99 && share < 1 ? '>99' : Math.round(share * 100)}%`;
const joined = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
