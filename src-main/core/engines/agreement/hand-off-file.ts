// The two files of a round that travels: the deck for somebody who judges elsewhere, and their answers on the way back.
// Owns the format; both are JSON with a mark and a version of their own.
import { z } from 'zod';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { choicesSchema, type Deck, deckSchema } from '../../../../src-shared/tags/agreement.ts';

const deckMark = 'tagstead-agreement-round';
const answersMark = 'tagstead-agreement-answers';

const token = z.string().min(8).max(100);
const name = z.string().trim().min(1).max(200);
const deckFile = z.object({ format: z.literal(deckMark), version: z.literal(1), token, name, deck: deckSchema });
const answersFile = z.object({
  format: z.literal(answersMark),
  version: z.literal(1),
  token,
  rater: name,
  answers: z.array(z.object({ card: z.number().int().min(0), choices: choicesSchema })).max(1_000),
});
const anyFile = z.discriminatedUnion('format', [deckFile, answersFile]);

export type DeckFile = z.output<typeof deckFile>;
export type AnswersFile = z.output<typeof answersFile>;

export const writeDeckFile = (round: { token: string; name: string; deck: Deck }): string =>
  `${JSON.stringify({ format: deckMark, version: 1, ...round } satisfies DeckFile, null, 2)}\n`;

export const writeAnswersFile = (answers: Omit<AnswersFile, 'format' | 'version'>): string =>
  `${JSON.stringify({ format: answersMark, version: 1, ...answers } satisfies AnswersFile, null, 2)}\n`;

/** Reads either file. @throws the refusal unknown-format, with a sentence that says what is wrong */
export function readHandOff(text: string): DeckFile | AnswersFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('unknown-format', 'This is no file of an agreement round. Choose one that Tagstead wrote.');
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1) {
    throw refuse('unknown-format', 'This file comes from a newer Tagstead. Update this one, then open it again.');
  }
  const read = anyFile.safeParse(value);
  if (read.success) return read.data;
  throw refuse('unknown-format', 'This is no complete file of an agreement round. Ask for it again.');
}
