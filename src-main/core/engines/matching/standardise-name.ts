// Names as the matcher compares them: folded given, middle and family parts and the generation (junior, III). Owns
// what counts as a title or a generation; splitting a written name is src-shared/text/person-name.ts.
import { splitFullName } from '../../../../src-shared/text/person-name.ts';
import { fold } from './fold.ts';
import { remembered } from './remembered-change.ts';

/** The compared parts of one person's name; '' for what is missing. */
export interface StandardName {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  /** 'jr', 'sr', 'ii', 'iii', 'iv' or ''. */
  readonly generation: string;
}

const generations: Record<string, string> = {
  jr: 'jr',
  junior: 'jr',
  sr: 'sr',
  senior: 'sr',
  i: 'i',
  ii: 'ii',
  '2nd': 'ii',
  iii: 'iii',
  '3rd': 'iii',
  iv: 'iv',
  '4th': 'iv',
};
const titles = new Set(
  'mr mrs ms miss mx dr prof sir herr frau mme mlle monsieur madame sig sra srta phd md esq'.split(' '),
);
// Words that forms and exports write where a name is missing.
const placeholders = new Set([
  'unknown',
  'na',
  'n a',
  'none',
  'null',
  'test',
  'no name',
  'not provided',
  'anonymous',
  'asdf',
  'qwerty',
  'xxx',
]);
const standInNames = new Set(['max mustermann', 'erika mustermann', 'john doe', 'jane doe', 'test user', 'first last']);

/** Reads the names of many records: what a word becomes is worked out once, since names repeat. */
export function nameReader(): typeof standardName {
  const folded = remembered(fold);
  return (given, middle, family, suffix, full) => readName(given, middle, family, suffix, full, folded);
}

/** The name of one record from its parts, or from a full name where the parts are missing. */
export function standardName(
  given: string,
  middle: string,
  family: string,
  suffix: string,
  full: string,
): StandardName {
  return readName(given, middle, family, suffix, full, fold);
}

function readName(
  given: string,
  middle: string,
  family: string,
  suffix: string,
  full: string,
  folded: typeof fold,
): StandardName {
  if (given === '' && family === '' && full !== '') {
    const parts = splitFullName(full);
    const generation = suffix || (parts.suffix ?? '');
    return readName(parts.given ?? '', parts.middle ?? '', parts.family ?? '', generation, '', folded);
  }
  if (standInNames.has(`${folded(given)} ${folded(family)}`))
    return { given: '', middle: '', family: '', generation: '' };
  const first = takeGeneration(nameWords(given, folded), false);
  const initial = middle === '' ? takeInitial(first.words) : '';
  const last = takeGeneration(nameWords(family, folded), true);
  return {
    given: first.words.join(' '),
    middle: initial || nameWords(middle, folded).join(' '),
    family: last.words.join(' '),
    generation: generations[suffix === '' ? '' : folded(suffix)] ?? (last.generation || first.generation),
  };
}

function nameWords(text: string, folded: typeof fold): string[] {
  if (text === '') return [];
  const plain = folded(text);
  if (placeholders.has(plain)) return [];
  if (!plain.includes(' ')) return [plain];
  const words = plain.split(' ');
  const kept = words.filter((word) => !titles.has(word));
  return kept.length === 0 ? words : kept;
}

/** Takes a middle initial off the end of given names: 'Rosemary A'. */
function takeInitial(words: string[]): string {
  return words.length > 1 && (words[0] ?? '').length > 1 && words.at(-1)?.length === 1 ? (words.pop() ?? '') : '';
}

/** Takes a generation off the end. A lone 'i' counts only after a given name of two letters or more: 'Morris I'. */
function takeGeneration(words: string[], isFamily: boolean): { words: string[]; generation: string } {
  const last = words[words.length - 1] ?? '';
  const generation = words.length > 1 ? generations[last] : undefined;
  if (generation === undefined || (generation === 'i' && isFamily)) return { words, generation: '' };
  return { words: words.slice(0, -1), generation };
}
