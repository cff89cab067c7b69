import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../../src-main/core/engines/reading/formats/detect-format.ts';
import { ldifTable } from '../../../../src-main/core/engines/reading/formats/ldif-table.ts';
import { proposeMapping } from '../../../../src-main/core/engines/reading/propose-mapping.ts';

/** Entries as records, without their empty fields. */
function entries(...lines: string[]): Record<string, string>[] {
  const [names = [], ...data] = ldifTable(lines.join('\n')).rows;
  return data.map((row) =>
    Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']).filter(([, value]) => value !== '')),
  );
}

// The first examples of RFC 2849, section "Examples of LDAP Data Interchange Format".
const standard = [
  'version: 1',
  'dn: cn=Barbara Jensen, ou=Product Development, dc=airius, dc=com',
  'objectclass: top',
  'objectclass: person',
  'objectclass: organizationalPerson',
  'cn: Barbara Jensen',
  'cn: Barbara J Jensen',
  'cn: Babs Jensen',
  'sn: Jensen',
  'uid: bjensen',
  'telephonenumber: +1 408 555 1212',
  'description: A big sailing fan.',
  '',
  'dn:cn=Gern Jensen, ou=Product Testing, dc=airius, dc=com',
  'objectclass: person',
  'cn: Gern Jensen',
  'sn: Jensen',
  'title:Product Manager, Rod and Reel',
  ' s Division',
  'description:: V2hhdCBhIGNhcmVmdWwgcmVhZGVyIHlvdSBhcmUhICBUaGlzIHZhbHVlIGlzIGJhc2UtNjQtZW5',
  ' jb2RlZCBiZWNhdXNlIGl0IGhhcyBhIGNvbnRyb2wgY2hhcmFjdGVyIGluIGl0IChhIENSKS4NICBCeSB0aGUgd2F5',
  ' LCB5b3Ugc2hvdWxkIHJlYWxseSBnZXQgb3V0IG1vcmUu',
  'jpegphoto:< file:///usr/local/directory/photos/fiona.jpg',
];

describe('LDIF as a table', () => {
  it('reads the examples of the standard', () => {
    const [barbara, gern] = entries(...standard);
    expect(barbara).toEqual({
      'Distinguished Name': 'cn=Barbara Jensen, ou=Product Development, dc=airius, dc=com',
      'Full Name': 'Barbara Jensen; Barbara J Jensen; Babs Jensen',
      'Last Name': 'Jensen',
      'User name': 'bjensen',
      'Work Phone': '+1 408 555 1212',
      Notes: 'A big sailing fan.',
    });
    expect(gern?.['Job Title']).toBe('Product Manager, Rod and Reels Division');
    expect(gern?.Notes).toMatch(
      /^What a careful reader you are! {2}This value is base-64-encoded .*\(a CR\)\.\r {2}By/,
    );
    expect(ldifTable(standard.join('\r\n')).left).toBe('1 × jpegphoto');
  });

  it('turns the lists of Thunderbird into tags of their members', () => {
    const list = entries(
      'dn:: Y249SsO2cmcgTcO8bGxlcixtYWlsPWpvZXJnQHgub3Jn',
      'objectclass: mozillaAbPersonAlpha',
      'givenName:: SsO2cmc=',
      'sn:: TcO8bGxlcg==',
      'cn:: SsO2cmcgTcO8bGxlcg==',
      'mail: joerg@x.org',
      'mozillaSecondEmail: j2@x.org',
      'mozillaHomeStreet: Ring 1',
      'mozillaHomeLocalityName: Bonn',
      'mozillaHomePostalCode: 53111',
      'birthyear: 1980',
      'birthmonth: 3',
      'birthday: 1',
      'modifytimestamp: 1700000000',
      '',
      'dn: cn=Newsletter',
      'objectclass: groupOfNames',
      'cn: Newsletter',
      'member: cn=Jörg Müller,mail=joerg@x.org',
    );
    expect(list).toEqual([
      {
        'Distinguished Name': 'cn=Jörg Müller,mail=joerg@x.org',
        'Full Name': 'Jörg Müller',
        'First Name': 'Jörg',
        'Last Name': 'Müller',
        'Email 1 Address': 'joerg@x.org',
        'Email 2 Address': 'j2@x.org',
        'Home Street': 'Ring 1',
        'Home City': 'Bonn',
        'Home Postal Code': '53111',
        Birthday: '1980-03-01',
        Tags: 'Newsletter',
      },
    ]);
  });

  it('leaves branches, secrets and bookkeeping out, and keeps what it does not know', () => {
    const text = [
      '# a comment',
      ' that goes on',
      'dn: dc=example,dc=org',
      'objectClass: domain',
      'dc: example',
      '',
      'dn: uid=ann,dc=example,dc=org',
      'objectClass: inetOrgPerson',
      'mail: ann@example.org',
      'userPassword:: e1NTSEF9YWJj',
      'favouriteDrink: Mead',
      'postalAddress: 1 Ring$Bonn$Germany',
    ];
    expect(entries(...text)).toEqual([
      {
        'Distinguished Name': 'uid=ann,dc=example,dc=org',
        'Email 1 Address': 'ann@example.org',
        favouritedrink: 'Mead',
        'Address as printed': '1 Ring\nBonn\nGermany',
      },
    ]);
    expect(ldifTable(text.join('\n')).left).toBe('1 × branch of the directory');
  });

  it.each(['modify', 'delete', 'modrdn', 'moddn'])('refuses changes of the kind %s', (kind) => {
    expect(() => ldifTable(`dn: cn=A\nchangetype: ${kind}\nmail: a@x.org\n-\n`)).toThrow(
      /changes to a directory .* Export the entries themselves/,
    );
  });

  it('is told by its beginning and mapped without a question', () => {
    const kind = (text: string) => detectFormat(new TextEncoder().encode(text));
    expect(kind(standard.join('\n'))).toMatchObject({ format: 'ldif' });
    expect(kind('# export\ndn: cn=A\nmail: a@x.org\n')).toMatchObject({ format: 'ldif' });
    expect(kind('dn,mail\ncn=A,a@x.org\n')).toMatchObject({ format: 'delimited' });
    const [names = [], ...data] = ldifTable(standard.join('\n')).rows;
    const targets = proposeMapping(names, data).columns.map(({ target }) => target);
    expect(targets.slice(0, 3)).toEqual(['source_id', 'full_name', 'family_name']);
  });
});
