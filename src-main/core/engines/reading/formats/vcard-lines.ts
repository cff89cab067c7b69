// The content lines of vCards: unfolded, decoded and split into group, name, parameters and value. Owns the differences
// between vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350); what a property means is vcard-table.ts's.

export interface VcardLine {
  /** 'item1' of 'item1.EMAIL'; '' when there is none. */
  readonly group: string;
  /** In capitals. */
  readonly name: string;
  /** Words of TYPE, and the bare words of version 2.1, in small letters. */
  readonly types: readonly string[];
  /** The other parameters by name in capitals. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Still escaped: backslashes stand, so that ; and , can be told apart. */
  readonly value: string;
  /** The value is a picture, sound or key written as letters. */
  readonly isBinary: boolean;
}

const bareTypes =
  /^(?:home|work|pref|cell|mobile|voice|fax|pager|msg|car|isdn|video|bbs|modem|pcs|internet|dom|intl|postal|parcel|text|x-.+|main|other|iphone)$/;

/** Splits decoded text into lines; a line that is none is taken for the end of the one before. */
export function vcardLines(text: string): VcardLine[] {
  const lines: VcardLine[] = [];
  const physical = text.split(/\r\n|[\r\n]/);
  for (let at = 0; at < physical.length; at++) {
    let line = physical[at] ?? '';
    if (line.trim() === '') continue;
    const isQuoted = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line);
    // Quoted-printable breaks lines after '='; the line after one may begin with anything.
    while (isQuoted && line.endsWith('=') && at + 1 < physical.length)
      line = line.slice(0, -1) + (physical[++at] ?? '');
    while (/^[ \t]/.test(physical[at + 1] ?? '')) line += (physical[++at] ?? '').slice(1);
    const parsed = contentLine(line);
    const last = lines.at(-1);
    if (parsed !== null) lines.push(parsed);
    else if (last !== undefined) lines[lines.length - 1] = { ...last, value: `${last.value}\n${line}` };
  }
  return lines;
}

function contentLine(line: string): VcardLine | null {
  const colon = endOfHead(line);
  if (colon < 0) return null;
  const [head = '', ...written] = splitOutsideQuotes(line.slice(0, colon), ';');
  const dot = head.lastIndexOf('.');
  const name = head
    .slice(dot + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z0-9/_-]+$/.test(name)) return null;
  const types: string[] = [];
  const parameters = new Map<string, string>();
  for (const parameter of written) {
    const equals = parameter.indexOf('=');
    const key = (equals < 0 ? '' : parameter.slice(0, equals)).trim().toUpperCase();
    const value = unquoted(parameter.slice(equals + 1));
    if (key === 'TYPE') types.push(...value.toLowerCase().split(','));
    else if (key !== '') parameters.set(key, value);
    else if (/^(?:quoted-printable|base64|8bit|7bit)$/i.test(value)) parameters.set('ENCODING', value);
    else if (bareTypes.test(value.toLowerCase())) types.push(value.toLowerCase());
    else parameters.set(value.toUpperCase(), '');
  }
  const encoding = (parameters.get('ENCODING') ?? '').toUpperCase();
  const raw = line.slice(colon + 1);
  const value = encoding === 'QUOTED-PRINTABLE' ? quotedPrintable(raw, parameters.get('CHARSET')) : raw;
  return {
    group: dot < 0 ? '' : head.slice(0, dot).toLowerCase(),
    name,
    types: types.map((type) => unquoted(type.trim())).filter((type) => type !== ''),
    parameters,
    value,
    isBinary: encoding === 'B' || encoding === 'BASE64' || /^data:[^,]*;base64,/i.test(value),
  };
}

/** The colon between head and value; colons inside quoted parameters do not count. */
function endOfHead(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ':' && !isQuoted) return at;
  }
  return isQuoted ? line.indexOf(':') : -1;
}

function splitOutsideQuotes(text: string, mark: string): string[] {
  const parts: string[] = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === mark && !isQuoted) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

/** RFC 2045, section 6.7; the charset is the line's own, and UTF-8 or Windows-1252 where it names none that is known. */
function quotedPrintable(text: string, charset: string | undefined): string {
  const bytes: number[] = [];
  const plain = new TextEncoder();
  for (const part of text.split(/(=[0-9a-f]{2})/i)) {
    if (/^=[0-9a-f]{2}$/i.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else for (const byte of plain.encode(part)) bytes.push(byte);
  }
  const all = Uint8Array.from(bytes);
  for (const label of [charset, 'utf-8']) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label, { fatal: true }).decode(all);
    } catch {
      // The next label; the last resort decodes every byte.
    }
  }
  return new TextDecoder('windows-1252').decode(all);
}

/** Splits a value at an unescaped mark and takes the escapes off its parts. */
export function valueParts(value: string, mark: ';' | ','): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? '';
    if (character === '\\') parts[parts.length - 1] += character + (value[++at] ?? '');
    else if (character === mark) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map(plainValue);
}

/** Takes the escapes of a value off: \n \, \; \: and the doubled backslash. */
export function plainValue(value: string): string {
  return value
    .replace(/\\([\s\S])/g, (_, next: string) => (next === 'n' || next === 'N' ? '\n' : next))
    .replace(/\r\n?/g, '\n')
    .trim();
}
