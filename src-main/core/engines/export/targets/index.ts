// Every target, in the order they are offered. Names only: a target is a file of its own.
import { brevo } from './brevo.ts';
import { googleContacts } from './google-contacts.ts';
import { hubspot } from './hubspot.ts';
import { klaviyo } from './klaviyo.ts';
import { mailchimp } from './mailchimp.ts';
import { outlook } from './outlook.ts';
import { pipedrive } from './pipedrive.ts';
import { salesforceContacts } from './salesforce-contacts.ts';
import { salesforceLeads } from './salesforce-leads.ts';
import { shopify } from './shopify.ts';
import type { ExportTarget } from './target.ts';
import { zoho } from './zoho.ts';

export const exportTargets: readonly ExportTarget[] = [
  hubspot,
  salesforceContacts,
  salesforceLeads,
  zoho,
  pipedrive,
  mailchimp,
  googleContacts,
  outlook,
  shopify,
  klaviyo,
  brevo,
];

/** The target of an id, or undefined. */
export function findTarget(id: string): ExportTarget | undefined {
  return exportTargets.find((target) => target.id === id);
}
