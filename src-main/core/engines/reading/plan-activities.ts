// Turns rows of an orders or events file into activities. Owns the joining of line items to one order and the rule
// that an order's total counts once; who the contact is, is read by plan-rows.ts and found by features/import.
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import { type ActivityField, joinMark } from '../../../../src-shared/model/target-fields.ts';
import { parseExcelSerial, parseTimestamp } from '../../../../src-shared/text/date.ts';
import { currencyCode, type Money, minorDigits, parseMoney, parseNumber } from '../../../../src-shared/text/money.ts';
import { activityKindOf, cameToNothing } from './activity-words.ts';
import type { ActivityDraft, ContactDraft, RowIssue } from './contact-draft.ts';
import type { RowPlan } from './draft-builder.ts';
import { cellValue, contactReader, joinedValue } from './plan-rows.ts';

/** One order or event: whose it is, what happened, and the rows it came from. */
export interface PlannedActivity {
  readonly who: ContactDraft;
  /** A purchase, and a refund beside it when the row reports one. */
  readonly activities: readonly ActivityDraft[];
  /** 1-based data rows. */
  readonly rows: readonly number[];
  readonly warnings: readonly RowIssue[];
  /** The first of the rows as it came. */
  readonly cells: readonly string[];
  /** Only a name tells whose it is: no email, phone or customer id. Names are shared, so somebody should look. */
  readonly isNameOnly?: boolean;
}

export type PlannedRow =
  | { readonly kind: 'activity'; readonly planned: PlannedActivity }
  | { readonly kind: 'rejected'; readonly row: number; readonly cells: readonly string[]; readonly issue: RowIssue };

interface OpenOrder {
  readonly reference: string;
  readonly cells: readonly string[];
  readonly who: ContactDraft;
  readonly warnings: readonly RowIssue[];
  readonly rows: number[];
  readonly lines: Line[];
}

/** A column of an activity, with the later columns whose values are joined to its own. */
interface ActivityColumn {
  readonly field: ActivityField;
  readonly column: number;
  readonly joined: number[];
  readonly mark: string;
  /** The currency its header names, such as 'Amount (EUR)'. */
  readonly currency: string | null;
}

interface Line {
  readonly text: Readonly<Partial<Record<ActivityField, string>>>;
  readonly at: number | null;
  readonly amount: Money | null;
  readonly total: Money | null;
  readonly refund: Money | null;
  readonly discount: Money | null;
  readonly quantity: number | null;
}

const moneyFields = ['amount', 'price', 'total', 'refund', 'discount'] as const;
const separator = '; ';

/**
 * Reads rows of an activities file. Rows of one order must follow each other, as all exports write them; what a
 * push completes is handed to `emit`, the rest at end().
 */
export class ActivityReader {
  readonly #plan: RowPlan;
  readonly #emit: (planned: PlannedRow) => void;
  readonly #readContact: ReturnType<typeof contactReader>;
  readonly #columns: readonly ActivityColumn[];
  readonly #constants: readonly (readonly [field: ActivityField, value: string])[];
  readonly #finished = new Set<string>();
  #open: OpenOrder | null = null;

