// Turns HTML character references back into the characters they stand for. Owns the table of names; parses no markup.

const named: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', reg: '®', trade: '™', euro: '€', pound: '£',
  yen: '¥', cent: '¢', sect: '§', deg: '°', middot: '·', bull: '•', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘',
  rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', iexcl: '¡', iquest: '¿',
  szlig: 'ß', oelig: 'œ', OElig: 'Œ', scaron: 'š', Scaron: 'Š', Yuml: 'Ÿ', thorn: 'þ', THORN: 'Þ', eth: 'ð', ETH: 'Ð',
}; // biome-ignore format: a table reads better in rows

const accents: [suffix: string, combining: string, letters: string][] = [
  ['grave', '\u0300', 'AEIOUaeiou'],
  ['acute', '\u0301', 'AEIOUYaeiouy'],
  ['circ', '\u0302', 'AEIOUaeiou'],
  ['tilde', '\u0303', 'ANOano'],
  ['uml', '\u0308', 'AEIOUaeiouy'],
  ['ring', '\u030a', 'Aa'],
  ['cedil', '\u0327', 'Cc'],
];
for (const [suffix, combining, letters] of accents) {
  for (const letter of letters) named[letter + suffix] = (letter + combining).normalize('NFC');
}
Object.assign(named, { Oslash: 'Ø', oslash: 'ø', AElig: 'Æ', aelig: 'æ' });

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

/** The text with its references resolved (twice where '&amp;amp;' was escaped twice), or undefined where it has none. */
export function decodeHtmlEntities(text: string): string | undefined {
  if (!text.includes('&')) return undefined;
  let current = text;
  for (let round = 0; round < 3; round++) {
    const next = current.replace(reference, resolve);
    if (next === current) break;
    current = next;
  }
  return current === text ? undefined : current;
}

function resolve(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return (Object.hasOwn(named, name) ? named[name] : undefined) ?? whole;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  const isText =
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000));
  return isText ? String.fromCodePoint(code) : whole;
}
