// Curly quotes and apostrophes where the keyboard's own would be found by search.
import { valueCheck } from '../check.ts';
import { lineColumns } from '../columns.ts';

const straight: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
};

export const smartQuotes = valueCheck(
  {
    id: 'smart-quotes',
    title: 'Curly quotes and apostrophes',
    why: "O’Brien and O'Brien are two names to most systems, so the same person is kept twice.",
    remedy: 'The straight characters of the keyboard are proposed.',
    dimension: 'consistency',
    severity: 'notice',
    reads: [...lineColumns],
  },
  (column) => lineColumns.has(column),
  (value) => {
    if (!/[‘’‚‛`´“”„‟]/.test(value)) return undefined;
    return { to: value.replace(/[‘’‚‛`´“”„‟]/g, (quote) => straight[quote] ?? quote), confidence: 0.9 };
  },
);
