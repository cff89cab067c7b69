// PrestaShop addresses. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const prestashopAddresses: ExportDescription = {
  id: 'prestashop-addresses',
  name: 'PrestaShop addresses',
  vendor: 'PrestaShop',
  content: 'contacts',
  required: ['Address ID', 'Customer e-mail*', 'Alias*'],
  columns: {
    'Customer e-mail*': 'email',
    'Customer ID': 'source_id',
    Company: 'company',
    'Lastname*': 'family_name',
    'Firstname*': 'given_name',
    'Address 1*': 'address.street',
    'Address 2': 'address.street2',
    'Zipcode*': 'address.postcode',
    'City*': 'address.city',
    'Country*': 'address.country',
    State: 'address.region',
    Other: 'notes',
    Phone: 'phone',
    'Mobile Phone': 'phone#mobile:mobile',
    'VAT number': 'custom:vat_number',
  },
  ignore: ['Address ID', 'Alias*', 'Active (0/1)', 'Manufacturer', 'Supplier', 'DNI'],
  notes: 'One row per address of a customer.',
};
