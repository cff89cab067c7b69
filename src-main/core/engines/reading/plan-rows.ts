// Turns a row of cells into a contact, by the mapping. Owns which rows are unusable, which columns are read as one,
// and the values that every row gets; what a value becomes is draft-builder.ts's, and the contacts that exist are
// features/import's.
import { joinMark } from '../../../../src-shared/model/target-fields.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import type { ContactDraft, RowIssue } from './contact-draft.ts';
import { DraftBuilder, type PlacedConstant, type ReadTarget, type RowPlan } from './draft-builder.ts';

export type PlannedContact =
  | { readonly kind: 'contact'; readonly draft: ContactDraft; readonly warnings: readonly RowIssue[] }
  | { readonly kind: 'rejected'; readonly issue: RowIssue };

/** A column to be read, with the later columns whose values are joined to its own. */
interface ReadColumn {
  readonly target: ReadTarget;
  readonly column: number;
  readonly joined: number[];
  readonly mark: string;
  /** Which of the custom fields it is, -1 for other targets. */
  readonly place: number;
}

const placeholder = /^(?:n\/?a|null|none|nil|undefined|-+|\.+|#n\/a|\(none\)|\(blank\))$/i;
const nobody: PlannedContact = {
  kind: 'rejected',
  issue: { code: 'nobody', column: null, message: 'No name, email, phone or company' },
};

/**
 * A function that reads rows by one plan; made once per file, called per row.
 * @param idSuffices whether the source's id alone tells who is meant, as it does in files of activities
 */
export function contactReader(plan: RowPlan, idSuffices = false): (row: readonly string[]) => PlannedContact {
  const { targets } = plan;
  const headerLine = plan.headers.join('\u0001').toLowerCase();
  const countryColumn = targets.findIndex((target) => target.kind === 'address' && target.part === 'country');
  const { columns, constants, customCount } = arrange(plan);
  const country =
    constants.map(({ target, value }) => (isCountry(target) ? countryCode(value) : null)).find((code) => code) ??
    plan.country;

  return (row) => {
    const shape = shapeIssue(row, targets.length, headerLine);
    if (shape !== null) return { kind: 'rejected', issue: shape };
    const home = countryColumn < 0 ? null : countryCode(cellValue(row[countryColumn]));
    const builder = new DraftBuilder(plan, home ?? country, customCount);
    for (const { target, column, joined, mark, place } of columns) {
      const text = joined.length === 0 ? cellValue(row[column]) : joinedValue(row, column, joined, mark);
      if (text !== '') builder.take(target, column, text, place);
    }
    const draft = builder.finish(idSuffices, constants);
    return draft === null ? nobody : { kind: 'contact', draft, warnings: builder.warnings };
  };
}

/** The trimmed cell; words that stand for nothing, such as 'N/A', are nothing. */
export function cellValue(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text.length < 12 && placeholder.test(text) ? '' : text;
}

/** The values of several columns that fill one field, in the order of the columns; blank ones leave no gap. */
export function joinedValue(row: readonly string[], column: number, joined: readonly number[], mark: string): string {
  let text = cellValue(row[column]);
  for (const other of joined) {
    const next = cellValue(row[other]);
    if (next !== '') text = text === '' ? next : text + mark + next;
  }
  return text;
}

/** Labels are read before what they label; columns of one single-valued target become one. */
function arrange(plan: RowPlan): { columns: ReadColumn[]; constants: PlacedConstant[]; customCount: number } {
  const columns: ReadColumn[] = [];
  const places = new Map<string, number>();
  const placeOf = (target: ReadTarget) => {
    if (target.kind !== 'custom') return -1;
    const place = places.get(target.key) ?? places.size;
    places.set(target.key, place);
    return place;
  };
  const singles = new Map<string, ReadColumn>();
  plan.targets.forEach((target, column) => {
    if (target.kind === 'ignore' || target.kind === 'activity') return;
    const mark = joinMark(target);
    const slot = mark === null ? '' : slotOf(target);
    const first = slot === '' ? undefined : singles.get(slot);
    if (first !== undefined) {
      first.joined.push(column);
      return;
    }
    const read: ReadColumn = { target, column, joined: [], mark: mark ?? ' ', place: placeOf(target) };
    if (slot !== '') singles.set(slot, read);
    columns.push(read);
  });
  const constants = (plan.constants ?? []).flatMap(({ target, value }): PlacedConstant[] =>
    target.kind === 'ignore' || target.kind === 'activity' ? [] : [{ target, value, place: placeOf(target) }],
  );
  const labels = columns.filter(({ target }) => target.kind === 'label');
  const rest = columns.filter(({ target }) => target.kind !== 'label');
  return { columns: [...labels, ...rest], constants, customCount: places.size };
}

function slotOf(target: ReadTarget): string {
  switch (target.kind) {
    case 'field':
      return target.field;
    case 'address':
      return `address.${target.part}#${target.block}`;
    case 'custom':
      return `custom:${target.key}`;
    default:
      return '';
  }
}

function isCountry(target: ReadTarget): boolean {
  return target.kind === 'address' && target.part === 'country';
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
