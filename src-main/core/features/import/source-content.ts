// What a chosen file holds: text, a workbook, JSON, vCards, LDIF, or an archive with such a file in it. Owns choosing between
// them, the limits for what is read as a whole, and the sentence for what cannot be read; the formats themselves are the
// reading engine's, the file is source-file.ts's.
import type { FileFormat, FileReading } from '../../../../src-shared/model/import-mapping.ts';
import { type Refusal, refuse } from '../../../../src-shared/model/refusal.ts';
import { detectEncoding, markLength } from '../../engines/reading/detect-encoding.ts';
import {
  detectFormat,
  type FileKind,
  isReadableMember,
  likeliestMember,
  packedFormat,
} from '../../engines/reading/formats/detect-format.ts';
import { jsonLinesTable, jsonTable } from '../../engines/reading/formats/json-table.ts';
import { ldifTable } from '../../engines/reading/formats/ldif-table.ts';
import { vcardTable } from '../../engines/reading/formats/vcard-table.ts';
import { FormatError, type WholeTable } from '../../engines/reading/formats/whole-table.ts';
import { workbookTable } from '../../engines/reading/formats/workbook-table.ts';
import {
  type ReadBytes,
  refuseBomb,
  ZipError,
  type ZipMember,
  zipMembers,
  zipPieces,
} from '../../engines/reading/formats/zip-archive.ts';
import type { WholeFormat } from '../../engines/reading/read-table.ts';
import { StreamDecoder } from '../../engines/reading/stream-decoder.ts';

/** Formats that are read as a whole are refused beyond these bytes; text with delimiters may be of any size. */
const mostWhole = { workbook: 64 * 1024 * 1024, expanded: 400 * 1024 * 1024, text: 256 * 1024 * 1024 };
/** One text file in an archive, expanded. */
const mostMember = 16 * 1024 * 1024 * 1024;
const pieceBytes = 96 * 1024;
const kindBytes = 64 * 1024;

/** The file as source-file.ts has it open. */
export interface OpenFile {
  readonly name: string;
  readonly size: number;
  readonly read: ReadBytes;
}

export interface SourceContent {
  readonly format: FileFormat;
  readonly because: string;
  /** Path inside the archive; '' when the file itself is the table. */
  readonly member: string;
  readonly members: readonly { readonly path: string; readonly size: number; readonly isReadable: boolean }[];
  /** Bytes of the table's own file, expanded. */
  readonly size: number;
  /** The bytes from the beginning on, in pieces. */
  pieces(): Generator<Uint8Array, void>;
  /** The first bytes, at most so many. */
  head(most: number): Uint8Array;
  /** The last bytes, from a place that is a multiple of four; undefined where they cannot be had cheaply. */
  tail(most: number): Uint8Array | undefined;
}

/** Finds out what a file holds. Throws refusals for what is no table. */
export function contentOf(file: OpenFile, chosen: Partial<FileReading>): SourceContent {
  return refusing(file.name, () => {
    const kind = detectFormat(file.read(0, kindBytes));
    if (kind.kind !== 'zip') return plainContent(file, kind, chosen);
    const members = zipMembers(file.read, file.size);
    const packed = packedFormat(members);
    return packed === null ? memberContent(file, members, chosen) : plainContent(file, packed, chosen);
  });
}

function plainContent(
  file: OpenFile,
  kind: Exclude<FileKind, { kind: 'zip' }>,
  chosen: Partial<FileReading>,
): SourceContent {
  return {
    ...formatOf(file.name, kind, chosen),
    member: '',
    members: [],
    size: file.size,
    *pieces() {
      for (let at = 0; at < file.size; ) {
        const bytes = file.read(at, Math.min(pieceBytes, file.size - at));
        if (bytes.length === 0) return;
        at += bytes.length;
        yield bytes;
      }
    },
    head: (most) => file.read(0, Math.min(most, file.size)),
    tail: (most) => {
      const at = Math.max(0, file.size - most);
      return file.read(at - (at % 4), file.size - at + (at % 4));
    },
  };
}

function memberContent(file: OpenFile, members: readonly ZipMember[], chosen: Partial<FileReading>): SourceContent {
  const member = members.find(({ path }) => path === chosen.member) ?? likeliestMember(members);
  if (member === undefined) {
    throw refuse(
      'unknown-format',
      `${file.name} holds no file that can be imported. Unpack it and choose the file inside.`,
    );
  }
  const pieces = () => zipPieces(file.read, member, mostMember);
  const head = (most: number): Uint8Array => {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (const piece of pieces()) {
      parts.push(piece);
      length += piece.length;
      if (length >= most) break;
    }
    return join(parts, Math.min(length, most));
  };
  const kind = detectFormat(head(kindBytes));
  const isPacked = kind.kind === 'zip';
  const inner = isPacked ? packedFormat(zipMembers(memory(join([...pieces()])), member.size)) : kind;
  if (inner === null) {
    throw refuse(
      'unknown-format',
      `${member.path} in ${file.name} is an archive itself. Unpack it and choose the file inside.`,
    );
  }
  return {
    ...formatOf(`${member.path} in ${file.name}`, inner, chosen),
    member: member.path,
    members: members
      .map(({ path, size }) => ({ path, size, isReadable: isReadableMember(path) }))
      .sort((a, b) => Number(b.isReadable) - Number(a.isReadable) || a.path.localeCompare(b.path))
      .slice(0, 200),
    size: member.size,
    pieces,
    head,
    tail: () => undefined,
  };
}

