// The file a person chose, as rows of text cells. Owns opening it safely, reading it in pieces and noticing that it
// changed; what it holds is source-content.ts's, what the bytes mean the reading engine's. Every refusal is one sentence
// that says what to do.
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileReading } from '../../../../src-shared/model/import-mapping.ts';
import { Refusal, refuse } from '../../../../src-shared/model/refusal.ts';
import { codeOf } from '../../db/file-refusals.ts';
import { CsvLimitError, type OnRow } from '../../engines/reading/csv-scanner.ts';
import { markLength } from '../../engines/reading/detect-encoding.ts';
import { cellsAsMeant, readTable, sampleWholeTable, type TableSample } from '../../engines/reading/read-table.ts';
import { shapeRows } from '../../engines/reading/shape-rows.ts';
import { StreamDecoder } from '../../engines/reading/stream-decoder.ts';
import { textScanner } from '../../engines/reading/text-form.ts';
import {
  contentOf,
  formatRefusal,
  isInPieces,
  type OpenFile,
  type SourceContent,
  wholeTable,
} from './source-content.ts';

/** Enough to judge encoding, dialect and header; read in one go. */
export const headBytes = 2 * 1024 * 1024;
/** Enough to find what stands at the end of a report. */
const tailBytes = 64 * 1024;
/** Rows of a table in memory between two pauses. */
const sliceRows = 500;

