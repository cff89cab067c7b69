// Salesforce: Data Import Wizard > Accounts and Contacts. Lengths are those of the standard fields.
import { address, birthday, consent, country, type ExportTarget, optOut, point, text } from './target.ts';

/** The values of the standard pick-list of both contacts and leads. */
export const salutations = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'];

export const salesforceContacts: ExportTarget = {
  id: 'salesforce',
  label: 'Salesforce contacts',
  program: 'Salesforce',
  about: 'Contacts with their accounts, for the Data Import Wizard.',
  columns: [
    text('Salutation', 'name_prefix', { oneOf: salutations }),
    text('First Name', 'given_name', { maxLength: 40 }),
    text('Last Name', 'family_name', { required: true, maxLength: 80, fallback: '[not provided]' }),
    text('Title', 'job_title', { maxLength: 128 }),
    text('Department', 'department', { maxLength: 80 }),
    text('Account Name', 'company', { maxLength: 255 }),
    point('Email', 'email', 'main', { form: 'email', unique: true, maxLength: 80 }),
    point('Phone', 'phone', 'main', { maxLength: 40 }),
    point('Mobile', 'phone', 'mobile', { maxLength: 40 }),
    point('Home Phone', 'phone', 'home', { maxLength: 40 }),
    point('Fax', 'phone', 'fax', { maxLength: 40 }),
    address('Mailing Street', 'street', { maxLength: 255 }),
    address('Mailing City', 'city', { maxLength: 40 }),
    address('Mailing State/Province', 'region', { maxLength: 80 }),
    address('Mailing Zip/Postal Code', 'postcode', { maxLength: 20 }),
    country('Mailing Country', 'name', { maxLength: 80 }),
    birthday('Birthdate', 'iso'),
    text('Lead Source', 'lead_source', { maxLength: 255 }),
    consent('Email Opt Out', 'email', optOut),
    consent('Do Not Call', 'phone', optOut),
    text('Description', 'notes', { maxLength: 32_000 }),
  ],
  limits: { rows: 50_000, megabytes: 100 },
  withdrawn: 'carried',
  notes: ['Salesforce has no tags of contacts: to keep them, export once more with a column a tag and map those.'],
};
