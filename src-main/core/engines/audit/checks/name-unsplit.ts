// A whole name in the first-name or last-name column alone.

import type { FixStep } from '../../../../../src-shared/model/finding.ts';
import { splitFullName } from '../../../../../src-shared/text/person-name.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';

export const nameUnsplit: ContactCheck = {
  kind: 'contact',
  id: 'name-unsplit',
  title: 'Whole name in one field',
  why: '"Dear John Smith" where "Dear John" was meant; sorting and matching by last name do not see the person.',
  remedy: 'The name is split into its parts.',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['given_name', 'middle_name', 'family_name', 'name_prefix', 'name_suffix'],
  inspect: (contact) => {
    if (contact.kind !== 'person') return undefined;
    const { given_name, family_name } = contact.columns;
    if ((given_name === null) === (family_name === null)) return given_name === null ? undefined : clean;
    const field = given_name === null ? 'family_name' : 'given_name';
    const whole = given_name ?? family_name ?? '';
    if (!/\p{L}[\s,]+\p{L}/u.test(whole) || /[@\d&/+]|\b(?:and|und|et)\b/i.test(whole)) return clean;
    // A double family name without a given name is ordinary; with a comma the order is spelled out.
    if (field === 'family_name' && !whole.includes(',')) return clean;
    const found = split(field, whole, contact.columns);
    return found === undefined ? clean : [found];
  },
};

function split(
  field: 'given_name' | 'family_name',
  whole: string,
  columns: Readonly<
    Record<'middle_name' | 'name_prefix' | 'name_suffix' | 'given_name' | 'family_name', string | null>
  >,
): Found | undefined {
  const parts = splitFullName(whole);
  if (parts.given === null || parts.family === null) return undefined;
  const wanted = {
    given_name: parts.given,
    middle_name: parts.middle,
    family_name: parts.family,
    name_prefix: parts.prefix,
    name_suffix: parts.suffix,
  };
  const also: FixStep[] = [];
  for (const column of ['given_name', 'middle_name', 'family_name', 'name_prefix', 'name_suffix'] as const) {
    const to = wanted[column];
    if (column === field || to === null) continue;
    // A part that already stands elsewhere would be lost.
    if (columns[column] !== null) return undefined;
    also.push({ kind: 'set', field: column, from: null, to });
  }
  const words = whole.trim().split(/\s+/).length;
  const detail = `First name ${parts.given}, last name ${parts.family}`;
  // Chinese, Japanese and Korean names are written in either order once they have left their script's home.
  const isEitherOrder = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(whole);
  const confidence = isEitherOrder ? 0.55 : whole.includes(',') || words === 2 ? 0.9 : 0.75;
  return { field, current: whole, proposed: wanted[field], confidence, detail, also };
}
