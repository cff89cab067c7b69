// Ranks the contacts that a name without an email or id may mean, each with the reasons. Owns that ranking; which
// contacts come into question at all is the caller's, and nobody is chosen here.
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { nicknameSets } from './nicknames.ts';
import { jaroWinkler, letterMask } from './similarity.ts';

/** What an order says about the person. Absent is null or empty. */
export interface NamedPerson {
  readonly name: string;
  readonly given: string | null;
  readonly family: string | null;
  /** In international form. */
  readonly phones: readonly string[];
  readonly company: string | null;
  readonly city: string | null;
}

export interface NameCandidate extends NamedPerson {
  readonly id: number;
  readonly hasOrders: boolean;
}

export interface RankedCandidate {
  readonly id: number;
  /** More is likelier; only the order means something. */
  readonly score: number;
  /** In plain words, the weightiest first. */
  readonly reasons: readonly string[];
}

/** Below this the names have nothing in common that would help a person. */
const leastScore = 20;
/** Jaro-Winkler from which on two words are taken for spellings of one. */
const spelling = 0.9;

/** Likeliest first, at most `most`; contacts that only share a town are left out. */
export function rankByName(who: NamedPerson, candidates: readonly NameCandidate[], most = 8): RankedCandidate[] {
  return candidates
    .map((candidate) => weigh(who, candidate))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, most);
}

function weigh(who: NamedPerson, candidate: NameCandidate): RankedCandidate {
  const found: (readonly [score: number, reason: string])[] = [];
  const name = nameReason(who, candidate);
  if (name !== null) found.push(name);
  if (who.phones.some((phone) => candidate.phones.includes(phone))) found.push([45, 'Same phone']);
  const same = (left: string | null, right: string | null) =>
    left !== null && right !== null && left !== '' && foldText(left) === foldText(right);
  if (same(who.company, candidate.company)) found.push([15, `Same company: ${candidate.company}`]);
  if (same(who.city, candidate.city)) found.push([10, `Same town: ${candidate.city}`]);
  // What tells several of one name apart counts only beside the name.
  if (found.length > 0 && candidate.hasOrders) found.push([2, 'Has ordered before']);
  found.sort((a, b) => b[0] - a[0]);
  return {
    id: candidate.id,
    score: found.reduce((sum, [score]) => sum + score, 0),
    reasons: found.map(([, reason]) => reason),
  };
}

function nameReason(who: NamedPerson, candidate: NameCandidate): readonly [number, string] | null {
  const [left, right] = [foldText(who.name), foldText(candidate.name)];
  if (left !== '' && left === right) return [60, 'Same name'];
  const given: readonly [string, string] = [foldText(who.given ?? ''), foldText(candidate.given ?? '')];
  const family: readonly [string, string] = [foldText(who.family ?? ''), foldText(candidate.family ?? '')];
  const isSame = ([one, other]: readonly [string, string]) => one !== '' && one === other;
  if (given[0] !== '' && given[0] === family[1] && family[0] === given[1])
    return [50, 'First and last name are exchanged'];
  if (isSame(family) && isSame(given)) return [55, 'Same first and last name'];
  if (isSame(family)) {
    const forms = new Set(nicknameSets(given[0]));
    if (nicknameSets(given[1]).some((set) => forms.has(set)))
      return [48, `${who.given} and ${candidate.given} are forms of one name`];
    if (isInitial(given[0], given[1]) || isInitial(given[1], given[0]))
      return [35, 'Same last name and the same initial'];
    if (isSpelling(given)) return [42, `Same last name; ${who.given} and ${candidate.given} are spelled alike`];
    if (given[0] === '' || given[1] === '') return [25, 'Same last name, no first name to compare'];
    return [12, 'Same last name'];
  }
  if (isSame(given) && isSpelling(family))
    return [42, `Same first name; ${who.family} and ${candidate.family} are spelled alike`];
  return isSpelling([left, right]) && isSpelling(given) ? [30, 'Names are spelled alike'] : null;
}

const isInitial = (short: string, long: string): boolean =>
  long !== '' && short.replace('.', '').length === 1 && long.startsWith(short.charAt(0));

function isSpelling([left, right]: readonly [string, string]): boolean {
  if (left.length < 3 || right.length < 3) return false;
  const text = left + right;
  const units = Uint16Array.from(text, (_, at) => text.charCodeAt(at));
  const masks = Uint32Array.of(letterMask(units, 0, left.length), letterMask(units, left.length, text.length));
  const pool = { units, starts: Uint32Array.of(0, left.length, text.length), masks, isDigits: false };
  return jaroWinkler(pool, 0, 1, spelling) >= spelling;
}
