// What is measured of the matching activities of one contact, row by row. Owns the arithmetic of each measure; which rows
// match is activity-bits.ts.
import type { ActivityCondition } from '../../../../src-shared/rules/ast.ts';
import type { ActivityRows } from './columns.ts';
import { dayLength } from './value-tests.ts';

/** What occurrences are told apart by. */
export interface Distinct {
  /** The key of a row, from 1; 0 for none. */
  keyAt(row: number): number;
  /** The highest key. */
  most: number;
  /** Whether rows without a key count one each, or not at all. */
  blanks: 'each' | 'none';
}

export class Measure {
  readonly #measure: ActivityCondition['measure'];
  readonly #rows: ActivityRows;
  readonly #distinct: Distinct | null;
  readonly #discounts: Float64Array | null;
  readonly #recentFrom: number;
  /** By key: the last contact it was seen at, all rows or recent ones, and those before. */
  readonly #seen: Uint32Array;
  readonly #seenBefore: Uint32Array;
  #contact = 0;
  #count = 0;
  #countBefore = 0;
  #sum = 0;
  #passed = 0;
  #first = 0;
  #last = 0;

  constructor(
    { measure }: ActivityCondition,
    rows: ActivityRows,
    distinct: Distinct | null,
    discounts: Float64Array | null,
    recentFrom: number,
  ) {
    this.#measure = measure;
    this.#rows = rows;
    this.#distinct = distinct;
    this.#discounts = discounts;
    this.#recentFrom = recentFrom;
    this.#seen = new Uint32Array((distinct?.most ?? 0) + 1);
    this.#seenBefore = new Uint32Array(measure === 'change' ? (distinct?.most ?? 0) + 1 : 0);
  }

  /** Starts with the next contact. */
  begin(): void {
    this.#contact += 1;
    this.#count = 0;
    this.#countBefore = 0;
    this.#sum = 0;
    this.#passed = 0;
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = Number.NEGATIVE_INFINITY;
  }

  /** @param isPart whether the row belongs to the part that a share is asked of */
  add(row: number, isPart: boolean): void {
    const { amounts, days } = this.#rows;
    switch (this.#measure) {
      case 'count':
      case 'distinct_products':
        if (this.#isNew(row, this.#seen)) this.#count += 1;
        break;
      case 'sum':
        this.#sum += filled(amounts[row] as number);
        break;
      case 'average': {
        const amount = amounts[row] as number;
        if (Number.isNaN(amount)) break;
        this.#sum += amount;
        if (this.#isNew(row, this.#seen)) this.#count += 1;
        break;
      }
      case 'first':
      case 'last': {
        const day = days[row] as number;
        if (day < this.#first) this.#first = day;
        if (day > this.#last) this.#last = day;
        break;
      }
      case 'discount_share':
        if (((this.#discounts as Float64Array)[row] as number) > 0) this.#passed += 1;
        break;
      case 'share':
        if (isPart) this.#passed += 1;
        break;
      case 'change':
        if ((days[row] as number) >= this.#recentFrom) {
          if (this.#isNew(row, this.#seen)) this.#count += 1;
        } else if (this.#isNew(row, this.#seenBefore)) this.#countBefore += 1;
        break;
    }
  }

  /**
   * What was measured; NaN for nothing. Times are the first instant of their day, epoch milliseconds.
   * @param rows how many were added, at least one
   */
  value(rows: number): number {
    switch (this.#measure) {
      case 'count':
      case 'distinct_products':
        return this.#count;
      case 'sum':
        return this.#sum;
      case 'average':
        return this.#count === 0 ? Number.NaN : this.#sum / this.#count;
      case 'first':
        return this.#first * dayLength;
      case 'last':
        return this.#last * dayLength;
      case 'discount_share':
      case 'share':
        return (100 * this.#passed) / rows;
      case 'change':
        return this.#countBefore === 0 ? Number.NaN : (100 * (this.#count - this.#countBefore)) / this.#countBefore;
    }
  }

  #isNew(row: number, seen: Uint32Array): boolean {
    if (this.#distinct === null) return true;
    const key = this.#distinct.keyAt(row);
    if (key === 0) return this.#distinct.blanks === 'each';
    if (seen[key] === this.#contact) return false;
    seen[key] = this.#contact;
    return true;
  }
}

function filled(amount: number): number {
  return Number.isNaN(amount) ? 0 : amount;
}
