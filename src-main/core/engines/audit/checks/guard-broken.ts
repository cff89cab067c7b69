// A value that the guards of the workspace would not let a person type, as files bring it.
import { notAllowed } from '../../guards/allowed-values.ts';
import type { AuditContact } from '../audit-contact.ts';
import { type ContactCheck, clean, type Found, type GuardFacts } from '../check.ts';

export const guardBroken: ContactCheck = {
  kind: 'contact',
  id: 'guard-broken',
  title: 'Against a guard of its field',
  why: 'The workspace asks for this field, or for one of certain values in it. Whoever types is told; a file is not.',
  remedy: 'Correct the value, or change the guard in Settings where the value is right.',
  dimension: 'validity',
  severity: 'warning',
  reads: [],
  comparesContacts: true,
  inspect: (contact, { groups }) => {
    if (groups.guards.length === 0) return undefined;
    const found = groups.guards.flatMap((guard) => brokenBy(guard, contact));
    return found.length > 0 ? found : clean;
  },
};

function brokenBy(guard: GuardFacts, contact: AuditContact): Found[] {
  const held = valuesAt(contact, guard);
  if (guard.isRequired && held.every(({ value }) => value === null))
    return [
      {
        field: guard.place.kind === 'own' ? guard.place.column : guard.place.kind,
        current: null,
        detail: `${guard.label} is required.`,
      },
    ];
  return held.flatMap(({ field, value }) => {
    const detail = value === null ? null : notAllowed(guard, guard.label, value);
    return detail === null ? [] : [{ field, current: value, detail }];
  });
}

function valuesAt(contact: AuditContact, { place }: GuardFacts): { field: string; value: string | null }[] {
  switch (place.kind) {
    case 'own':
      return [{ field: place.column, value: (contact.columns as Record<string, string | null>)[place.column] ?? null }];
    case 'custom':
      return [{ field: 'custom', value: contact.custom?.[place.key] ?? null }];
    case 'address':
      return contact.addresses.map((address) => ({
        field: `address:${address.id}.${place.part}`,
        value: address[place.part],
      }));
    default:
      return contact.points
        .filter(({ kind }) => kind === place.kind)
        .map(({ id, value }) => ({ field: `point:${id}`, value }));
  }
}
