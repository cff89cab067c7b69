// Salesforce: Data Import Wizard > Leads. Lengths are those of the standard fields.
import { salutations } from './salesforce-contacts.ts';
import { address, consent, country, type ExportTarget, optOut, point, text } from './target.ts';

export const salesforceLeads: ExportTarget = {
  id: 'salesforce-leads',
  label: 'Salesforce leads',
  program: 'Salesforce',
  about: 'Leads, for the Data Import Wizard; a lead needs a last name and a company.',
  columns: [
    text('Salutation', 'name_prefix', { oneOf: salutations }),
    text('First Name', 'given_name', { maxLength: 40 }),
    text('Last Name', 'family_name', { required: true, maxLength: 80, fallback: '[not provided]' }),
    text('Title', 'job_title', { maxLength: 128 }),
    text('Company', 'company', { required: true, maxLength: 255, fallback: '[not provided]' }),
    text('Lead Source', 'lead_source', { maxLength: 255 }),
    point('Email', 'email', 'main', { form: 'email', unique: true, maxLength: 80 }),
    point('Phone', 'phone', 'main', { maxLength: 40 }),
    point('Mobile', 'phone', 'mobile', { maxLength: 40 }),
    point('Website', 'url', 'main', { maxLength: 255 }),
    address('Street', 'street', { maxLength: 255 }),
    address('City', 'city', { maxLength: 40 }),
    address('State/Province', 'region', { maxLength: 80 }),
    address('Zip/Postal Code', 'postcode', { maxLength: 20 }),
    country('Country', 'name', { maxLength: 80 }),
    consent('Email Opt Out', 'email', optOut),
    consent('Do Not Call', 'phone', optOut),
    text('Description', 'notes', { maxLength: 32_000 }),
  ],
  limits: { rows: 50_000, megabytes: 100 },
  withdrawn: 'carried',
  notes: ['Salesforce has no tags of leads: to keep them, export once more with a column a tag and map those.'],
};
