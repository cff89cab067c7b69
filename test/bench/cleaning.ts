// The program behind `npm run bench -- cleaning`: a file with thirteen kinds of planted damage is imported, audited and
// mended as a person would who accepts the proposals, and each kind is held against what its cells must become. Owns the
// kinds and their truth, written from the description of the data and not from the product.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import { outFolder } from '../../build/out-folder.mjs';
import type * as Library from '../../src-main/core/library.ts';
import { sharedData } from '../support/shared-data.ts';

type Row = Record<string, string>;

const states = new Map(
  (
    'Alabama AL Alaska AK Arizona AZ Arkansas AR California CA Colorado CO Connecticut CT Delaware DE Florida FL Georgia GA ' +
    'Hawaii HI Idaho ID Illinois IL Indiana IN Iowa IA Kansas KS Kentucky KY Louisiana LA Maine ME Maryland MD ' +
    'Massachusetts MA Michigan MI Minnesota MN Mississippi MS Missouri MO Montana MT Nebraska NE Nevada NV ' +
    'New-Hampshire NH New-Jersey NJ New-Mexico NM New-York NY North-Carolina NC North-Dakota ND Ohio OH Oklahoma OK ' +
    'Oregon OR Pennsylvania PA Rhode-Island RI South-Carolina SC South-Dakota SD Tennessee TN Texas TX Utah UT Vermont VT ' +
    'Virginia VA Washington WA West-Virginia WV Wisconsin WI Wyoming WY'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, at, all) => {
      if (at % 2 === 0) pairs.push([word.replace('-', ' ').toLowerCase(), all[at + 1] ?? '']);
      return pairs;
    }, []),
);
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const titles = /^(?:dr|mr|mrs|ms|prof|rev)\.\s+/i;
const streetWords: Row = { Street: 'St', Avenue: 'Ave', Boulevard: 'Blvd', Drive: 'Dr', Lane: 'Ln', Road: 'Rd' };
const nothing = new Set(['', 'n/a', 'null', 'nil', 'none', 'na', '-', 'nan', 'undefined']);

interface Kind {
  column: string;
  name: string;
  /** What the cell must become; undefined where the kind does not speak about it. */
  truth: (cell: string) => string | null | undefined;
  /** What the workspace holds in the end. */
  read: string;
  /** Money is kept in cents, a phone with its number in E.164 beside it. Compares only this part of both. */
  part?: (value: string) => string;
}

