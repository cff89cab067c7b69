// Mailchimp: Audience > Import contacts. Text fields hold 255 bytes, birthdays are month/day, an address is one cell
// with two blanks between its parts, email names before the @ are plain ASCII.
import { birthday, country, type ExportTarget, point, tags, text } from './target.ts';

export const mailchimp: ExportTarget = {
  id: 'mailchimp',
  label: 'Mailchimp',
  about: 'Subscribers, for Audience > Import contacts; whoever is in the file gets the status chosen there.',
  columns: [
    point('Email Address', 'email', 'main', { required: true, form: 'ascii-email', unique: true, maxBytes: 255 }),
    text('First Name', 'given_name', { maxBytes: 255 }),
    text('Last Name', 'family_name', { maxBytes: 255 }),
    { header: 'Address', value: { kind: 'address-line', separator: '  ' }, rules: { maxBytes: 255 } },
    country('Country', 'name', { maxBytes: 255 }),
    point('Phone Number', 'phone', 'main', { maxBytes: 255 }),
    birthday('Birthday', 'month/day'),
    text('Company', 'company', { maxBytes: 255 }),
    tags('Tags', ','),
  ],
  limits: {},
  withdrawn: 'lost',
  notes: [
    'Mailchimp gives everybody in a file one status: import those who agreed as subscribed, those who withdrew as unsubscribed.',
  ],
};
