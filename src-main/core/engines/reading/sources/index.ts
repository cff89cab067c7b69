// The exports that are recognised by their headers. Registry: names only. The more particular comes first.
import {
  hubspotContacts,
  pipedrivePeople,
  salesforceApi,
  salesforceContacts,
  salesforceLeads,
  zohoContacts,
} from './crm-products.ts';
import {
  googleContacts,
  googleContactsOld,
  linkedinConnections,
  mailchimpAudience,
  outlookContacts,
  thunderbirdContacts,
} from './mail-and-address-books.ts';
import {
  shopifyCustomers,
  shopifyOrders,
  squareCustomers,
  stripeCustomers,
  stripePayments,
  wooCustomers,
  wooOrders,
} from './shops.ts';
import type { ExportSource } from './source.ts';

export const exportSources: readonly ExportSource[] = [
  shopifyOrders,
  shopifyCustomers,
  wooOrders,
  wooCustomers,
  stripePayments,
  stripeCustomers,
  squareCustomers,
  mailchimpAudience,
  pipedrivePeople,
  zohoContacts,
  hubspotContacts,
  salesforceLeads,
  salesforceContacts,
  salesforceApi,
  googleContacts,
  googleContactsOld,
  outlookContacts,
  thunderbirdContacts,
  linkedinConnections,
];
