// Given and family name in each other's place, judged by how the rest of the workspace uses the two names.
import { foldText } from '../../../../../src-shared/text/text-key.ts';
import { type ContactCheck, clean, type NameUse } from '../check.ts';

export const nameSwapped: ContactCheck = {
  kind: 'contact',
  id: 'name-swapped',
  title: 'First and last name look swapped',
  why: 'The greeting uses the last name, and the same person under the right order is not recognised.',
  remedy: 'The two names change places. Judged by how the other contacts here use them.',
  dimension: 'consistency',
  severity: 'warning',
  reads: ['given_name', 'family_name'],
  comparesContacts: true,
  inspect: (contact, context) => {
    const { given_name: given, family_name: family } = contact.columns;
    if (contact.kind !== 'person' || given === null || family === null) return undefined;
    const ofGiven = context.groups.nameUse.get(foldText(given));
    const ofFamily = context.groups.nameUse.get(foldText(family));
    if (ofGiven === undefined || ofFamily === undefined) return clean;
    const oddGiven = oddity(ofGiven.family, ofGiven.given);
    const oddFamily = oddity(ofFamily.given, ofFamily.family);
    if (oddGiven < 0.9 || oddFamily < 0.9) return clean;
    return [
      {
        field: 'given_name',
        current: given,
        proposed: family,
        confidence: Math.min(0.95, oddGiven * oddFamily),
        detail: usage(given, ofGiven, family, ofFamily),
        also: [{ kind: 'set', field: 'family_name', from: family, to: given }],
      },
    ];
  },
};

/** Share of uses in the other place, this contact not counted. */
function oddity(inOtherPlace: number, inThisPlace: number): number {
  const others = inOtherPlace + inThisPlace - 1;
  return others < 5 ? 0 : inOtherPlace / others;
}

function usage(given: string, ofGiven: NameUse, family: string, ofFamily: NameUse): string {
  return `${given} is a last name ${ofGiven.family} times, ${family} a first name ${ofFamily.given} times`;
}
