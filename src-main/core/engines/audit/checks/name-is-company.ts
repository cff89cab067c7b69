// A firm stored as a person.

import type { FixStep } from '../../../../../src-shared/model/finding.ts';
import { foldText, tidySpace } from '../../../../../src-shared/text/text-key.ts';
import { type ContactCheck, clean } from '../check.ts';

/** Legal forms that end firm names and no person's. */
const legalForm =
  /(?:^|[\s,])(?:gmbh(?:\s*&\s*co\.?\s*kg)?|ggmbh|mbh|ag|kg|ohg|e\.?\s?k\.?|ug|inc|incorporated|llc|l\.l\.c|ltd|limited|plc|corp|corporation|s\.?\s?a\.?\s?r\.?\s?l|s\.a|s\.a\.s|sas|sarl|s\.?p\.?a|s\.?r\.?l|b\.v|bv|n\.v|nv|oy|oyj|ab|aps|a\/s|sp\.?\s?z\.?\s?o\.?\s?o|pty(?:\s+ltd)?|pvt(?:\s+ltd)?|co\.,?\s*ltd|holdings?|e\.v)\.?$/i;
/** Too short or too much like names to count without a second word of business. */
const doubtful = /(?:^|\s)(?:ag|kg|ab|ug|sa|e\.?k|nv|bv|oy)\.?$/i;

export const nameIsCompany: ContactCheck = {
  kind: 'contact',
  id: 'name-is-company',
  title: 'Company stored as a person',
  why: 'The firm is greeted by first name and counted among the people.',
  remedy: 'Accepting turns the record into a company of that name.',
  dimension: 'consistency',
  severity: 'warning',
  reads: ['given_name', 'family_name', 'company', 'kind'],
  inspect: (contact) => {
    if (contact.kind !== 'person') return undefined;
    const { given_name, middle_name, family_name, name_suffix, company } = contact.columns;
    const name = tidySpace(
      [given_name, middle_name, family_name, name_suffix].filter((part) => part !== null).join(' '),
    );
    if (name === '') return undefined;
    if (!legalForm.test(name)) return clean;
    if (company !== null && foldText(company) !== foldText(name))
      return [{ field: 'kind', current: 'person', detail: name }];
    const also: FixStep[] = company === null ? [{ kind: 'set', field: 'company', from: null, to: name }] : [];
    for (const [field, from] of Object.entries({ given_name, middle_name, family_name, name_suffix }))
      if (from !== null) also.push({ kind: 'set', field, from, to: null });
    return [
      {
        field: 'kind',
        current: 'person',
        proposed: 'company',
        confidence: doubtful.test(name) ? 0.7 : 0.9,
        detail: name,
        also,
      },
    ];
  },
};