const isoDate = (cell: string): string | null | undefined => {
  const words = /^([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})$/.exec(cell);
  const parts = words ? [words[3], months.indexOf(words[1]?.toLowerCase() ?? '') + 1, words[2]] : null;
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const [year, month, day] = parts ?? (slashes ? [slashes[3], slashes[1], slashes[2]] : []);
  if (year === undefined) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const kinds: Kind[] = [
  { column: 'full_name', name: 'strip', read: "concat_ws(' ', name_prefix, given_name, middle_name, family_name)",
    truth: (cell) => (cell === cell.trim() ? undefined : cell.trim()), part: (name) => name.toLowerCase() },
  { column: 'full_name', name: 'strip_titles', read: "concat_ws(' ', given_name, middle_name, family_name)",
    truth: (cell) => (titles.test(cell.trim()) ? cell.trim().replace(titles, '') : undefined), part: (name) => name.toLowerCase() },
  { column: 'email', name: 'lowercase', read: 'email', truth: (cell) => (/[A-Z]/.test(cell) ? cell.trim().toLowerCase() : undefined) },
  { column: 'email', name: 'strip', read: 'email', truth: (cell) => (cell === cell.trim() ? undefined : cell.trim().toLowerCase()) },
  { column: 'phone', name: 'phone_e164', read: 'phone',
    truth: (cell) => (/[a-z]/i.test(cell) ? undefined : `+1${cell.replace(/\D/g, '').slice(-10)}`) },
  { column: 'address', name: 'address_standardize', read: 'street',
    truth: (cell) => { const word = cell.split(' ').at(-1) ?? ''; const short = streetWords[word];
      return short === undefined ? undefined : cell.slice(0, -word.length) + short; } },
  { column: 'state', name: 'state_abbreviate', read: 'region',
    truth: (cell) => { const code = states.get(cell.trim().toLowerCase()); return code === cell ? undefined : code; } },
  { column: 'zip', name: 'zip_normalize', read: 'postcode',
    truth: (cell) => (/^\d{3,4}$/.test(cell) ? cell.padStart(5, '0') : undefined) },
  { column: 'signup_date', name: 'date_iso8601', read: 'created', truth: isoDate },
  { column: 'price', name: 'currency_strip', read: 'price',
    truth: (cell) => (/^\$/.test(cell) ? String(Math.round(Number(cell.replace(/[$,]/g, '')) * 100)) : null) },
  { column: 'active', name: 'boolean_normalize', read: 'active',
    truth: (cell) => (/^(?:yes|y|true|1)$/i.test(cell) ? '1' : /^(?:no|n|false|0)$/i.test(cell) ? '0' : undefined) },
  { column: 'notes', name: 'null_standardize', read: 'notes', truth: (cell) => (nothing.has(cell.trim().toLowerCase()) ? null : undefined) },
  { column: 'pct', name: 'percentage_normalize', read: 'pct',
    truth: (cell) => String(Number(cell.replace('%', ''))), part: (value) => String(Number(value)) },
]; // biome-ignore format: one kind, one entry

const { Session, request } = (await import(pathToFileURL(join(outFolder, 'core/library.mjs')).href)) as typeof Library;
const source = sharedData('cleaning-goldenflow', 'data.csv');
if (source === undefined) {
  process.stdout.write('The labelled file cleaning-goldenflow is not here, so there is nothing to measure.\n');
  process.exit(0);
}
const before = Papa.parse<Row>(readFileSync(source, 'utf8'), { header: true, skipEmptyLines: true }).data;
const after = await cleaned(source);

const table = [
  ['kind', 'planted', 'changed', 'right', 'precision', 'recall'],
  ...kinds.map(({ column, name, truth, read, part = (value) => value }) => {
    let [planted, changed, right] = [0, 0, 0];
    for (const [index, row] of before.entries()) {
      const cell = row[column] ?? '';
      const wanted = truth(cell);
      if (wanted === undefined) continue;
      planted += 1;
      const value = after[index]?.[read] ?? null;
      const [got, want] = [value === null ? null : part(String(value)), wanted === null ? null : part(wanted)];
      if (value === null ? wanted === null || cell !== '' : String(value) !== cell || got === want) changed += 1;
      if (got === want) right += 1;
    }
    const share = (of: number) => (of === 0 ? '—' : (right / of).toFixed(3));
    return [`${column} ${name}`, String(planted), String(changed), String(right), share(changed), share(planted)];
  }),
];
const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
for (const row of table) process.stdout.write(`${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}\n`);

/** The values of every row once it was imported, audited and mended. */
async function cleaned(path: string): Promise<Record<string, string | number | null>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tagstead-cleaning-'));
  const session = new Session({ userData: null });
  try {
    session.create(join(folder, 'cleaning.tagstead'));
    const file = session.files.grant(path);
    const { reading, proposal, columns } = await request(session, 'import.preview', { file });
    // What a person settles while mapping: prices are money, and the countries are at random, so they are left out.
    const types: Record<string, 'money' | 'boolean' | 'number'> = { price: 'money', active: 'boolean', pct: 'number' };
    await request(session, 'import.commit', {
      file,
      reading,
      content: proposal.content,
      columns: proposal.columns.map(({ target, customType }, index) => {
        const label = columns[index]?.header ?? '';
        return { target: label === 'country' ? 'ignore' : target, type: types[label] ?? customType, label };
      }),
      values: { country: 'US', currency: 'USD', dayOrder: null, decimal: null },
      mode: 'create',
    });
    await request(session, 'settings.change', { defaultCountry: 'US' });
    for (let turn = 0; turn < 2; turn += 1) {
      await request(session, 'audit.run', {});
      const { checks } = await request(session, 'audit.overview', {});
      // Test addresses are what the file is made of: taking them out would hide what was planted in them.
      const wanted = checks.filter(
        ({ id, fixable }) => fixable > 0 && !['email-placeholder', 'junk-record'].includes(id),
      );
      for (const { id } of wanted) await request(session, 'audit.acceptAll', { check: id });
    }
    const db = session.workspace.readerConnection;
    const fields = db.prepare('SELECT key, column_name AS name FROM custom_field').all() as {
      key: string;
      name: string;
    }[];
    const custom = fields.map(({ key, name }) => `k.${name} AS "${key}"`).join(', ');
    const names = kinds.slice(0, 2).map(({ read }) => `${read} AS "${read}"`);
    return db
      .prepare(`SELECT ${names.join(', ')}, ${custom}, c.notes, date(c.created_at / 1000, 'unixepoch') AS created,
          (SELECT value FROM contact_point WHERE contact_id = c.id AND kind = 'email') AS email,
          (SELECT normalised FROM contact_point WHERE contact_id = c.id AND kind = 'phone') AS phone,
          d.street, d.region, d.postcode
        FROM source_record s JOIN contact c ON c.id = s.contact_id LEFT JOIN contact_custom k ON k.id = c.id
        LEFT JOIN address d ON d.contact_id = c.id GROUP BY s.row_number ORDER BY s.row_number`)
      .all() as Record<string, string | number | null>[];
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
