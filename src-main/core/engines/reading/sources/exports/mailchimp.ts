// Mailchimp subscribed contacts. Data only; see source.ts for what each part means.
import { mailchimpColumns, mailchimpIgnored } from '../shared/mailchimp-columns.ts';
import type { ExportDescription } from '../source.ts';

export const mailchimp: ExportDescription = {
  id: 'mailchimp',
  name: 'Mailchimp subscribed contacts',
  vendor: 'Mailchimp',
  content: 'contacts',
  required: ['Email Address', 'MEMBER_RATING'],
  telling: ['OPTIN_TIME', 'CONFIRM_TIME', 'LEID', 'EUID'],
  without: ['UNSUB_TIME', 'CLEAN_TIME'],
  fileName: 'subscribed_',
  columns: {
    ...mailchimpColumns,
    CONFIRM_TIME: 'consent.email:opt_in',
  },
  ignore: [...mailchimpIgnored],
  notes:
    'The confirm time is the double opt-in. Birthday has no year and stays a field of its own; CC and REGION are guessed from the IP address. TAGS is a quoted list in the cell.',
};
