// People at work (job title or an address at a firm's own domain) without their company.
import { emailDomain } from '../../../../../src-shared/text/email.ts';
import type { AuditContact } from '../audit-contact.ts';
import { type ContactCheck, clean } from '../check.ts';
import { disposableDomains, fillerDomains, fillerEndings, mailboxDomains } from '../lists/email-domains.ts';

export const missingCompany: ContactCheck = {
  kind: 'contact',
  id: 'missing-company',
  title: 'Business contact without a company',
  why: 'The job title or the email domain shows a person at work, but the company is missing, so they are left out of everything done per company.',
  remedy: 'Where others at the same email domain name their company, that company is proposed.',
  dimension: 'completeness',
  severity: 'notice',
  reads: ['company', 'job_title', 'email'],
  comparesContacts: true,
  inspect: (contact, context) => {
    if (contact.kind !== 'person') return undefined;
    const domain = workDomain(contact);
    if (domain === undefined && contact.columns.job_title === null) return undefined;
    if (contact.columns.company !== null) return clean;
    const known = domain === undefined ? undefined : context.groups.companyOfDomain.get(domain);
    if (known === undefined || known.contacts < 2 || known.share < 0.6) return [{ field: 'company', current: null }];
    const detail = `${Math.round(known.share * known.contacts)} of ${known.contacts} others at ${domain} name it`;
    const confidence = known.share * (known.contacts >= 5 ? 0.95 : 0.85);
    return [{ field: 'company', current: null, proposed: known.company, confidence, detail }];
  },
};

/** The email domain when it is a firm's own. */
export function workDomain(contact: AuditContact): string | undefined {
  for (const point of contact.points) {
    const domain = point.kind === 'email' && point.normalised !== null ? emailDomain(point.normalised) : null;
    if (domain !== null && isWorkDomain(domain)) return domain;
  }
  return undefined;
}

/** False for mailbox providers, throw-away providers and fillers. Providers' national domains count by their name. */
export function isWorkDomain(domain: string): boolean {
  if (mailboxDomains.has(domain) || disposableDomains.has(domain) || fillerDomains.has(domain)) return false;
  if (fillerEndings.some((ending) => domain.endsWith(ending))) return false;
  return !/^(?:yahoo|hotmail|outlook|live|gmx|aol|icloud|protonmail|yandex|googlemail)\./.test(domain);
}
