// HubSpot deals. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const hubspotDeals: ExportDescription = {
  id: 'hubspot-deals',
  name: 'HubSpot deals',
  vendor: 'HubSpot',
  content: 'activities',
  required: ['Record ID', 'Deal Name', 'Deal Stage'],
  telling: ['Amount', 'Close Date', 'Deal owner', 'Associated Contact IDs'],
  columns: {
    'Record ID': 'activity.reference',
    'Deal Name': 'activity.product',
    'Deal Stage': 'activity.status',
    Amount: 'activity.amount',
    Currency: 'activity.currency',
    'Close Date': 'activity.at',
    'Deal Type': 'activity.category',
    'Associated Contact': 'full_name',
    'Associated Contact IDs': 'source_id',
    'Associated Company': 'company',
    'Deal Description': 'activity.detail',
  },
  ignore: [
    'Pipeline',
    'Deal owner',
    'Create Date',
    'Last Activity Date',
    'Last Modified Date',
    'Associated Company IDs',
    'Amount in company currency',
  ],
  notes: "A deal counts as sold only when its stage says won; its person is the associated contact's record id.",
};
