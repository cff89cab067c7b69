// Bytes to text, piece by piece. Owns what the platform's decoder leaves out: UTF-32, and UTF-8 files in which some
// lines are in another encoding.

interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

function decoderOf(encoding: string): Decoder {
  if (encoding.startsWith('utf-32')) return new Utf32Decoder(encoding === 'utf-32le');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return decoder.encoding === 'utf-8' ? new Utf8Decoder() : decoder;
}

/** Turns bytes into text piece by piece, whatever the cut. Unreadable bytes become U+FFFD and are counted. */
export class StreamDecoder {
  readonly #decoder: Decoder;
  #skip: number;
  /** How many characters could not be decoded so far. */
  unreadable = 0;

  /** Lines so far that were not in the encoding and were read as Windows-1252; only ever more than 0 for UTF-8. */
  get rereadLines(): number {
    return this.#decoder instanceof Utf8Decoder ? this.#decoder.rereadLines : 0;
  }

  /** @param skip bytes of a byte order mark to leave out */
  constructor(encoding: string, skip: number) {
    this.#skip = skip;
    this.#decoder = decoderOf(encoding);
  }

  /** Decodes the next bytes. */
  push(bytes: Uint8Array): string {
    const cut = Math.min(this.#skip, bytes.length);
    this.#skip -= cut;
    return this.#count(this.#decoder.decode(cut === 0 ? bytes : bytes.subarray(cut), { stream: true }));
  }

  /** Decodes what a last incomplete character left. */
  end(): string {
    return this.#count(this.#decoder.decode());
  }

  #count(text: string): string {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) this.unreadable++;
    return text;
  }
}

/** UTF-32, which the Encoding Standard leaves out. */
class Utf32Decoder {
  readonly #littleEndian: boolean;
  #rest = new Uint8Array(0);

  constructor(littleEndian: boolean) {
    this.#littleEndian = littleEndian;
  }

  decode(bytes?: Uint8Array, _options?: { stream: boolean }): string {
    if (bytes === undefined) return this.#rest.length > 0 ? '\ufffd' : '';
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const whole = all.length - (all.length % 4);
    this.#rest = all.slice(whole);
    const view = new DataView(all.buffer, 0, whole);
    const parts: string[] = [];
    for (let at = 0; at < whole; at += 4) {
      const code = view.getUint32(at, this.#littleEndian);
      const readable = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      parts.push(readable ? String.fromCodePoint(code) : '\ufffd');
    }
    return parts.join('');
  }
}

const lineFeed = 10;
const carriageReturn = 13;
/** Lines longer than this are cut wherever a character ends. */
const longestLine = 1024 * 1024;

/**
 * UTF-8, line by line where it must be: a line that is no UTF-8 keeps the characters that are, and its other bytes are
 * read as Windows-1252, which is what stands in such lines.
 */
class Utf8Decoder {
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #rest = new Uint8Array(0);
  rereadLines = 0;

  decode(bytes?: Uint8Array, _options?: { stream: boolean }): string {
    let all = bytes ?? new Uint8Array(0);
    if (this.#rest.length > 0) {
      const joined = new Uint8Array(this.#rest.length + all.length);
      joined.set(this.#rest);
      joined.set(all, this.#rest.length);
      all = joined;
    }
    const end = bytes === undefined ? all.length : lineEnd(all);
    this.#rest = all.slice(end);
    const lines = all.subarray(0, end);
    try {
      return this.#strict.decode(lines);
    } catch {
      return this.#byLines(lines);
    }
  }

  #byLines(bytes: Uint8Array): string {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      let end = at;
      while (end < bytes.length && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end++;
      end = Math.min(bytes.length, end + 1);
      const line = bytes.subarray(at, end);
      at = end;
      try {
        parts.push(this.#strict.decode(line));
      } catch {
        this.rereadLines++;
        parts.push(mixedLine(line));
      }
    }
    return parts.join('');
  }
}

/** Where the last line of the bytes ends; without one in reach, where the last character does. */
function lineEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at] === lineFeed || bytes[at] === carriageReturn) return at + 1;
  }
  if (bytes.length < longestLine) return 0;
  for (let back = 1; back <= 4; back++)
    if (((bytes[bytes.length - back] ?? 0) & 0xc0) !== 0x80) return bytes.length - back;
  return bytes.length;
}

function mixedLine(bytes: Uint8Array): string {
  const western = new TextDecoder('windows-1252');
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > from) parts.push(utf8.decode(bytes.subarray(from, at)));
    parts.push(western.decode(bytes.subarray(at, at + 1)));
    from = ++at;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

/** Counts characters of more than one byte that are UTF-8, and bytes above 127 that are not. */
export function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) valid++;
    else if (length === 0) invalid++;
    at += Math.max(1, length);
  }
  return { valid, invalid };
}

/** Bytes of the UTF-8 character at this place (RFC 3629, section 4); 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const follows = (offset: number, low = 0x80, highest = 0xbf) => {
    const byte = bytes[at + offset] ?? 0;
    return byte >= low && byte <= highest;
  };
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const isWell = follows(1, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf) && follows(2);
    return isWell ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const isWell = follows(1, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf) && follows(2) && follows(3);
    return isWell ? 4 : 0;
  }
  return 0;
}
