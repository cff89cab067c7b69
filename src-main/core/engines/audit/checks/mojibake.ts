// Letters broken by a wrong encoding: 'RenÃ©e'.
import { valueCheck } from '../check.ts';
import { readableColumns } from '../columns.ts';
import { repairMojibake } from '../repairs/mojibake.ts';

export const mojibake = valueCheck(
  {
    id: 'mojibake',
    title: 'Letters broken by a wrong encoding',
    why: 'RenÃ©e cannot be found as Renée and takes offence at the letter.',
    remedy: 'The text as it was before the wrong reading is proposed. Where a � stands, the letter is lost for good.',
    dimension: 'validity',
    severity: 'error',
    reads: [...readableColumns],
  },
  (column) => readableColumns.has(column),
  (value) => {
    const to = repairMojibake(value);
    if (to !== undefined) return { to, confidence: 0.97 };
    return value.includes('\ufffd') ? { detail: 'The letter under the mark is lost' } : undefined;
  },
);