  constructor(plan: RowPlan, emit: (planned: PlannedRow) => void) {
    this.#plan = plan;
    this.#emit = emit;
    this.#readContact = contactReader(plan, true);
    this.#columns = activityColumns(plan);
    this.#constants = (plan.constants ?? []).flatMap(({ target, value }) =>
      target.kind === 'activity' ? [[target.field, value] as const] : [],
    );
  }

  /** Adds a data row. */
  push(cells: readonly string[], row: number): void {
    const text: Partial<Record<ActivityField, string>> = {};
    for (const { field, column, joined, mark } of this.#columns) {
      const value = joined.length === 0 ? cellValue(cells[column]) : joinedValue(cells, column, joined, mark);
      if (value !== '') text[field] = value;
    }
    for (const [field, value] of this.#constants) text[field] ??= value;
    const reference = text.reference ?? '';
    const who = this.#readContact(cells);
    if (this.#open !== null && reference !== '' && reference === this.#open.reference && isSame(this.#open.who, who)) {
      // Line items after the first often leave everything else blank.
      if (who.kind === 'rejected' && who.issue.code === 'too_many_cells') this.#reject(cells, row, who.issue);
      else {
        this.#open.rows.push(row);
        this.#open.lines.push(this.#line(text));
      }
      return;
    }
    this.#close();
    if (who.kind === 'rejected') {
      const issue = who.issue.code === 'nobody' ? nobody : who.issue;
      this.#reject(cells, row, issue);
      return;
    }
    if (reference !== '' && text.total !== undefined && this.#finished.has(reference)) {
      this.#reject(cells, row, {
        code: 'order_again',
        column: null,
        message: 'An order of this number stands further up; its total would count twice',
      });
      return;
    }
    const line = this.#line(text);
    if (line.at === null) {
      const issue = { code: 'no_date', column: this.#columnOf('at'), message: 'No date that can be read' };
      this.#reject(cells, row, issue);
      return;
    }
    const kind = this.#kind(text);
    if (kind === null) {
      const issue = { code: 'unknown_kind', column: this.#columnOf('kind'), message: 'No known kind of activity' };
      this.#reject(cells, row, issue);
      return;
    }
    this.#open = { reference, cells, who: who.draft, warnings: who.warnings, rows: [row], lines: [line] };
    if (reference === '') this.#close();
  }

  /** Hands over what is still open. */
  end(): void {
    this.#close();
  }

  #reject(cells: readonly string[], row: number, issue: RowIssue): void {
    this.#emit({ kind: 'rejected', row, cells, issue });
  }

  #columnOf(field: ActivityField): number | null {
    return this.#columns.find((each) => each.field === field)?.column ?? null;
  }

  #kind(text: Readonly<Partial<Record<ActivityField, string>>>): ActivityKind | null {
    if (text.kind !== undefined) return activityKindOf(text.kind) ?? 'other';
    const sells = this.#columns.some(({ field }) => field === 'amount' || field === 'total' || field === 'price');
    return sells || this.#columnOf('reference') !== null || this.#columnOf('product') !== null ? 'purchase' : 'other';
  }

  #line(said: Readonly<Partial<Record<ActivityField, string>>>): Line {
    const items = said.product === undefined ? null : countedProducts(said.product);
    const text =
      items === null
        ? said
        : { ...said, product: items.names, detail: [said.detail, items.detail].filter(Boolean).join('\n') };
    const plan = this.#plan;
    const named = text.currency === undefined ? null : currencyCode(text.currency);
    const money = (field: (typeof moneyFields)[number]): Money | null => {
      const found = this.#columns.find((each) => each.field === field);
      if (found === undefined || text[field] === undefined) return null;
      const currency = named ?? found.currency ?? plan.currency;
      return parseMoney(text[field], { currency, decimal: plan.decimal[found.column] ?? '.' });
    };
    const quantityColumn = this.#columnOf('quantity');
    const quantity =
      text.quantity === undefined || quantityColumn === null
        ? (items?.quantity ?? null)
        : parseNumber(text.quantity, plan.decimal[quantityColumn] ?? '.');
    const price = money('price');
    const amount =
      money('amount') ?? (price === null ? null : { ...price, amount: Math.round(price.amount * (quantity ?? 1)) });
    const atColumn = this.#columnOf('at');
    const reading = { order: plan.dayOrder[atColumn ?? 0] ?? ('mdy' as const), pivot: plan.year % 100 };
    const serial = text.at === undefined ? null : parseExcelSerial(text.at);
    const at =
      text.at === undefined
        ? null
        : (parseTimestamp(text.at, reading) ?? (serial === null ? null : Date.parse(serial)));
    return { text, at, amount, total: money('total'), refund: money('refund'), discount: money('discount'), quantity };
  }

  #close(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    // Only totals can count twice; files without them may be long.
    if (open.reference !== '' && this.#columnOf('total') !== null) this.#finished.add(open.reference);
    this.#emit({
      kind: 'activity',
      planned: {
        who: open.who,
        activities: this.#activities(open),
        rows: open.rows,
        warnings: open.warnings,
        cells: open.cells,
        ...(isNameOnly(open.who) ? { isNameOnly: true } : {}),
      },
    });
  }

  #activities(open: OpenOrder): ActivityDraft[] {
    const first = open.lines[0];
    if (first === undefined || first.at === null) return [];
    const pick = (field: ActivityField) =>
      open.lines.find((line) => line.text[field] !== undefined)?.text[field] ?? null;
    const sum = (field: 'amount' | 'discount' | 'quantity') => {
      const values = open.lines.flatMap((line) => {
        const value = line[field];
        if (value === null) return [];
        // Some products write discounts as negative amounts.
        if (typeof value !== 'number') return [field === 'discount' ? Math.abs(value.amount) : value.amount];
        return [value];
      });
      return values.length === 0 ? null : values.reduce((left, right) => left + right, 0);
    };
    const total = open.lines.find((line) => line.total !== null)?.total ?? null;
    const unsold = cameToNothing(pick('status') ?? '');
    const kind = unsold ? 'other' : (this.#kind(first.text) ?? 'other');
    const amount = total?.amount ?? sum('amount');
    const money = total ?? open.lines.find((line) => line.amount !== null)?.amount ?? null;
    const currency = money?.currency ?? this.#plan.currency;
    const base: ActivityDraft = {
      kind: kind === 'purchase' && amount !== null && amount < 0 ? 'refund' : kind,
      at: first.at,
      amount: unsold || amount === null ? null : kind === 'refund' ? -Math.abs(amount) : amount,
      currency: amount === null ? null : currency,
      product: joined(open.lines, 'product'),
      category: joined(open.lines, 'category'),
      quantity: sum('quantity'),
      discount: sum('discount'),
      campaign: pick('campaign'),
      reference: open.reference === '' ? null : open.reference,
      source: pick('source'),
      detail: unsold ? `Order ${pick('status')}` : detailOf(open.lines, currency),
    };
    const refund = open.lines.find((line) => (line.refund?.amount ?? 0) !== 0)?.refund ?? null;
    if (refund === null || unsold) return [base];
    const back: ActivityDraft = {
      ...base,
      kind: 'refund',
      amount: -Math.abs(refund.amount),
      currency: refund.currency ?? currency,
      quantity: null,
      discount: null,
      detail: null,
    };
    return [base, back];
  }
}

