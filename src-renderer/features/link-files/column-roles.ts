// What the roles of a column are called.
import { type ColumnRole, columnRoles } from '../../../src-shared/contract/link-files.ts';

const roleName: Record<ColumnRole, string> = {
  none: 'Not compared',
  full_name: 'Full name',
  given_name: 'Given name',
  middle_name: 'Middle name',
  family_name: 'Family name',
  name_suffix: 'Name suffix',
  email: 'Email',
  phone: 'Phone',
  company: 'Company',
  street: 'Street',
  postcode: 'Postcode',
  city: 'City',
  region: 'Region',
  full_address: 'Whole address',
  birthday: 'Birthday',
  identifier: 'Id or number of a person',
  category: 'Category, such as gender',
  text: 'Short text',
  words: 'Title or text of words',
  number: 'Number',
  website: 'Website',
};

export const roleChoices = columnRoles.map((value) => ({ value, label: roleName[value] }));
