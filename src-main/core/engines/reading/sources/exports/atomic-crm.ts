// Atomic CRM contacts. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const atomicCrm: ExportDescription = {
  id: 'atomic-crm',
  name: 'Atomic CRM contacts',
  vendor: 'Marmelab',
  content: 'contacts',
  required: ['first_name', 'last_name', 'has_newsletter'],
  columns: {
    first_name: 'given_name',
    last_name: 'family_name',
    gender: 'gender',
    title: 'job_title',
    background: 'notes',
    first_seen: 'created_at',
    last_seen: 'custom:last_seen',
    has_newsletter: 'consent.email:opt_in',
    status: 'lifecycle',
    tags: 'tags',
    linkedin_url: 'url#linkedin:linkedin',
    company: 'company',
    email_work: 'email:work',
    email_home: 'email#home:home',
    email_other: 'email#other:other',
    phone_work: 'phone:work',
    phone_home: 'phone#home:home',
    phone_other: 'phone#other:other',
  },
  notes: 'Tags are separated by commas.',
};
