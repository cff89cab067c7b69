// Rows of a file as one piece of bytes, so that a hundred thousand of them pass between threads without being copied one
// by one and stay small while a result is shown.

export interface PackedRows {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Row i is bytes[starts[i]] up to bytes[starts[i + 1]]: its cells as JSON. */
  readonly starts: Float64Array;
}

/** Packs rows. @param onProgress called now and then with the rows done; may throw to stop */
export function packRows(rows: readonly (readonly string[])[], onProgress: (done: number) => void): PackedRows {
  const encoder = new TextEncoder();
  const starts = new Float64Array(rows.length + 1);
  let bytes = new Uint8Array(1 << 16);
  for (const [at, row] of rows.entries()) {
    if (at % 8192 === 0) onProgress(at);
    const text = JSON.stringify(row);
    const from = starts[at] ?? 0;
    // A UTF-16 unit is at most three bytes of UTF-8.
    if (from + text.length * 3 > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, from + text.length * 3));
      larger.set(bytes.subarray(0, from));
      bytes = larger;
    }
    starts[at + 1] = from + encoder.encodeInto(text, bytes.subarray(from)).written;
  }
  return { count: rows.length, bytes: bytes.slice(0, starts[rows.length]), starts };
}

/** The cells of one row. */
export function unpackRow({ bytes, starts }: PackedRows, row: number): string[] {
  const text = new TextDecoder().decode(bytes.subarray(starts[row], starts[row + 1]));
  return JSON.parse(text) as string[];
}
