// Suggests the mail provider that a mistyped domain was meant to be. Owns distances and confidence; the provider
// names are in lists/email-domains.ts.
import { endingTypos, mailboxDomains, typoTargets } from '../lists/email-domains.ts';

export interface DomainSuggestion {
  domain: string;
  /** 0 to 1 */
  confidence: number;
}

const remembered = new Map<string, DomainSuggestion | null>();
const rememberAtMost = 50_000;

/**
 * The domain that was probably meant, or undefined. Knows slips of one key (missing, doubled, swapped, neighbouring)
 * next to a mailbox provider, two slips in long names, and endings that do not exist ('.con').
 * @param domain lower case
 */
export function suggestDomain(domain: string): DomainSuggestion | undefined {
  const known = remembered.get(domain);
  if (known !== undefined) return known ?? undefined;
  const suggestion = suggest(domain);
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(domain, suggestion ?? null);
  return suggestion;
}

function suggest(domain: string): DomainSuggestion | undefined {
  if (mailboxDomains.has(domain) || domain.length > 40) return undefined;
  const near = nearestProvider(domain);
  const ending = mendEnding(domain);
  if (ending === undefined) return near;
  if (mailboxDomains.has(ending)) return { domain: ending, confidence: 0.97 };
  return near ?? { domain: ending, confidence: 0.8 };
}

/** Which letters occur, as bits: two slips change at most four of them, so most domains are ruled out at once. */
function lettersOf(domain: string): number {
  let bits = 0;
  for (let index = 0; index < domain.length; index++) bits |= 1 << (domain.charCodeAt(index) % 31);
  return bits;
}

const targets = typoTargets.map((target) => ({ target, letters: lettersOf(target) }));

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function nearestProvider(domain: string): DomainSuggestion | undefined {
  let best: DomainSuggestion | undefined;
  const own = lettersOf(domain);
  for (const { target, letters } of targets) {
    if (Math.abs(target.length - domain.length) > 2 || bitCount(own ^ letters) > 4) continue;
    const slips = slipsBetween(domain, target);
    const confidence = confidenceOf(domain, target, slips);
    if (confidence > (best?.confidence ?? 0)) best = { domain: target, confidence };
  }
  return best;
}

function confidenceOf(domain: string, target: string, slips: number): number {
  const name = target.slice(0, target.indexOf('.'));
  const sameName = domain.startsWith(`${name}.`);
  // gmail.co, yahoo.cm: the name stands, the ending is off. Real national endings (yahoo.dk, gmx.fr) are in no danger:
  // they differ from every target by more than a slip or are a country's own.
  if (sameName) return slips === 1 && /\.(?:co|cm|om|c|comm?\w|co\w)$/.test(domain) ? 0.93 : 0;
  const sameEnding = domain.slice(domain.indexOf('.')) === target.slice(target.indexOf('.'));
  if (name.length < 5) return slips === 1 && sameEnding && isSwap(domain, target) ? 0.75 : 0;
  if (slips === 1) return sameEnding ? 0.95 : 0.85;
  if (slips === 2 && name.length >= 7 && domain[0] === target[0]) return 0.7;
  return slips === 2 && isScramble(domain, target) ? 0.75 : 0;
}

/** gamil, gmial, yaho → same letters, only their order differs. */
function isScramble(one: string, other: string): boolean {
  return one[0] === other[0] && [...one].sort().join('') === [...other].sort().join('');
}

function isSwap(one: string, other: string): boolean {
  return one.length === other.length && [...one].sort().join('') === [...other].sort().join('');
}

function mendEnding(domain: string): string | undefined {
  const dot = domain.lastIndexOf('.');
  const ending = domain.slice(dot + 1);
  const meant = Object.hasOwn(endingTypos, ending) ? endingTypos[ending] : undefined;
  return meant === undefined ? undefined : `${domain.slice(0, dot)}.${meant}`;
}

/** Damerau–Levenshtein distance (restricted: adjacent swaps count one), stopping early at 3. */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= 3) return 3;
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 3;
}
