// Mailchimp unsubscribed contacts. Data only; see source.ts for what each part means.
import { mailchimpColumns, mailchimpIgnored } from '../shared/mailchimp-columns.ts';
import type { ExportDescription } from '../source.ts';

export const mailchimpUnsubscribed: ExportDescription = {
  id: 'mailchimp-unsubscribed',
  name: 'Mailchimp unsubscribed contacts',
  vendor: 'Mailchimp',
  content: 'contacts',
  required: ['Email Address', 'MEMBER_RATING'],
  telling: ['UNSUB_TIME'],
  fileName: 'unsubscribed_',
  columns: {
    ...mailchimpColumns,
    UNSUB_TIME: 'consent.email:opt_out',
    UNSUB_CAMPAIGN_TITLE: 'custom:unsub_campaign_title',
    UNSUB_REASON: 'custom:unsub_reason',
    UNSUB_REASON_OTHER: 'custom:unsub_reason_other',
  },
  ignore: [...mailchimpIgnored, 'CONFIRM_TIME', 'UNSUB_CAMPAIGN_ID'],
  constants: { email_status: 'unsubscribed' },
  notes: 'Everybody in the file opted out: it is a list of people who get no mail.',
};
