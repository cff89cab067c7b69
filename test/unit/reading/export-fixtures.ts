// The headers that products write into their exports, and what each column has to become. The header lists follow the
// products' documentation and public descriptions of their files; the targets were set by hand. Rows are invented.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExportFixture {
  readonly id: string;
  readonly content: 'contacts' | 'activities';
  /** 'Header => target', in the order of the columns. */
  readonly columns: readonly string[];
}

const folder = join(import.meta.dirname, 'exports');

/** One file per product in exports/: what it holds, then a line per column. */
export const exportFixtures: readonly ExportFixture[] = readdirSync(folder)
  .sort()
  .map((name) => {
    const [first = '', ...columns] = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
    const content = first === 'content: activities' ? 'activities' : 'contacts';
    return { id: name.replace(/\.txt$/, ''), content, columns };
  });

const invented: Readonly<Record<string, readonly [string, string]>> = {
  full_name: ['Ada Brunner', 'Bo Castel'],
  name_prefix: ['Ms', 'Mr'],
  given_name: ['Ada', 'Bo'],
  middle_name: ['Maria', 'Leo'],
  family_name: ['Brunner', 'Castel'],
  name_suffix: ['PhD', 'Jr.'],
  nickname: ['Addi', 'Bobo'],
  company: ['Mill and Sons', 'Atelier Sud'],
  job_title: ['Head of Sales', 'Gardener'],
  department: ['Sales', 'Garden'],
  birthday: ['1980-05-17', '1991-12-03'],
  gender: ['female', 'male'],
  language: ['de', 'fr'],
  lead_source: ['Fair', 'Web form'],
  lifecycle: ['Customer', 'Lead'],
  owner: ['Cy Dune', 'Dee Ewing'],
  notes: ['Likes tea', 'Call in spring'],
  created_at: ['2023-01-31 10:20', '2023-02-01 11:05'],
  source_id: ['100231', '100232'],
  email: ['ada@example.org', 'bo@example.net'],
  phone: ['+41 44 668 18 00', '+33 1 70 18 99 00'],
  url: ['https://mill.example', 'https://sud.example'],
  handle: ['@ada', '@bo'],
  'address.street': ['Mill Lane 4', '12 rue du Sud'],
  'address.street2': ['2nd floor', 'Batiment B'],
  'address.city': ['Zug', 'Lyon'],
  'address.region': ['ZG', 'Rhone'],
  'address.postcode': ['6300', '69001'],
  'address.country': ['Switzerland', 'France'],
  email_label: ['* Work', 'Home'],
  phone_label: ['Mobile', 'Home'],
  address_label: ['Home', 'Work'],
  url_label: ['Profile', 'Blog'],
  tags: ['VIP, Blog', 'Blog'],
  email_status: ['', 'Bounced'],
  consent: ['yes', 'no'],
  'activity.at': ['2024-03-12', '2024-11-05'],
  'activity.amount': ['12.50', '80.00'],
  'activity.total': ['12.50', '80.00'],
  'activity.price': ['6.25', '80.00'],
  'activity.refund': ['0.00', '5.00'],
  'activity.discount': ['0.00', '2.00'],
  'activity.quantity': ['2', '1'],
  'activity.currency': ['CHF', 'EUR'],
  'activity.reference': ['#1001', '#1002'],
  'activity.product': ['Mug', 'Tea pot'],
  'activity.status': ['paid', 'paid'],
  'activity.kind': ['Call', 'Meeting'],
};

/** What an invented person has in a column of that target. @param row 0 or 1 */
export function inventedValue(target: string, row: 0 | 1): string {
  const bare = target.replace(/#[^:]*/, '').replace(/:.*$/, '');
  const pair = invented[bare] ?? invented[bare.split('.')[0] ?? ''];
  return pair?.[row] ?? (row === 0 ? 'alpha' : 'beta');
}
