// Contacts as vCards. Owns the two versions' text: RFC 2426 (3.0) and RFC 6350 (4.0); which contacts is the caller's.
//
// 3.0 is what every address book reads; 4.0 is the newer standard, with URIs for phones and a preferred order. Lines are
// folded at 75 bytes without cutting a character (RFC 6350, section 3.2), ended by CRLF, in UTF-8.
import type { ContactForExport, ExportAddress, ExportPoint } from './contact-for-export.ts';

export type VcardVersion = '3.0' | '4.0';

/**
 * One contact as a vCard.
 * @param workspace names the source in the UID, so that cards of two workspaces never meet
 */
export function vcard(contact: ContactForExport, version: VcardVersion, workspace: string): string {
  const { text } = contact;
  const lines: string[] = ['BEGIN:VCARD', `VERSION:${version}`];
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== '') lines.push(`${name}:${value}`);
  };
  if (version === '4.0')
    add('KIND', { person: 'individual', company: 'org', household: 'group' }[text.kind ?? ''] ?? null);
  add('FN', escaped(text.display_name ?? '') || escaped(`Contact ${contact.id}`));
  const names = [text.family_name, text.given_name, text.middle_name, text.name_prefix, text.name_suffix];
  // 3.0 requires N; a company then has an empty one.
  if (version === '3.0' || names.some((name) => name !== null)) lines.push(`N:${components(names)}`);
  add('NICKNAME', nullOr(text.nickname, escaped));
  if (text.company !== null || text.department !== null) {
    lines.push(`ORG:${components(text.department === null ? [text.company] : [text.company, text.department])}`);
  }
  add('TITLE', nullOr(text.job_title, escaped));
  lines.push(
    ...contact.email.map((point, index) => emailLine(point, index, version)),
    ...contact.phone.map((point, index) => phoneLine(point, index, version)),
    ...contact.addresses.map((one, index) => addressLine(one, index, version)),
  );
  for (const { value } of contact.url) lines.push(`URL:${uri(value)}`);
  for (const point of contact.handle) lines.push(handleLine(point));
  add(
    'BDAY',
    nullOr(text.birthday, (day) => (version === '4.0' ? day.replaceAll('-', '') : day)),
  );
  if (version === '4.0') {
    const gender = genderCode(text.gender);
    add('GENDER', gender);
    if (text.language !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(text.language)) add('LANG', text.language);
  }
  add('NOTE', nullOr(text.notes, escaped));
  if (contact.tags.length > 0) lines.push(`CATEGORIES:${contact.tags.map(escaped).join(',')}`);
  add('UID', `tagstead-${workspace}-${contact.id}`);
  add('REV', revision(contact.updated_at, version));
  lines.push('END:VCARD');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function emailLine({ value, label }: ExportPoint, index: number, version: VcardVersion): string {
  const types = version === '3.0' ? ['INTERNET', ...placeTypes(label)] : placeTypes(label);
  return `EMAIL${parameters(types, index, version)}:${escaped(value)}`;
}

function phoneLine({ value, normalised, label }: ExportPoint, index: number, version: VcardVersion): string {
  const types = [...placeTypes(label), ...phoneTypes(label)];
  if (version === '3.0' || normalised === null) {
    return `TEL${parameters(types.length > 0 ? types : ['VOICE'], index, version)}:${escaped(value)}`;
  }
  return `TEL;VALUE=uri${parameters(types, index, version)}:tel:${normalised}`;
}

function addressLine(one: ExportAddress, index: number, version: VcardVersion): string {
  const { street, street2, city, region, postcode, country } = one;
  // Post office box, extended address, street, locality, region, postal code, country.
  const value = components([null, street2, street, city, region, postcode, country]);
  return `ADR${parameters(placeTypes(one.label), index, version)}:${value}`;
}

/** Neither version has a property for handles that address books agree on; this one is the most read. */
function handleLine({ value, label }: ExportPoint): string {
  const type = (label ?? '').replace(/[^A-Za-z0-9-]/g, '');
  return `X-SOCIALPROFILE${type === '' ? '' : `;TYPE=${type}`}:${escaped(value)}`;
}

function placeTypes(label: string | null): string[] {
  const word = (label ?? '').toLowerCase();
  if (/work|business|office|company/.test(word)) return ['WORK'];
  return /home|private|personal/.test(word) ? ['HOME'] : [];
}

function phoneTypes(label: string | null): string[] {
  const word = (label ?? '').toLowerCase();
  if (/mobile|cell|iphone/.test(word)) return ['CELL'];
  if (word.includes('fax')) return ['FAX'];
  return word.includes('pager') ? ['PAGER'] : [];
}

/** The first of its sort is the preferred one. */
function parameters(types: readonly string[], index: number, version: VcardVersion): string {
  if (version === '3.0') return [...types, ...(index === 0 ? ['PREF'] : [])].map((type) => `;TYPE=${type}`).join('');
  return `${types.map((type) => `;TYPE=${type.toLowerCase()}`).join('')}${index === 0 ? ';PREF=1' : ''}`;
}

function components(parts: readonly (string | null)[]): string {
  return parts.map((part) => (part === null ? '' : escaped(part))).join(';');
}

/** A text value: backslash, comma, semicolon and line ends are written with a backslash; other control marks go. */
function escaped(value: string): string {
  return wellFormed(value)
    .replace(/[\\,;]/g, (mark) => `\\${mark}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (mark) => (mark === '\t' ? mark : ''));
}

/** A URI takes no backslashes; what may not stand in one is percent-encoded. */
function uri(value: string): string {
  return wellFormed(value.trim()).replace(/[\s\p{Cc}"<>\\^`{|}]/gu, encodeURIComponent);
}

const wellFormed = (value: string): string => (value.isWellFormed() ? value : value.toWellFormed());

function genderCode(gender: string | null): string | null {
  if (gender === null) return null;
  const first = /^(m|male|man)$/i.test(gender) ? 'M' : /^(f|female|woman)$/i.test(gender) ? 'F' : null;
  return first ?? `;${escaped(gender)}`;
}

function revision(at: number, version: VcardVersion): string {
  const iso = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  return version === '4.0' ? iso.replace(/[-:]/g, '') : iso;
}

function nullOr(value: string | null, map: (value: string) => string): string | null {
  return value === null ? null : map(value);
}

const lineBytes = 75;

/** Folds a line: a line end and a blank after at most 75 bytes, never within a character. */
function folded(line: string): string {
  if (line.length * 3 <= lineBytes || Buffer.byteLength(line) <= lineBytes) return line;
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > lineBytes) {
      pieces.push(piece);
      piece = '';
      bytes = 1; // the blank that begins a continuation
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n ');
}
