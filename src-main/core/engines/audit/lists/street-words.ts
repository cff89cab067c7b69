// The last words of streets and how the post office of the United States shortens them (Publication 28, appendix C1).

const shortForms: Readonly<Record<string, string>> = {
  avenue: 'Ave',
  boulevard: 'Blvd',
  circle: 'Cir',
  court: 'Ct',
  drive: 'Dr',
  highway: 'Hwy',
  lane: 'Ln',
  parkway: 'Pkwy',
  place: 'Pl',
  road: 'Rd',
  square: 'Sq',
  street: 'St',
  terrace: 'Ter',
  trail: 'Trl',
};
const longForms = new Map(
  Object.entries(shortForms).map(([long, short]) => [
    short.toLowerCase(),
    long.charAt(0).toUpperCase() + long.slice(1),
  ]),
);

export type StreetStyle = 'short' | 'long';

export interface StreetWord {
  /** The word as it stands at the end of the street. */
  word: string;
  style: StreetStyle;
  /** The same word in the other style, in the case it stands in. */
  other: string;
}

/** The word for the kind of street at the end of '12 Main Street'; undefined where the street ends in another word. */
export function streetWord(street: string): StreetWord | undefined {
  const word = /^\S*\d\S*\s+\S.*\s(\p{L}+\.?)\s*$/u.exec(street)?.[1];
  if (word === undefined) return undefined;
  const key = word.toLowerCase().replace('.', '');
  const [short, long] = [Object.hasOwn(shortForms, key) ? shortForms[key] : undefined, longForms.get(key)];
  const other = short ?? long;
  if (other === undefined) return undefined;
  const cased =
    word === word.toUpperCase() ? other.toUpperCase() : word === word.toLowerCase() ? other.toLowerCase() : other;
  return { word, style: short === undefined ? 'short' : 'long', other: cased };
}

/**
 * The style that addresses of one list should share; null where they do already. The post office asks for the short one, so
 * the long one needs a clear majority.
 */
export function sharedStyle(counts: Readonly<Record<StreetStyle, number>>): StreetStyle | null {
  const all = counts.short + counts.long;
  if (all < fewest || Math.min(counts.short, counts.long) < all * leastMixed) return null;
  return counts.long >= all * clearMajority ? 'long' : 'short';
}

const fewest = 20;
const leastMixed = 0.02;
const clearMajority = 0.75;
