// HubSpot: CRM > Contacts > Import, from a file.
import { address, birthday, country, type ExportTarget, point, tags, text } from './target.ts';

export const hubspot: ExportTarget = {
  id: 'hubspot',
  label: 'HubSpot',
  about: 'Contacts, for Import > File from computer; the email is how HubSpot tells contacts apart.',
  columns: [
    text('First Name', 'given_name'),
    text('Last Name', 'family_name'),
    point('Email', 'email', 'main', { form: 'email', unique: true }),
    point('Phone Number', 'phone'),
    point('Mobile Phone Number', 'phone', 'mobile'),
    text('Company Name', 'company'),
    text('Job Title', 'job_title'),
    point('Website URL', 'url'),
    address('Street Address', 'street'),
    address('City', 'city'),
    address('State/Region', 'region'),
    address('Postal Code', 'postcode'),
    country('Country/Region', 'name'),
    text('Contact owner', 'owner'),
    text('Lead Source', 'lead_source'),
    text('Lifecycle Stage', 'lifecycle', {
      oneOf: [
        'Subscriber',
        'Lead',
        'Marketing Qualified Lead',
        'Sales Qualified Lead',
        'Opportunity',
        'Customer',
        'Evangelist',
        'Other',
      ],
    }),
    birthday('Date of birth', 'iso'),
    tags('Tags', ';'),
  ],
  requireOneOf: ['First Name', 'Last Name', 'Email'],
  limits: { rows: 1_048_575, megabytes: 512 },
  withdrawn: 'lost',
  notes: [
    'Make a contact property Tags of the type multiple checkboxes first; it takes the values between semicolons.',
    'Opt-outs are imported to HubSpot as a list of their own: export the contacts that withdrew consent separately.',
  ],
};
