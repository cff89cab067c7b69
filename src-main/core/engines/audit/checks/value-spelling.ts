// One value in several spellings across the workspace: 'Acme Inc', 'ACME Inc.', 'acme inc'.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const spellingColumns = [
  'company',
  'job_title',
  'department',
  'gender',
  'lead_source',
  'lifecycle',
  'owner',
  'city',
] as const;

export const valueSpelling: ContactCheck = {
  kind: 'contact',
  id: 'value-spelling',
  title: 'Value also written another way',
  why: 'Counts per company, city or source fall apart into several lines for one thing.',
  remedy: 'The spelling that most contacts use is proposed.',
  dimension: 'consistency',
  severity: 'notice',
  reads: [...spellingColumns],
  comparesContacts: true,
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const text of contact.texts) {
      const spellings = context.groups.spellings.get(text.column);
      if (spellings === undefined) continue;
      applies = true;
      const other = spellings.get(text.value);
      if (other === undefined) continue;
      found.push({
        field: text.field,
        current: text.value,
        proposed: other.preferred,
        confidence: Math.min(0.95, other.preferredUses / (other.preferredUses + other.uses)),
        detail: `${other.preferredUses} write it that way, ${other.uses} this way`,
      });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};
