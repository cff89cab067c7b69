// What the page may ask about rounds in which people judge the same contacts: dealing, answering, comparing, and the files
// by which a round travels. Nobody's answers are shown before they are compared.
import { z } from 'zod';
import { fileToken, tagId } from '../model/ids.ts';
import {
  type AgreementBand,
  choicesSchema,
  type Deck,
  type DefinitionSentence,
  mostCards,
  mostTags,
  usualCards,
  type Verdict,
} from '../tags/agreement.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

export interface AgreementRater {
  id: number;
  name: string;
  /** file: the answers came back in a file. */
  origin: 'here' | 'file';
  /** Cards answered so far. */
  answered: number;
}

export interface AgreementRound {
  id: number;
  name: string;
  /** file: dealt elsewhere and handed to this workspace, whose contacts it does not speak of. */
  origin: 'here' | 'file';
  createdAt: number;
  tags: string[];
  cards: number;
  raters: AgreementRater[];
}

export interface TagAgreement {
  tag: number;
  path: string;
  /** Krippendorff's alpha, nominal; null where it is not defined: too few answers, or everybody said the same of all. */
  alpha: number | null;
  /** Where alpha lies in 95 of 100 draws. */
  interval: { low: number; high: number } | null;
  band: AgreementBand;
  /** Share of pairs of answers that are equal, 0 to 1; flatters where nearly everybody says no. */
  agreement: number | null;
  /** Contacts with two answers or more. */
  judged: number;
  yes: { rater: string; cards: number }[];
  /** The definition in sentences; `because` and `readDifferently` are places in it. */
  sentences: DefinitionSentence[];
  disputes: {
    contact: number;
    name: string;
    choices: { rater: string; verdict: Verdict | null; because: number | null }[];
  }[];
  /** The sentence that stood behind most differing answers; null where nobody named one. */
  readDifferently: number | null;
}

const round = z.number().int().positive();
const rater = z.number().int().positive();
const name = z.string().trim().min(1).max(200);

export const tagAgreementContract = {
  'agreement.rounds': read(z.object({}), returns<AgreementRound[]>()),
  'agreement.deck': read(z.object({ round }), returns<Deck>(), ['not-found']),
  /** What one person answered so far, by card. */
  'agreement.answers': read(
    z.object({ rater }),
    returns<{ card: number; choices: z.output<typeof choicesSchema> }[]>(),
    ['not-found'],
  ),
  'agreement.compare': read(z.object({ round }), returns<TagAgreement[]>(), ['not-found']),

  /** Deals contacts by chance, half of them from those who wear one of the tags. */
  'agreement.deal': job(
    z.object({
      name,
      tags: z.array(tagId).min(1).max(mostTags),
      cards: z.number().int().min(2).max(mostCards).default(usualCards),
    }),
    returns<{ round: number; cards: number }>(),
    ['not-found', 'too-few'],
  ),
  'agreement.join': write(z.object({ round, name }), returns<{ rater: number }>(), ['not-found', 'name-taken']),
  'agreement.answer': write(
    z.object({ rater, card: z.number().int().min(0).max(mostCards), choices: choicesSchema }),
    returns<null>(),
    ['not-found', 'bad-input'],
  ),
  'agreement.removeRater': write(z.object({ rater }), returns<null>(), ['not-found']),
  'agreement.remove': write(z.object({ round }), returns<null>(), ['not-found']),

  /** Writes the deck for somebody who judges on another computer. */
  'agreement.handOff': job(z.object({ round, file: fileToken }), returns<{ fileName: string; size: number }>(), [
    'not-found',
  ]),
  /** Writes what one person answered, to be brought back. */
  'agreement.saveAnswers': job(z.object({ rater, file: fileToken }), returns<{ fileName: string; size: number }>(), [
    'not-found',
    'nothing-answered',
  ]),
  /** Opens either file: a deck becomes a round here, answers join the round they belong to. */
  'agreement.open': job(
    z.object({ file: fileToken }),
    returns<{ kind: 'deck' | 'answers'; round: number; rater: string | null }>(),
    ['unknown-format', 'too-large', 'not-found', 'already-there'],
  ),
} satisfies FeatureContract;
