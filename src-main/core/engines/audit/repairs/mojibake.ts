// Undoes text whose UTF-8 bytes were once read as Windows-1252 ('RenÃ©e' for 'Renée'). Owns the byte detective work;
// which fields are looked at is the check's business.

/** What bytes 0x80 to 0x9F mean in Windows-1252; a dot where the code page leaves a hole (WHATWG keeps the control). */
const upper = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

const byteOf = new Map<number, number>();
for (let byte = 0x80; byte <= 0xff; byte++) byteOf.set(byte, byte);
for (let index = 0; index < upper.length; index++) {
  const code = upper.charCodeAt(index);
  if (upper[index] !== '.') byteOf.set(code, 0x80 + index);
}

const plainAscii = /^[\t\n\r\x20-\x7e]*$/;
const quick = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]/;
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * The text as it was meant, or undefined where it shows no trace of a wrong reading. Repairs text that went through
 * the wrong reading up to three times. Only sequences that decode to something plausible are replaced, so 'CAFÉ®'
 * stays as it is (the approach of R. Speer's ftfy, 2019, with a smaller net).
 */
export function repairMojibake(text: string): string | undefined {
  if (plainAscii.test(text)) return undefined;
  let current = text;
  for (let round = 0; round < 3 && quick.test(current); round++) {
    const next = replaceSequences(current);
    if (next === current) break;
    current = next;
  }
  current = nameControls(current);
  return current === text ? undefined : current;
}

function replaceSequences(text: string): string {
  let result = '';
  let index = 0;
  while (index < text.length) {
    const sequence = sequenceAt(text, index);
    if (sequence === undefined) {
      result += text[index];
      index += 1;
    } else {
      result += sequence.decoded;
      index += sequence.length;
    }
  }
  return result;
}

function decodeAt(text: string, index: number): { decoded: string; length: number } | undefined {
  const lead = byteOf.get(text.charCodeAt(index)) ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || index + length > text.length) return undefined;
  const bytes = new Uint8Array(length);
  bytes[0] = lead;
  for (let offset = 1; offset < length; offset++) {
    const byte = byteOf.get(text.charCodeAt(index + offset));
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return undefined;
    bytes[offset] = byte;
  }
  try {
    return { decoded: strict.decode(bytes), length };
  } catch {
    return undefined;
  }
}

/** Two-byte sequences of a foreign script count only in company: one alone is likelier an accented capital and a sign. */
function sequenceAt(text: string, index: number): { decoded: string; length: number } | undefined {
  const first = decodeAt(text, index);
  if (first === undefined) return undefined;
  if (first.length !== 2 || (first.decoded.codePointAt(0) ?? 0) <= 0x17f) return first;
  let { decoded, length } = first;
  for (let next = decodeAt(text, index + length); next !== undefined; next = decodeAt(text, index + length)) {
    if (next.length !== 2 || (next.decoded.codePointAt(0) ?? 0) <= 0x36f) break;
    decoded += next.decoded;
    length += next.length;
  }
  return length === 2 ? undefined : { decoded, length };
}

/** Windows-1252 read as Latin-1 leaves control characters where quotes and dashes were. */
function nameControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const meant = upper[control.charCodeAt(0) - 0x80];
    return meant === undefined || meant === '.' ? control : meant;
  });
}
