// Text that went through a web page and kept its escapes: 'Smith &amp; Sons'.
import { valueCheck } from '../check.ts';
import { readableColumns } from '../columns.ts';
import { decodeHtmlEntities } from '../repairs/html-entities.ts';

export const htmlEntities = valueCheck(
  {
    id: 'html-entities',
    title: 'Web page codes in text',
    why: 'Customers see "Smith &amp; Sons" on their letters.',
    remedy: 'The characters that the codes stand for are proposed.',
    dimension: 'consistency',
    severity: 'warning',
    reads: [...readableColumns],
  },
  (column) => readableColumns.has(column),
  (value) => {
    const to = decodeHtmlEntities(value);
    return to === undefined ? undefined : { to, confidence: 0.98 };
  },
);
