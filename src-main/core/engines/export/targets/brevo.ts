// Brevo: Contacts > Import contacts; the names are those of its default attributes.
import { type ExportTarget, point, tags, text } from './target.ts';

export const brevo: ExportTarget = {
  id: 'brevo',
  label: 'Brevo',
  about: 'Contacts, for Contacts > Import contacts.',
  columns: [
    point('EMAIL', 'email', 'main', { form: 'email', unique: true }),
    text('LASTNAME', 'family_name'),
    text('FIRSTNAME', 'given_name'),
    point('SMS', 'phone', 'main', { form: 'e164', unique: true }),
    text('COMPANY', 'company'),
    text('JOB_TITLE', 'job_title'),
    tags('TAGS', ','),
  ],
  requireOneOf: ['EMAIL', 'SMS'],
  limits: {},
  withdrawn: 'lost',
  notes: ['Make the attributes COMPANY, JOB_TITLE and TAGS in Brevo first.', 'Opt-outs go to the blocklist there.'],
};
