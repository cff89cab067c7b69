// Gives names back their capitals. Owns the habits of names (McDonald, O'Brien, van der Berg); splits nothing.

const particles = new Set(
  'van von vom zu zur der den de het la le les du da das do dos di del della dello degli dei ter ten y e of'.split(' '),
);
const roman = /^(?:ii|iii|iv|vi|vii|viii|ix)$/i;
/** 'Mac' needs a list: Macdonald and MacDonald both exist, Mackey and Macon take no capital. */
const macNames = new Set(
  'macdonald macleod macgregor macarthur macintyre macmillan mackenzie macpherson maclean'.split(' '),
);

/**
 * The name in usual capitals: 'MCDONALD' → 'McDonald', "o'brien" → "O'Brien", 'anna-LENA' → 'Anna-Lena'.
 * @param firstWordIsName false for family names, whose leading particle stays small: 'VAN HOUTEN' → 'van Houten'
 */
export function nameCase(name: string, firstWordIsName = true): string {
  return name
    .split(/(\s+)/)
    .map((word, index) => {
      if (roman.test(word)) return word.toUpperCase();
      if (particles.has(word.toLowerCase()) && (index > 0 || !firstWordIsName) && /\s\S/.test(name))
        return word.toLowerCase();
      return word
        .split(/([-'’.])/)
        .map(capitalise)
        .join('');
    })
    .join('')
    .replace(/-(?:Van|Von|De|Den|Der|Du|Di|Da)(?=\s)/g, (particle) => particle.toLowerCase());
}

function capitalise(part: string, index: number, all: readonly string[]): string {
  const lower = part.toLowerCase();
  if (lower === 's' && index > 0 && /['’]/.test(all[index - 1] ?? '')) return 's';
  if (/^mc\p{L}{2,}/u.test(lower)) return `Mc${upperFirst(lower.slice(2))}`;
  if (macNames.has(lower)) return `Mac${upperFirst(lower.slice(3))}`;
  return upperFirst(lower);
}

function upperFirst(word: string): string {
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
