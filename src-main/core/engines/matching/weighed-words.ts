// Texts as sets of words that weigh the more the rarer they are (inverse document frequency: Spärck Jones 1972), and
// how alike two such texts are when words may be misspelt or shortened (as SoftTFIDF of Cohen, Ravikumar and Fienberg
// 2003). Owns that similarity and the choice of words to propose pairs by.
import { type TextPool, TextPoolBuilder } from './interning.ts';
import { boundedDamerau, digitMask } from './similarity.ts';

/** Words of code c: `words[starts[c]]` up to `words[starts[c + 1]]`, ascending, without repeats. */
export interface WeighedWords {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  /** The distinct words; code 0 is none. */
  readonly pool: TextPool;
  /** Texts (not records) that hold each word. */
  readonly frequency: Uint32Array;
  /** Weight per word. */
  readonly weight: Float32Array;
  /** Sum of the weights of each text. */
  readonly total: Float32Array;
}

/** No text is compared by more words than this, the first ones. */
const mostWords = 40;

/** Splits every text of a pool at its spaces and weighs the words. */
export function weighWords(texts: readonly string[]): WeighedWords {
  const builder = new TextPoolBuilder();
  const starts = new Uint32Array(texts.length + 1);
  const list: number[] = [];
  for (const [code, text] of texts.entries()) {
    starts[code] = list.length;
    if (text === '') continue;
    const own = new Set(
      text
        .split(' ')
        .slice(0, mostWords)
        .map((word) => builder.intern(word)),
    );
    for (const word of [...own].sort((a, b) => a - b)) list.push(word);
  }
  starts[texts.length] = list.length;
  const words = Uint32Array.from(list);
  const pool = builder.finish();
  const frequency = new Uint32Array(pool.texts.length);
  for (const word of words) frequency[word] = (frequency[word] ?? 0) + 1;
  const weight = Float32Array.from(frequency, (count) => Math.log(1 + texts.length / Math.max(1, count)));
  const total = new Float32Array(texts.length);
  for (let code = 0; code < texts.length; code++) {
    let sum = 0;
    for (let at = starts[code] ?? 0; at < (starts[code + 1] ?? 0); at++) sum += weight[words[at] ?? 0] ?? 0;
    total[code] = sum;
  }
  return { starts, words, pool, frequency, weight, total };
}

const leftOver = new Uint32Array(mostWords);
const rightOver = new Uint32Array(mostWords);

/**
 * How alike two texts are by their words: the mean of the share in common of both (Dice) and of the shorter one, so
 * that a text with words left out stays alike.
 * @returns 0 (nothing in common) to 1
 */
export function wordSimilarity(all: WeighedWords, left: number, right: number): number {
  const { starts, words, weight } = all;
  let l = starts[left] ?? 0;
  let r = starts[right] ?? 0;
  const lEnd = starts[left + 1] ?? 0;
  const rEnd = starts[right + 1] ?? 0;
  let [common, lefts, rights] = [0, 0, 0];
  while (l < lEnd || r < rEnd) {
    const lw = l < lEnd ? (words[l] ?? 0) : 0xffffffff;
    const rw = r < rEnd ? (words[r] ?? 0) : 0xffffffff;
    if (lw === rw) common += weight[lw] ?? 0;
    else if (lw < rw) leftOver[lefts++] = lw;
    else rightOver[rights++] = rw;
    if (lw <= rw) l++;
    if (rw <= lw) r++;
  }
  let leftTotal = all.total[left] ?? 0;
  let rightTotal = all.total[right] ?? 0;
  // Without anything in common, likeness of single words would have to carry all: only worth it for short texts.
  if (common > 0 || lefts + rights <= 6) {
    for (let at = 0; at < lefts; at++) {
      const word = leftOver[at] ?? 0;
      for (let other = 0; other < rights; other++) {
        const match = rightOver[other] ?? 0;
        const worth = match === 0 ? 0 : likeness(all.pool, word, match);
        if (worth === 0) continue;
        // The rarer of the two is the misspelt or the longer one: both count as the commoner.
        const [lw, rw] = [weight[word] ?? 0, weight[match] ?? 0];
        const shared = Math.min(lw, rw);
        leftTotal += shared - lw;
        rightTotal += shared - rw;
        common += shared * worth;
        rightOver[other] = 0;
        break;
      }
    }
  }
  const shorter = Math.min(leftTotal, rightTotal);
  if (common === 0 || shorter <= 0) return 0;
  return common / (leftTotal + rightTotal) + common / shorter / 2;
}

/** What a word counts for another: misspelt nearly all, shortened most, an initial half. */
function likeness(pool: TextPool, left: number, right: number): number {
  const { starts, units } = pool;
  const [l0, r0] = [starts[left] ?? 0, starts[right] ?? 0];
  const [ll, rl] = [(starts[left + 1] ?? 0) - l0, (starts[right + 1] ?? 0) - r0];
  const shorter = Math.min(ll, rl);
  const first = units[l0] ?? 0;
  if (pool.isDigits || (((pool.masks[left] ?? 0) | (pool.masks[right] ?? 0)) & digitMask) !== 0) return 0; // ZX100 is no misspelt ZX200
  if (shorter === 1) return first === units[r0] ? 0.5 : 0;
  if (shorter >= 4 && boundedDamerau(pool, left, right, shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2 : 1)) return 0.9;
  if (shorter < 3) return 0;
  for (let at = 0; at < shorter; at++) if (units[l0 + at] !== units[r0 + at]) return 0;
  return 0.8;
}

/** So many words of a text propose pairs: alone while they are rare, in twos always. */
const tellingWords = 4;
/** A word alone proposes pairs when at most so many texts hold it. */
const rareWord = 12;

/**
 * Keys that alike texts share: their rarest words that occur in another text too, and the pairs of these.
 * @param mix makes one key of two numbers
 */
export function tellingKeys(all: WeighedWords, code: number, mix: (first: number, second: number) => number): number[] {
  const own = [...all.words.subarray(all.starts[code] ?? 0, all.starts[code + 1] ?? 0)]
    .filter((word) => (all.frequency[word] ?? 0) >= 2)
    .sort((a, b) => (all.frequency[a] ?? 0) - (all.frequency[b] ?? 0) || a - b)
    .slice(0, tellingWords)
    .sort((a, b) => a - b);
  const keys = own.filter((word) => (all.frequency[word] ?? 0) <= rareWord || own.length === 1);
  for (const [at, first] of own.entries()) for (const second of own.slice(at + 1)) keys.push(mix(first, second));
  return keys;
}