const nobody: RowIssue = {
  code: 'nobody',
  column: null,
  message: 'No email, name or customer id to tell whose it is',
};

const headerCurrencies =
  /\b(?:EUR|USD|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|CNY|BRL|MXN|ZAR|SGD|HKD|KRW|TRY|ILS)\b|US\$|[€£¥₹]/;

function activityColumns(plan: RowPlan): ActivityColumn[] {
  const columns: ActivityColumn[] = [];
  plan.targets.forEach((target, column) => {
    if (target.kind !== 'activity') return;
    const mark = joinMark(target);
    const first = mark === null ? undefined : columns.find(({ field }) => field === target.field);
    if (first !== undefined) {
      first.joined.push(column);
      return;
    }
    const named = headerCurrencies.exec(plan.headers[column] ?? '')?.[0];
    const currency = named === undefined ? null : currencyCode(named);
    columns.push({ field: target.field, column, joined: [], mark: mark ?? ' ', currency });
  });
  return columns;
}

/** Line items of one order may stand under one number with several people, as tickets of an event do. */
function isSame(open: ContactDraft, next: ReturnType<ReturnType<typeof contactReader>>): boolean {
  if (next.kind === 'rejected') return true;
  const email = (who: ContactDraft) => who.points.find((point) => point.kind === 'email')?.normalised ?? null;
  const [one, other] = [email(open), email(next.draft)];
  if (one !== null && other !== null) return one === other;
  return open.sourceId === null || next.draft.sourceId === null || open.sourceId === next.draft.sourceId;
}

function isNameOnly(who: ContactDraft): boolean {
  return who.sourceId === null && !who.points.some((point) => point.kind === 'email' || point.kind === 'phone');
}

/** WooCommerce's '2× Mug, 1× Cup': the names, how many pieces, and each with its number; null for other texts. */
function countedProducts(text: string): { names: string; quantity: number; detail: string } | null {
  const items = text.split(/,\s*(?=\d+\s*×)/).map((item) => /^(\d+)\s*×\s*(\S.*)$/s.exec(item.trim()));
  const found = items.flatMap((item) =>
    item === null ? [] : [{ count: Number(item[1]), name: item[2]?.trim() ?? '' }],
  );
  if (found.length === 0 || found.length < items.length) return null;
  return {
    names: found.map(({ name }) => name).join(separator),
    quantity: found.reduce((sum, { count }) => sum + count, 0),
    detail: found.map(({ count, name }) => `${count} × ${name}`).join(separator),
  };
}

/** Distinct values of the line items in their order: 'Jacket; Socks'. */
function joined(lines: readonly Line[], field: ActivityField): string | null {
  const values = new Set(lines.flatMap((line) => line.text[field] ?? []));
  return values.size === 0 ? null : [...values].join(separator);
}

/** What the row says in words; for several line items, each with its quantity and amount. */
function detailOf(lines: readonly Line[], currency: string | null): string | null {
  const said = lines[0]?.text.detail ?? null;
  if (lines.length === 1) return said;
  const digits = minorDigits(currency);
  const items = lines.map((line) => {
    const amount = line.amount === null ? '' : ` (${(line.amount.amount / 10 ** digits).toFixed(digits)})`;
    return `${line.quantity ?? 1} × ${line.text.product ?? 'item'}${amount}`;
  });
  return [said, items.join(separator)].filter((part) => part !== null).join('\n');
}
