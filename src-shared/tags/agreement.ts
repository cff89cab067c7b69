// Rounds of judging: the same contacts and tags for several people. Owns the shapes of a deck and of answers, and how much
// agreement is enough; the statistic is in engines/agreement.
import { z } from 'zod';

/** Contacts dealt unless somebody wants another number. */
export const usualCards = 20;
/** More tags than these nobody judges in one sitting. */
export const mostTags = 12;
export const mostCards = 60;

const text = z.string().max(4_000);

export const deckTag = z.strictObject({
  /** Its id where the round was dealt. */
  tag: z.number().int().positive(),
  /** 'Lifecycle stage › Active' */
  path: z.string().min(1).max(2_000),
  meaning: text,
  appliedWhen: text,
  removedWhen: text,
});
export type DeckTag = z.output<typeof deckTag>;

export const deckCard = z.strictObject({
  /** Its id where the round was dealt. */
  contact: z.number().int().positive(),
  name: z.string().max(1_000),
  facts: z.array(z.strictObject({ label: z.string().max(200), value: z.string().max(2_000) })).max(60),
});
export type DeckCard = z.output<typeof deckCard>;

export const deckSchema = z.strictObject({
  tags: z.array(deckTag).min(1).max(mostTags),
  cards: z.array(deckCard).min(1).max(mostCards),
});
export type Deck = z.output<typeof deckSchema>;

/** unsure counts as no answer: it says nothing about the tag. */
export const verdicts = ['yes', 'no', 'unsure'] as const;
export type Verdict = (typeof verdicts)[number];

export const choiceSchema = z.strictObject({
  verdict: z.enum(verdicts),
  /** The sentence of the definition that decided it, as a place in sentencesOf(); null where none was named. */
  because: z.number().int().min(0).max(200).nullable(),
});
export type Choice = z.output<typeof choiceSchema>;

/** One choice a tag of the deck, in its order. */
export const choicesSchema = z.array(choiceSchema).max(mostTags);

export type DefinitionField = 'meaning' | 'appliedWhen' | 'removedWhen';
export interface DefinitionSentence {
  field: DefinitionField;
  text: string;
}

/** The sentences of a tag's definition in the order in which they are read. */
export function sentencesOf(tag: DeckTag): DefinitionSentence[] {
  return (['meaning', 'appliedWhen', 'removedWhen'] as const).flatMap((field) =>
    tag[field]
      .split(/(?<=[.!?…。])\s+|\n+/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ field, text: part })),
  );
}

export type AgreementBand = 'reliable' | 'tentative' | 'unreliable' | 'unknown';

/**
 * What an alpha allows: conclusions from 0.8 on, tentative ones from 0.667 on (Krippendorff, Content Analysis, 2004,
 * p. 241).
 * @param alpha null where it is not defined
 */
export function agreementBand(alpha: number | null): AgreementBand {
  if (alpha === null) return 'unknown';
  if (alpha >= 0.8) return 'reliable';
  return alpha >= 0.667 ? 'tentative' : 'unreliable';
}
