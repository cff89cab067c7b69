// The parts of a person's name. Owns splitting and display; leaves spelling, case and nickname sets alone.
import { foldText, tidySpace } from './text-key.ts';

export interface NameParts {
  readonly prefix: string | null;
  readonly given: string | null;
  readonly middle: string | null;
  readonly family: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
}

/** What displayName may fall back on when a contact has no name. */
export interface NameFallbacks {
  readonly company?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

const noName: NameParts = { prefix: null, given: null, middle: null, family: null, suffix: null, nickname: null };

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const prefixes = words(
  'mr mister mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend fr father hon judge capt captain ' +
    'col colonel maj major lt sgt pres sen rep gov herr frau hr dipl-ing ing ir drs mag dott dott.ssa sig signor signora ' +
    'sr sra srta señor señora monsieur mme madame mlle dhr mevr mw pan pani',
);
const suffixes = words(
  'jr junior sr senior ii iii iv 2nd 3rd 4th phd md esq esquire cpa mba dds dvm rn jd cfa obe mbe kbe cbe qc kc mp ' +
    'dpt bsc msc ba ma pe pmp ret usn usmc usaf llm lld edd do od dc',
);
// Only as suffix after a comma or when three words precede them: they are surnames or initials elsewhere.
const doubtfulSuffixes = words('v ba ma do od dc pe ret mp rn jd md');
const particles = words(
  'van von vom zu zur der den de het la le les du da das do dos di del della delle dello degli dei ter ten te tot bin ' +
    'ibn bint al el abu ben af av st san santa saint mac y e d',
);
const joiners = words('and & und et + og och');

/**
 * Splits a written name into its parts. Understands prefixes and suffixes in any number ('Prof. Dr.', 'Jr., PhD'),
 * 'Last, First Middle', nicknames in quotes or brackets, family-name particles ('van der Berg'), couples
 * ('John and Mary Smith') and unspaced Chinese and Korean names. A single word is taken as the given name.
 */
export function splitFullName(text: string): NameParts {
  const tidy = tidySpace(text);
  if (tidy === '') return noName;
  const cjk = splitEastAsian(tidy);
  if (cjk !== undefined) return cjk;
  const { rest, nickname } = takeNickname(tidy);
  const { pieces, suffix } = takeCommaSuffixes(rest);
  const [first = '', second] = pieces;
  const base = second === undefined ? splitInOrder(first) : splitLastFirst(first, pieces.slice(1).join(' '));
  const joinedSuffix = [base.suffix, suffix].filter((part) => part !== null).join(' ');
  return { ...base, suffix: joinedSuffix === '' ? null : joinedSuffix, nickname };
}

/**
 * The name a list shows: given, middle, family, suffix; family first for names written in Chinese, Japanese or
 * Korean. Without a name: nickname, company, e-mail, phone, in that order; at last 'Unnamed contact'.
 */
export function displayName(parts: NameParts, fallbacks: NameFallbacks = {}): string {
  const { given, middle, family, suffix } = parts;
  if (family !== null && isEastAsian(family)) {
    const spaced = /\s/.test(given ?? '') ? ' ' : '';
    return [family, given].filter((part) => part !== null && part !== '').join(spaced);
  }
  const name = [given, middle, family, suffix].filter((part) => part !== null && part !== '').join(' ');
  return (
    name ||
    parts.nickname ||
    fallbacks.company ||
    fallbacks.email ||
    fallbacks.phone ||
    parts.prefix ||
    'Unnamed contact'
  );
}

function takeNickname(text: string): { rest: string; nickname: string | null } {
  const found = /\s*(?:["“”«]([^"“”«»]{1,40})["“”»]|\(([^()]{1,40})\)|(?<=\s)'([^']{2,40})'(?=\s|$))\s*/.exec(text);
  if (found === null) return { rest: text, nickname: null };
  const rest = tidySpace(`${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`);
  if (rest === '') return { rest: text, nickname: null };
  return { rest, nickname: (found[1] ?? found[2] ?? found[3] ?? '').trim() || null };
}

function takeCommaSuffixes(text: string): { pieces: string[]; suffix: string | null } {
  const pieces = text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const taken: string[] = [];
  while (pieces.length > 1) {
    const last = pieces[pieces.length - 1] ?? '';
    if (!last.split(' ').every((word) => suffixes.has(bare(word)))) break;
    taken.unshift(last);
    pieces.pop();
  }
  return { pieces, suffix: taken.length === 0 ? null : taken.join(' ') };
}

function splitInOrder(text: string): NameParts {
  const { tokens, prefix, suffix } = takeTitles(text.split(' '));
  const base = { ...noName, prefix, suffix };
  if (tokens.length === 0) return base;
  if (tokens.length === 1)
    return prefix === null ? { ...base, given: tokens[0] ?? null } : afterTitle(base, tokens[0] ?? '');
  const joiner = tokens.findIndex((token) => joiners.has(token.toLowerCase()));
  if (joiner > 0 && joiner < tokens.length - 1) {
    const cut = familyStart(tokens, joiner + 2);
    return { ...base, given: tokens.slice(0, cut).join(' '), family: tokens.slice(cut).join(' ') || null };
  }
  const cut = familyStart(tokens, 1);
  return {
    ...base,
    given: tokens[0] ?? null,
    middle: tokens.slice(1, cut).join(' ') || null,
    family: tokens.slice(cut).join(' ') || null,
  };
}

/** 'Dr. Smith' names a family, 'Sir Ian' a given name. */
function afterTitle(base: NameParts, token: string): NameParts {
  return /^(sir|dame|father|fr\.?)$/i.test(base.prefix ?? '') ? { ...base, given: token } : { ...base, family: token };
}

/** Where the family name begins: at the first particle that is not the first word, else at the last word. */
function familyStart(tokens: readonly string[], from: number): number {
  for (let index = from; index < tokens.length - 1; index++) {
    const token = tokens[index] ?? '';
    // An initial like 'D.' is no particle.
    if (particles.has(bare(token)) && !(token.length <= 2 && token.endsWith('.')) && !/^[A-Z]$/.test(token)) {
      return index;
    }
  }
  return Math.max(from, tokens.length - 1);
}

function splitLastFirst(familyText: string, givenText: string): NameParts {
  const family = takeTitles(familyText.split(' '));
  const { tokens, prefix, suffix } = takeTitles(givenText.split(' '));
  // 'Vogel, Anna von': the particle trails the given names.
  const trailing: string[] = [];
  while (
    tokens.length > 1 &&
    particles.has(bare(tokens[tokens.length - 1] ?? '')) &&
    !/^[A-Z]\.?$/.test(tokens.at(-1) ?? '')
  ) {
    trailing.unshift(tokens.pop() ?? '');
  }
  return {
    ...noName,
    prefix: [family.prefix, prefix].filter((part) => part !== null).join(' ') || null,
    given: tokens[0] ?? null,
    middle: tokens.slice(1).join(' ') || null,
    family: [...trailing, ...family.tokens].join(' ') || null,
    suffix: [family.suffix, suffix].filter((part) => part !== null).join(' ') || null,
  };
}

function takeTitles(all: readonly string[]): { tokens: string[]; prefix: string | null; suffix: string | null } {
  const tokens = all.filter((token) => token !== '');
  const before: string[] = [];
  while (tokens.length > 1 && prefixes.has(bare(tokens[0] ?? ''))) before.push(tokens.shift() ?? '');
  const after: string[] = [];
  while (tokens.length > 1) {
    const last = bare(tokens[tokens.length - 1] ?? '');
    if (!suffixes.has(last) || (doubtfulSuffixes.has(last) && tokens.length < 3)) break;
    after.unshift(tokens.pop() ?? '');
  }
  return {
    tokens,
    prefix: before.length === 0 ? null : before.join(' '),
    suffix: after.length === 0 ? null : after.join(' '),
  };
}

function bare(word: string): string {
  return foldText(word)
    .replace(/^['’]|[.,'’]+$/g, '')
    .replace(/\.(?=[a-z])/g, '');
}

const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー・\s]+$/u;
const doubleFamilies = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '上官',
  '东方',
  '皇甫',
  '남궁',
  '황보',
  '제갈',
  '선우',
  '독고',
  '사공',
]);

function isEastAsian(text: string): boolean {
  return text.charCodeAt(0) > 0x2e7f && eastAsian.test(text);
}

/** Family name first. Unspaced Japanese names cannot be cut without a dictionary and stay whole as given name. */
function splitEastAsian(text: string): NameParts | undefined {
  if (!isEastAsian(text)) return undefined;
  const [family, ...given] = text.split(/[\s・]/);
  if (given.length > 0) return { ...noName, family: family ?? null, given: given.join(' ') };
  const cut = doubleFamilies.has(text.slice(0, 2)) ? 2 : 1;
  const cuttable = /^\p{Script=Hangul}{2,4}$/u.test(text) || /^\p{Script=Han}{2,3}$/u.test(text) || cut === 2;
  if (!cuttable || text.length <= cut) return { ...noName, given: text };
  return { ...noName, family: text.slice(0, cut), given: text.slice(cut) };
}
