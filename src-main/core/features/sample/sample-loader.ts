// Writes generated sample records into a workspace, row by row through prepared statements. Owns the mapping from the
// generator's shape to the tables; what is generated is decided in engines/sample.
import type Database from 'better-sqlite3';
import type { SampleMade } from '../../../../src-shared/contract/sample.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { normalisePhone } from '../../../../src-shared/text/phone.ts';
import { sampleCustomFields } from '../../engines/sample/catalogue.ts';
import { importedSampleTags } from '../../engines/sample/imported-tags.ts';
import type { SampleArguments, SampleContact, SampleRecord, SampleTag } from '../../engines/sample/sample-shape.ts';
import { sampleTags } from '../../engines/sample/sample-tags.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { insertInto, type LoadedTable } from './sample-queries.ts';

/** Contacts written between two yields: about 2,000 rows. */
const contactsPerSlice = 100;

type Insert = (table: LoadedTable, ...values: (string | number | null)[]) => number;

/** What one run carries along. */
interface Loading {
  readonly insert: Insert;
  readonly now: number;
  readonly tagIds: ReadonlyMap<string, number>;
  readonly insertCustom: Database.Statement;
  readonly customKeys: readonly { readonly key: string; readonly isMulti: boolean }[];
  firstId: number;
}

/** Writes the whole sample and describes it; yields progress between slices. */
export function* loadSample(
  context: BulkWriteContext,
  wanted: SampleArguments,
  records: Iterable<SampleRecord>,
): Generator<Step, SampleMade> {
  const { connection, now } = context;
  const statements = new Map<LoadedTable, Database.Statement>();
  const insert: Insert = (table, ...values) => {
    let statement = statements.get(table);
    if (statement === undefined) {
      statement = connection.prepare(insertInto(table));
      statements.set(table, statement);
    }
    return Number(statement.run(...values).lastInsertRowid);
  };
  insert('setting', 'sample', JSON.stringify(wanted));
  const customColumns = addCustomFields(context, insert);
  const imported = wanted.importedTags === true ? importedSampleTags() : [];
  const tagIds = addTags(insert, [...sampleTags(wanted.asOf), ...imported], now);
  const customNames = ['id', ...customColumns];
  const loading: Loading = {
    insert,
    now,
    tagIds,
    insertCustom: connection.prepare(
      `INSERT INTO contact_custom (${customNames.join(', ')}) VALUES (${customNames.map(() => '?').join(', ')})`,
    ),
    customKeys: sampleCustomFields.map(({ key, type }) => ({ key, isMulti: type === 'multi' })),
    firstId: 0,
  };
  let contacts = 0;
  let activities = 0;
  for (const { contact } of records) {
    addContact(loading, contact);
    activities += contact.activities.length;
    contacts++;
    if (contacts % contactsPerSlice === 0) {
      yield { phase: 'Making sample contacts', done: contacts, total: wanted.contacts };
    }
  }
  context.describe(`Made a sample of ${contacts.toLocaleString('en')} contacts`, { contacts });
  return { contacts, activities, tags: tagIds.size, firstId: loading.firstId };
}

function addCustomFields(context: BulkWriteContext, insert: Insert): string[] {
  return sampleCustomFields.map(({ key, label, type, options, help }, position) => {
    const column = context.addCustomColumn(type);
    insert('custom_field', key, label, type, options === null ? null : JSON.stringify(options), help, column, position);
    return column;
  });
}

function addTags(insert: Insert, tags: readonly SampleTag[], now: number): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [index, tag] of tags.entries()) {
    const id = insert(
      'tag',
      tag.parent === null ? null : (ids.get(tag.parent) ?? null),
      tag.name,
      index + 1,
      tag.colour,
      tag.isExclusive ? 1 : 0,
      tag.status,
      tag.meaning,
      tag.owner,
      tag.appliedWhen,
      tag.removedWhen,
      tag.action,
      tag.examples,
      tag.reviewAt,
      now,
      now,
    );
    ids.set(tag.key, id);
  }
  return ids;
}

function addContact(loading: Loading, contact: SampleContact): void {
  const { insert, now } = loading;
  const id = insert(
    'contact',
    contact.kind,
    shownName(contact),
    contact.namePrefix,
    contact.givenName,
    contact.middleName,
    contact.familyName,
    contact.nameSuffix,
    contact.nickname,
    contact.company,
    contact.jobTitle,
    contact.department,
    contact.birthday,
    contact.gender,
    contact.language,
    contact.leadSource,
    contact.lifecycle,
    contact.owner,
    contact.notes,
    contact.emailConsent,
    contact.phoneConsent,
    contact.postConsent,
    contact.createdAt,
    now,
    now,
  );
  if (contact.key === 1) loading.firstId = id;
  addWhereabouts(insert, id, contact);
  for (const { to, kind } of contact.relations) insert('relation', id, loading.firstId + to - 1, kind);
  const custom = loading.customKeys.map(({ key, isMulti }) => {
    const value = contact.custom[key] ?? null;
    return isMulti && typeof value === 'string' ? JSON.stringify(value.split('; ')) : value;
  });
  loading.insertCustom.run(id, ...custom);
  for (const { tag, source, why, at } of contact.taggings) {
    const tagId = loading.tagIds.get(tag);
    if (tagId === undefined) throw new Error(`the sample names a tag that it does not define: ${tag}`);
    insert('tag_assignment', id, tagId, source, why, at);
  }
  addActivities(insert, id, contact);
}

function shownName(contact: SampleContact): string {
  const value = (kind: string) => contact.points.find((point) => point.kind === kind)?.value ?? null;
  return displayName(
    {
      prefix: contact.namePrefix,
      given: contact.givenName,
      middle: contact.middleName,
      family: contact.familyName,
      suffix: contact.nameSuffix,
      nickname: contact.nickname,
    },
    { company: contact.company, email: value('email'), phone: value('phone') },
  );
}

function addWhereabouts(insert: Insert, id: number, contact: SampleContact): void {
  const home = contact.addresses[0] === undefined ? null : countryCode(contact.addresses[0].country);
  for (const { kind, label, value, isPrimary } of contact.points) {
    const normalised =
      kind === 'email' ? normaliseEmail(value).normalised : kind === 'phone' ? normalisePhone(value, home) : null;
    insert('contact_point', id, kind, label, value, normalised, isPrimary ? 1 : 0);
  }
  for (const address of contact.addresses) {
    insert(
      'address',
      id,
      address.label,
      address.street,
      address.street2,
      address.city,
      address.region,
      address.postcode,
      address.country,
      countryCode(address.country),
      address.isPrimary ? 1 : 0,
    );
  }
}

function addActivities(insert: Insert, id: number, contact: SampleContact): void {
  for (const activity of contact.activities) {
    insert(
      'activity',
      id,
      activity.kind,
      activity.at,
      activity.amount,
      activity.currency,
      activity.product,
      activity.category,
      activity.quantity,
      activity.discount,
      activity.campaign,
      activity.reference,
      activity.source,
      activity.detail,
    );
  }
}
