// Mailchimp subscribed contacts. Data only; see source.ts for what each part means.
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
    'Email Address': 'email',
    'First Name': 'given_name',
    'Last Name': 'family_name',
    Address: 'address.street',
    'Phone Number': 'phone',
    Birthday: 'custom:birthday_day',
    Company: 'company',
    OPTIN_TIME: 'created_at',
    REGION: 'ignore',
    CC: 'ignore',
    EUID: 'source_id',
    NOTES: 'notes',
    TAGS: 'tags',
    MEMBER_RATING: 'custom:member_rating',
    CONFIRM_TIME: 'consent.email:opt_in',
  },
  ignore: ['OPTIN_IP', 'CONFIRM_IP', 'LATITUDE', 'LONGITUDE', 'GMTOFF', 'DSTOFF', 'TIMEZONE', 'LAST_CHANGED', 'LEID'],
  notes:
    'The confirm time is the double opt-in. Birthday has no year and stays a field of its own; CC and REGION are guessed from the IP address. TAGS is a quoted list in the cell.',
};
