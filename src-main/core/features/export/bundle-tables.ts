// Which tables a bundle holds as CSV, and what each is. Owns the list and its words; reading and writing is in
// bundle-task.ts.

export interface BundleTable {
  /** In the workspace; every one has an integer key `id`. */
  table: string;
  /** In the bundle, without extension. */
  file: string;
  /** One sentence for README.txt. */
  about: string;
}

export const bundleTables: readonly BundleTable[] = [
  {
    table: 'contact',
    file: 'contacts',
    about: 'One row a person, company or household; merged ones stay with the state "merged".',
  },
  { table: 'contact_point', file: 'contact-points', about: 'Emails, phones, websites and handles of contacts.' },
  { table: 'address', file: 'addresses', about: 'Postal addresses of contacts.' },
  {
    table: 'contact_custom',
    file: 'custom-values',
    about: 'Values of custom fields, a column a field; id is that of the contact.',
  },
  { table: 'custom_field', file: 'custom-fields', about: 'What the custom fields are.' },
  { table: 'relation', file: 'relations', about: 'How contacts belong together.' },
  { table: 'activity', file: 'activities', about: 'What contacts did and when; amounts in minor units (cents).' },
  { table: 'tag', file: 'tags', about: 'Tags with their documentation; parent_id makes the tree.' },
  { table: 'tag_alias', file: 'tag-aliases', about: 'Other spellings of tags.' },
  { table: 'tag_assignment', file: 'tag-assignments', about: 'Who has which tag, since when and why.' },
  { table: 'segment', file: 'segments', about: 'Saved segments; the rule is JSON.' },
  { table: 'merge', file: 'merges', about: 'Merges: who into whom, and which fields were taken.' },
  { table: 'contact_alias', file: 'merged-contacts', about: 'Each merged contact (id) with its survivor (winner_id).' },
  { table: 'match_decision', file: 'match-decisions', about: 'Pairs that a person called the same or different.' },
  { table: 'import_batch', file: 'imports', about: 'Files that were imported.' },
  {
    table: 'source_record',
    file: 'source-records',
    about: 'Every imported row as it came, with the id the source gave it.',
  },
  { table: 'reject', file: 'rejects', about: 'Imported rows that were set aside, and why.' },
  { table: 'operation', file: 'history', about: 'Everything that was done, in order.' },
  { table: 'change', file: 'history-changes', about: 'Rows before and after each change, as JSON.' },
  { table: 'change_range', file: 'history-ranges', about: 'Rows that bulk imports made, as ranges of ids.' },
];

/** README.txt: what is inside, for somebody who has never seen Tagstead. */
export function bundleReadme(
  workspace: string,
  made: string,
  files: readonly { name: string; rows: number | null; about: string }[],
): string {
  const width = Math.max(...files.map(({ name }) => name.length));
  const lines = files.map(
    ({ name, rows, about }) => `${name.padEnd(width)}  ${rows === null ? '' : `${rows} rows. `}${about}`,
  );
  return [
    `The whole workspace "${workspace}", written by Tagstead on ${made} (UTC).`,
    '',
    'Nothing here needs Tagstead to be read. The SQLite file is the workspace itself: any SQLite program opens it, and',
    'Tagstead does too. The CSV files are its tables (UTF-8, commas, RFC 4180, first line names the columns), the JSON',
    'files the tag tree and the rules of segments. Moments are in UTC. Ids are the same in all files: contact_id in one',
    'is id in tables/contacts.csv.',
    '',
    ...lines,
    '',
    'SHA256SUMS.txt holds a checksum of every other file; `sha256sum -c SHA256SUMS.txt` compares them.',
    'The CSV files hold values exactly as they are. Opened in a spreadsheet, text may run as a formula or lose zeros.',
    '',
  ].join('\n');
}
