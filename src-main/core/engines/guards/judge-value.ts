// Judges a value that a person typed by the guard of its field. Pure; the format rules are those of the audit's checks.
import type { Guard } from '../../../../src-shared/model/guard.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { normalisePhone } from '../../../../src-shared/text/phone.ts';
import { type AuditContact, type AuditContactParts, auditContact } from '../audit/audit-contact.ts';
import { type AuditContext, noGroupFacts } from '../audit/check.ts';
import { contactChecks } from '../audit/check-registry.ts';
import { notAllowed } from './allowed-values.ts';

export interface JudgeContext {
  /** UTC epoch milliseconds: a birthday after it is in the future. */
  asOf: number;
  /** For national phone numbers; ISO 3166-1 alpha-2 or null. Read only where a value needs it. */
  readonly country: string | null;
}

/** What is known of the address a value belongs to; of a phone, the country of the contact. */
export type AddressAround = Partial<Record<string, string | null>> & { countryCode?: string | null };

/**
 * Says in one sentence what is wrong with a value, or null.
 * @param label of the field: 'Company'
 * @param around other parts of the address that a value of address.<part> is typed into
 */
export function judgeValue(
  guard: Guard,
  label: string,
  value: string | null,
  context: JudgeContext,
  around: AddressAround = {},
): string | null {
  const text = value?.trim() ?? '';
  if (text === '') return guard.isRequired ? `${label} is required.` : null;
  return (
    notAllowed(guard, label, text) ?? (guard.checksFormat ? wrongFormat(guard.column, text, context, around) : null)
  );
}

/** Checks that can judge one value without the rest of the contact. */
const formatChecks = contactChecks.filter(
  ({ dimension, comparesContacts }) => dimension === 'validity' && comparesContacts !== true,
);

function wrongFormat(column: string, text: string, judging: JudgeContext, around: AddressAround): string | null {
  const [table = '', part = ''] = column.split(/\.(.*)/s);
  const field = table === 'point' ? 'point:1' : table === 'address' ? `address:1.${part}` : column;
  if (table === 'custom') return null;
  const contact = aloneWith(table, part, text, around, judging);
  const context: AuditContext = {
    asOf: judging.asOf,
    get defaultCountry() {
      return judging.country;
    },
    groups: noGroupFacts,
  };
  for (const check of formatChecks) {
    const found = check.inspect(contact, context)?.find((it) => it.field === field);
    if (!found) continue;
    const meant = found.proposed ? ` Did you mean “${found.proposed}”?` : '';
    return `${check.title}.${meant}`;
  }
  return null;
}

const noAddress = { street: null, street2: null, city: null, region: null, postcode: null, country: null };

/** A contact that consists of the one value. */
function aloneWith(
  table: string,
  part: string,
  text: string,
  around: AddressAround,
  judging: JudgeContext,
): AuditContact {
  const empty: AuditContactParts = {
    id: 1,
    kind: 'person',
    displayName: '',
    columns: new Proxy({}, { get: (_, key) => (key === table ? text : null) }) as AuditContactParts['columns'],
    emailConsent: 'unknown',
    createdAt: null,
    addedAt: 0,
    points: [],
    addresses: [],
    activityCount: 0,
    orders: 0,
    lastActivityAt: null,
    unsubscribedAt: null,
    suspectActivities: [],
  };
  if (table === 'point') {
    const kind = part as 'email' | 'phone' | 'url' | 'handle';
    const normalised =
      kind === 'email'
        ? normaliseEmail(text).normalised
        : kind === 'phone'
          ? normalisePhone(text, around.countryCode ?? judging.country)
          : null;
    return auditContact({
      ...empty,
      points: [{ id: 1, kind, value: text, normalised, status: 'unknown', isPrimary: true }],
      addresses: around.countryCode ? [{ ...noAddress, id: 1, countryCode: around.countryCode }] : [],
    });
  }
  if (table !== 'address') return auditContact(empty);
  const { countryCode = null, ...others } = around;
  return auditContact({ ...empty, addresses: [{ ...noAddress, ...others, [part]: text, id: 1, countryCode }] });
}
