// Zero-width and control characters.
import { valueCheck } from '../check.ts';
import { readableColumns } from '../columns.ts';
import { removeInvisible } from '../repairs/invisible.ts';

export const invisibleCharacters = valueCheck(
  {
    id: 'invisible-characters',
    title: 'Invisible characters',
    why: 'They come with copy and paste. Nobody sees them, yet search, matching and mail servers stumble over them.',
    remedy: 'They are taken out. Joiners that scripts and emoji need stay.',
    dimension: 'consistency',
    severity: 'warning',
    reads: [...readableColumns, 'email', 'phone'],
  },
  (column) => readableColumns.has(column) || column === 'email' || column === 'phone',
  (value) => {
    const to = removeInvisible(value);
    return to === undefined ? undefined : { to, confidence: 1, detail: `${value.length - to.length} taken out` };
  },
);
