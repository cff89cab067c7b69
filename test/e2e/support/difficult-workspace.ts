// A workspace of what lays a screen out badly: names of 120 characters, from right to left, without spaces, in CJK and
// with emoji; three hundred tags, six deep. Made through the same requests as the app's.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Library from '../../../src-main/core/library.ts';
import type { ContactId, TagId } from '../../../src-shared/model/ids.ts';

const names: readonly (readonly [given: string, family: string])[] = [
  [
    'Maximiliana Konstantinopolitana Theodora Alexandrina',
    'von und zu Hohenschwangau-Wolfenbüttel-Braunschweig-Lüneburg-Sachsen',
  ],
  [
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  ],
  ['محمد عبد الرحمن', 'بن عبد العزيز آل سعود الحسيني الهاشمي'],
  ['שרה לאה', 'בן־גוריון־כהן'],
  ['欧阳', '娜娜'],
  ['山田', '太郎左衛門之助'],
  ['김', '민준'],
  ['Ada 👩🏽‍💻', 'Lovelace 🚀✨'],
  ['สมชาย', 'ใจดีมากมายเหลือเกิน'],
  ['O', 'K'],
  ['Ümit', 'Çağlayan İşbilir'],
  ['anna-lena', "d'Arc-O’Neill"],
];
const companies = [
  'The Very Long Named International Trading and Manufacturing Company of Greater Manchester and the North West Limited',
  '株式会社日本国際貿易総合研究所東京本社営業部',
  'شركة التجارة الدولية المحدودة',
  'Acme',
];

/** Makes the file with `contacts` people. */
export async function makeDifficultWorkspace(file: string, contacts: number): Promise<void> {
  const program = join(process.env.TAGSTEAD_APP ?? '.', 'out/core/library.mjs');
  const { Session, request } = (await import(pathToFileURL(program).href)) as typeof Library;
  const session = new Session({ userData: null });
  session.create(file);
  try {
    const people: ContactId[] = [];
    for (let at = 0; at < contacts; at++) {
      const [given = '', family = ''] = names[at % names.length] ?? [];
      const long = `${'very.long.mail.box.name.'.repeat(2)}${at}@subdomain.of.a.long.company-name.example.com`;
      const { id } = await request(session, 'contacts.create', {
        fields: {
          given_name: given,
          family_name: at < names.length ? family : `${family} ${at}`,
          company: companies[at % companies.length] ?? '',
          job_title: 'Deputy Assistant Vice President of Regional Customer Relationship Operations',
        },
        points: [{ kind: 'email', value: at % 3 === 0 ? long : `p${at % 40}@gmial.com` }],
      });
      people.push(id as ContactId);
    }
    const tags: TagId[] = [];
    for (let at = 0; at < 300; at++) {
      const parent = at % 6 === 0 ? null : (tags.at(-1) ?? null);
      const name =
        at % 50 === 0
          ? `${'A tag whose name goes on and on '.repeat(3)}${at}`
          : `${at % 7 === 3 ? 'علامة' : 'Tag'} ${at}`;
      const { id } = await request(session, 'tags.create', { name, parent });
      tags.push(id as TagId);
    }
    for (const [at, contact] of people.entries()) {
      const worn = [tags[at % tags.length], tags[(at * 7) % tags.length], tags[0]].filter((tag) => tag !== undefined);
      await request(session, 'tags.assign', { tags: [...new Set(worn)], selection: { kind: 'ids', ids: [contact] } });
    }
    await request(session, 'segments.create', {
      name: `${'A segment with a name as long as a name may be, and then some more. '.repeat(2)}`.slice(0, 118),
      rule: {
        kind: 'group',
        match: 'all',
        items: [{ kind: 'tag', match: 'has', tags: tags.slice(0, 6), descendants: true }],
      },
    });
    await request(session, 'audit.run', {});
    await request(session, 'duplicates.run', {});
  } finally {
    session.close();
  }
}
