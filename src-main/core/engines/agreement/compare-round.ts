// What a round of judging shows: how far people agree on each tag, on whom they differ, and which sentence of its
// definition they read differently. Values in, values out.
import type { TagAgreement } from '../../../../src-shared/contract/tag-agreement.ts';
import {
  agreementBand,
  type Choice,
  type Deck,
  sentencesOf,
  type Verdict,
} from '../../../../src-shared/tags/agreement.ts';
import { bootstrapInterval, nominalAlpha, type Value } from './krippendorff-alpha.ts';

export interface Answers {
  readonly rater: string;
  /** Choices by place of the card, one a tag of the deck. */
  readonly byCard: ReadonlyMap<number, readonly Choice[]>;
}

/** One entry a tag of the deck, in its order. */
export function compareRound(deck: Deck, people: readonly Answers[]): TagAgreement[] {
  return deck.tags.map((tag, place) => {
    const choicesOf = (card: number): (Choice | undefined)[] => people.map(({ byCard }) => byCard.get(card)?.[place]);
    const units = deck.cards.map((_, card) => choicesOf(card).map((choice) => answerOf(choice?.verdict)));
    const { alpha, agreement, units: judged } = nominalAlpha(units);
    const disputes = deck.cards.flatMap(({ contact, name }, card) => {
      const given = choicesOf(card);
      const said = new Set(given.flatMap((choice) => answerOf(choice?.verdict) ?? []));
      if (said.size < 2) return [];
      return [
        {
          contact,
          name,
          choices: people.map(({ rater }, at) => ({
            rater,
            verdict: given[at]?.verdict ?? null,
            because: given[at]?.because ?? null,
          })),
        },
      ];
    });
    return {
      tag: tag.tag,
      path: tag.path,
      alpha,
      interval: bootstrapInterval(units),
      band: agreementBand(alpha),
      agreement,
      judged,
      yes: people.map(({ rater, byCard }) => ({
        rater,
        cards: [...byCard.values()].filter((choices) => choices[place]?.verdict === 'yes').length,
      })),
      sentences: sentencesOf(tag),
      disputes,
      readDifferently: readDifferently(disputes),
    };
  });
}

const answerOf = (verdict: Verdict | undefined): Value =>
  verdict === undefined || verdict === 'unsure' ? null : verdict;

/**
 * The sentence that stood behind most of the differing answers. One that both sides of a dispute named counts for more: it
 * was read in two ways, where otherwise two sentences were weighed against each other.
 * @returns a place in sentencesOf(), or null where nobody named any
 */
function readDifferently(disputes: TagAgreement['disputes']): number | null {
  const weights = new Map<number, number>();
  for (const { choices } of disputes) {
    const sides = new Map<number, Set<Verdict>>();
    for (const { verdict, because } of choices) {
      if (because === null || verdict === null || verdict === 'unsure') continue;
      sides.set(because, (sides.get(because) ?? new Set()).add(verdict));
    }
    for (const [sentence, said] of sides) weights.set(sentence, (weights.get(sentence) ?? 0) + (said.size > 1 ? 3 : 1));
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}
