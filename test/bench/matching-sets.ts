// The labelled sets that matching is judged on: published ones where they are at hand, the sample in two sizes with
// what its generator planted. Owns reading them; how well they are solved is matching-benches.ts.
import type { Cell, MatchTable } from '../../src-main/core/engines/matching/match-table.ts';
import { generateSample } from '../../src-main/core/engines/sample/sample.ts';
import type { SampleContact } from '../../src-main/core/engines/sample/sample-shape.ts';
import { normaliseEmail } from '../../src-shared/text/email.ts';
import { normalisePhone } from '../../src-shared/text/phone.ts';
import { readRecords, tableOf } from '../support/labelled-records.ts';
import { sharedData } from '../support/shared-data.ts';
import { customerHeaders, customerRow } from './customers-file.ts';

export interface LabelledSet {
  readonly name: string;
  readonly table: MatchTable;
  /** The person or thing each row is. */
  readonly truth: readonly string[];
}

type Maker = () => LabelledSet | undefined;

/** Makers of the labelled sets by name; undefined where the files are not at hand. */
export const labelledSets: Readonly<Record<string, Maker>> = {
  fake_1000: () => {
    const file = sharedData('er-fake1000', 'fake_1000.csv');
    if (file === undefined) return undefined;
    const records = readRecords(file);
    return {
      name: 'fake_1000',
      table: tableOf(records, ['unique_id', 'cluster']),
      truth: records.map((record) => record.cluster ?? ''),
    };
  },
  febrl1: () => febrl('febrl1', 'dataset1.csv'),
  febrl2: () => febrl('febrl2', 'dataset2.csv'),
  senzing,
  'sample 3,000': () => sampleSet(3000),
  'sample 30,000': () => sampleSet(30_000),
};

function febrl(name: string, fileName: string): LabelledSet | undefined {
  const file = sharedData('er-febrl-1-2', fileName);
  if (file === undefined) return undefined;
  const records = readRecords(file);
  return {
    name,
    table: tableOf(records, ['rec_id', 'soc_sec_id']),
    truth: records.map((record) => (record.rec_id ?? '').split('-')[1] ?? ''),
  };
}

function senzing(): LabelledSet | undefined {
  const folder = 'er-senzing-truthset';
  const key = sharedData(folder, 'actual_truthset_key.csv');
  if (key === undefined) return undefined;
  const records = ['customers', 'reference', 'watchlist'].flatMap((name) =>
    readRecords(sharedData(folder, `${name}.csv`) ?? ''),
  );
  const clusterOf = new Map(
    readRecords(key).map((row) => [`${row.DATA_SOURCE}:${row.RECORD_ID}`, row.CLUSTER_ID ?? '']),
  );
  return {
    name: 'senzing',
    table: tableOf(records, ['DATA_SOURCE', 'RECORD_ID']),
    truth: records.map((record) => clusterOf.get(`${record.DATA_SOURCE}:${record.RECORD_ID}`) ?? ''),
  };
}

/** The sample as a workspace would hold it; names come from small pools, so that strangers agree by chance. */
export function sampleSet(contacts: number): LabelledSet {
  const wanted = { seed: 20_260, contacts, mess: 0.3, engagement: 0, asOf: Date.UTC(2026, 5, 1) };
  const people: SampleContact[] = [];
  const truth: string[] = [];
  for (const { contact, truth: planted } of generateSample(wanted)) {
    people.push(contact);
    truth.push(String(planted.copyOf ?? contact.key));
  }
  return { name: `sample ${contacts.toLocaleString('en')}`, table: contactTable(people), truth };
}

function contactTable(people: readonly SampleContact[]): MatchTable {
  const points = (contact: SampleContact, wanted: 'email' | 'phone') =>
    contact.points.flatMap(({ kind, value }) => {
      if (kind !== wanted) return [];
      const country = contact.addresses[0]?.country ?? null;
      return [(wanted === 'email' ? normaliseEmail(value).normalised : normalisePhone(value, country)) ?? value];
    });
  const column = (key: string, type: MatchTable['columns'][number]['type'], of: (contact: SampleContact) => Cell) => ({
    key,
    label: key,
    type,
    values: people.map(of),
  });
  const home = ({ addresses }: SampleContact) => addresses.find(({ isPrimary }) => isPrimary) ?? addresses[0];
  return {
    rowCount: people.length,
    columns: [
      column('given_name', 'given_name', ({ givenName }) => givenName),
      column('middle_name', 'middle_name', ({ middleName }) => middleName),
      column('family_name', 'family_name', ({ familyName }) => familyName),
      column('name_suffix', 'name_suffix', ({ nameSuffix }) => nameSuffix),
      column('company', 'company', ({ company }) => company),
      column('birthday', 'birthday', ({ birthday }) => birthday),
      column('gender', 'category', ({ gender }) => gender),
      column('email', 'email', (contact) => points(contact, 'email')),
      column('phone', 'phone', (contact) => points(contact, 'phone')),
      column('street', 'street', (contact) => home(contact)?.street ?? null),
      column('postcode', 'postcode', (contact) => home(contact)?.postcode ?? null),
      column('city', 'city', (contact) => home(contact)?.city ?? null),
    ],
  };
}

/** The customers of the speed benches, with the row each repeats as its truth. */
export function customerSet(rows: number): LabelledSet {
  const at = (header: (typeof customerHeaders)[number]) => customerHeaders.indexOf(header);
  const cells = Array.from({ length: rows }, (_, row) => customerRow(row));
  const one = (key: string, type: MatchTable['columns'][number]['type'], header: (typeof customerHeaders)[number]) => ({
    key,
    label: header,
    type,
    values: cells.map((row): Cell => row[at(header)] || null),
  });
  const two = (key: 'email' | 'phone', headers: readonly (typeof customerHeaders)[number][]) => ({
    key,
    label: key,
    type: key,
    values: cells.map((row): Cell => headers.map((header) => row[at(header)] ?? '').filter((text) => text !== '')),
  });
  return {
    name: `customers ${rows.toLocaleString('en')}`,
    table: {
      rowCount: rows,
      columns: [
        one('given_name', 'given_name', 'First name'),
        one('family_name', 'family_name', 'Last name'),
        one('company', 'company', 'Company'),
        one('birthday', 'birthday', 'Birthday'),
        two('email', ['Email', 'Second email']),
        two('phone', ['Phone', 'Mobile']),
        one('street', 'street', 'Street'),
        one('postcode', 'postcode', 'Postcode'),
        one('city', 'city', 'City'),
      ],
    },
    truth: cells.map((_, row) => String(row % 8 === 7 ? row - 1 : row)),
  };
}
