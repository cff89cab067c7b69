// listmonk subscribers. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const listmonk: ExportDescription = {
  id: 'listmonk',
  name: 'listmonk subscribers',
  vendor: 'listmonk',
  content: 'contacts',
  required: ['email', 'name', 'attributes'],
  columns: {
    uuid: 'source_id',
    id: 'source_id',
    email: 'email',
    name: 'full_name',
    attributes: 'custom:attributes',
    status: 'consent.email:opt_in',
    created_at: 'created_at',
    lists: 'tags',
  },
  ignore: ['updated_at'],
  notes:
    "Attributes are JSON in one cell and stay as they are. A status of 'blocklisted' is an opt-out; 'enabled' says only that the address is in use.",
};
