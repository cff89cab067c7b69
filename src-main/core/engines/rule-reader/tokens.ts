// A typed sentence as words, numbers, days and quoted names, each with its place in the text. Owns the cutting; what
// words mean is the grammar's.
import { foldText } from '../../../../src-shared/text/text-key.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'day' | 'quoted' | 'mark';
  /** As typed; without the quotes of a quoted name. */
  readonly text: string;
  /** Folded: case and accents removed. */
  readonly key: string;
  /** Of numbers: the value. */
  readonly number: number;
  /** Where it stands in the sentence: from, and the place after it. */
  readonly from: number;
  readonly to: number;
}

const pieces = new RegExp(
  [
    /["“”„«]([^"“”„«»]*)["”“»]/, // a quoted name
    /(\d{4}-\d{2}-\d{2})(?!\d)/, // a day
    /(\d+(?:,\d{3})*(?:\.\d+)?)(k|m)?(?![\p{L}\d])/iu, // a number, perhaps in thousands
    /(\d+)(?:st|nd|rd|th)\b/i, // an ordinal: 1st
    /([\p{L}\p{N}_&'’@./#+-]*[\p{L}\p{N}_])/u, // a word
    /(>=|<=|[()%,<>=≥≤$€£-])/, // a mark
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'giu',
);

/** Cuts a sentence; characters that belong to nothing are passed over. */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(pieces)) {
    const [whole, name, day, digits, scale, ordinal, word, mark] = match;
    const at = { from: match.index, to: match.index + whole.length };
    const add = (kind: Token['kind'], text: string, number = Number.NaN) =>
      tokens.push({ kind, text, key: foldText(text), number, ...at });
    if (name !== undefined) add('quoted', name);
    else if (day !== undefined) add('day', day);
    else if (digits !== undefined) add('number', digits, Number(digits.replaceAll(',', '')) * scaleOf(scale));
    else if (ordinal !== undefined) add('number', ordinal, Number(ordinal));
    else if (word !== undefined) add('word', word, numberWords[word.toLowerCase()]);
    else if (mark !== undefined) add('mark', mark);
  }
  return tokens;
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};

function scaleOf(letter: string | undefined): number {
  if (letter === undefined) return 1;
  return letter.toLowerCase() === 'k' ? 1000 : 1_000_000;
}
