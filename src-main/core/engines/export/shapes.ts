// The columns that other programs' imports expect. Owns their header names, as each program documents its CSV
// import; the values come from the same sources as the ordinary columns.
import type {
  AddressPart,
  ContactTextColumn,
  ExportShape,
  ExportSource,
} from '../../../../src-shared/model/export-column.ts';

export interface ShapedColumn {
  header: string;
  source: ExportSource;
}

const text = (header: string, column: ContactTextColumn): ShapedColumn => ({
  header,
  source: { kind: 'text', column },
});
const point = (header: string, kind: 'email' | 'phone' | 'url', place = 1): ShapedColumn => ({
  header,
  source: { kind: 'point', point: kind, place },
});
const address = (header: string, part: AddressPart): ShapedColumn => ({ header, source: { kind: 'address', part } });
const tags = (header: string, separator: '; ' | ', ' | ' ::: '): ShapedColumn => ({
  header,
  source: { kind: 'tags', separator },
});

/** Header names of each shape in the order they are written. */
export const shapedColumns: Record<Exclude<ExportShape, 'tagstead'>, readonly ShapedColumn[]> = {
  hubspot: [
    text('First Name', 'given_name'),
    text('Last Name', 'family_name'),
    point('Email', 'email'),
    point('Phone Number', 'phone'),
    point('Mobile Phone Number', 'phone', 2),
    text('Company Name', 'company'),
    text('Job Title', 'job_title'),
    point('Website URL', 'url'),
    address('Street Address', 'street'),
    address('City', 'city'),
    address('State/Region', 'region'),
    address('Postal Code', 'postcode'),
    address('Country/Region', 'country'),
    text('Lifecycle Stage', 'lifecycle'),
    text('Date of birth', 'birthday'),
    tags('Tags', '; '),
  ],
  salesforce: [
    text('Salutation', 'name_prefix'),
    text('FirstName', 'given_name'),
    text('LastName', 'family_name'),
    text('Title', 'job_title'),
    text('Department', 'department'),
    text('Account.Name', 'company'),
    point('Email', 'email'),
    point('Phone', 'phone'),
    point('MobilePhone', 'phone', 2),
    address('MailingStreet', 'street'),
    address('MailingCity', 'city'),
    address('MailingState', 'region'),
    address('MailingPostalCode', 'postcode'),
    address('MailingCountry', 'country'),
    text('Birthdate', 'birthday'),
    text('LeadSource', 'lead_source'),
    text('Description', 'notes'),
  ],
  mailchimp: [
    point('Email Address', 'email'),
    text('First Name', 'given_name'),
    text('Last Name', 'family_name'),
    address('Address', 'street'),
    address('City', 'city'),
    address('State', 'region'),
    address('Zip', 'postcode'),
    address('Country', 'country'),
    point('Phone Number', 'phone'),
    text('Birthday', 'birthday'),
    text('Company', 'company'),
    tags('Tags', ', '),
  ],
  google: [
    text('First Name', 'given_name'),
    text('Middle Name', 'middle_name'),
    text('Last Name', 'family_name'),
    text('Name Prefix', 'name_prefix'),
    text('Name Suffix', 'name_suffix'),
    text('Nickname', 'nickname'),
    text('Organization Name', 'company'),
    text('Organization Title', 'job_title'),
    text('Organization Department', 'department'),
    text('Birthday', 'birthday'),
    text('Notes', 'notes'),
    tags('Labels', ' ::: '),
    point('E-mail 1 - Value', 'email'),
    point('E-mail 2 - Value', 'email', 2),
    point('Phone 1 - Value', 'phone'),
    point('Phone 2 - Value', 'phone', 2),
    address('Address 1 - Street', 'street'),
    address('Address 1 - City', 'city'),
    address('Address 1 - Region', 'region'),
    address('Address 1 - Postal Code', 'postcode'),
    address('Address 1 - Country', 'country'),
    point('Website 1 - Value', 'url'),
  ],
  outlook: [
    text('Title', 'name_prefix'),
    text('First Name', 'given_name'),
    text('Middle Name', 'middle_name'),
    text('Last Name', 'family_name'),
    text('Suffix', 'name_suffix'),
    text('Company', 'company'),
    text('Department', 'department'),
    text('Job Title', 'job_title'),
    address('Business Street', 'street'),
    address('Business City', 'city'),
    address('Business State', 'region'),
    address('Business Postal Code', 'postcode'),
    address('Business Country/Region', 'country'),
    point('Business Phone', 'phone'),
    point('Mobile Phone', 'phone', 2),
    text('Birthday', 'birthday'),
    tags('Categories', '; '),
    point('E-mail Address', 'email'),
    point('E-mail 2 Address', 'email', 2),
    point('E-mail 3 Address', 'email', 3),
    text('Notes', 'notes'),
    point('Web Page', 'url'),
  ],
};
