// MailPoet subscribers. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const mailpoet: ExportDescription = {
  id: 'mailpoet',
  name: 'MailPoet subscribers',
  vendor: 'MailPoet',
  content: 'contacts',
  required: ['Email', 'List status', 'Global status'],
  columns: {
    Email: 'email',
    'First name': 'given_name',
    'Last name': 'family_name',
    'List status': 'custom:list_status',
    'Global status': 'consent.email:opt_in',
    List: 'tags',
  },
  notes: 'The global status counts: unsubscribed there means from everything.',
};
