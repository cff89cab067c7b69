// What a column of a list can be to the matcher. Owns the closed list.

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
