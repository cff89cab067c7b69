// RFM of the CDNOW customers in a real workspace against a computation straight from the definition: counting heads, with
// no sorting, no SQL and nothing of the product's own code. Skipped where the data set is absent.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultRfmGrid } from '../../../src-shared/rules/rfm-cells.ts';
import { sharedData } from '../../support/shared-data.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const file = sharedData('clv-cdnow', 'CDNOW_sample.txt');
const lastDay = Date.UTC(1998, 5, 30);
const firstDay = Date.UTC(1997, 8, 30);
const dayMs = 86_400_000;

interface Line {
  customer: number;
  at: number;
  cents: number;
}

/** One line of the file: both numbers of the customer, day, CDs, dollars. */
function linesOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, customer, day = '', , dollars] = line.trim().split(/\s+/);
      if (dollars === undefined) return [];
      const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)));
      return [{ customer: Number(customer), at, cents: Math.round(Number(dollars) * 100) }];
    });
}

/**
 * The score of a value among all, by the definition printed beside the map: the share of buyers below it plus half of
 * those with the same, in five equal bands.
 */
function fifth(value: number, all: readonly number[]): number {
  const below = all.filter((other) => other < value).length;
  const same = all.filter((other) => other === value).length;
  const place = (2 * below + same) / (2 * all.length);
  return [0.2, 0.4, 0.6, 0.8].filter((edge) => place >= edge - 1e-12).length + 1;
}

/** Customer → 'recency frequency monetary cell' as of a day. */
function scoresByHand(lines: readonly Line[], asOf: number): Map<number, string> {
  const days = new Map<number, Set<number>>();
  const cents = new Map<number, number>();
  for (const line of lines) {
    if (line.at > asOf) continue;
    days.set(line.customer, (days.get(line.customer) ?? new Set()).add(line.at));
    cents.set(line.customer, (cents.get(line.customer) ?? 0) + line.cents);
  }
  const customers = [...days.keys()];
  const last = customers.map((customer) => Math.max(...(days.get(customer) ?? [])));
  const orders = customers.map((customer) => days.get(customer)?.size ?? 0);
  const spent = customers.map((customer) => cents.get(customer) ?? 0);
  const score = (values: readonly number[]) => {
    const known = new Map([...new Set(values)].map((value) => [value, fifth(value, values)]));
    return (value: number | undefined) => known.get(value ?? 0) ?? 0;
  };
  const [recencyOf, frequencyOf, monetaryOf] = [score(last), score(orders), score(spent)];
  return new Map(
    customers.map((customer, index) => {
      const recency = recencyOf(last[index]);
      const frequency = orders[index] === 1 ? 1 : frequencyOf(orders[index]);
      const monetary = (spent[index] ?? 0) <= 0 ? 1 : monetaryOf(spent[index]);
      const value = Math.round((frequency + monetary) / 2); // halves go up
      return [customer, `${recency} ${frequency} ${monetary} ${defaultRfmGrid[5 - value]?.[recency - 1]}`];
    }),
  );
}

describe.skipIf(file === undefined)('RFM of the CDNOW customers', () => {
  const lines = file === undefined ? [] : linesOf(file);

  it('gives every one of the 2,357 customers the scores and the group of the definition, then and nine months before', {
    timeout: 180_000,
  }, async () => {
    const workspace = openTestWorkspace({ asOf: lastDay + dayMs - 1 });
    workspace.write('customers', ({ db, now }) => {
      const contact = db.prepare('INSERT INTO contact (id, display_name, added_at, updated_at) VALUES (?, ?, ?, ?)');
      const order = db.prepare(
        "INSERT INTO activity (contact_id, kind, at, amount, currency, reference) VALUES (?, 'purchase', ?, ?, 'USD', ?)",
      );
      for (const customer of new Set(lines.map((line) => line.customer))) {
        contact.run(customer, `Customer ${customer}`, now, now);
      }
      // The data set's literature counts purchases of one day as one.
      for (const { customer, at, cents } of lines) order.run(customer, at, cents, `${customer} ${at}`);
    });
    expect(await workspace.ask('rfm.compute', {})).toMatchObject({ buyers: 2357, asOf: '1998-06-30' });
    const read = (sql: string) =>
      workspace.session.workspace.readerConnection.prepare(sql).raw().all() as [number, string][];
    const kept = read(
      "SELECT contact_id, recency || ' ' || frequency || ' ' || monetary || ' ' || cell FROM contact_score",
    );
    const now = scoresByHand(lines, lastDay);
    expect(new Map(kept)).toEqual(now);

    const before = scoresByHand(lines, firstDay);
    const cellOf = (scores: Map<number, string>, customer: number) => scores.get(customer)?.split(' ')[3] ?? null;
    await workspace.ask('rfm.compare', { from: '1997-09-30', to: '1998-06-30' });
    const compared = read(
      "SELECT contact_id, coalesce(cell_from, '-') || ' ' || coalesce(cell_to, '-') FROM score_change",
    );
    expect(new Map(compared)).toEqual(
      new Map([...now.keys()].map((one) => [one, `${cellOf(before, one) ?? '-'} ${cellOf(now, one) ?? '-'}`])),
    );
  });
});
