import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vcardTable } from '../../../../src-main/core/engines/reading/formats/vcard-table.ts';

/** Cards as records, without their empty fields. */
function cards(...lines: string[]): Record<string, string>[] {
  const { rows } = vcardTable(lines.join('\r\n'));
  const [names = [], ...data] = rows;
  return data.map((row) =>
    Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']).filter(([, value]) => value !== '')),
  );
}
const card = (...lines: string[]) => cards('BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD')[0];

describe('vCards as a table', () => {
  it('names columns as exports of address books do', () => {
    expect(
      card(
        'UID:7',
        'N:Vogel;Anna;Maria,Luise;Dr.;jr.',
        'FN:Dr. Anna Vogel',
        'ORG:Acme\\, Inc.;Sales;North',
        'TITLE:Boss',
        'EMAIL;TYPE=WORK:a@x.org',
        'EMAIL;TYPE=INTERNET,PREF:b@x.org',
        'TEL;TYPE=CELL,VOICE:+49 1',
        'ADR;TYPE=HOME:;;Main St 1;Bonn;NRW;53111;Germany',
        'BDAY:19800321',
        'CATEGORIES:VIP,News\\, weekly',
        'NOTE:one\\ntwo',
        'URL:https://x.org',
      ),
    ).toEqual({
      UID: '7',
      'Full Name': 'Dr. Anna Vogel',
      Prefix: 'Dr.',
      'First Name': 'Anna',
      'Middle Name': 'Maria Luise',
      'Last Name': 'Vogel',
      Suffix: 'jr.',
      Company: 'Acme, Inc.',
      Department: 'Sales, North',
      'Job Title': 'Boss',
      'Email 1 Address': 'b@x.org',
      'Email 2 Address': 'a@x.org',
      'Email 2 Type': 'work',
      'Phone 1 Number': '+49 1',
      'Phone 1 Type': 'mobile',
      'Address 1 Type': 'home',
      'Address 1 Street': 'Main St 1',
      'Address 1 City': 'Bonn',
      'Address 1 Region': 'NRW',
      'Address 1 Postal Code': '53111',
      'Address 1 Country': 'Germany',
      Birthday: '1980-03-21',
      Tags: 'VIP; News, weekly',
      Notes: 'one\ntwo',
      'Website 1 Address': 'https://x.org',
    });
  });

  it('reads version 2.1: bare types, quoted-printable over several lines, charsets', () => {
    expect(
      card(
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
        'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20M=',
        '=C3=BCller',
        'TEL;WORK;FAX:12',
        'EMAIL;PREF;INTERNET:j@x.org',
      ),
    ).toEqual({
      'First Name': 'Jörg',
      'Last Name': 'Müller',
      'Full Name': 'Jörg Müller',
      'Phone 1 Number': '12',
      'Phone 1 Type': 'work fax',
      'Email 1 Address': 'j@x.org',
    });
  });

  it('reads version 4.0: quoted parameters, preferences, addresses as URIs', () => {
    expect(
      card(
        'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+1-555',
        'TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+1-777',
        'EMAIL:mailto:a@x.org',
        'ADR;LABEL="Main: 1";TYPE=work:;;Main 1;;;;',
      ),
    ).toEqual({
      'Phone 1 Number': '+1-777',
      'Phone 1 Type': 'mobile',
      'Phone 2 Number': '+1-555',
      'Phone 2 Type': 'home',
      'Email 1 Address': 'a@x.org',
      'Address 1 Type': 'work',
      'Address 1 Street': 'Main 1',
    });
  });

  it('takes the label of a group for the type, and unfolds lines', () => {
    expect(card('item1.EMAIL;type=INTERNET:a@x', ' .org', 'item1.X-ABLabel:_$!<School>!$_', 'X-SPOUSE:Bob')).toEqual({
      'Email 1 Address': 'a@x.org',
      'Email 1 Type': 'School',
      'X-SPOUSE': 'Bob',
    });
  });

  it('leaves pictures out and says so', () => {
    const table = vcardTable('BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n SkZJRg==\n\nFN:Ann\nEND:VCARD\n');
    expect(table.rows).toEqual([['Full Name'], ['Ann']]);
    expect(table.left).toBe('1 × photo');
  });

  it('keeps cards apart although an end is missing or a card is inside another', () => {
    expect(cards('BEGIN:VCARD', 'FN:A', 'BEGIN:VCARD', 'FN:B', 'END:VCARD', 'begin:vcard', 'FN:C')).toEqual([
      { 'Full Name': 'A' },
      { 'Full Name': 'B' },
      { 'Full Name': 'C' },
    ]);
    expect(card('FN:A', 'AGENT:', 'BEGIN:VCARD', 'FN:Helper', 'END:VCARD', 'NOTE:x')).toEqual({
      'Full Name': 'A',
      Notes: 'x',
    });
  });

  it('refuses what holds no card', () => expect(() => vcardTable('FN:A')).toThrow(/holds no vCard/));

  it('gives back any text that was escaped and folded', () => {
    const text = fc.stringMatching(/^\S[^\r\n\u0085\u2028\u2029]{0,200}\S$/u);
    fc.assert(
      fc.property(text, text, (note, city) => {
        const escaped = (value: string) => value.replace(/[\\;,]/g, '\\$&');
        const fold = (line: string) => line.replace(/(?<=^.{60}|(?<=\n .{59}))(?=.)/gu, '\r\n ');
        const read = card(fold(`NOTE:${escaped(note)}`), fold(`ADR:;;;${escaped(city)};;;`));
        expect(read).toEqual({ Notes: note.trim(), 'Address 1 City': city.trim() });
      }),
    );
  });
});
