// The exports that are recognised by their headers. Registry: one line per file in exports/, and nothing else.
// To add an export: write its description in exports/<id>.ts and name it here and in the fixture test.
import { activecampaign } from './exports/activecampaign.ts';
import { appleVcard } from './exports/apple-vcard.ts';
import { atomicCrm } from './exports/atomic-crm.ts';
import { brevo } from './exports/brevo.ts';
import { civicrm } from './exports/civicrm.ts';
import { constantContact } from './exports/constant-contact.ts';
import { eventbrite } from './exports/eventbrite.ts';
import { freshsales } from './exports/freshsales.ts';
import { google } from './exports/google.ts';
import { googleOld } from './exports/google-old.ts';
import { hubspot } from './exports/hubspot.ts';
import { hubspotCompanies } from './exports/hubspot-companies.ts';
import { hubspotDeals } from './exports/hubspot-deals.ts';
import { keila } from './exports/keila.ts';
import { klaviyo } from './exports/klaviyo.ts';
import { linkedin } from './exports/linkedin.ts';
import { listmonk } from './exports/listmonk.ts';
import { mailchimp } from './exports/mailchimp.ts';
import { mailchimpCleaned } from './exports/mailchimp-cleaned.ts';
import { mailchimpUnsubscribed } from './exports/mailchimp-unsubscribed.ts';
import { mailpoet } from './exports/mailpoet.ts';
import { mautic } from './exports/mautic.ts';
import { odoo } from './exports/odoo.ts';
import { outlook } from './exports/outlook.ts';
import { pipedrive } from './exports/pipedrive.ts';
import { pipedriveActivities } from './exports/pipedrive-activities.ts';
import { prestashopAddresses } from './exports/prestashop-addresses.ts';
import { prestashopCustomers } from './exports/prestashop-customers.ts';
import { salesforce } from './exports/salesforce.ts';
import { salesforceAccountsApi } from './exports/salesforce-accounts-api.ts';
import { salesforceApi } from './exports/salesforce-api.ts';
import { salesforceLeads } from './exports/salesforce-leads.ts';
import { salesforceLeadsApi } from './exports/salesforce-leads-api.ts';
import { salesforceOpportunitiesApi } from './exports/salesforce-opportunities-api.ts';
import { shopifyCustomers } from './exports/shopify-customers.ts';
import { shopifyOrders } from './exports/shopify-orders.ts';
import { squareCustomers } from './exports/square-customers.ts';
import { squareItems } from './exports/square-items.ts';
import { squareTransactions } from './exports/square-transactions.ts';
import { stripeCustomers } from './exports/stripe-customers.ts';
import { stripePayments } from './exports/stripe-payments.ts';
import { thunderbird } from './exports/thunderbird.ts';
import { woocommerceCustomers } from './exports/woocommerce-customers.ts';
import { woocommerceOrders } from './exports/woocommerce-orders.ts';
import { yahoo } from './exports/yahoo.ts';
import { zendeskTickets } from './exports/zendesk-tickets.ts';
import { zoho } from './exports/zoho.ts';
import { zohoBooks } from './exports/zoho-books.ts';
import { zohoBooksInvoices } from './exports/zoho-books-invoices.ts';
import { zohoLeads } from './exports/zoho-leads.ts';
import { type ExportDescription, type ExportSource, readyForComparing } from './source.ts';

export const exportDescriptions: readonly ExportDescription[] = [
  activecampaign,
  appleVcard,
  atomicCrm,
  brevo,
  civicrm,
  constantContact,
  eventbrite,
  freshsales,
  google,
  googleOld,
  hubspot,
  hubspotCompanies,
  hubspotDeals,
  keila,
  klaviyo,
  linkedin,
  listmonk,
  mailchimp,
  mailchimpCleaned,
  mailchimpUnsubscribed,
  mailpoet,
  mautic,
  odoo,
  outlook,
  pipedrive,
  pipedriveActivities,
  prestashopAddresses,
  prestashopCustomers,
  salesforce,
  salesforceAccountsApi,
  salesforceApi,
  salesforceLeads,
  salesforceLeadsApi,
  salesforceOpportunitiesApi,
  shopifyCustomers,
  shopifyOrders,
  squareCustomers,
  squareItems,
  squareTransactions,
  stripeCustomers,
  stripePayments,
  thunderbird,
  woocommerceCustomers,
  woocommerceOrders,
  yahoo,
  zendeskTickets,
  zoho,
  zohoBooks,
  zohoBooksInvoices,
  zohoLeads,
];

let ready: readonly ExportSource[] | undefined;

/** Every known export, made ready for comparing once. */
export function exportSources(): readonly ExportSource[] {
  ready ??= exportDescriptions.map(readyForComparing);
  return ready;
}
