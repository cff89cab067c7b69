// PrestaShop customers. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const prestashopCustomers: ExportDescription = {
  id: 'prestashop-customers',
  name: 'PrestaShop customers',
  vendor: 'PrestaShop',
  content: 'contacts',
  required: ['Customer ID', 'Email *', 'Last Name *', 'Default group ID'],
  columns: {
    'Customer ID': 'source_id',
    'Email *': 'email',
    'Birthday (yyyy-mm-dd)': 'birthday',
    'Last Name *': 'family_name',
    'First Name *': 'given_name',
    'Newsletter (0/1)': 'consent.email:opt_in',
    'Opt-in (0/1)': 'custom:opt_in_partner_offers',
    'Registration date (yyyy-mm-dd)': 'created_at',
    'Groups (x,y,z...)': 'tags',
  },
  ignore: ['Active (0/1)', 'Titles ID (Mr = 1, Ms = 2, else 0)', 'Password *', 'Default group ID', 'ID shop'],
  notes: "Opt-in speaks of offers by partners, not of the shop's own letter. Passwords are left out.",
};
