// Remembers what checks said of a value, so that a name or a town is judged once however many contacts share it.
// Owns the memory; what is said of a value is in checks/.

export interface TextRepair {
  /** undefined: no honest repair. */
  to?: string;
  confidence?: number;
  detail?: string;
}

/** By check: its repair, null for a value in order; unset until the check has looked. */
export type Judgement = (TextRepair | null | undefined)[];

/** Beyond this a column hardly repeats itself, and remembering costs more than looking again. */
const mostPerColumn = 30_000;

/** What one run of the audit remembers. */
export class JudgedValues {
  readonly #columns = new Map<string, Map<string, Judgement>>();

  /** The judgements of a value, to be read and added to by the checks; undefined where none are kept. */
  of(column: string, value: string): Judgement | undefined {
    let values = this.#columns.get(column);
    if (values === undefined) {
      values = new Map();
      this.#columns.set(column, values);
    }
    const known = values.get(value);
    if (known !== undefined || values.size >= mostPerColumn) return known;
    const fresh: Judgement = [];
    values.set(value, fresh);
    return fresh;
  }
}
