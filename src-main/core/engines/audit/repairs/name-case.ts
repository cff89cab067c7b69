// Gives names of persons back their capitals. Owns the habits of names (McDonald, O'Brien, van der Berg, iPhone); splits
// nothing. Companies have company-case.ts.

const particles = new Set(
  'van von vom zu zur der den de het la le les du da das do dos di del della dello degli dei ter ten y e of'.split(' '),
);
const roman = /^(?:ii|iii|iv|vi|vii|viii|ix)$/i;
/** 'Mac' needs a list: Macdonald and MacDonald both exist, Mackey and Macon take no capital. */
const macNames = new Set(
  'macdonald macleod macgregor macarthur macintyre macmillan mackenzie macpherson maclean'.split(' '),
);
/** Behind a name; 'Md' before one is a name in Bangladesh. */
const degrees = new Map(
  'PhD Ph.D. MD M.D. MBA CPA DDS RN BSc MSc BA MA LLB LLM Esq Esq. CFA PMP'
    .split(' ')
    .map((it) => [it.toLowerCase(), it]),
);

/**
 * The name in usual capitals: 'MCDONALD' → 'McDonald', "o'brien" → "O'Brien", 'anna-LENA' → 'Anna-Lena'. A word with
 * capitals of its own stays: 'DeShawn', 'LaToya'.
 * @param firstWordIsName false for family names, whose leading particle stays small: 'VAN HOUTEN' → 'van Houten'
 */
export function nameCase(name: string, firstWordIsName = true): string {
  return settled(name, (it) => onceOver(it, firstWordIsName));
}

/** What a text tells about its capitals changes with them ('II kg'): asks again until nothing more changes. */
export function settled(text: string, change: (text: string) => string): string {
  let now = text;
  for (let turn = 0; turn < 4; turn += 1) {
    const next = change(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

function onceOver(name: string, firstWordIsName: boolean): string {
  const isMixed = oneCase(name) === undefined;
  const isSeveral = /\S\s+\S/.test(name);
  return name
    .split(/(\s+)/)
    .map((word, index) => {
      if (index > 0 && roman.test(word)) return word.toUpperCase();
      const degree = index > 0 ? degrees.get(word.toLowerCase().replace(/,$/, '')) : undefined;
      if (degree !== undefined && (word !== word.toLowerCase() || degree.length > 2))
        return degree + (word.endsWith(',') ? ',' : '');
      if (particles.has(word.toLowerCase()) && (index > 0 || !firstWordIsName) && isSeveral) return word.toLowerCase();
      if (isMixed && isInitials(word)) return word;
      return word
        .split(/([-'’.])/)
        .map((part, at, all) => (hasOwnCapitals(part) ? part : capitalise(part, at, all)))
        .join('');
    })
    .join('')
    .replace(/-(?:Van|Von|De|Den|Der|Du|Di|Da)(?=\s)/g, (particle) => particle.toLowerCase());
}

/** Whether a word mixes its letters on purpose: 'McDonald', 'GmbH', 'iPhone', 'eBay'. 'JOHNs' and 'Anna' do not. */
export function hasOwnCapitals(word: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(word) && /\p{Ll}(?:\P{L}|$)|\p{Ll}{2}|\p{Lu}$/u.test(word);
}

/** 'JT', 'CJ' beside words in usual letters; 'NG' is a family name. */
const isInitials = (word: string): boolean => /^[B-DF-HJ-NP-TV-XZ]{2,3}$/.test(word) && word !== 'NG';

function capitalise(part: string, index: number, all: readonly string[]): string {
  const lower = part.toLowerCase();
  if (lower === 's' && index > 0 && /['’]/.test(all[index - 1] ?? '')) return 's';
  if (/^mc\p{L}{2,}/u.test(lower)) return `Mc${upperFirst(lower.slice(2))}`;
  if (macNames.has(lower)) return `Mac${upperFirst(lower.slice(3))}`;
  return upperFirst(lower);
}

export function upperFirst(word: string): string {
  const [first = ''] = word;
  return first.toLocaleUpperCase('en') + word.slice(first.length);
}

/** 'upper' for text all in capitals, 'lower' for text without any, undefined for mixed text and scripts without case. */
export function oneCase(text: string): 'upper' | 'lower' | undefined {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  if (upper === lower) return undefined;
  if (text === upper) return 'upper';
  return text === lower ? 'lower' : undefined;
}
