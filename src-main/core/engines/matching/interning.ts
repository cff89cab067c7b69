// Gives every distinct text of a comparison field a small number, so that a pair is compared by numbers and typed
// arrays. Owns pools and coded columns; knows nothing of what the texts mean (see standardise.ts).
import { digitCountMask, letterMask, type UnitPool } from './similarity.ts';

/** Distinct texts of one or more columns. Code 0 is the missing value. */
export interface TextPool extends UnitPool {
  readonly texts: readonly string[];
  /** How many times each text occurs, over all columns coded in this pool. */
  readonly counts: Uint32Array;
  /** Occurrences of texts other than the missing one. */
  readonly total: number;
}

/** One field of every record as codes of a pool: one value each, or several (then `starts` says where they begin). */
export interface CodeColumn {
  readonly pool: TextPool;
  readonly codes: Uint32Array;
  /** Present for fields in the plural: values of record i are codes[starts[i]] up to codes[starts[i + 1]]. */
  readonly starts: Uint32Array | undefined;
}

/** Collects texts and numbers them in order of appearance. */
export class TextPoolBuilder {
  readonly #codes = new Map<string, number>([['', 0]]);
  readonly #texts: string[] = [''];
  readonly #counts: number[] = [0];

  /** The code of a text, counting this occurrence; 0 for the empty text. */
  intern(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) {
      this.#counts[known] = (this.#counts[known] ?? 0) + 1;
      return known;
    }
    const code = this.#texts.length;
    this.#codes.set(text, code);
    this.#texts.push(text);
    this.#counts.push(1);
    return code;
  }

  /** Freezes what was collected into typed arrays. */
  finish(): TextPool {
    const texts = this.#texts;
    const starts = new Uint32Array(texts.length + 1);
    let length = 0;
    for (let code = 0; code < texts.length; code++) {
      starts[code] = length;
      length += (texts[code] ?? '').length;
    }
    starts[texts.length] = length;
    const units = new Uint16Array(length);
    const masks = new Uint32Array(texts.length);
    let isDigits = true;
    for (let code = 0, at = 0; code < texts.length; code++) {
      const text = texts[code] as string;
      for (let letter = 0; letter < text.length; letter++) {
        const unit = text.charCodeAt(letter);
        if (unit < 48 || unit > 57) isDigits = false;
        units[at++] = unit;
      }
    }
    const maskOf = isDigits ? digitCountMask : letterMask;
    for (let code = 0; code < texts.length; code++)
      masks[code] = maskOf(units, starts[code] ?? 0, starts[code + 1] ?? 0);
    const counts = Uint32Array.from(this.#counts);
    const missing = counts[0] ?? 0;
    counts[0] = 0;
    const total = this.#counts.reduce((sum, count) => sum + count, 0) - missing;
    return { texts, units, starts, masks, isDigits, counts, total };
  }
}

/** A pool of exactly these texts, for comparing a handful of values outside of a run. */
export function poolOf(texts: readonly string[]): TextPool {
  const builder = new TextPoolBuilder();
  for (const text of texts) builder.intern(text);
  return builder.finish();
}

/**
 * Codes one single-valued field.
 * @param values one text per record, '' for missing
 */
export function codeColumn(values: readonly string[]): CodeColumn {
  const builder = new TextPoolBuilder();
  const codes = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) codes[row] = builder.intern(values[row] ?? '');
  return { pool: builder.finish(), codes, starts: undefined };
}

/**
 * Codes one field in the plural (emails, phones); repeated values of one record are kept once.
 * @param textsOf the texts of a record; '' is dropped
 */
export function codeColumns(rowCount: number, textsOf: (row: number) => readonly string[]): CodeColumn {
  const builder = new TextPoolBuilder();
  const starts = new Uint32Array(rowCount + 1);
  const codes: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    starts[row] = codes.length;
    const texts = textsOf(row);
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at] ?? '';
      if (text !== '' && texts.indexOf(text) === at) codes.push(builder.intern(text));
    }
  }
  starts[rowCount] = codes.length;
  return { pool: builder.finish(), codes: Uint32Array.from(codes), starts };
}

/** The values of one record: [from, to) in `codes`. */
export function firstOf(column: CodeColumn, row: number): number {
  return column.starts === undefined ? row : (column.starts[row] ?? 0);
}

/** See firstOf. */
export function endOf(column: CodeColumn, row: number): number {
  return column.starts === undefined ? row + 1 : (column.starts[row + 1] ?? 0);
}

/**
 * The chance that two random records agree on this field, from the frequencies of its values.
 * Exact for single values, slightly low for fields in the plural.
 * @param isLeftOut 1 per code that does not count as agreement
 */
export function agreementRate(pool: TextPool, isLeftOut?: Uint8Array): number {
  let agreeing = 0;
  for (let code = 1; code < pool.counts.length; code++) {
    if (isLeftOut?.[code] === 1) continue;
    const count = pool.counts[code] ?? 0;
    agreeing += count * (count - 1);
  }
  return pool.total < 2 ? 0 : agreeing / (pool.total * (pool.total - 1));
}
