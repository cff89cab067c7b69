// Makers of contacts for the duplicate tests: name only what matters.
import type { WriteContext } from '../../../src-main/core/server/contexts.ts';
import { type TestWorkspace, testNow } from '../../support/workspace.ts';

export interface Person {
  given?: string;
  family?: string;
  company?: string;
  birthday?: string;
  emails?: string[];
  phones?: string[];
  city?: string;
  street?: string;
  postcode?: string;
  consent?: 'unknown' | 'granted' | 'withdrawn';
  notes?: string;
  jobTitle?: string;
  addedAt?: number;
}

/** Adds a contact with what is named; returns its id. */
export function addPerson({ db }: WriteContext, person: Person): number {
  const name = [person.given, person.family].filter(Boolean).join(' ') || person.company || 'Unnamed';
  const at = person.addedAt ?? testNow;
  const id = Number(
    db
      .prepare(
        `INSERT INTO contact (display_name, given_name, family_name, company, birthday, email_consent, notes, job_title,
          added_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        name,
        person.given ?? null,
        person.family ?? null,
        person.company ?? null,
        person.birthday ?? null,
        person.consent ?? 'unknown',
        person.notes ?? null,
        person.jobTitle ?? null,
        at,
        at,
      ).lastInsertRowid,
  );
  const point = db.prepare('INSERT INTO contact_point (contact_id, kind, value, normalised) VALUES (?, ?, ?, ?)');
  for (const email of person.emails ?? []) point.run(id, 'email', email, email.toLowerCase());
  for (const phone of person.phones ?? []) point.run(id, 'phone', phone, phone.replaceAll(' ', ''));
  if (person.city !== undefined || person.street !== undefined) {
    db.prepare('INSERT INTO address (contact_id, street, postcode, city, is_primary) VALUES (?, ?, ?, ?, 1)').run(
      id,
      person.street ?? null,
      person.postcode ?? null,
      person.city ?? null,
    );
  }
  return id;
}

/** Adds several contacts in one write; returns their ids in order. */
export function addPeople(workspace: TestWorkspace, people: readonly Person[]): number[] {
  const ids: number[] = [];
  workspace.write(`Added ${people.length} contacts`, (context) => {
    for (const person of people) ids.push(addPerson(context, person));
  });
  return ids;
}

const givenNames = 'Ada Ben Cem Dora Emil Fay Gus Hedy Ivan Jun Kim Leo Mina Ned Olga Pia Quin Rosa Sven Tess'.split(
  ' ',
);
const familyNames =
  'Abel Brandt Castro Dietz Eriksen Fontaine Grant Huang Ivers Jansen Kowalski Lopez Meyer Novak Okafor Petrov'.split(
    ' ',
  );

/** People who share nothing but now and then a name. */
export function strangers(count: number): Person[] {
  return Array.from({ length: count }, (_, at) => {
    const given = givenNames[at % givenNames.length] ?? '';
    const family = familyNames[Math.floor(at / 3) % familyNames.length] ?? '';
    return {
      given,
      family: `${family}${at >= 48 ? 'son' : ''}`,
      emails: [`${given}.${family}.${at}@mail${at % 7}.example`.toLowerCase()],
      phones: [`+4930${String(5_550_000 + at * 7919).padStart(7, '0')}`],
      city: ['Berlin', 'Ghent', 'Leeds', 'Porto', 'Turin'][at % 5] ?? '',
      street: `${at + 1} Station Road`,
    };
  });
}
