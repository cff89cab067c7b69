// Shopify: Customers > Import. Header names are compared with capitals; a consent is yes or no, never empty.
import { address, consent, country, type ExportTarget, point, tags, text } from './target.ts';

const yesOrNo = { granted: 'yes', withdrawn: 'no', unknown: 'no' };

export const shopify: ExportTarget = {
  id: 'shopify',
  label: 'Shopify customers',
  program: 'Shopify',
  about: 'Customers with tags, for Customers > Import.',
  columns: [
    text('First Name', 'given_name', { maxLength: 255 }),
    text('Last Name', 'family_name', { maxLength: 255 }),
    point('Email', 'email', 'main', { form: 'email', unique: true }),
    consent('Accepts Email Marketing', 'email', yesOrNo),
    text('Default Address Company', 'company', { maxLength: 255 }),
    address('Default Address Address1', 'street', { maxLength: 255 }),
    address('Default Address City', 'city', { maxLength: 255 }),
    address('Default Address Province Code', 'region', { form: 'subdivision-code' }),
    country('Default Address Country Code', 'code'),
    address('Default Address Zip', 'postcode'),
    point('Phone', 'phone', 'main', { form: 'e164', unique: true }),
    consent('Accepts SMS Marketing', 'phone', yesOrNo),
    tags('Tags', ','),
    text('Note', 'notes', { maxLength: 5000 }),
    { header: 'Tax Exempt', value: { kind: 'constant', text: 'no' }, rules: {} },
  ],
  requireOneOf: ['First Name', 'Last Name', 'Email', 'Phone'],
  limits: { megabytes: 1 },
  withdrawn: 'carried',
  notes: [],
};
