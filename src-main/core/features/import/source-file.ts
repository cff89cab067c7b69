// The file a person chose, as bytes. Owns opening it safely, reading it in pieces and noticing that it changed; what
// the bytes mean is the reading engine's. Every refusal is one sentence that says what to do.
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileReading } from '../../../../src-shared/model/import-mapping.ts';
import { Refusal, refuse } from '../../../../src-shared/model/refusal.ts';
import { codeOf } from '../../db/file-refusals.ts';
import { CsvLimitError, CsvScanner, type OnRow } from '../../engines/reading/csv-scanner.ts';
import { binaryKind, detectEncoding, StreamDecoder } from '../../engines/reading/detect-encoding.ts';
import { cellsAsMeant, skipFor } from '../../engines/reading/read-table.ts';

/** Enough to judge encoding, dialect and header; read in one go. */
export const headBytes = 2 * 1024 * 1024;
/** A piece between two pauses: about 600 rows of 20 columns, well under 50 ms of work. */
const pieceBytes = 96 * 1024;

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

  /** The first bytes. Refuses files that hold no text. */
  head(bytes = headBytes): Uint8Array {
    const head = this.#read(0, Math.min(bytes, this.size));
    const kind = binaryKind(head.subarray(0, 65_536));
    if (kind !== null) {
      throw refuse('not-text', `${this.name} is ${kind}, not a text file. Save it as CSV and choose that file.`);
    }
    return head;
  }

  /**
   * Reads all rows, yielding the number of bytes read between pieces. Refuses when the file is found changed.
   * @param hash fed with every byte
   * @returns how many characters could not be decoded
   */
  *rows(reading: FileReading, onRow: OnRow, hash?: Hash): Generator<number, number> {
    const guess = detectEncoding(this.#read(0, Math.min(4096, this.size)));
    const skip = skipFor(reading.encoding, guess);
    const decoder = this.#decoder(reading, skip);
    const scanner = new CsvScanner(reading, (cells, ...place) => onRow(cellsAsMeant(cells, skip), ...place));
    try {
      for (let at = 0; at < this.size; ) {
        const bytes = this.#read(at, Math.min(pieceBytes, this.size - at));
        if (bytes.length === 0) break;
        at += bytes.length;
        hash?.update(bytes);
        this.refuseIfChanged(); // now rather than after a long wait
        scanner.push(decoder.push(bytes));
        yield at;
      }
      scanner.push(decoder.end());
      scanner.end();
    } catch (error) {
      if (!(error instanceof CsvLimitError)) throw error;
      const code = error.limit === 'row' ? 'line-too-long' : 'too-many-columns';
      throw refuse(code, `${this.name}: ${error.message}`);
    }
    this.refuseIfChanged();
    return decoder.unreadable;
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

  #decoder(reading: FileReading, skip: number): StreamDecoder {
    try {
      return new StreamDecoder(reading.encoding, skip);
    } catch {
      throw refuse('bad-mapping', `The encoding ${reading.encoding} is not known. Choose another one.`);
    }
  }

  #read(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const count = attempt(this.name, () => readSync(this.#fd, bytes, filled, length - filled, at + filled));
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
