// Given and family name are the same word.
import { foldText } from '../../../../../src-shared/text/text-key.ts';
import { type ContactCheck, clean } from '../check.ts';

export const nameRepeated: ContactCheck = {
  kind: 'contact',
  id: 'name-repeated',
  title: 'First and last name are the same',
  why: 'Usually one column was imported twice, so the real other name is missing.',
  remedy: 'Look at the source row. Some people do bear such a name, so nothing is proposed.',
  dimension: 'consistency',
  severity: 'warning',
  reads: ['given_name', 'family_name'],
  inspect: (contact) => {
    const { given_name, family_name } = contact.columns;
    if (given_name === null || family_name === null) return undefined;
    const same = given_name.trim().length > 1 && foldText(given_name) === foldText(family_name);
    return same ? [{ field: 'family_name', current: family_name }] : clean;
  },
};
