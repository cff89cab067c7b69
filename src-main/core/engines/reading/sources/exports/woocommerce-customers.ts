// WooCommerce customers. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const woocommerceCustomers: ExportDescription = {
  id: 'woocommerce-customers',
  name: 'WooCommerce customers',
  vendor: 'WooCommerce',
  content: 'contacts',
  required: ['Name', 'Username', 'Email', 'Total Spend'],
  telling: ['AOV', 'Last Active', 'Sign Up'],
  columns: {
    Name: 'full_name',
    Username: 'source_id',
    'Last Active': 'custom:last_active',
    'Sign Up': 'created_at',
    Email: 'email',
    Orders: 'custom:orders',
    'Total Spend': 'custom:total_spend',
    AOV: 'custom:aov',
    'Country / Region': 'address.country',
    City: 'address.city',
    Region: 'address.region',
    'Postal Code': 'address.postcode',
    'Billing Phone': 'phone',
    'Shipping Phone': 'phone#shipping:shipping',
    Role: 'custom:role',
  },
  notes: 'The analytics report. Guests have no user name.',
};
