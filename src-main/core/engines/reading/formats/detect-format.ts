// What kind of table the bytes of a file hold: text with delimiters, a workbook, JSON, vCards, or an archive of such
// files. Owns the telling by content; the name of a file only breaks ties, since exports are named wrongly often enough.
import type { FileFormat } from '../../../../../src-shared/model/import-mapping.ts';
import { binaryKind, detectEncoding } from '../detect-encoding.ts';
import { StreamDecoder } from '../stream-decoder.ts';
import type { ZipMember } from './zip-archive.ts';

export type FileKind =
  | { readonly kind: 'table'; readonly format: FileFormat; readonly because: string }
  | { readonly kind: 'zip' }
  /** Nothing that can be read; `what` is 'a PDF document'. */
  | { readonly kind: 'other'; readonly what: string };

/** Judges by the first bytes (64 KB are plenty). */
export function detectFormat(bytes: Uint8Array): FileKind {
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return { kind: 'zip' };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return table('xls', 'it is a workbook in the form of Excel 97 to 2003');
  const other = binaryKind(bytes);
  if (other !== null) return { kind: 'other', what: other };
  const { encoding, skip } = detectEncoding(bytes);
  const decoder = new StreamDecoder(encoding, skip);
  const text = (decoder.push(bytes) + decoder.end()).trimStart();
  if (
    /^<\?xml\b|^<(?!table\b|html\b|meta\b)[a-z][\w:.-]*(?:\s[^<>]*)?>\s*</i.test(text) &&
    textFormat(text).format === 'delimited'
  ) {
    return { kind: 'other', what: 'an XML document' };
  }
  return textFormat(text === '' ? new TextDecoder('latin1').decode(bytes).trimStart() : text);
}

/** Judges decoded text by how it begins. */
export function textFormat(text: string): FileKind & { kind: 'table' } {
  if (/^BEGIN\s*:\s*VCARD/i.test(text)) return table('vcard', 'it begins like a vCard');
  if (/^(?:#[^\n]*\n\s*|version\s*:\s*\d+\s+)*dn::?\s*\S/i.test(text) && /^(?:\w[\w.;-]*::? |$)/m.test(text)) {
    return table('ldif', 'it holds entries of a directory, which begin with dn:');
  }
  if (/^(?:<\?xml[^>]*>\s*)?(?:<\?mso[^>]*>\s*)?<(?:ss:)?Workbook\b/i.test(text)) {
    return table('xls', 'it is a workbook written as XML');
  }
  if (/^(?:<!doctype html|<html\b|<table\b|<meta\b)/i.test(text) && /<table\b/i.test(text)) {
    return table('xls', 'it is a table written as a web page');
  }
  if (/^[[{]\s*(?:["{[\]}]|-?\d|true|false|null|$)/.test(text)) return jsonFormat(text);
  return table('delimited', 'it is text in lines');
}

function jsonFormat(text: string): FileKind & { kind: 'table' } {
  const [first = '', second = ''] = text.split(/\r\n|[\r\n]/, 2);
  if (/^\{.*\}\s*$/.test(first) && /^\s*(?:\{|$)/.test(second) && isJson(first)) {
    // One object alone is a document; objects line by line are records.
    return second.trim() === '' ? table('json', 'it is JSON') : table('ndjson', 'each line is a JSON object');
  }
  // '[1]' may begin a line of plain text; names or values in quotes, or a bracket, follow in real JSON.
  return /^(?:\[\s*(?:[[{\]"]|$)|\{\s*(?:"|\}|$))/.test(text)
    ? table('json', 'it begins like JSON')
    : table('delimited', 'it is text in lines');
}

/** What the files of an archive make of it; null when it is an archive of files to choose from. */
export function packedFormat(members: readonly ZipMember[]): Exclude<FileKind, { kind: 'zip' }> | null {
  const has = (test: (path: string) => boolean) => members.some(({ path }) => test(path));
  if (has((path) => path === 'xl/workbook.xml' || path === 'xl/workbook.bin' || /^xl\/worksheets\//.test(path))) {
    return table('xlsx', 'it is an Excel workbook');
  }
  if (has((path) => path === 'content.xml') && has((path) => path === 'mimetype' || path.startsWith('META-INF/'))) {
    return table('ods', 'it is an OpenDocument spreadsheet');
  }
  if (has((path) => path.startsWith('word/'))) return { kind: 'other', what: 'a Word document' };
  if (has((path) => path.startsWith('ppt/'))) return { kind: 'other', what: 'a presentation' };
  if (has((path) => /^Index\/.*\.iwa$/.test(path)))
    return { kind: 'other', what: 'an Apple Numbers or Pages document' };
  return null;
}

const readable = /\.(?:csv|tsv|tab|txt|prn|asc|dat|ldif?|json|jsonl|ndjson|vcf|vcard|xlsx|xlsm|xls|ods)$/i;
const likely = /contact|customer|client|person|people|subscri|member|lead|kunde|kontakt|cliente|audience/i;

/** Whether a file of an archive may hold a table, by its name. */
export function isReadableMember(path: string): boolean {
  return readable.test(path) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(path);
}

/** The file of an archive that most likely holds the customers: by its name, then by its size. */
export function likeliestMember(members: readonly ZipMember[]): ZipMember | undefined {
  const rank = ({ path }: ZipMember) => (likely.test(path.slice(path.lastIndexOf('/') + 1)) ? 0 : 1);
  return members
    .filter(({ path, size }) => isReadableMember(path) && size > 0)
    .sort((a, b) => rank(a) - rank(b) || b.size - a.size)[0];
}

function table(format: FileFormat, because: string): FileKind & { kind: 'table' } {
  return { kind: 'table', format, because };
}

function starts(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
