// Contacts nobody can be addressed by. Proposes a name only where the email address spells one out.

import type { AuditContact } from '../audit-contact.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { roleNames } from '../lists/email-local-parts.ts';
import { nameCase } from '../repairs/name-case.ts';

export const missingName: ContactCheck = {
  kind: 'contact',
  id: 'missing-name',
  title: 'No name',
  why: 'A letter or mail to this person cannot begin with a name, and duplicates are hard to tell apart.',
  remedy: 'Where the email address spells a first and a last name, these are proposed. Otherwise look at the record.',
  dimension: 'completeness',
  severity: 'error',
  reads: ['given_name', 'family_name', 'nickname', 'company', 'email'],
  inspect: (contact) => {
    const { given_name, family_name, nickname, company } = contact.columns;
    if (contact.kind === 'company') return company === null ? [{ field: 'company', current: null }] : clean;
    if (given_name !== null || family_name !== null || nickname !== null) return clean;
    return [nameFromEmail(contact) ?? { field: 'given_name', current: null }];
  },
};

/** jane.miller@… → Jane, Miller. Desks (sales.team@) and initials spell no name. */
function nameFromEmail(contact: AuditContact): Found | undefined {
  for (const point of contact.points) {
    if (point.kind !== 'email' || point.normalised === null) continue;
    const match = /^(\p{L}{3,})[._](\p{L}{3,})@/u.exec(point.normalised);
    const [given, family] = [match?.[1], match?.[2]];
    if (given === undefined || family === undefined || roleNames.has(given) || roleNames.has(family)) continue;
    return {
      field: 'given_name',
      current: null,
      proposed: nameCase(given),
      confidence: 0.6,
      detail: `Last name ${nameCase(family)}; read from ${point.normalised}`,
      also: [{ kind: 'set', field: 'family_name', from: null, to: nameCase(family) }],
    };
  }
  return undefined;
}
