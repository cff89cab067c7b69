// Zoho CRM leads. Data only; see source.ts for what each part means.
import { zohoColumns, zohoIgnored } from '../shared/zoho-columns.ts';
import type { ExportDescription } from '../source.ts';

export const zohoLeads: ExportDescription = {
  id: 'zoho-leads',
  name: 'Zoho CRM leads',
  vendor: 'Zoho',
  content: 'contacts',
  required: ['Record Id', 'Lead Owner', 'Last Name'],
  columns: {
    ...zohoColumns,
    'Lead Owner': 'owner',
    Company: 'company',
    'Lead Status': 'lifecycle',
    Rating: 'custom:rating',
    Industry: 'custom:industry',
    'Annual Revenue': 'custom:annual_revenue',
    'No. of Employees': 'custom:no_of_employees',
    Website: 'url',
    Street: 'address.street',
    City: 'address.city',
    State: 'address.region',
    'Zip Code': 'address.postcode',
    Country: 'address.country',
  },
  ignore: zohoIgnored,
  notes: 'The leads module; converted leads are in it too.',
};
