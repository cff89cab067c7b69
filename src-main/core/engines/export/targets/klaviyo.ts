// Klaviyo: Audience > Lists & Segments > Import contacts.
import { address, consent, country, type ExportTarget, point, tags, text } from './target.ts';

export const klaviyo: ExportTarget = {
  id: 'klaviyo',
  label: 'Klaviyo',
  about: 'Profiles with their consent, for Import contacts into a list.',
  columns: [
    point('Email', 'email', 'main', { form: 'email', unique: true }),
    point('Phone Number', 'phone', 'main', { form: 'e164' }),
    text('First Name', 'given_name'),
    text('Last Name', 'family_name'),
    text('Organization', 'company'),
    text('Title', 'job_title'),
    address('Address', 'street'),
    address('City', 'city'),
    address('State / Region', 'region'),
    address('Zip Code', 'postcode'),
    country('Country', 'name'),
    consent('Email Marketing Consent', 'email', {
      granted: 'Subscribe',
      withdrawn: 'Unsubscribed',
      unknown: 'Never subscribed',
    }),
    tags('Tags', ','),
  ],
  requireOneOf: ['Email', 'Phone Number'],
  limits: { megabytes: 50 },
  withdrawn: 'carried',
  notes: [],
};
