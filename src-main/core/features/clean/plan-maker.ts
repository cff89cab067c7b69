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

  plan(): ColumnPlan {
    return {
      column: this.#column,
      rows: Float64Array.from(this.#rows),
      contacts: Float64Array.from(this.#contacts),
      pairs: Uint32Array.from(this.#pairs),
      values: this.#values,
    };
  }
}
