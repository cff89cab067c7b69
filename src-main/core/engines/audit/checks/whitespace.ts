// Blanks around or doubled inside a text, tabs and line breaks in one-line fields.
import { valueCheck } from '../check.ts';
import { lineColumns } from '../columns.ts';

export const whitespace = valueCheck(
  {
    id: 'whitespace',
    title: 'Surplus blanks',
    why: '"Smith " and "Smith" are two values to every filter, formula and export.',
    remedy: 'Blanks at the ends are cut and runs of blanks become one.',
    dimension: 'consistency',
    severity: 'notice',
    reads: [...lineColumns],
  },
  (column) => lineColumns.has(column),
  (value) => {
    const to = blanksTidied(value);
    return to === undefined ? undefined : { to, confidence: 1 };
  },
);

/** The value without surplus blanks; undefined where it has none. */
export function blanksTidied(value: string): string | undefined {
  if (!/^\s|\s$|\s{2}|[^\S ]/.test(value)) return undefined;
  const to = value.trim().replace(/\s+/g, ' ');
  return to === value ? undefined : to;
}
