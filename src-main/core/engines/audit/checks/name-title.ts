// 'Mr.', 'Dr.' and the like inside a name column.
import { splitFullName } from '../../../../../src-shared/text/person-name.ts';
import { tidySpace } from '../../../../../src-shared/text/text-key.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';

/** Titles that are hardly ever a name; 'Sir', 'Pan' or 'Frau' alone could be, but only a leading word is looked at. */
const leadingTitle =
  /^(?:mr|mister|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|rev|reverend|capt|col|maj|lt|sgt|hon|herr|frau|mme|mlle|monsieur|madame|sr|sra|srta|señor|señora|dott|sig|signora|drs|mevr|dhr)\b\.?\s+\S/i;

export const nameTitle: ContactCheck = {
  kind: 'contact',
  id: 'name-title',
  title: 'Title inside the name',
  why: 'The greeting becomes "Dear Mr.", sorting by name puts everyone under D for Dr., and matching misses the same person without title.',
  remedy: 'The title moves to its own field, unless another title already stands there.',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['given_name', 'family_name', 'name_prefix'],
  inspect: (contact) => {
    if (contact.kind === 'company') return undefined;
    let applies = false;
    const found: Found[] = [];
    for (const field of ['given_name', 'family_name'] as const) {
      const current = contact.columns[field];
      if (current === null) continue;
      applies = true;
      if (!leadingTitle.test(current)) continue;
      const finding = withoutTitle(field, current, contact.columns.name_prefix);
      if (finding !== undefined) found.push(finding);
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

function withoutTitle(field: string, current: string, standing: string | null): Found | undefined {
  const { prefix } = splitFullName(current);
  if (prefix === null) return undefined;
  const proposed = tidySpace(tidySpace(current).slice(prefix.length));
  if (proposed === '') return undefined;
  const also =
    standing === null ? ([{ kind: 'set', field: 'name_prefix', from: null, to: prefix }] as const) : undefined;
  return { field, current, proposed, confidence: 0.95, detail: `Title: ${prefix}`, ...(also && { also }) };
}
