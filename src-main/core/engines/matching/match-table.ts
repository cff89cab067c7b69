// What the matcher is given: columns of records, each with a type. Owns the closed list of column types; what the
// values mean for comparing is standardise.ts, which columns of a bare file are which type is choose-comparisons.ts.

/** Every kind of column the matcher can use. A file's other columns are left out of the table. */
export const columnTypes = [
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
  'region',
  'full_address',
  'birthday',
  'identifier',
  'category',
  'text',
  'words',
  'number',
  'website',
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One value of a record, several, or none. */
export type Cell = string | readonly string[] | null;

/** One column over all records, as it came. */
export interface MatchColumn {
  readonly key: string;
  /** What a person calls it: the source's header, or the field's name. */
  readonly label: string;
  readonly type: ColumnType;
  readonly values: readonly Cell[];
}

/** All records, column by column; record i is `values[i]` of every column. */
export interface MatchTable {
  readonly rowCount: number;
  readonly columns: readonly MatchColumn[];
}

/** The texts of a cell, blanks dropped. */
export function cellTexts(cell: Cell | undefined): readonly string[] {
  if (cell === null || cell === undefined) return [];
  if (typeof cell === 'string') return cell.trim() === '' ? [] : [cell];
  return cell.filter((text) => text.trim() !== '');
}
