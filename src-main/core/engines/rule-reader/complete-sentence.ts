// How a half-typed sentence may go on: names after 'tagged', places after 'in', turns of phrase elsewhere. Owns the
// suggestions; whether the result can be read is read-sentence.ts's to say.
import { foldText } from '../../../../src-shared/text/text-key.ts';

/** Asked for only where such a name may follow: listing places or products reads every contact or activity. */
export interface CompletionWords {
  readonly tags: () => readonly string[];
  readonly segments: () => readonly string[];
  /** The commonest first. */
  readonly places: () => readonly string[];
  readonly products: () => readonly string[];
}

const starts = ['Customers in …', 'Contacts tagged …', 'Customers who bought …', 'Contacts with …', 'Companies in …'];
const turns = [
  'in the last 3 months',
  'in the last year',
  'in the last 30 days',
  'who bought',
  'who never bought anything',
  'who did not buy in the last year',
  'who spent more than 500',
  'who opened an email',
  'with at least 3 orders',
  'with a birthday within 14 days',
  'with an email',
  'without a phone',
  'with revenue in the top 10 %',
  'may be emailed',
  'inactive for 6 months',
  'added in the last 30 days',
  'tagged',
  'not tagged',
  'in segment',
  'and',
  'or',
  'but not',
];
const most = 7;

/** What a name follows. */
const before: readonly [RegExp, keyof CompletionWords][] = [
  [/\b(?:in segment|in the segment|members of)$/, 'segments'],
  [/\b(?:tagged|tagged with|the tag|tag|tags)$/, 'tags'],
  [/\b(?:bought|buy|ordered|purchased|viewed|on) ?(?:a|an|the)?$/, 'products'],
  [/\b(?:in|from|outside|living in|based in)$/, 'places'],
];

/**
 * Whole sentences that go on from this one, the likeliest first.
 * @param sentence as typed, the cursor at its end
 */
export function completeSentence(sentence: string, words: CompletionWords): string[] {
  if (sentence.trim() === '') return starts.map((start) => start.replace(/ …$/, ' '));
  const found = new Set<string>();
  const folded = foldText(sentence);
  // The last words may begin a name of several words: try the longest beginning first.
  const cuts = [...sentence.matchAll(/\s/g)].map((match) => match.index + 1).slice(-4);
  if (!/\s$/.test(sentence)) cuts.unshift(...(cuts.length === 0 ? [0] : []));
  for (const cut of cuts) {
    const head = sentence.slice(0, cut);
    const part = foldText(sentence.slice(cut));
    const place = before.find(([pattern]) => pattern.test(foldText(head).trim()));
    if (place !== undefined) {
      for (const name of words[place[1]]()) if (foldText(name).startsWith(part)) found.add(`${head}${written(name)} `);
    }
    if (part === '' && place !== undefined && place[1] !== 'products') continue;
    for (const turn of turns) {
      if (turn.startsWith(part) && turn !== part && (part !== '' || /\s$/.test(sentence))) found.add(`${head}${turn} `);
    }
  }
  return [...found].filter((one) => foldText(one) !== folded).slice(0, most);
}

/** A name that would not be read as one word after another stands in quotes. */
function written(name: string): string {
  return /^[\p{L}\p{N}]+(?: [\p{Lu}\p{N}][\p{L}\p{N}]*)*$/u.test(name) ? name : `“${name}”`;
}
