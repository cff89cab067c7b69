// Rows waiting to be written, handed out file by file where a target takes only so many rows or bytes. Owns the cutting;
// where the rows come from and go to is the caller's.
import type { ExportRow } from '../../engines/export/file-encoders.ts';

export interface FileLimits {
  /** Rows below the header; Infinity for none. */
  rows: number;
  /** Bytes of the file; Infinity for none. */
  bytes: number;
  /** Bytes of the header. */
  headerBytes: number;
  /** Bytes of one row. Only asked where bytes are limited. */
  sizeOf: (row: ExportRow) => number;
}

export const unlimited: FileLimits = {
  rows: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  headerBytes: 0,
  sizeOf: () => 0,
};

const handedOut = 1000; // rows at a time

export class RowQueue {
  readonly #pages: Iterator<ExportRow[]>;
  #page: ExportRow[] = [];
  #at = 0;

  constructor(pages: Iterator<ExportRow[]>) {
    this.#pages = pages;
  }

  get hasMore(): boolean {
    return this.#peek() !== undefined;
  }

  /** The rows of the next file, in pages: at least one row, whatever its size. */
  *take(limits: FileLimits): Generator<ExportRow[]> {
    let rows = 0;
    let bytes = limits.headerBytes;
    const isMeasured = Number.isFinite(limits.bytes);
    let page: ExportRow[] = [];
    for (let row = this.#peek(); row !== undefined && rows < limits.rows; row = this.#peek()) {
      if (isMeasured) {
        const size = limits.sizeOf(row);
        if (rows > 0 && bytes + size > limits.bytes) break;
        bytes += size;
      }
      rows++;
      this.#at++;
      page.push(row);
      if (page.length === handedOut) {
        yield page;
        page = [];
      }
    }
    if (page.length > 0) yield page;
  }

  #peek(): ExportRow | undefined {
    while (this.#at >= this.#page.length) {
      const next = this.#pages.next();
      if (next.done) return undefined;
      this.#page = next.value;
      this.#at = 0;
    }
    return this.#page[this.#at];
  }
}
