// The contacts behind a cell or a group of the RFM map, as rules: every number of the map leads to its rows.
import type { Rule } from '../../../src-shared/rules/ast.ts';
import type { RfmCell } from '../../../src-shared/rules/field-catalogue.ts';
import { valueScore } from '../../../src-shared/rules/rfm-cells.ts';
import { formatMoney, formatNumber } from '../../ui/numbers.ts';

/** A place on the map: recency 1–5 across, value (frequency with monetary) 1–5 up. */
export interface MapCell {
  recency: number;
  value: number;
}

/** An amount in words: sums over several currencies have no pence to speak of. */
export const shownAmount = (minor: number, currency: string): string =>
  currency === '' ? formatNumber(Math.round(minor / 100)) : formatMoney(Math.round(minor), currency);

/** The contacts of one cell of the map: value is the mean of frequency and monetary, halves rounded up. */
export function cellRule({ recency, value }: MapCell): Rule {
  const score = (field: 'rfm_recency' | 'rfm_frequency' | 'rfm_monetary', number: number) =>
    ({ kind: 'field', field, test: { operator: 'number_is', number } }) as const;
  const pairs = [1, 2, 3, 4, 5].flatMap((frequency) =>
    [1, 2, 3, 4, 5]
      .filter((monetary) => valueScore(frequency, monetary) === value)
      .map((monetary): [number, number] => [frequency, monetary]),
  );
  return {
    kind: 'group',
    match: 'all',
    items: [
      score('rfm_recency', recency),
      {
        kind: 'group',
        match: 'any',
        items: pairs.map(([frequency, monetary]) => ({
          kind: 'group',
          match: 'all',
          items: [score('rfm_frequency', frequency), score('rfm_monetary', monetary)],
        })),
      },
    ],
  };
}

/** Contacts who never bought: they have no scores. */
export const prospectRule: Rule = {
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'orders', test: { operator: 'number_is', number: 0 } }],
};

export function groupRule(cell: RfmCell): Rule {
  return {
    kind: 'group',
    match: 'all',
    items: [{ kind: 'field', field: 'rfm_cell', test: { operator: 'equals', text: cell } }],
  };
}