const parsers = { json: jsonTable, ndjson: jsonLinesTable, vcard: vcardTable, ldif: ldifTable } as const;
const isParsed = (format: FileFormat): format is keyof typeof parsers => format in parsers;
/** Formats whose rows come piece by piece from text, so that a file may be of any size. */
export const isInPieces = (format: FileFormat): boolean => format === 'delimited' || format === 'fixed';
const isText = (format: FileFormat): boolean => isInPieces(format) || isParsed(format);

/** What a person chose counts among formats of text; a workbook is one whatever anybody says. */
function formatOf(
  name: string,
  kind: Exclude<FileKind, { kind: 'zip' }>,
  chosen: Partial<FileReading>,
): Pick<SourceContent, 'format' | 'because'> {
  if (kind.kind === 'other') {
    throw refuse(
      'not-text',
      `${name} is ${kind.what}, which holds no table. Save it as CSV or .xlsx and choose that file.`,
    );
  }
  const { format = kind.format } = chosen;
  if (format === kind.format || !isText(format)) return kind;
  const isMarkup = kind.format === 'xls' && !kind.because.includes('97');
  return isText(kind.format) || isMarkup ? { format, because: 'chosen by you' } : kind;
}

/** Reads a table that cannot be read in pieces. Throws refusals for what is damaged, locked or too large. */
export function wholeTable(
  file: OpenFile,
  content: SourceContent,
  chosen: Partial<FileReading>,
): { table: WholeTable; found: WholeFormat } {
  return refusing(file.name, () => {
    const { format, because } = content;
    const isWorkbook = !isText(format);
    const most = isWorkbook ? mostWhole.workbook : mostWhole.text;
    if (content.size > most) {
      const size = Math.round(most / 1024 / 1024);
      throw new FormatError(
        'too-large',
        `is larger than ${size} MB, the most that can be read of ${isWorkbook ? 'a workbook' : 'this format'}. Save it as CSV, which may be of any size, and choose that file.`,
      );
    }
    const bytes = join([...content.pieces()]);
    if (!isParsed(format)) {
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
        const read = memory(bytes);
        refuseBomb(read, zipMembers(read, bytes.length), mostWhole.expanded);
      }
      const encoding = { encoding: 'utf-8', confidence: 1, because: 'workbooks say it themselves' };
      return { table: workbookTable(bytes, chosen.sheet ?? ''), found: { format, because, encoding, unreadable: 0 } };
    }
    const guess = detectEncoding(bytes.subarray(0, 1024 * 1024), bytes.length <= 1024 * 1024);
    const encoding = { ...guess, encoding: chosen.encoding ?? guess.encoding };
    const decoder = new StreamDecoder(encoding.encoding, markLength(bytes, encoding.encoding));
    const text = decoder.push(bytes) + decoder.end();
    const table = parsers[format](text);
    const unreadable = decoder.unreadable + mendSurrogates(table);
    return { table, found: { format, because, encoding, unreadable } };
  });
}

/** JSON can write half a character (\ud83d alone), which no encoding holds: it becomes �. Returns how many cells had one. */
function mendSurrogates(table: WholeTable): number {
  let cells = 0;
  for (const row of table.rows) {
    for (const [column, cell] of row.entries()) {
      if (cell.isWellFormed()) continue;
      row[column] = cell.toWellFormed();
      cells++;
    }
  }
  return cells;
}

/** Turns what the formats throw into a refusal that names the file. */
export function refusing<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw formatRefusal(name, error) ?? error;
  }
}

/** The refusal for an error of a format; null for any other error. */
export function formatRefusal(name: string, error: unknown): Refusal | null {
  if (error instanceof FormatError) return refuse(error.kind, `${name} ${error.message}`);
  if (!(error instanceof ZipError)) return null;
  switch (error.kind) {
    case 'encrypted':
      return refuse(
        'password-protected',
        `${name} cannot be opened: ${error.message}. Unpack it and choose the file inside.`,
      );
    case 'too-large':
      return refuse(
        'too-large',
        `${name} is refused: ${error.message}. Unpack it yourself if you trust it, and choose the file inside.`,
      );
    default:
      return refuse('damaged', `${name} is damaged: ${error.message}. Get it again and choose the new file.`);
  }
}

function memory(bytes: Uint8Array): ReadBytes {
  return (at, length) => bytes.subarray(at, at + length);
}

function join(parts: readonly Uint8Array[], most = Number.POSITIVE_INFINITY): Uint8Array {
  const length = Math.min(
    most,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (at >= length) break;
    all.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return all;
}
