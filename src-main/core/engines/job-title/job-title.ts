// Reads a job title: how senior its holder is and in which part of a company. Owns the reading; the words are in
// dictionary.ts and in what a workspace adds.
import { type JobArea, type JobLevel, jobAreas, jobLevels } from '../../../../src-shared/rules/job-titles.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { jobTitleWords } from './dictionary.ts';

export interface JobTitle {
  readonly level: JobLevel | null;
  readonly area: JobArea | null;
}

type Meaning = JobLevel | JobArea | 'none';

interface Phrase {
  readonly meaning: Meaning;
  readonly words: readonly string[];
}

/** Phrases by how many words they have, exact ones by their text; those with a star are tried one by one. */
interface Dictionary {
  readonly exact: ReadonlyMap<string, readonly Meaning[]>;
  readonly starred: readonly Phrase[];
  readonly longest: number;
}

const meanings: ReadonlySet<string> = new Set([...jobLevels, ...jobAreas, 'none']);
const isLevel = (meaning: Meaning): meaning is JobLevel => (jobLevels as readonly string[]).includes(meaning);
const isArea = (meaning: Meaning): meaning is JobArea => (jobAreas as readonly string[]).includes(meaning);

/** Titles read, by the workspace's own words: lists have few different titles, and rules ask of every contact. */
const readBy = new Map<string, { dictionary: Dictionary; titles: Map<string, JobTitle> }>();
const keptTitles = 20_000;
const keptDictionaries = 8;

/**
 * What a title says. Where several words speak, the longest phrase counts for its words ("Product Owner" owns nothing),
 * then the highest level, except that an assistant to somebody is an assistant.
 * @param title as typed, in any of the dictionary's languages
 * @param ownWords further lines of the dictionary's form, which win over its own; see `jobTitleProblems`
 */
export function readJobTitle(title: string, ownWords = ''): JobTitle {
  let kept = readBy.get(ownWords);
  if (kept === undefined) {
    if (readBy.size >= keptDictionaries) readBy.delete(readBy.keys().next().value as string);
    kept = { dictionary: dictionaryOf(ownWords), titles: new Map() };
    readBy.set(ownWords, kept);
  }
  const known = kept.titles.get(title);
  if (known !== undefined) return known;
  if (kept.titles.size >= keptTitles) kept.titles.clear();
  const read = readWith(kept.dictionary, title);
  kept.titles.set(title, read);
  return read;
}

/** What is wrong with a workspace's own words, one sentence per line that cannot be used. */
export function jobTitleProblems(ownWords: string): string[] {
  return ownWords.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const meaning = line.slice(0, Math.max(0, line.indexOf(':'))).trim();
    if (!meanings.has(meaning)) {
      return [`Line ${index + 1} has to start with a level or an area and a colon, such as “director: fire chief”.`];
    }
    return phrasesIn(line.slice(line.indexOf(':') + 1)).length === 0
      ? [`Line ${index + 1} names no words behind the colon.`]
      : [];
  });
}

function dictionaryOf(ownWords: string): Dictionary {
  const exact = new Map<string, Meaning[]>();
  const starred: Phrase[] = [];
  let longest = 1;
  const take = (text: string, isOwn: boolean): void => {
    for (const line of text.split('\n')) {
      const colon = line.indexOf(':');
      const meaning = line.slice(0, Math.max(0, colon)).trim();
      if (!meanings.has(meaning)) continue;
      for (const words of phrasesIn(line.slice(colon + 1))) {
        longest = Math.max(longest, words.length);
        if (words.some((word) => word.includes('*'))) {
          starred.push({ meaning: meaning as Meaning, words });
          continue;
        }
        const key = words.join(' ');
        const before = exact.get(key) ?? [];
        const others = isOwn ? before.filter((one) => isArea(one) !== isArea(meaning as Meaning)) : before;
        exact.set(key, [...others, meaning as Meaning]);
      }
    }
  };
  take(jobTitleWords, false);
  take(ownWords, true);
  return { exact, starred, longest };
}

const phrasesIn = (list: string): string[][] =>
  list
    .split(',')
    .map((phrase) => wordsOf(phrase, true))
    .filter((words) => words.length > 0);

function wordsOf(text: string, withStars: boolean): string[] {
  const marks = withStars ? /[^\p{L}\p{N}&*]+/u : /[^\p{L}\p{N}&]+/u;
  return foldText(text)
    .split(marks)
    .filter((word) => word !== '');
}

function readWith(dictionary: Dictionary, title: string): JobTitle {
  const words = wordsOf(title, false).slice(0, 20);
  return {
    level: levelOf(found(words, dictionary, (one) => !isArea(one))),
    area: areaOf(found(words, dictionary, isArea)),
  };
}

/** The meanings in a title, in its order; a word belongs to the longest phrase that holds it, once. */
function found(words: readonly string[], dictionary: Dictionary, wanted: (meaning: Meaning) => boolean): Meaning[] {
  const result: Meaning[] = [];
  for (let at = 0; at < words.length; ) {
    const match = longestAt(words, at, dictionary, wanted);
    if (match === null) {
      at += 1;
      continue;
    }
    result.push(match.meaning);
    at += match.length;
  }
  return result;
}

function longestAt(
  words: readonly string[],
  at: number,
  { exact, starred, longest }: Dictionary,
  wanted: (meaning: Meaning) => boolean,
): { meaning: Meaning; length: number } | null {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const part = words.slice(at, at + length);
    const meaning =
      exact.get(part.join(' '))?.findLast(wanted) ??
      starred.findLast((one) => wanted(one.meaning) && one.words.length === length && standsFor(one.words, part))
        ?.meaning;
    if (meaning !== undefined) return { meaning, length };
  }
  return null;
}

function standsFor(pattern: readonly string[], words: readonly string[]): boolean {
  return pattern.every((part, index) => {
    const word = words[index] ?? '';
    const stem = part.replaceAll('*', '');
    if (part === stem) return word === stem;
    if (part.startsWith('*') && part.endsWith('*')) return word.includes(stem);
    return part.startsWith('*') ? word.endsWith(stem) : word.startsWith(stem);
  });
}

function levelOf(said: readonly Meaning[]): JobLevel | null {
  if (said.includes('none')) return null;
  const levels = said.filter(isLevel);
  if (levels.includes('assistant')) return 'assistant';
  return jobLevels.find((level) => levels.includes(level)) ?? null;
}

/** A named part of the company says more than "the whole of it"; else the first that is named. */
function areaOf(said: readonly Meaning[]): JobArea | null {
  const areas = said.filter(isArea);
  return areas.find((area) => area !== 'general_management') ?? areas[0] ?? null;
}
