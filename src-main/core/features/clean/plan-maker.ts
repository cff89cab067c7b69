// Collects planned changes of one column as compact arrays. Owns their making; who decides them is plan-*.ts.

import type { Stored } from './clean-columns.ts';
import type { ColumnPlan } from './column-writer.ts';

export class PlanMaker {
  readonly #column: string;
  readonly #rows: number[] = [];
  readonly #contacts: number[] = [];
  readonly #pairs: number[] = [];
  readonly #values: [Stored, Stored][] = [];
  readonly #known = new Map<Stored, Map<Stored, number>>();

  constructor(column: string) {
    this.#column = column;
  }

  get size(): number {
    return this.#rows.length;
  }

  add(row: number, contact: number, before: Stored, after: Stored): void {
    let afters = this.#known.get(before);
    if (!afters) {
      afters = new Map();
      this.#known.set(before, afters);
    }
    let pair = afters.get(after);
    if (pair === undefined) {
      pair = this.#values.push([before, after]) - 1;
      afters.set(after, pair);
    }
    this.#rows.push(row);
    this.#contacts.push(contact);
    this.#pairs.push(pair);
  }

  /** The changes by contact. Points and addresses are read by their own ids, so they are put in order here. */
  plan(): ColumnPlan {
    const contacts = Float64Array.from(this.#contacts);
    const rows = Float64Array.from(this.#rows);
    const pairs = Uint32Array.from(this.#pairs);
    const values = this.#values;
    if (contacts.every((contact, index) => index === 0 || contact >= (contacts[index - 1] ?? 0)))
      return { column: this.#column, rows, contacts, pairs, values };
    const order = Uint32Array.from(contacts.keys()).sort(
      (one, other) => (contacts[one] ?? 0) - (contacts[other] ?? 0) || one - other,
    );
    const sorted = <A extends Float64Array | Uint32Array>(from: A, into: A): A => {
      for (const [at, index] of order.entries()) into[at] = from[index] ?? 0;
      return into;
    };
    return {
      column: this.#column,
      rows: sorted(rows, new Float64Array(rows.length)),
      contacts: sorted(contacts, new Float64Array(rows.length)),
      pairs: sorted(pairs, new Uint32Array(rows.length)),
      values,
    };
  }
}
