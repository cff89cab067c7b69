// ActiveCampaign contacts. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const activecampaign: ExportDescription = {
  id: 'activecampaign',
  name: 'ActiveCampaign contacts',
  vendor: 'ActiveCampaign',
  content: 'contacts',
  required: ['Email', 'Date Created'],
  telling: ['IP Address', 'Lists', 'Score', 'Account Name', 'Bounced Hard', 'Date Updated', 'Bounce Count'],
  without: ['Klaviyo ID', 'Record ID', 'MEMBER_RATING', 'Person - Name'],
  columns: {
    ID: 'source_id',
    'Contact ID': 'source_id',
    Email: 'email',
    'First Name': 'given_name',
    'Last Name': 'family_name',
    Phone: 'phone',
    'Account Name': 'company',
    Account: 'company',
    'Job Title': 'job_title',
    'Date Created': 'created_at',
    Tags: 'tags',
    Lists: 'custom:lists',
    List: 'custom:lists',
    Status: 'consent.email:opt_in',
    Score: 'custom:score',
  },
  ignore: ['IP Address', 'Date Updated', 'Last Updated', 'Hash', 'Google Analytics Client ID', 'Organization ID'],
  notes: 'Tags are separated by commas. Status is active, unsubscribed, bounced or unconfirmed.',
};
