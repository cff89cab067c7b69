// Company names all in capitals or all in small letters.
import { valueCheck } from '../check.ts';
import { companyCase } from '../repairs/company-case.ts';
import { oneCase } from '../repairs/name-case.ts';

export const companyInOneCase = valueCheck(
  {
    id: 'company-case',
    title: 'Company all in capitals or all in small letters',
    why: 'ACME PUMPS LTD on a letter looks like a database, and the same firm in usual letters is counted apart.',
    remedy: 'The usual capitals are proposed. Single words such as IBM or ebay are left alone: they may be meant so.',
    dimension: 'consistency',
    severity: 'notice',
    reads: ['company'],
  },
  (column) => column === 'company',
  (value) => {
    if (oneCase(value) === undefined || /[@]|www\./.test(value)) return undefined;
    const words = value.match(/\p{L}{3,}/gu) ?? [];
    if (words.length < 2) return undefined;
    const to = companyCase(value);
    return to === value ? undefined : { to, confidence: 0.75 };
  },
  (_, { groups }, column) => groups.smallLetters.has(column),
);
