// Puts two lists one under the other, so that the matcher can compare across them: columns of one meaning side by side,
// days of both in one order. Owns which column of one list is which of the other; comparing is link-tables.ts.
import { fold } from '../matching/fold.ts';
import { type Cell, type ColumnType, cellTexts, type MatchColumn, type MatchTable } from '../matching/match-table.ts';
import { standardDays } from '../matching/standardise-contact.ts';

/** What is compared with what, in the lists' own words. */
export interface ComparedColumns {
  readonly as: ColumnType;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** Two lists as one table: records from `split` on are those of the second. */
export interface StackedTable {
  readonly table: MatchTable;
  readonly split: number;
  readonly compared: readonly ComparedColumns[];
}

/** The matcher reads all columns of such a type together: values in the plural, and the first that is there. */
const pooled: ReadonlySet<ColumnType> = new Set([
  'given_name',
  'middle_name',
  'family_name',
  'full_name',
  'name_suffix',
  'email',
  'phone',
  'company',
  'street',
  'postcode',
  'city',
  'full_address',
]);
/** One column of such a type on each side is taken for the same thing, whatever the headers say. */
const oneMeaning: ReadonlySet<ColumnType> = new Set(['birthday', 'category', 'region', 'words', 'website']);
/** Columns of other names are the same thing when so many of the values of the shorter list are in the other. */
const sharedValues = 0.1;
const namedTypes: readonly ColumnType[] = ['given_name', 'family_name', 'full_name'];
const placeTypes: readonly ColumnType[] = ['street', 'full_address'];

/**
 * Stacks two tables. Columns that have no counterpart are left out: they can tell nothing across the lists.
 * @param latestYear no birthday lies after it
 */
export function stackTables(left: MatchTable, right: MatchTable, latestYear: number): StackedTable {
  const [first, second] = [withNames(left, right), withNames(right, left)];
  const columns: MatchColumn[] = [];
  const compared: ComparedColumns[] = [];
  const rowCount = left.rowCount + right.rowCount;
  for (const as of new Set([...first.columns, ...second.columns].map(({ type }) => type))) {
    const [l, r] = [ofType(first, as), ofType(second, as)];
    if (pooled.has(as)) {
      if (!hasCounterpart(as, first) || !hasCounterpart(as, second)) continue;
      for (const column of l) columns.push(placed(column, `left:${column.key}`, 0, rowCount));
      for (const column of r) columns.push(placed(column, `right:${column.key}`, left.rowCount, rowCount));
      compared.push({ as, left: l.map(({ label }) => label), right: r.map(({ label }) => label) });
      continue;
    }
    for (const [one, other] of pairColumns(as, l, r)) {
      const values =
        as === 'birthday'
          ? [...plainDays(one, latestYear), ...plainDays(other, latestYear)]
          : [...one.values, ...other.values];
      columns.push({ ...one, values });
      compared.push({ as, left: [one.label], right: [other.label] });
    }
  }
  return { table: { rowCount, columns }, split: left.rowCount, compared: compared.sort(bothFirst) };
}

function bothFirst(a: ComparedColumns, b: ComparedColumns): number {
  const sides = (one: ComparedColumns) => Number(one.left.length > 0) + Number(one.right.length > 0);
  return sides(b) - sides(a);
}

/** A title beside a list of people is what the people are called there. */
function withNames(table: MatchTable, other: MatchTable): MatchTable {
  const isNamed = ({ columns }: MatchTable) => columns.some(({ type }) => namedTypes.includes(type));
  if (isNamed(table) || !isNamed(other)) return table;
  const name = table.columns.find(({ type, label }) => type === 'words' && /name/i.test(label));
  if (name === undefined) return table;
  return {
    ...table,
    columns: table.columns.map((column) => (column === name ? { ...column, type: 'full_name' } : column)),
  };
}

function ofType({ columns }: MatchTable, type: ColumnType): MatchColumn[] {
  return columns.filter((column) => column.type === type);
}

/** Has the list anything that is compared with a column of this type? Names may stand in one column or in several. */
function hasCounterpart(type: ColumnType, table: MatchTable): boolean {
  const family = [namedTypes, placeTypes].find((types) => types.includes(type)) ?? [type];
  return table.columns.some((column) => family.includes(column.type));
}

/** A column of one list with nothing beside the records of the other. */
function placed(column: MatchColumn, key: string, from: number, rowCount: number): MatchColumn {
  const values = new Array<Cell>(rowCount).fill(null);
  for (const [row, cell] of column.values.entries()) values[from + row] = cell;
  return { ...column, key, values };
}

/** Days in the order of years, months and days: two lists may write them in two orders. */
function plainDays({ values }: MatchColumn, latestYear: number): string[] {
  const days = standardDays(
    values.map((cell) => cellTexts(cell)[0] ?? ''),
    latestYear,
  );
  return days.map((day) => day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
}

/** Columns that are the same thing: by header, by shared values, and the only ones of a type that has one meaning. */
function pairColumns(
  type: ColumnType,
  left: readonly MatchColumn[],
  right: readonly MatchColumn[],
): [MatchColumn, MatchColumn][] {
  const free = new Set(right);
  const pairs: [MatchColumn, MatchColumn][] = [];
  const take = (one: MatchColumn, other: MatchColumn | undefined): boolean => {
    if (other === undefined) return false;
    free.delete(other);
    pairs.push([one, other]);
    return true;
  };
  let waiting = left.filter(
    (one) =>
      !take(
        one,
        [...free].find(({ label }) => fold(label) === fold(one.label)),
      ),
  );
  waiting = waiting.filter((one) => !take(one, mostShared(one, [...free])));
  const [one, other] = [waiting[0], [...free][0]];
  if (oneMeaning.has(type) && waiting.length === 1 && free.size === 1 && one !== undefined) take(one, other);
  // The matcher compares one birthday.
  return type === 'birthday' ? pairs.slice(0, 1) : pairs;
}

function mostShared(one: MatchColumn, others: readonly MatchColumn[]): MatchColumn | undefined {
  const own = distinct(one);
  let best: MatchColumn | undefined;
  let most = sharedValues;
  for (const other of others) {
    const theirs = distinct(other);
    const shared = [...theirs].filter((value) => own.has(value)).length;
    const share = shared / Math.max(1, Math.min(own.size, theirs.size));
    if (share < most || shared < 2) continue;
    most = share;
    best = other;
  }
  return best;
}

function distinct({ values }: MatchColumn): Set<string> {
  return new Set(values.slice(0, 100_000).flatMap((cell) => cellTexts(cell).map(fold)));
}
