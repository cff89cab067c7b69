// Keila contacts. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const keila: ExportDescription = {
  id: 'keila',
  name: 'Keila contacts',
  vendor: 'Keila',
  content: 'contacts',
  required: ['Email', 'First name', 'Last name', 'Status'],
  without: ['Record ID', 'Sales owner', 'Lead Owner', 'Phone', 'Company', 'Klaviyo ID', 'Date Created'],
  columns: {
    Email: 'email',
    'First name': 'given_name',
    'Last name': 'family_name',
    Status: 'consent.email:opt_in',
    'External ID': 'source_id',
    Data: 'custom:data',
  },
  notes: 'Status is active, unsubscribed or unreachable.',
};
