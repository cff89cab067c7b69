// Digits in a name.
import { valueCheck } from '../check.ts';
import { nameColumns } from '../columns.ts';

export const nameDigits = valueCheck(
  {
    id: 'name-digits',
    title: 'Digits in the name',
    why: 'Customer numbers, counters and slips get printed on letters as part of the name.',
    remedy: 'Digits stuck to the end of a name are cut off; the rest needs a person.',
    dimension: 'validity',
    severity: 'warning',
    reads: ['given_name', 'middle_name', 'family_name', 'nickname'],
  },
  (column) => nameColumns.has(column),
  (value) => {
    if (!/\d/.test(value)) return undefined;
    // Ordinals are part of names; addresses and numbers in names have their own check.
    if (/^\D*\b(?:1st|2nd|3rd|[4-9]th)\b\D*$/i.test(value) || /@|www\.|\d{3}.*\d{4}/.test(value)) return undefined;
    const stuck = /^([\p{L}][\p{L}'’. -]+?)[\s_-]*\(?\d+\)?$/u.exec(value.trim())?.[1];
    return stuck === undefined ? {} : { to: stuck, confidence: 0.75 };
  },
  ({ kind }) => kind === 'company',
);
