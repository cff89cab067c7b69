// Mailchimp cleaned contacts. Data only; see source.ts for what each part means.
import { mailchimpColumns, mailchimpIgnored } from '../shared/mailchimp-columns.ts';
import type { ExportDescription } from '../source.ts';

export const mailchimpCleaned: ExportDescription = {
  id: 'mailchimp-cleaned',
  name: 'Mailchimp cleaned contacts',
  vendor: 'Mailchimp',
  content: 'contacts',
  required: ['Email Address', 'MEMBER_RATING'],
  telling: ['CLEAN_TIME'],
  fileName: 'cleaned_',
  columns: {
    ...mailchimpColumns,
    CLEAN_TIME: 'custom:clean_time',
    CLEAN_CAMPAIGN_TITLE: 'custom:clean_campaign_title',
  },
  ignore: [...mailchimpIgnored, 'CONFIRM_TIME', 'CLEAN_CAMPAIGN_ID'],
  constants: { email_status: 'bounced', 'consent.email:opt_out': 'yes' },
  notes: 'Every address in the file bounced for good: it is a list of addresses that get no mail.',
};
