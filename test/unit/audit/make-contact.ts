// Makes contacts for checks: names only what matters, the rest is an ordinary person with nothing wrong.
import {
  type AuditActivity,
  type AuditAddress,
  type AuditContact,
  type AuditPoint,
  auditContact,
  type ContactTextColumn,
  contactTextColumns,
} from '../../../src-main/core/engines/audit/audit-contact.ts';
import {
  type AuditContext,
  type AuditTag,
  type Found,
  type GroupFacts,
  noGroupFacts,
} from '../../../src-main/core/engines/audit/check.ts';
import { checkById } from '../../../src-main/core/engines/audit/check-registry.ts';
import { countryCode } from '../../../src-shared/text/country.ts';
import { normaliseEmail } from '../../../src-shared/text/email.ts';
import { normalisePhone } from '../../../src-shared/text/phone.ts';

/** 2 January 2026, noon UTC. */
export const asOf = Date.UTC(2026, 0, 2, 12);
export const day = 86_400_000;

export interface ContactParts extends Partial<Record<ContactTextColumn, string | null>> {
  kind?: AuditContact['kind'];
  email?: string | string[];
  phone?: string | string[];
  /** Status of the first point. */
  status?: AuditPoint['status'];
  address?: Partial<Omit<AuditAddress, 'id'>>;
  emailConsent?: AuditContact['emailConsent'];
  createdAt?: number | null;
  lastActivityAt?: number | null;
  unsubscribedAt?: number | null;
  activities?: Omit<AuditActivity, 'id'>[];
  defaultCountry?: string | null;
}

export function contact(parts: ContactParts = {}): AuditContact {
  const columns = Object.fromEntries(
    contactTextColumns.map((column) => [column, parts[column] ?? null]),
  ) as AuditContact['columns'];
  const country = parts.address?.countryCode ?? countryCode(parts.address?.country ?? '') ?? null;
  const points: AuditPoint[] = [
    ...[parts.email ?? []].flat().map((value) => ['email', value, normaliseEmail(value).normalised] as const),
    ...[parts.phone ?? []]
      .flat()
      .map((value) => ['phone', value, normalisePhone(value, country ?? parts.defaultCountry ?? null)] as const),
  ].map(([kind, value, normalised], index) => ({
    id: index + 1,
    kind,
    value,
    normalised,
    status: index === 0 ? (parts.status ?? 'unknown') : 'unknown',
    isPrimary: index === 0,
  }));
  const none = { street: null, street2: null, city: null, region: null, postcode: null, country: null };
  return auditContact({
    id: 1,
    kind: parts.kind ?? 'person',
    displayName: 'x',
    columns,
    emailConsent: parts.emailConsent ?? 'granted',
    createdAt: parts.createdAt ?? null,
    addedAt: asOf - day,
    points,
    addresses: parts.address ? [{ id: 1, ...none, ...parts.address, countryCode: country }] : [],
    activityCount: parts.activities?.length ?? 0,
    orders: parts.activities?.length ?? 0,
    lastActivityAt: parts.lastActivityAt ?? null,
    unsubscribedAt: parts.unsubscribedAt ?? null,
    suspectActivities: (parts.activities ?? []).map((activity, index) => ({ id: index + 1, ...activity })),
  });
}

export function context(groups: Partial<GroupFacts> = {}, defaultCountry: string | null = null): AuditContext {
  return { asOf, defaultCountry, groups: { ...noGroupFacts, ...groups } };
}

/** What one check says about one contact. */
export function inspect(
  check: string,
  parts: ContactParts,
  groups: Partial<GroupFacts> = {},
): readonly Found[] | undefined {
  const known = checkById(check);
  if (known?.kind !== 'contact') throw new Error(`no contact check ${check}`);
  return known.inspect(contact(parts), context(groups, parts.defaultCountry ?? null));
}

export function tag(parts: Partial<AuditTag> & { id: number; name: string }): AuditTag {
  return {
    parentId: null,
    status: 'active',
    meaning: 'Something is true',
    owner: 'Nadia',
    appliedWhen: 'then',
    removedWhen: 'later',
    action: 'call',
    reviewAt: null,
    members: 5,
    membersBelow: 5,
    hasChildren: false,
    ...parts,
  };
}
