// LinkedIn connections. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const linkedin: ExportDescription = {
  id: 'linkedin',
  name: 'LinkedIn connections',
  vendor: 'LinkedIn',
  content: 'contacts',
  required: ['First Name', 'Last Name', 'Connected On'],
  telling: ['Position', 'Company', 'Email Address'],
  columns: {
    'First Name': 'given_name',
    'Last Name': 'family_name',
    URL: 'url#linkedin:linkedin',
    'Email Address': 'email',
    Company: 'company',
    Position: 'job_title',
    'Connected On': 'custom:connected_on',
  },
  notes: 'A note of three lines stands above the header. Most rows have no email; the URL is what tells people apart.',
};
