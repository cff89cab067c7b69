// Names all in capitals or all in small letters.
import { valueCheck } from '../check.ts';
import { nameColumns } from '../columns.ts';
import { nameCase, oneCase } from '../repairs/name-case.ts';

export const nameInOneCase = valueCheck(
  {
    id: 'name-case',
    title: 'Name all in capitals or all in small letters',
    why: '"Dear JOHN" and "Dear john" both look like a machine wrote them.',
    remedy: 'The usual capitals are proposed, with care for McDonald, O’Brien and van der Berg.',
    dimension: 'consistency',
    severity: 'notice',
    reads: ['given_name', 'middle_name', 'family_name', 'nickname'],
  },
  (column) => nameColumns.has(column),
  (value, column) => {
    if (/[@\d]/.test(value)) return undefined;
    const cased = oneCase(value);
    if (cased === undefined) return undefined;
    const letters = value.replace(/[^\p{L}]/gu, '');
    // 'JT' and 'M.' are initials; a lone small letter as well.
    if (letters.length < 2 || (cased === 'upper' && letters.length === 2)) return undefined;
    const to = nameCase(value, column !== 'family_name');
    if (to === value) return undefined;
    // All small letters say nothing about a particle; three capitals may be initials.
    const confidence = letters.length <= 3 && cased === 'upper' ? 0.6 : /\s/.test(value.trim()) ? 0.85 : 0.95;
    return { to, confidence };
  },
  ({ kind }) => kind === 'company',
);
