// Pipedrive: Tools and apps > Import data > From a spreadsheet; the names are those that Pipedrive maps by itself.
import { consent, type ExportTarget, point, tags, text } from './target.ts';

export const pipedrive: ExportTarget = {
  id: 'pipedrive',
  label: 'Pipedrive',
  about: 'People with their organizations, for Import data > From a spreadsheet.',
  columns: [
    text('Person - Name', 'display_name', { required: true, maxLength: 255, fallback: '[not provided]' }),
    text('Person - First name', 'given_name', { maxLength: 255 }),
    text('Person - Last name', 'family_name', { maxLength: 255 }),
    text('Organization - Name', 'company', { maxLength: 255 }),
    point('Person - Email - Work', 'email', 'work', { form: 'email', unique: true }),
    point('Person - Email - Home', 'email', 'home', { form: 'email' }),
    point('Person - Email - Other', 'email', 'other', { form: 'email' }),
    point('Person - Phone - Work', 'phone', 'work'),
    point('Person - Phone - Mobile', 'phone', 'mobile'),
    point('Person - Phone - Home', 'phone', 'home'),
    point('Person - Phone - Other', 'phone', 'other'),
    text('Person - Title', 'job_title'),
    tags('Person - Label', ','),
    consent('Person - Marketing status', 'email', {
      granted: 'Subscribed',
      withdrawn: 'Unsubscribed',
      unknown: 'No consent',
    }),
  ],
  limits: { rows: 50_000, megabytes: 50 },
  withdrawn: 'carried',
  notes: ['Make the labels in Pipedrive first; an import skips labels that it does not know.'],
};
