// The records of an LDIF file: unfolded, decoded lines of one entry each. Owns RFC 2849's syntax; which attribute becomes
// which column is ldif-table.ts's.
import { FormatError } from './whole-table.ts';

export interface LdifLine {
  /** The attribute in small letters, without its options: 'mail' of 'mail;lang-de'. */
  readonly name: string;
  /** As text; '' for what is no text. */
  readonly value: string;
  /** A picture, key or other value that is no text, or one that stands in another file. */
  readonly isBinary: boolean;
}

export type LdifRecord = readonly LdifLine[];

/** Kinds of change records that say something about an entry that is not in the file. */
const changes = /^(?:delete|modify|modrdn|moddn)$/i;

/**
 * Cuts decoded text into records. Throws FormatError for records of changes, which hold parts of entries only.
 * @see RFC 2849, The LDAP Data Interchange Format (LDIF), Technical Specification
 */
export function ldifRecords(text: string): LdifRecord[] {
  const records: LdifRecord[] = [];
  let current: LdifLine[] = [];
  const finish = () => {
    if (current.some(({ name }) => name !== 'version')) records.push(current);
    current = [];
  };
  for (const line of unfolded(text)) {
    if (line === '') finish();
    else if (!line.startsWith('#')) {
      const parsed = attributeLine(line);
      const last = current.at(-1);
      if (parsed === null) {
        // A line that is no attribute belongs to the value before it, as programs that forget to fold write it.
        if (last !== undefined) current[current.length - 1] = { ...last, value: `${last.value}\n${line}` };
        continue;
      }
      if (parsed.name === 'changetype' && changes.test(parsed.value)) {
        throw new FormatError(
          'damaged',
          `holds changes to a directory (changetype: ${parsed.value}), not its entries. Export the entries themselves and choose that file.`,
        );
      }
      if (parsed.name === 'dn' && last !== undefined) finish(); // a blank line that is missing
      current.push(parsed);
    }
  }
  finish();
  return records;
}

/** Lines with their continuations, which begin with one blank; comments are folded too. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  for (const physical of text.split(/\r\n|[\r\n]/)) {
    const last = lines.length - 1;
    if (physical.startsWith(' ') && last >= 0 && lines[last] !== '') lines[last] += physical.slice(1);
    else lines.push(physical.trim() === '' ? '' : physical);
  }
  return lines;
}

function attributeLine(line: string): LdifLine | null {
  const match = /^([A-Za-z][\w.-]*|\d+(?:\.\d+)+)((?:;[\w-]+)*):([:<]?) *([\s\S]*)$/.exec(line);
  if (match === null) return null;
  const [, name = '', options = '', kind = '', raw = ''] = match;
  const lower = name.toLowerCase();
  // The value is in another file, which nobody gave us leave to read.
  if (kind === '<' || /;binary/i.test(options)) return { name: lower, value: '', isBinary: true };
  const value = kind === ':' ? fromBase64(raw) : raw.trimEnd();
  return value === null ? { name: lower, value: '', isBinary: true } : { name: lower, value, isBinary: false };
}

/** The text behind base64: UTF-8 as the standard has it, Windows-1252 where a program wrote that; null for no text. */
function fromBase64(raw: string): string | null {
  const bytes = Buffer.from(raw.replace(/\s+/g, ''), 'base64');
  // Control characters other than tab and line ends stand in no text.
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.length > 2000 ? null : new TextDecoder('windows-1252').decode(bytes);
  }
}
