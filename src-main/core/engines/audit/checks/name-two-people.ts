// Two people in one record.
import { type ContactCheck, clean } from '../check.ts';

const couple = /\p{L}{2,}\.?\s*(?:&|\+|\/|\s(?:and|und|et|og|och|en)\s)\s*\p{L}{2,}/iu;

export const nameTwoPeople: ContactCheck = {
  kind: 'contact',
  id: 'name-two-people',
  title: 'Two people in one record',
  why: 'Birthday, consent and purchases belong to one of the two, and nobody can say to whom.',
  remedy: 'Accepting marks the record as a household. Splitting it into two people is left to you.',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['given_name', 'kind'],
  inspect: (contact) => {
    const given = contact.columns.given_name;
    if (contact.kind === 'company' || given === null) return undefined;
    if (contact.kind === 'household' || !couple.test(given)) return clean;
    const name = [given, contact.columns.family_name].filter((part) => part !== null).join(' ');
    return [{ field: 'kind', current: 'person', proposed: 'household', confidence: 0.7, detail: name }];
  },
};
