// 'N/A', '-', 'unknown' and other words for nothing, in any column.
import { valueCheck } from '../check.ts';
import { nameColumns, readableColumns } from '../columns.ts';
import { emptyNameWords, emptyWords } from '../lists/filler-text.ts';

export const fillerValue = valueCheck(
  {
    id: 'filler-value',
    title: 'A word for “nothing” instead of an empty field',
    why: '"Dear N/A". Such fields count as filled in every report, and all who share one look alike.',
    remedy: 'Accepting empties the field.',
    dimension: 'completeness',
    severity: 'warning',
    reads: [
      'given_name',
      'family_name',
      'company',
      'job_title',
      'notes',
      'street',
      'city',
      'region',
      'postcode',
      'country',
      'email',
      'phone',
    ],
  },
  (column) => readableColumns.has(column) || column === 'email' || column === 'phone',
  (value, column) => {
    const word = value.trim().toLowerCase();
    if (word.length > 20) return undefined;
    // 'NA' is Namibia and a suffix of names; a lone mark in a street is a slip like any other.
    if (column === 'country' && word === 'na') return undefined;
    const words = nameColumns.has(column) ? emptyNameWords : emptyWords;
    return words.has(word) || word === ''
      ? { to: '', confidence: word === 'none' || word === 'unknown' ? 0.9 : 0.95 }
      : undefined;
  },
);
