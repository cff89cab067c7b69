// Changes the emails, phones, links and addresses of a contact. Exactly one of each kind stays primary.
import type { contactsContract } from '../../../../src-shared/contract/contacts.ts';
import { addressFieldLabel, type ContactPointKind } from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf, WriteContext } from '../../server/contexts.ts';
import { type GivenValue, guardValues } from '../guards/guard-values.ts';
import { countryFor, editable, pointOf, refreshName } from './contact-edit-handlers.ts';
import {
  countAddresses,
  countPoints,
  deleteAddress,
  deletePoint,
  insertAddress,
  insertPoint,
  makePrimaryAddress,
  makePrimaryPoint,
  selectAddress,
  selectNextAddress,
  selectNextPoint,
  selectPoint,
  selectSamePoint,
  touchContact,
  updateAddress,
  updatePoint,
} from './contact-edit-queries.ts';
import { readAddress, readPoint } from './contact-values.ts';

type PointWrites =
  | 'contacts.addPoint'
  | 'contacts.updatePoint'
  | 'contacts.removePoint'
  | 'contacts.addAddress'
  | 'contacts.updateAddress'
  | 'contacts.removeAddress';

export const contactPointHandlers: Pick<HandlersOf<typeof contactsContract>, PointWrites> = {
  'contacts.addPoint': (context, { contact, kind, value, label, keepAnyway }) => {
    const { db, now, describe } = context;
    editable(context, contact);
    const countryCode = countryFor(context, contact);
    const read = readPoint(kind, value, countryCode);
    if (db.first(selectSamePoint(contact, kind, read.value, read.normalised))) {
      throw refuse('already-there', `This contact already has ${read.value}.`);
    }
    const kept = guardValues(
      context,
      [{ column: `point.${kind}`, value: read.value, around: { countryCode } }],
      keepAnyway,
    );
    const isFirst = (db.first(countPoints(contact, kind))?.count ?? 0) === 0;
    const { id } = db.run(insertPoint(contact, kind, read.value, label.trim() || null, read, isFirst));
    db.run(touchContact(contact, now));
    describe(`Added ${pointOf(kind, refreshName(context, contact))}${kept}`, { contacts: 1 });
    return { id };
  },
  'contacts.updatePoint': (context, { point, value, label, status, isPrimary, keepAnyway }) => {
    const { db, now, describe } = context;
    const row = existingPoint(context, point);
    const kind = row.kind as ContactPointKind;
    const read = value === undefined ? null : readPoint(kind, value, countryFor(context, row.contact_id));
    const values = {
      ...(read && read.value !== row.value && { value: read.value, normalised: read.normalised, status: read.status }),
      ...(label !== undefined && { label: label.trim() || null }),
      ...(status !== undefined && { status }),
    };
    if (Object.keys(values).length === 0 && !isPrimary) return null;
    const isTyped = values.value !== undefined;
    const kept = isTyped
      ? guardValues(
          context,
          [
            {
              column: `point.${kind}`,
              value: values.value ?? null,
              around: { countryCode: countryFor(context, row.contact_id) },
            },
          ],
          keepAnyway,
        )
      : '';
    if (Object.keys(values).length > 0) db.run(updatePoint(point, values));
    if (isPrimary) db.run(makePrimaryPoint(row.contact_id, row.kind, point));
    db.run(touchContact(row.contact_id, now));
    const what = pointOf(kind, refreshName(context, row.contact_id));
    describe(isPrimary ? `Made ${values.value ?? row.value} the first ${what}` : `Changed ${what}${kept}`, {
      contacts: 1,
    });
    return null;
  },
  'contacts.removePoint': (context, { point }) => {
    const { db, now, describe } = context;
    const row = existingPoint(context, point);
    db.run(deletePoint(point));
    const next = row.is_primary === 1 ? db.first(selectNextPoint(row.contact_id, row.kind)) : undefined;
    if (next) db.run(makePrimaryPoint(row.contact_id, row.kind, next.id));
    db.run(touchContact(row.contact_id, now));
    const name = refreshName(context, row.contact_id);
    describe(`Removed ${pointOf(row.kind as ContactPointKind, name)}`, { contacts: 1 });
    return null;
  },
  'contacts.addAddress': (context, { contact, address, keepAnyway }) => {
    const { db, now, describe } = context;
    const row = editable(context, contact);
    const values = readAddress(address);
    if (Object.entries(values).every(([part, value]) => part === 'label' || value === null)) {
      throw refuse('bad-value', 'Type at least one part of the address.');
    }
    const kept = guardValues(context, addressValues(values), keepAnyway);
    const isFirst = (db.first(countAddresses(contact))?.count ?? 0) === 0;
    const { id } = db.run(insertAddress(contact, values, isFirst));
    db.run(touchContact(contact, now));
    describe(`Added an address of ${row.display_name}${kept}`, { contacts: 1 });
    return { id };
  },
  'contacts.updateAddress': (context, { address, parts, isPrimary, keepAnyway }) => {
    const { db, now, describe } = context;
    const row = existingAddress(context, address);
    const values = readAddress(parts);
    const kept = guardValues(context, addressValues(values, row), keepAnyway);
    if (Object.keys(values).length > 0) db.run(updateAddress(address, values));
    if (isPrimary) db.run(makePrimaryAddress(row.contact_id, address));
    db.run(touchContact(row.contact_id, now));
    describe(`Changed the address of ${refreshName(context, row.contact_id)}${kept}`, { contacts: 1 });
    return null;
  },
  'contacts.removeAddress': (context, { address }) => {
    const { db, now, describe } = context;
    const row = existingAddress(context, address);
    db.run(deleteAddress(address));
    const next = row.is_primary === 1 ? db.first(selectNextAddress(row.contact_id)) : undefined;
    if (next) db.run(makePrimaryAddress(row.contact_id, next.id));
    db.run(touchContact(row.contact_id, now));
    describe(`Removed an address of ${refreshName(context, row.contact_id)}`, { contacts: 1 });
    return null;
  },
};

type AddressValues = ReturnType<typeof readAddress>;

/** The parts that were typed, each with the rest of the address around it. */
function addressValues(typed: AddressValues, before: AddressValues = {}): GivenValue[] {
  const around = { ...before, ...typed, countryCode: typed.country_code ?? before.country_code ?? null };
  return Object.entries(typed)
    .filter(([part]) => part in addressFieldLabel)
    .map(([part, value]) => ({ column: `address.${part}`, value: value ?? null, around }));
}

function existingPoint({ db }: WriteContext, point: number) {
  const row = db.first(selectPoint(point));
  if (!row) throw refuse('not-found', 'This line is not there any more.');
  return row;
}

function existingAddress({ db }: WriteContext, address: number) {
  const row = db.first(selectAddress(address));
  if (!row) throw refuse('not-found', 'This address is not there any more.');
  return row;
}
