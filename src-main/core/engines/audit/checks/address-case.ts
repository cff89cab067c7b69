// Streets and towns all in capitals or all in small letters.
import { valueCheck } from '../check.ts';
import { nameCase, oneCase } from '../repairs/name-case.ts';

export const addressCase = valueCheck(
  {
    id: 'address-case',
    title: 'Address all in capitals or all in small letters',
    why: 'Labels look careless, and one town appears as several in every count.',
    remedy: 'The usual capitals are proposed.',
    dimension: 'consistency',
    severity: 'notice',
    reads: ['street', 'city'],
  },
  (column) => column === 'city' || column === 'street',
  (value, column) => {
    const cased = oneCase(value);
    const letters = value.replace(/[^\p{L}]/gu, '');
    if (cased === undefined || letters.length < 4) return undefined;
    // 'PO BOX 12' and the like keep their capitals; compass points too.
    const to = nameCase(value)
      .replace(/\b(?:Po|P\.o\.) Box\b/g, 'PO Box')
      .replace(/\b(?:Ne|Nw|Se|Sw)\b/g, (point) => point.toUpperCase());
    return to === value ? undefined : { to, confidence: column === 'city' ? 0.9 : 0.8 };
  },
  (_, { groups }, column) => groups.smallLetters.has(column),
);
