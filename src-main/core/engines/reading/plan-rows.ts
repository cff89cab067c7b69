// Turns a row of cells into a contact, by the mapping. Owns which rows are unusable; what a cell becomes is
// draft-builder.ts's, and the contacts that exist are features/import's.
import { countryCode } from '../../../../src-shared/text/country.ts';
import type { ContactDraft, RowIssue } from './contact-draft.ts';
import { DraftBuilder, type RowPlan } from './draft-builder.ts';

export type PlannedContact =
  | { readonly kind: 'contact'; readonly draft: ContactDraft; readonly warnings: readonly RowIssue[] }
  | { readonly kind: 'rejected'; readonly issue: RowIssue };

const placeholder = /^(?:n\/?a|null|none|nil|undefined|-+|\.+|#n\/a|\(none\)|\(blank\))$/i;

/**
 * A function that reads rows by one plan; made once per file, called per row.
 * @param idSuffices whether the source's id alone tells who is meant, as it does in files of activities
 */
export function contactReader(plan: RowPlan, idSuffices = false): (row: readonly string[]) => PlannedContact {
  const { targets } = plan;
  const headerLine = plan.headers.join('\u0001').toLowerCase();
  const countryColumn = targets.findIndex((target) => target.kind === 'address' && target.part === 'country');
  let customCount = 0;
  const places = targets.map((target) => (target.kind === 'custom' ? customCount++ : -1));

  return (row) => {
    const shape = shapeIssue(row, targets.length, headerLine);
    if (shape !== null) return { kind: 'rejected', issue: shape };
    const home = countryColumn < 0 ? null : countryCode(cellValue(row[countryColumn]));
    const builder = new DraftBuilder(plan, home ?? plan.country, customCount);
    for (let column = 0; column < targets.length; column++) {
      const target = targets[column];
      if (target === undefined || target.kind === 'ignore' || target.kind === 'activity') continue;
      const text = cellValue(row[column]);
      if (text !== '') builder.take(target, column, text, places[column] ?? 0);
    }
    const draft = builder.finish(idSuffices);
    if (draft === null) {
      return { kind: 'rejected', issue: { code: 'nobody', column: null, message: 'No name, email, phone or company' } };
    }
    return { kind: 'contact', draft, warnings: builder.warnings };
  };
}

/** The trimmed cell; words that stand for nothing, such as 'N/A', are nothing. */
function cellValue(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text.length < 12 && placeholder.test(text) ? '' : text;
}

/** Rows that are no record at all: shifted by a stray delimiter, repeated headers, report footers. */
function shapeIssue(row: readonly string[], width: number, headerLine: string): RowIssue | null {
  if (row.length > width && row.slice(width).some((cell) => cell.trim() !== '')) {
    return {
      code: 'too_many_cells',
      column: null,
      message: `${row.length} cells where the header has ${width}; the values may be shifted`,
    };
  }
  const first = row[0] ?? '';
  if (headerLine.startsWith(first.toLowerCase()) && first !== '' && row.join('\u0001').toLowerCase() === headerLine) {
    return { code: 'repeated_header', column: null, message: 'The header row again' };
  }
  const filled = row.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
  if (filled === 0) return { code: 'blank', column: null, message: 'No cell has a value' };
  if (
    filled === 1 &&
    width >= 4 &&
    /^(?:total|sum|grand total|confidential|copyright|generated|report|\d+ (?:rows|records))\b/i.test(first)
  ) {
    return { code: 'footer', column: null, message: 'A line of the report, not a record' };
  }
  return null;
}
