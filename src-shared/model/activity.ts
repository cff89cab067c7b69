// What a contact can have done. Owns the closed list of activity kinds and how they read; stores nothing.

/** Every kind of activity a workspace knows, as kept in `activity.kind`. */
export const activityKinds = [
  'purchase',
  'refund',
  'visit',
  'product_view',
  'cart',
  'email_sent',
  'email_open',
  'email_click',
  'email_bounce',
  'unsubscribe',
  'download',
  'login',
  'ticket',
  'call',
  'meeting',
  'note',
  'survey',
  'other',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** How a kind reads in a list: 'Email opened'. */
export const activityKindLabel: Record<ActivityKind, string> = {
  purchase: 'Purchase',
  refund: 'Refund',
  visit: 'Visit',
  product_view: 'Product viewed',
  cart: 'Cart filled',
  email_sent: 'Email sent',
  email_open: 'Email opened',
  email_click: 'Email clicked',
  email_bounce: 'Email bounced',
  unsubscribe: 'Unsubscribed',
  download: 'Download',
  login: 'Login',
  ticket: 'Support ticket',
  call: 'Call',
  meeting: 'Meeting',
  note: 'Note',
  survey: 'Survey answer',
  other: 'Other activity',
};
