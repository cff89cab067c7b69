// Groups of columns that several checks look at together. Names only.

/** Columns that hold parts of a person's name. */
export const nameColumns: ReadonlySet<string> = new Set(['given_name', 'middle_name', 'family_name', 'nickname']);

/** Short texts written by people, in one line. Emails and phones have checks of their own; notes may have any shape. */
export const lineColumns: ReadonlySet<string> = new Set([
  ...nameColumns,
  'name_prefix',
  'name_suffix',
  'company',
  'job_title',
  'department',
  'gender',
  'language',
  'lead_source',
  'lifecycle',
  'owner',
  'street',
  'street2',
  'city',
  'region',
  'postcode',
  'country',
]);

/** Every text that people read, notes included. */
export const readableColumns: ReadonlySet<string> = new Set([...lineColumns, 'notes']);
