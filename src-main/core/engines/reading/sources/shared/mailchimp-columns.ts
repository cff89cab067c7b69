// The columns that Mailchimp's three exports of an audience share. Data only; see source.ts for what each part means.

export const mailchimpColumns: Readonly<Record<string, string>> = {
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
};

export const mailchimpIgnored: readonly string[] = [
  'OPTIN_IP',
  'CONFIRM_IP',
  'LATITUDE',
  'LONGITUDE',
  'GMTOFF',
  'DSTOFF',
  'TIMEZONE',
  'LAST_CHANGED',
  'LEID',
];
