// The text columns of `contact`, in the order of the table. Owns their names; what each may hold is the table's business.

export const nameColumns = [
  'name_prefix',
  'given_name',
  'middle_name',
  'family_name',
  'name_suffix',
  'nickname',
] as const;
export type NameColumn = (typeof nameColumns)[number];

/** What else is known of a contact, a single value each. */
export const detailColumns = [
  'company',
  'job_title',
  'department',
  'birthday',
  'gender',
  'language',
  'lead_source',
  'lifecycle',
  'owner',
  'notes',
] as const;
export type DetailColumn = (typeof detailColumns)[number];

export const consentColumns = ['email_consent', 'phone_consent', 'post_consent'] as const;

/** The parts of a postal address, named as in `address`. */
export const addressColumns = ['street', 'street2', 'city', 'region', 'postcode', 'country'] as const;
export type AddressColumn = (typeof addressColumns)[number];
