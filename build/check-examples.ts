// One contact or a few tags per check that the check speaks up about. What it says is never written here: the
// documentation prints what the check itself finds and proposes.
import type { AuditTag, GroupFacts } from '../src-main/core/engines/audit/check.ts';
import { asOf, type ContactParts, day, tag } from '../test/unit/audit/make-contact.ts';

export type CheckExample =
  | { kind: 'contact'; parts: ContactParts; groups?: Partial<GroupFacts> }
  | { kind: 'tag'; tags: AuditTag[] };

const of = (parts: ContactParts, groups?: Partial<GroupFacts>): CheckExample => ({
  kind: 'contact',
  parts,
  ...(groups && { groups }),
});
const tags = (...list: AuditTag[]): CheckExample => ({ kind: 'tag', tags: list });

const shared = (
  value: string,
  contacts: number,
  names: number,
): ReadonlyMap<string, { contacts: number; names: number }> => new Map([[value, { contacts, names }]]);
const purchase = { kind: 'purchase', at: asOf - day, amount: 1000, currency: 'EUR' };

export const checkExamples: Readonly<Record<string, CheckExample>> = {
  unreachable: of({ given_name: 'Ann' }),
  'missing-name': of({ email: 'jane.miller@example.org' }),
  'consent-unknown': of({ email: 'ann@example.org', emailConsent: 'unknown' }),
  'filler-value': of({ company: 'N/A' }),
  'guard-broken': of(
    { company: 'Acme Inc' },
    {
      guards: [
        { label: 'Company', isRequired: false, allowed: ['Acme', 'Bolt'], place: { kind: 'own', column: 'company' } },
      ],
    },
  ),
  'missing-company': of(
    { email: 'ann@acme-pumps.com' },
    { companyOfDomain: new Map([['acme-pumps.com', { company: 'Acme Pumps', contacts: 6, share: 5 / 6 }]]) },
  ),
  'missing-country': of({ address: { city: 'Berlin' }, phone: '+4930901820' }),
  'missing-source': of({ given_name: 'Ann' }),
  'email-invalid': of({ email: 'jane(at)example.org' }),
  'email-domain-typo': of({ email: 'jane@gmial.com' }),
  'email-placeholder': of({ email: 'noemail@noemail.com' }),
  'email-disposable': of({ email: 'jane@mailinator.com' }),
  'phone-invalid': of({ phone: '12345' }),
  'phone-scientific': of({ phone: '4.47911123456E+11' }),
  'phone-lost-zero': of({ phone: '7911123456', address: { country: 'United Kingdom' } }),
  'phone-letters': of({ phone: '1-800-FLOWERS', address: { country: 'United States' } }),
  'phone-unassigned': of({ phone: '0000000000' }),
  mojibake: of({ given_name: 'RenÃ©e' }),
  'junk-record': of({ given_name: 'asdf', family_name: 'asdf' }),
  'name-digits': of({ family_name: 'Smith2' }),
  'birthday-impossible': of({ birthday: '2068-05-01' }),
  'country-unknown': of({ address: { country: 'Germny' } }),
  'region-elsewhere': of({ address: { region: 'Ontario', country: 'USA' } }),
  'postcode-invalid': of({ address: { postcode: 'D-10115', country: 'Germany' } }),
  'postcode-lost-zero': of({ address: { postcode: '2139', country: 'USA' } }),
  'order-date': of({ activities: [{ ...purchase, at: asOf + 40 * day }] }),
  'order-amount': of({ activities: [{ ...purchase, amount: -5 }] }),
  'consent-contradiction': of({ emailConsent: 'granted', unsubscribedAt: asOf - day }),
  'name-contact-data': of({ family_name: 'Miller <jane@example.org>' }),
  'name-is-company': of({ given_name: 'Acme', family_name: 'GmbH' }),
  'name-swapped': of(
    { given_name: 'Müller', family_name: 'Anna' },
    {
      nameUse: new Map([
        ['muller', { given: 1, family: 30 }],
        ['anna', { given: 40, family: 1 }],
      ]),
    },
  ),
  'name-repeated': of({ given_name: 'Miller', family_name: 'Miller' }),
  'invisible-characters': of({ given_name: 'An\u200bna' }),
  'html-entities': of({ company: 'Smith &amp; Sons' }),
  'name-title': of({ given_name: 'Dr. Anna' }),
  'name-case': of({ family_name: 'MCDONALD' }),
  'company-case': of({ company: 'MORRIS ENGINEERING INC.' }),
  'name-unsplit': of({ given_name: 'Garcia, Patricia' }),
  'name-two-people': of({ given_name: 'John & Mary', family_name: 'Smith' }),
  'email-role': of({ email: 'info@acme.com' }),
  'email-untidy': of({ email: 'Jane <jane@example.org>' }),
  'phone-national': of({ phone: '030 901820', address: { country: 'Germany' } }),
  whitespace: of({ family_name: 'van  Dyk' }),
  'smart-quotes': of({ family_name: 'O’Brien' }),
  'value-spelling': of(
    { company: 'ACME inc' },
    {
      spellings: new Map([['company', new Map([['ACME inc', { preferred: 'Acme Inc', preferredUses: 9, uses: 1 }]])]]),
    },
  ),
  'address-case': of({ address: { city: 'new york' } }),
  'country-spelling': of({ address: { country: 'U.S.A.' } }),
  'region-spelling': of({ address: { region: 'california', country: 'USA' } }),
  'street-word': of({ address: { street: '12 Main Street', country: 'USA' } }, { streetStyle: 'short' }),
  'language-spelling': of({ language: 'Deutsch' }),
  'email-duplicate': of({ email: 'ann@example.org' }, { emailUse: shared('ann@example.org', 2, 1) }),
  'email-shared': of({ email: 'ann@example.org' }, { emailUse: shared('ann@example.org', 4, 3) }),
  'phone-shared': of({ phone: '+4930901820' }, { phoneUse: shared('+4930901820', 3, 3) }),
  'point-repeated': of({ email: ['ann@example.org', 'ANN@example.org'] }),
  'point-dead': of({ email: 'ann@example.org', status: 'bounced' }),
  stale: of({ lastActivityAt: Date.UTC(2023, 11, 31), createdAt: Date.UTC(2020, 0, 1) }, { hasActivities: true }),
  'created-impossible': of({ createdAt: asOf + 30 * day }),
  'tag-undocumented': tags(tag({ id: 1, name: 'Hot', meaning: null })),
  'tag-near-duplicate': tags(
    tag({ id: 1, name: 'Newsletter', members: 90 }),
    tag({ id: 2, name: 'newsletters', members: 4 }),
  ),
  'tag-retired-in-use': tags(tag({ id: 1, name: 'Spring 2022', status: 'retired', members: 3 })),
  'tag-unowned': tags(tag({ id: 1, name: 'Trade fair', owner: null })),
  'tag-unused': tags(tag({ id: 1, name: 'Old import', members: 0, membersBelow: 0 })),
  'tag-review-overdue': tags(tag({ id: 1, name: 'Beta user', reviewAt: '2025-12-31' })),
};
