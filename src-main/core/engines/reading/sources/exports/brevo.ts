// Brevo contacts. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const brevo: ExportDescription = {
  id: 'brevo',
  name: 'Brevo contacts',
  vendor: 'Brevo',
  content: 'contacts',
  required: ['EMAIL', 'FIRSTNAME', 'LASTNAME'],
  telling: ['SMS', 'OPT_IN', 'DOUBLE_OPT-IN', 'ADDED_TIME', 'EMAIL_BLOCKLISTED', 'EXT_ID'],
  columns: {
    'CONTACT ID': 'source_id',
    EXT_ID: 'custom:ext_id',
    EMAIL: 'email',
    FIRSTNAME: 'given_name',
    LASTNAME: 'family_name',
    SMS: 'phone#mobile:mobile',
    WHATSAPP: 'phone#whatsapp:whatsapp',
    LANDLINE_NUMBER: 'phone',
    JOB_TITLE: 'job_title',
    COMPANY: 'company',
    LINKEDIN: 'url#linkedin:linkedin',
    OPT_IN: 'consent.email:opt_in',
    'DOUBLE_OPT-IN': 'consent.email:opt_in',
    EMAIL_BLOCKLISTED: 'consent.email:opt_out',
    BLOCKLISTED: 'consent.email:opt_out',
    SMS_BLOCKLISTED: 'consent.phone:opt_out',
    ADDED_TIME: 'created_at',
    CONTACT_TIMEZONE: 'ignore',
    LISTS: 'custom:lists',
  },
  ignore: ['MODIFIED_TIME', 'LAST_CHANGED', 'IP'],
  notes: 'SMS holds the mobile number. A blocklisted address opted out. Formerly Sendinblue.',
};
