// Zoho CRM contacts. Data only; see source.ts for what each part means.
import { zohoColumns, zohoIgnored } from '../shared/zoho-columns.ts';
import type { ExportDescription } from '../source.ts';

export const zoho: ExportDescription = {
  id: 'zoho',
  name: 'Zoho CRM contacts',
  vendor: 'Zoho',
  content: 'contacts',
  required: ['Record Id', 'Last Name'],
  telling: ['Contact Owner.id', 'Account Name.id', 'Change Log Time', 'Unsubscribed Mode', 'Contact Owner'],
  without: ['Lead Owner', 'Lifecycle Stage'],
  columns: {
    ...zohoColumns,
    'Contact Owner': 'owner',
    'Account Name': 'company',
    'Mailing Street': 'address.street',
    'Mailing City': 'address.city',
    'Mailing State': 'address.region',
    'Mailing Zip': 'address.postcode',
    'Mailing Country': 'address.country',
    'Other Street': 'address.street#other:other',
    'Other City': 'address.city#other:other',
    'Other State': 'address.region#other:other',
    'Other Zip': 'address.postcode#other:other',
    'Other Country': 'address.country#other:other',
  },
  ignore: zohoIgnored,
  notes: 'Ids look like zcrm_…; tags are separated by commas.',
};
