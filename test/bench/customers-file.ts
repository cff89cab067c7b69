// The file that benches import: as many rows as wanted, twenty columns, the same for the same number. Owns its making;
// the speeds carry over to real lists, the duplicates in it do not.
import { closeSync, openSync, writeSync } from 'node:fs';

export const customerHeaders = [
  'Customer ID',
  'Title',
  'First name',
  'Last name',
  'Email',
  'Second email',
  'Phone',
  'Mobile',
  'Company',
  'Job title',
  'Street',
  'City',
  'State',
  'Postcode',
  'Country',
  'Birthday',
  'Created',
  'Tags',
  'Lead source',
  'Loyalty number',
] as const;

const given = 'Ann Bob Cid Dora Emil Fay Gus Hana Ivo June Karl Lea Max Nora Otto Pia Quin Rosa Sam Tess'.split(' ');
const family = 'Adams Baker Clark Davis Evans Frost Grant Hayes Irwin Jones Kerr Lewis Moore North Owens Price'.split(
  ' ',
);
const places = [
  ['Leeds', 'West Yorkshire', 'LS1 4AP', 'United Kingdom'],
  ['Boston', 'MA', '02108', 'United States'],
  ['Lyon', '', '69001', 'France'],
  ['Graz', 'Steiermark', '8010', 'Austria'],
] as const;
const tags = ['VIP', 'Newsletter', 'Trade fair', 'Wholesale', 'Lapsed'];
const sources = ['Web', 'Referral', 'Fair', 'Shop'];

/** One row; every eighth repeats the one before it with another id and a typing error, as real lists do. */
export function customerRow(index: number): string[] {
  const person = index % 8 === 7 ? index - 1 : index;
  const random = Math.imul(person + 1, 2_654_435_761) >>> 0;
  const pick = <T>(list: readonly T[], shift: number): T => list[(random >>> shift) % list.length] as T;
  const [city, state, postcode, country] = pick(places, 3);
  const first = pick(given, 5);
  const last = `${pick(family, 9)}${person === index ? '' : 'e'}`;
  const number = String(person).padStart(7, '0');
  return [
    `C-${index}`,
    person % 3 === 0 ? 'Ms' : 'Mr',
    first,
    last,
    `${first}.${last}${person}@example.org`.toLowerCase(),
    person % 5 === 0 ? `${first}${person}@example.com` : '',
    `+4420${number}1`,
    person % 2 === 0 ? `+4477${number}1` : '',
    `Company ${person % 9973}`,
    pick(['Buyer', 'Owner', 'Manager', 'Engineer'], 13),
    `${(person % 180) + 1} Elm Street`,
    city,
    state,
    postcode,
    country,
    `19${50 + (person % 50)}-0${(person % 9) + 1}-1${person % 10}`,
    `2024-0${(person % 9) + 1}-1${person % 10}`,
    `${pick(tags, 7)}; ${pick(tags, 15)}`,
    pick(sources, 11),
    String(100_000 + person),
  ];
}

/** Writes the file. Returns its size in bytes. */
export function writeCustomers(path: string, rows: number): number {
  const fd = openSync(path, 'w');
  let size = writeSync(fd, `${customerHeaders.join(',')}\n`);
  for (let from = 0; from < rows; from += 1000) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + 1000); row++) text += `${customerRow(row).join(',')}\n`;
    size += writeSync(fd, text);
  }
  closeSync(fd);
  return size;
}
