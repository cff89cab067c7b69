// Which characters the bytes of a file stand for. Owns the guess; decoding is in stream-decoder.ts.
import chardet from 'chardet';
import { countUtf8 } from './stream-decoder.ts';

export interface EncodingGuess {
  /** WHATWG label for TextDecoder, or 'utf-32le' / 'utf-32be', which TextDecoder lacks. */
  readonly encoding: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Bytes of the byte order mark to skip. */
  readonly skip: number;
  /** Why, in plain words. */
  readonly because: string;
}

const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Guesses the encoding of a file from its first bytes (64 KB and more are enough; more is surer).
 * @param bytes the beginning of the file; it may end in the middle of a character
 * @param whole true when `bytes` is the whole file
 */
export function detectEncoding(bytes: Uint8Array, whole = false): EncodingGuess {
  for (const [encoding, mark] of marks) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return { encoding, confidence: 1, skip: mark.length, because: 'the file begins with its byte order mark' };
    }
  }
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  if (isUtf8(bytes, whole)) {
    const ascii = bytes.every((byte) => byte < 0x80);
    if (ascii && switchesToJapanese(bytes)) {
      return {
        encoding: 'iso-2022-jp',
        confidence: 0.95,
        skip: 0,
        because: 'it switches character sets as ISO 2022 does',
      };
    }
    return ascii
      ? { encoding: 'utf-8', confidence: 0.9, skip: 0, because: 'every character so far is plain ASCII' }
      : { encoding: 'utf-8', confidence: 0.99, skip: 0, because: 'every byte sequence is valid UTF-8' };
  }
  return mostlyUtf8(bytes) ?? statistical(bytes);
}

/** Bytes of the byte order mark of this encoding at the beginning of a file; 0 without one. */
export function markLength(bytes: Uint8Array, encoding: string): number {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found?.[0] === encoding ? found[1].length : 0;
}

/** What kind of file the bytes are when they are no text at all, such as 'an Excel workbook'; null for text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const starts = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 3, 4)) return 'an Excel workbook or a ZIP archive';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'an old Excel or Word file';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF document';
  if (starts(0x1f, 0x8b)) return 'a compressed file';
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff) || starts(0x47, 0x49, 0x46, 0x38)) return 'a picture';
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 15)) === 'SQLite format 3') return 'a database or workspace';
  if (marks.some(([, mark]) => starts(...mark)) || wideEncoding(bytes) !== null) return null;
  let control = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  return control > Math.max(8, bytes.length * 0.02) ? 'a binary file' : null;
}

/** UTF-16 and UTF-32 without mark: Latin text leaves every second byte, or three of four, zero. */
function wideEncoding(bytes: Uint8Array): EncodingGuess | null {
  const length = Math.min(bytes.length - (bytes.length % 4), 65_536);
  if (length < 8) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const share = zeros.map((count) => count / (length / 4));
  const [a = 0, b = 0, c = 0, d = 0] = share;
  const guess = (encoding: string): EncodingGuess => ({
    encoding,
    confidence: 0.9,
    skip: 0,
    because: 'zero bytes stand where this encoding puts them',
  });
  if (b > 0.7 && c > 0.9 && d > 0.9 && a < 0.1) return guess('utf-32le');
  if (a > 0.9 && b > 0.9 && c > 0.7 && d < 0.1) return guess('utf-32be');
  if (b > 0.4 && d > 0.4 && a < 0.1 && c < 0.1) return guess('utf-16le');
  if (a > 0.4 && c > 0.4 && b < 0.1 && d < 0.1) return guess('utf-16be');
  return null;
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** Two encodings in one file, as when exports were pasted together: valid UTF-8 but for a few bytes. */
function mostlyUtf8(bytes: Uint8Array): EncodingGuess | null {
  const { valid, invalid } = countUtf8(bytes);
  // The sample may cut the last character. Valid sequences hardly occur by chance in other encodings.
  if (valid < 2 || invalid > valid * 0.4) return null;
  return {
    encoding: 'utf-8',
    confidence: 0.75,
    skip: 0,
    because: `most of it is UTF-8; lines that are not are read as Windows-1252`,
  };
}

/** ISO 2022-JP is ASCII with escape sequences: ESC $ B and ESC $ @ begin two-byte characters. */
function switchesToJapanese(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(27); at >= 0; at = bytes.indexOf(27, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

const cyrillic = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] as const;
/** Two thirds of the letters of Russian, Bulgarian, Serbian and Ukrainian text. */
const commonCyrillic = new Set('оеаинтсрвлкмдпу');

/** The Cyrillic encoding that turns most letters of long runs of high bytes into common small ones, or null. */
function cyrillicEncoding(bytes: Uint8Array): EncodingGuess | null {
  if (highBytesStandAlone(bytes)) return null;
  const sample = bytes.subarray(0, 65_536);
  const scores = cyrillic.map((encoding) => {
    let high = 0;
    let common = 0;
    for (const character of new TextDecoder(encoding).decode(sample)) {
      if (character < '\u0080') continue;
      high++;
      if (commonCyrillic.has(character)) common++;
    }
    return { encoding, share: high === 0 ? 0 : common / high };
  });
  const [best] = scores.sort((a, b) => b.share - a.share);
  if (best === undefined || best.share < 0.5) return null;
  return {
    encoding: best.encoding,
    confidence: 0.7,
    skip: 0,
    because: 'its letters are the common ones of Cyrillic text',
  };
}

function statistical(bytes: Uint8Array): EncodingGuess {
  const guess = byStatistics(bytes);
  const isOpen = /^(?:windows-125[0124]|iso-8859-[25]|macintosh|koi8-r)$/.test(guess.encoding);
  return isOpen && guess.confidence < 0.5 ? (cyrillicEncoding(bytes) ?? guess) : guess;
}

function byStatistics(bytes: Uint8Array): EncodingGuess {
  for (const found of chardet.analyse(bytes)) {
    const encoding = decodable(found.name);
    if (encoding === null || encoding.startsWith('utf-')) continue;
    if (multiByte.has(encoding) && highBytesStandAlone(bytes)) continue;
    return {
      encoding,
      confidence: Math.min(found.confidence / 100, 0.95),
      skip: 0,
      because: 'its bytes are distributed like text in this encoding',
    };
  }
  return { encoding: 'windows-1252', confidence: 0.3, skip: 0, because: 'nothing points to another encoding' };
}

const multiByte = new Set(['shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr', 'gbk', 'gb18030', 'big5']);

/**
 * Whether bytes above 127 mostly stand alone between ASCII, as the accents of a Latin text do. Letters of East Asian
 * texts follow one another; without this a list with five accents in it is taken for Japanese.
 */
function highBytesStandAlone(bytes: Uint8Array): boolean {
  let runs = 0;
  let single = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = at;
    while ((bytes[at + 1] ?? 0) >= 0x80) at++;
    runs++;
    if (at === start) single++;
  }
  return runs > 0 && single / runs > 0.6;
}

/** The Encoding Standard reads ISO-8859-1 as windows-1252, its superset; labels it does not know are no use. */
function decodable(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
