// Contacts of whom nobody can say where they came from.
import { type ContactCheck, clean } from '../check.ts';

export const missingSource: ContactCheck = {
  kind: 'contact',
  id: 'missing-source',
  title: 'No source',
  why: 'Without knowing where a contact came from, no channel can be judged, and the question "where did you get my address?" has no answer.',
  remedy: 'Fill in the source for the group, for example with a bulk edit by import file.',
  dimension: 'completeness',
  severity: 'notice',
  reads: ['lead_source'],
  inspect: (contact) => (contact.columns.lead_source === null ? [{ field: 'lead_source', current: null }] : clean),
};
