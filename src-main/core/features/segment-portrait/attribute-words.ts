// Attributes as they stand behind "likely to": 'be in Rome', 'have opened an email'. Owns those phrases.
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import { type ContactField, contactFields, fieldMeaning } from '../../../../src-shared/rules/field-catalogue.ts';

const deeds: Record<ActivityKind, string> = {
  purchase: 'have bought something',
  refund: 'have got a refund',
  visit: 'have visited',
  product_view: 'have looked at a product',
  cart: 'have filled a cart',
  email_sent: 'have been sent an email',
  email_open: 'have opened an email',
  email_click: 'have clicked in an email',
  email_bounce: 'have had an email bounce',
  unsubscribe: 'have unsubscribed',
  download: 'have downloaded something',
  login: 'have logged in',
  ticket: 'have opened a support ticket',
  call: 'have had a call',
  meeting: 'have had a meeting',
  note: 'have got a note',
  survey: 'have answered a survey',
  other: 'have another activity',
};

const phrases: Partial<Record<ContactField, (value: string) => string>> = {
  city: (value) => `be in ${value}`,
  region: (value) => `be in ${value}`,
  country: (value) => `be in ${value}`,
  gender: (value) => `be ${value}`,
  language: (value) => `speak ${value}`,
  kind: (value) => `be a ${value}`,
  company: (value) => `be at ${value}`,
  department: (value) => `be in the department “${value}”`,
  age: (value) => `be aged ${value}`,
  orders: (value) => `have made ${value} orders`,
  revenue: (value) => `have spent ${value}`,
  stage: (value) => `be in the stage “${value}”`,
  rfm_cell: (value) => `be among “${value}”`,
  email_opens: (value) => `have opened ${value} emails`,
  email_clicks: (value) => `have clicked ${value} times in emails`,
  last_purchase: (value) => `have bought last ${value}`,
  last_activity: (value) => `have been active last ${value}`,
  created_at: (value) => `have come ${value}`,
};

/** @param value as it is shown; of no account for what a contact did */
export function attributeWords(of: ContactField | ActivityKind, value: string): string {
  if (!isField(of)) return deeds[of];
  return phrases[of]?.(value) ?? `have ${fieldMeaning(of).label} “${value}”`;
}

const isField = (of: ContactField | ActivityKind): of is ContactField => Object.hasOwn(contactFields, of);
