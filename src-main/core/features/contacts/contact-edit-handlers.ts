// Changes one contact: its fields, points and addresses. Every write says what it did in words for History.
import type { contactsContract } from '../../../../src-shared/contract/contacts.ts';
import {
  type ContactPointKind,
  contactFieldLabel,
  type EditableField,
  editableFields,
  pointKindLabel,
  pointKinds,
} from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf, WriteContext } from '../../server/contexts.ts';
import { type GivenValue, guardValues } from '../guards/guard-values.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import {
  insertContact,
  insertPoint,
  selectContactCountry,
  selectEditable,
  selectNamePoints,
  setCustomValue,
  touchContact,
  updateDisplayName,
  updateFields,
} from './contact-edit-queries.ts';
import { nameFields, nameOf, readField, readPoint } from './contact-values.ts';
import { customField, readCustomValue } from './custom-fields.ts';

type EditWrites = 'contacts.create' | 'contacts.update' | 'contacts.setCustom';

export const contactEditHandlers: Pick<HandlersOf<typeof contactsContract>, EditWrites> = {
  'contacts.create': (context, { fields, points, keepAnyway }) => {
    const { db, now } = context;
    const values = readFields(fields);
    const country = countryFor(context, null);
    const read = points.map((point) => ({ kind: point.kind, ...readPoint(point.kind, point.value, country) }));
    if (Object.values(values).every((value) => value === null) && read.length === 0) {
      throw refuse('empty-contact', 'Give the new contact at least a name, an email or a phone.');
    }
    const kept = guardValues(context, newContactValues(values, read), keepAnyway);
    const empty = Object.fromEntries(nameFields.map((field) => [field, null]));
    const name = nameOf({ ...empty, ...values } as Parameters<typeof nameOf>[0], read);
    const { id } = db.run(insertContact(values, name, now));
    const seen = new Set<string>();
    for (const { kind, value, normalised, status } of read) {
      db.run(insertPoint(id, kind, value, null, { normalised, status }, !seen.has(kind)));
      seen.add(kind);
    }
    context.describe(`Added ${name}${kept}`, { contacts: 1 });
    return { id };
  },
  'contacts.update': (context, { contact, fields, keepAnyway }) => {
    const row = editable(context, contact);
    const changed = Object.entries(readFields(fields)).filter(
      ([field, value]) => row[field as EditableField] !== value,
    );
    if (changed.length === 0) return null;
    const kept = guardValues(
      context,
      changed.map(([column, value]) => ({ column, value })),
      keepAnyway,
    );
    context.db.run(updateFields(contact, Object.fromEntries(changed), context.now));
    const names = changed.map(([field]) => contactFieldLabel[field as EditableField].toLowerCase());
    const name = refreshName(context, contact);
    context.describe(`Changed ${listed(names)} of ${name}${kept}`, { contacts: 1 });
    return null;
  },
  'contacts.setCustom': (context, { contact, key, value, keepAnyway }) => {
    const row = editable(context, contact);
    const field = customField(context.db, key);
    const read = readCustomValue(field, value);
    const kept = guardValues(context, [{ column: `custom.${key}`, value: read === null ? null : value }], keepAnyway);
    context.db.run(setCustomValue(contact, field.column, read));
    context.db.run(touchContact(contact, context.now));
    context.describe(`Changed ${field.label} of ${row.display_name}${kept}`, { contacts: 1 });
    return null;
  },
};

/** Every field and kind of point that the form of a new contact offers or was given, so that required ones are missed. */
function newContactValues(
  values: Partial<Record<EditableField, string | null>>,
  points: readonly { kind: ContactPointKind; value: string }[],
): GivenValue[] {
  const kinds = pointKinds.filter((kind) => !points.some((point) => point.kind === kind));
  return [
    ...editableFields.map((column) => ({ column, value: values[column] ?? null })),
    ...points.map(({ kind, value }) => ({ column: `point.${kind}`, value })),
    ...kinds.map((kind) => ({ column: `point.${kind}`, value: null })),
  ];
}

function readFields(fields: Partial<Record<EditableField, string>>): Partial<Record<EditableField, string | null>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, typed]) => [field, readField(field as EditableField, typed)]),
  );
}

/** 'first name and company', 'first name, company and 3 more fields'. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more fields`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

/** The contact's row; refuses one that is not there or was merged away. */
export function editable({ db }: WriteContext, contact: number) {
  const row = db.first(selectEditable(contact));
  if (!row) throw refuse('not-found', 'This contact is not there any more.');
  return row;
}

/** Works out anew what lists show for a contact, keeps it, and returns it. */
export function refreshName({ db }: WriteContext, contact: number): string {
  const row = db.first(selectEditable(contact));
  if (!row) return '';
  const name = nameOf(row, db.all(selectNamePoints(contact)));
  db.run(updateDisplayName(contact, name));
  return name;
}

/** The country that the contact's national phone numbers follow: its own, else the workspace's. */
export function countryFor({ db }: WriteContext, contact: number | null): string | null {
  const own = contact === null ? undefined : db.first(selectContactCountry(contact))?.country_code;
  return own ?? settingsOf(db).defaultCountry;
}

/** 'email of Ada Lovelace', for labels. */
export const pointOf = (kind: keyof typeof pointKindLabel, name: string): string =>
  `${pointKindLabel[kind].toLowerCase()} of ${name}`;
