// The parser here is another project's (vcf), so that writer and reader cannot agree on a mistake.
import fc from 'fast-check';
import vCard from 'vcf';
import { describe, expect, it } from 'vitest';
import { type VcardVersion, vcard } from '../../../src-main/core/engines/export/vcard-writer.ts';
import { exportContact } from '../../support/export-contact.ts';

const versions: VcardVersion[] = ['3.0', '4.0'];

interface Property {
  valueOf(): string;
  type?: string | string[];
  pref?: string;
}

const parse = (text: string) => new vCard().parse(text);
const all = (card: vCard, name: string): Property[] => {
  const found = card.get(name) as Property | Property[] | undefined;
  return found === undefined ? [] : [found].flat();
};
/** The parser gives texts as they are written: RFC 6350, section 3.4, says how to read them. */
const unescaped = (text: string): string =>
  text.replace(/\\([nN,;\\])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
const parts = (text: string, separator: ',' | ';'): string[] => {
  const list = [''];
  for (const piece of text.match(/\\.|[^\\]/gsu) ?? []) {
    if (piece === separator) list.push('');
    else list.push(`${list.pop()}${piece}`);
  }
  return list.map(unescaped);
};

const ann = exportContact({
  id: 7,
  updated_at: Date.UTC(2026, 0, 2, 12),
  text: {
    kind: 'person',
    display_name: 'Dr. Ann Lee; née Smith, M.',
    name_prefix: 'Dr.',
    given_name: 'Ann',
    family_name: 'Lee, Smith',
    company: 'Lee; Sons',
    department: 'R&D',
    job_title: 'Head, Sales',
    birthday: '1980-02-29',
    notes: 'First line\nSecond; with, marks \\ and ünïcödé 漢字 😀 that goes on for long enough to be folded somewhere',
  },
  email: [
    { value: 'ann@x.org', label: 'work' },
    { value: 'ann@home.org', label: 'home' },
  ],
  phone: [{ value: '+1 415 555 0123', normalised: '+14155550123', label: 'mobile' }],
  url: ['https://x.org/a b'],
  addresses: [
    { street: '1 Elm St', street2: 'Flat 2', city: 'Leeds', postcode: '01234', country: 'UK', label: 'home' },
  ],
  tags: ['VIP', 'Shop, online'],
});

describe.each(versions)('a vCard %s', (version) => {
  const text = vcard(ann, version, 'acme');
  const card = parse(text);

  it('holds names, work, notes and tags as another parser reads them', () => {
    expect(card.version).toBe(version);
    expect(unescaped(all(card, 'fn')[0]?.valueOf() ?? '')).toBe('Dr. Ann Lee; née Smith, M.');
    expect(parts(all(card, 'n')[0]?.valueOf() ?? '', ';')).toEqual(['Lee, Smith', 'Ann', '', 'Dr.', '']);
    expect(parts(all(card, 'org')[0]?.valueOf() ?? '', ';')).toEqual(['Lee; Sons', 'R&D']);
    expect(unescaped(all(card, 'note')[0]?.valueOf() ?? '')).toBe(ann.text.notes);
    expect(parts(all(card, 'categories')[0]?.valueOf() ?? '', ',')).toEqual(['VIP', 'Shop, online']);
    expect(parts(all(card, 'adr')[0]?.valueOf() ?? '', ';')).toEqual([
      '',
      'Flat 2',
      '1 Elm St',
      'Leeds',
      '',
      '01234',
      'UK',
    ]);
    expect(all(card, 'uid')[0]?.valueOf()).toBe('tagstead-acme-7');
  });

  it('says what each email and phone is for, the first preferred', () => {
    expect(all(card, 'email').map((one) => one.valueOf())).toEqual(['ann@x.org', 'ann@home.org']);
    const types = [all(card, 'email')[0]?.type ?? []].flat().map((type) => type.toLowerCase());
    expect(types).toContain('work');
    if (version === '3.0') expect(types).toContain('pref');
    else expect(all(card, 'email')[0]?.pref).toBe('1');
    expect([all(card, 'tel')[0]?.type ?? []].flat().map((type) => type.toLowerCase())).toContain('cell');
    expect(all(card, 'tel')[0]?.valueOf()).toBe(version === '4.0' ? 'tel:+14155550123' : '+1 415 555 0123');
  });

  it('folds lines at 75 bytes and never within a character', () => {
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.endsWith('END:VCARD\r\n')).toBe(true);
    expect(text.replace(/\r\n /g, '')).toContain('漢字 😀');
  });

  it('keeps every text whatever its marks, one line a property', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (notes) => {
        const clean = notes
          .replace(/\r\n?/g, '\n')
          .replace(/[\p{Cc}\u2028\u2029]/gu, (mark) => (/[\n\t]/.test(mark) ? mark : ''));
        const written = vcard(exportContact({ text: { display_name: 'A', notes } }), version, 'w');
        const line = written
          .replace(/\r\n /g, '')
          .split('\r\n')
          .find((one) => one.startsWith('NOTE:'));
        expect(unescaped(line?.slice(5) ?? '')).toBe(clean);
      }),
    );
  });

  it('cannot be led to another property by a value', () => {
    const evil = 'x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Mallory';
    const written = vcard(
      exportContact({ text: { display_name: evil, company: evil }, email: [evil], url: [evil], tags: [evil] }),
      version,
      'w',
    );
    expect(written.match(/^END:VCARD/gm)).toHaveLength(1);
    expect(written.match(/^FN:/gm)).toHaveLength(1);
  });
});
