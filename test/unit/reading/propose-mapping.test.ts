import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../src-main/core/engines/reading/propose-mapping.ts';
import { readTable } from '../../../src-main/core/engines/reading/read-table.ts';
import { sharedData } from '../../support/shared-data.ts';

/** Header → target of what is proposed for a text. */
function mapped(text: string): Record<string, string> {
  const table = readTable(new TextEncoder().encode(text), true, {});
  const proposal = proposeMapping(table.headers, table.rows);
  return Object.fromEntries(table.headers.map((header, column) => [header, proposal.columns[column]?.target ?? '']));
}

function mappedFile(...path: string[]): Record<string, string> | null {
  const file = sharedData(...path);
  if (file === undefined) return null;
  const table = readTable(readFileSync(file), true, {});
  const proposal = proposeMapping(table.headers, table.rows);
  return Object.fromEntries(table.headers.map((header, column) => [header, proposal.columns[column]?.target ?? '']));
}

describe('proposeMapping', () => {
  it.each([
    [
      'Vorname;Nachname;E-Mail;Telefon;Firma;Straße;PLZ;Ort;Land;Geburtstag',
      [
        'given_name',
        'family_name',
        'email',
        'phone',
        'company',
        'address.street',
        'address.postcode',
        'address.city',
        'address.country',
        'birthday',
      ],
    ],
    [
      'Prénom,Nom,Adresse e-mail,Téléphone,Société,Code postal,Ville,Pays',
      ['given_name', 'family_name', 'email', 'phone', 'company', 'address.postcode', 'address.city', 'address.country'],
    ],
    [
      'Nombre,Apellidos,Correo electrónico,Teléfono,Empresa,Ciudad,País',
      ['given_name', 'family_name', 'email', 'phone', 'company', 'address.city', 'address.country'],
    ],
    [
      'Nome,Cognome,Indirizzo e-mail,Cellulare,Azienda,Città,CAP',
      ['given_name', 'family_name', 'email', 'phone#mobile:mobile', 'company', 'address.city', 'address.postcode'],
    ],
    [
      'Voornaam,Achternaam,E-mailadres,Telefoonnummer,Bedrijf,Woonplaats',
      ['given_name', 'family_name', 'email', 'phone', 'company', 'address.city'],
    ],
    [
      'firstName,lastName,emailAddress,mobilePhone,jobTitle,dateOfBirth',
      ['given_name', 'family_name', 'email', 'phone#mobile:mobile', 'job_title', 'birthday'],
    ],
    [
      'E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City,Address 2 - City',
      ['email_label', 'email', 'email#2', 'phone_label', 'phone', 'address.city', 'address.city#2'],
    ],
    [
      'Email,Email Opt Out,Do Not Call,Accepts Email Marketing',
      ['email', 'consent.email:opt_out', 'consent.phone:opt_out', 'consent.email:opt_in'],
    ],
    [
      'Email,Home City,Work City,Billing Zip',
      ['email', 'address.city#home:home', 'address.city#work:work', 'address.postcode#billing:billing'],
    ],
  ])('maps %s', (header, targets) => expect(Object.values(mapped(`${header}\n`))).toEqual(targets));

  it('finds emails and phones by their values where headers say nothing', () => {
    const text = `a,b,c\n${Array.from({ length: 20 }, (_, index) => `p${index}@x.org,+44 20 7946 ${1000 + index},${index}`).join('\n')}`;
    expect(mapped(text)).toEqual({ a: 'email', b: 'phone', c: 'custom:c' });
  });

  it('is unsure when the values contradict the header', () => {
    const table = { headers: ['Email', 'Name'], rows: Array.from({ length: 10 }, (_, index) => [`${index}`, 'x']) };
    expect(proposeMapping(table.headers, table.rows).columns[0]).toMatchObject({ target: 'email', confidence: 0.45 });
  });

  it('tells whole names from first names by the columns beside them', () => {
    expect(mapped('Name,Surname\nAnna,Vogel\nBob,Stone\n').Name).toBe('given_name');
    expect(mapped('Nom,Email\nAnna Vogel,a@x.org\nBob Stone,b@x.org\n').Nom).toBe('full_name');
    expect(mapped('Title,Name\nMr,Bob Stone\nMrs,Anna Vogel\n').Title).toBe('name_prefix');
    expect(mapped('Title,Name\nChief Cook,Bob Stone\nDriver,Anna Vogel\n').Title).toBe('job_title');
  });

  it('makes new fields of the kind their values have', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      `p${index}@x.org`,
      `${index % 3 ? 'yes' : 'no'}`,
      `2024-01-${10 + (index % 20)}`,
      `${index}.5`,
      ['red', 'blue'][index % 2] ?? '',
      `€${index}.00`,
      `free text ${index}`,
    ]);
    const proposal = proposeMapping(['Email', 'Has dog', 'Renewal', 'Ratio', 'Hue', 'Budget left', 'Motto'], rows);
    expect(proposal.columns.map((column) => column.customType).slice(1)).toEqual([
      'boolean',
      'date',
      'number',
      'choice',
      'money',
      'text',
    ]);
  });

  it('sends a header to the custom field of that name', () => {
    const proposal = proposeMapping(['Email', 'Shoe Size'], [['a@x.org', '38']], [{ key: 'shoe', label: 'Shoe size' }]);
    expect(proposal.columns[1]?.target).toBe('custom:shoe');
  });

  it('never gives one single-valued field to two columns', () => {
    const targets = Object.values(mapped('City,Town,Email,Mail,Mobile,Cell phone\nBonn,Bonn,a@x.org,b@x.org,1,2\n'));
    expect(new Set(targets).size).toBe(targets.length);
  });

  it('knows orders from contacts', () => {
    const content = (text: string) => {
      const table = readTable(new TextEncoder().encode(text), true, {});
      return proposeMapping(table.headers, table.rows).content;
    };
    expect(content('Order ID,Email,Order date,Total\n1,a@x.org,2024-01-01,5\n')).toBe('activities');
    expect(content('Email,Date,Amount\na@x.org,2024-01-01,5\n')).toBe('activities');
    expect(content('First Name,Last Name,Email,Created,Notes\nA,B,a@x.org,2024-01-01,x\n')).toBe('contacts');
  });
});

describe('files of other makers', () => {
  it.skipIf(sharedData('crm-exports-a') === undefined)('read real files of theirs', () => {
    expect(mappedFile('crm-exports-a', 'shopify', 'customers_export.csv')).toMatchObject({
      Email: 'email',
      'First Name': 'given_name',
    });
    expect(mappedFile('crm-exports-a', 'roundcube-google-outlook-thunderbird', 'gmail.csv')).toMatchObject({
      'E-mail 1 - Value': 'email',
    });
    expect(mappedFile('er-fake1000', 'fake_1000.csv')).toEqual({
      unique_id: 'source_id',
      first_name: 'given_name',
      surname: 'family_name',
      dob: 'birthday',
      city: 'address.city',
      email: 'email',
      cluster: 'custom:cluster',
    });
  });
});
