// Records made to try a form out. Adds up evidence from name, email, phone and company.
import { foldText } from '../../../../../src-shared/text/text-key.ts';
import type { AuditContact } from '../audit-contact.ts';
import { type ContactCheck, clean } from '../check.ts';
import { famousFullNames, fillerFullNames, fillerNameWords } from '../lists/filler-text.ts';
import { isFillerPhone } from '../repairs/phone-text.ts';
import { placeholderConfidence } from './email-placeholder.ts';

export const junkRecord: ContactCheck = {
  kind: 'contact',
  id: 'junk-record',
  title: 'Test or junk record',
  why: 'It was made to try a form out or to get past it. It inflates every count and is mailed for nothing.',
  remedy: 'Accepting archives the record; it leaves lists and counts and can be brought back.',
  dimension: 'validity',
  severity: 'error',
  reads: ['given_name', 'family_name', 'company', 'email', 'phone'],
  inspect: (contact) => {
    const evidence = [...nameEvidence(contact), ...pointEvidence(contact)];
    if (evidence.length === 0) return clean;
    const doubt = evidence.reduce((left, item) => left * (1 - item.weight), 1);
    if (doubt > 0.45) return clean;
    return [
      {
        field: 'state',
        current: 'active',
        proposed: 'archived',
        confidence: Math.min(0.98, 1 - doubt),
        detail: evidence.map((item) => item.what).join(', '),
      },
    ];
  },
};

interface Evidence {
  weight: number;
  what: string;
}

function nameEvidence(contact: AuditContact): Evidence[] {
  const given = foldText(contact.columns.given_name ?? '');
  const family = foldText(contact.columns.family_name ?? '');
  const company = foldText(contact.columns.company ?? '');
  const whole = [given, family].filter((part) => part !== '').join(' ');
  const evidence: Evidence[] = [];
  const what = `name “${[contact.columns.given_name, contact.columns.family_name].filter((part) => part !== null).join(' ')}”`;
  if (fillerFullNames.has(whole)) evidence.push({ weight: 0.75, what });
  else if (isFillerWord(given) && (family === '' || isFillerWord(family))) evidence.push({ weight: 0.8, what });
  else if (isFillerWord(given) || isFillerWord(family)) evidence.push({ weight: 0.56, what });
  else if (famousFullNames.has(whole)) evidence.push({ weight: 0.4, what });
  if (
    company !== '' &&
    (isFillerWord(company) || /^(?:test|dummy|sample|fake)(?: company| firma| inc| ltd| corp)?$/.test(company))
  )
    evidence.push({ weight: 0.4, what: `company “${contact.columns.company}”` });
  return evidence;
}

function isFillerWord(word: string): boolean {
  return (
    fillerNameWords.has(word) ||
    /^(\p{L})\1{2,}$/u.test(word) ||
    /^(?:asd|qwe|sdf|zxc)[a-z]{0,3}(?:asd|qwe|sdf|zxc)?$/.test(word)
  );
}

function pointEvidence(contact: AuditContact): Evidence[] {
  const evidence: Evidence[] = [];
  for (const point of contact.points) {
    if (point.kind === 'email') {
      const placeholder = placeholderConfidence(point.normalised);
      if (placeholder !== undefined) evidence.push({ weight: placeholder * 0.4, what: `email ${point.value}` });
    } else if (point.kind === 'phone' && isFillerPhone(point.value))
      evidence.push({ weight: 0.3, what: `phone ${point.value}` });
  }
  // Several fillers of one kind are one piece of evidence.
  return evidence.slice(0, 2);
}