/** An open file that is only read. Close it. */
export class SourceFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly #fd: number;
  readonly #opened: Stats;

  /** Throws a refusal when there is nothing that can be read as a table. */
  constructor(path: string) {
    this.path = path;
    this.name = basename(path);
    const stat = attempt(this.name, () => statSync(path));
    if (stat.isDirectory()) throw refuse('not-a-file', `${this.name} is a folder. Choose the file inside it.`);
    if (!stat.isFile()) throw refuse('not-a-file', `${this.name} is not an ordinary file. Choose another one.`);
    if (stat.size === 0) throw refuse('empty-file', `${this.name} is empty. Export it again and choose the new file.`);
    this.#fd = attempt(this.name, () => openSync(path, 'r'));
    this.#opened = fstatSync(this.#fd);
    this.size = this.#opened.size;
  }

  /** Names this state of the file: another size, time or inode is another file. */
  get state(): string {
    const { size, mtimeMs, ino } = this.#opened;
    return `${size} ${mtimeMs} ${ino}`;
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** The first bytes. Refuses files that hold no table. */
  head(bytes = headBytes): Uint8Array {
    contentOf(this.#open(), {});
    return this.#read(0, Math.min(bytes, this.size));
  }

  /** Whether the rows come piece by piece, so that neither time nor memory grows with the file between two of them. */
  isInPieces(chosen: Partial<FileReading>): boolean {
    return isInPieces(contentOf(this.#open(), chosen).format);
  }

  /**
   * The beginning of the file as a table, with everything that was guessed about it.
   * @param chosen what a person chose instead of the guesses
   * @param most data rows to return
   */
  sample(chosen: Partial<FileReading>, most: number): TableSample & { readonly members: SourceContent['members'] } {
    const file = this.#open();
    const content = contentOf(file, chosen);
    const { members, member } = content;
    const choice = { ...chosen, member };
    try {
      if (!isInPieces(content.format)) {
        const { table, found } = wholeTable(file, content, choice);
        return { ...sampleWholeTable(table, found, choice, most), members };
      }
      const head = content.head(headBytes);
      const isWhole = head.length >= content.size;
      return { ...readTable(head, isWhole, choice, most, isWhole ? undefined : content.tail(tailBytes)), members };
    } catch (error) {
      throw this.#refusal(error) ?? error;
    }
  }

  /**
   * Reads all rows, yielding the number of bytes read between pieces. Refuses when the file is found changed.
   * @param hash fed with every byte of the file
   * @returns how many characters could not be decoded
   */
  *rows(reading: FileReading, onRow: OnRow, hash?: Hash): Generator<number, number> {
    const content = contentOf(this.#open(), reading);
    const isPlain = content.member === '' && isInPieces(content.format);
    if (hash !== undefined && !isPlain) yield* this.#hashAll(hash);
    const shaped = shapeRows(reading, onRow);
    try {
      return isInPieces(content.format)
        ? yield* this.#textRows(content, reading, shaped, isPlain ? hash : undefined)
        : yield* this.#wholeRows(content, reading, shaped);
    } catch (error) {
      throw this.#refusal(error) ?? error;
    }
  }

  *#textRows(
    content: SourceContent,
    reading: FileReading,
    onRow: OnRow,
    hash: Hash | undefined,
  ): Generator<number, number> {
    const skip = markLength(content.head(4), reading.encoding);
    const decoder = this.#decoder(reading, skip);
    const scanner = textScanner(reading, (cells, ...place) => onRow(cellsAsMeant(cells, skip), ...place));
    let read = 0;
    for (const bytes of content.pieces()) {
      read += bytes.length;
      hash?.update(bytes);
      this.refuseIfChanged(); // now rather than after a long wait
      scanner.push(decoder.push(bytes));
      yield content.size === this.size ? read : Math.round((this.size * read) / Math.max(1, content.size));
    }
    scanner.push(decoder.end());
    scanner.end();
    this.refuseIfChanged();
    return decoder.unreadable;
  }

  *#wholeRows(content: SourceContent, reading: FileReading, onRow: OnRow): Generator<number, number> {
    const { table, found } = wholeTable(this.#open(), content, reading);
    this.refuseIfChanged();
    for (const [index, cells] of table.rows.entries()) {
      if (onRow(cells.slice(), index + 1, index + 1, null) === false) break;
      if (index % sliceRows === sliceRows - 1) yield Math.round((this.size * index) / table.rows.length);
    }
    yield this.size;
    return found.unreadable;
  }

  /** Feeds the hash with a file whose rows are not read straight from its bytes. */
  *#hashAll(hash: Hash): Generator<number, void> {
    const pieceBytes = 1024 * 1024;
    for (let at = 0; at < this.size; at += pieceBytes) {
      hash.update(this.#read(at, Math.min(pieceBytes, this.size - at)));
      yield 0;
    }
  }

  /** Throws when the file is not the one that was opened any more: grown, rewritten or replaced. */
  refuseIfChanged(): void {
    const now = statSync(this.path, { throwIfNoEntry: false });
    const then = this.#opened;
    if (now?.size === then.size && now.mtimeMs === then.mtimeMs && now.ino === then.ino) return;
    throw refuse(
      'file-changed',
      `${this.name} changed while it was read, so nothing was imported. Close the program that writes it and try again.`,
    );
  }

  #open(): OpenFile {
    return { name: this.name, size: this.size, read: (at, length) => this.#read(at, length) };
  }

  /** The refusal for what reading this file threw; null for what is none. */
  #refusal(error: unknown): Refusal | null {
    if (!(error instanceof CsvLimitError)) return formatRefusal(this.name, error);
    const code = error.limit === 'row' ? 'line-too-long' : 'too-many-columns';
    return refuse(code, `${this.name}: ${error.message}`);
  }

  #decoder(reading: FileReading, skip: number): StreamDecoder {
    try {
      return new StreamDecoder(reading.encoding, skip);
    } catch {
      throw refuse('bad-mapping', `The encoding ${reading.encoding} is not known. Choose another one.`);
    }
  }

  #read(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - at)));
    let filled = 0;
    while (filled < bytes.length) {
      const count = attempt(this.name, () => readSync(this.#fd, bytes, filled, bytes.length - filled, at + filled));
      if (count === 0) break; // shorter than it was: refuseIfChanged will say so
      filled += count;
    }
    return bytes.subarray(0, filled);
  }
}

/** Runs work on an open source file and closes it whatever happens. */
export function withSource<T>(path: string, work: (source: SourceFile) => T): T {
  const source = new SourceFile(path);
  try {
    return work(source);
  } finally {
    source.close();
  }
}

/** SHA-256, as kept in import_batch.file_hash. */
export function fileHash(): Hash {
  return createHash('sha256');
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    switch (codeOf(error)) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw refuse('not-found', `${name} is not there any more. Choose the file again.`);
      case 'EISDIR':
        throw refuse('not-a-file', `${name} is a folder. Choose the file inside it.`);
      case 'EACCES':
      case 'EPERM':
        throw refuse('not-readable', `${name} may not be read. Change its permissions or copy it to your own folder.`);
      case 'EIO':
      case 'EBUSY':
        throw refuse('not-readable', `${name} cannot be read from its disk. Copy it to this computer and try again.`);
      default:
        throw error;
    }
  }
}
