// The parts of a contact that several cells of a row make up together: the name and an address. Owns how they are put
// together.
import type { AddressPart } from '../../../../src-shared/model/target-fields.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { type NameParts, splitFullName } from '../../../../src-shared/text/person-name.ts';
import type { AddressDraft } from './contact-draft.ts';

export type NameSlot = 'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'nickname' | 'full';
export type AddressBeingRead = { -readonly [K in keyof AddressDraft]: AddressDraft[K] };

/** Where a name field goes; a full name is taken apart unless its parts are there as well. */
export const nameSlots: Readonly<Record<string, NameSlot>> = {
  full_name: 'full',
  name_prefix: 'prefix',
  given_name: 'given',
  middle_name: 'middle',
  family_name: 'family',
  name_suffix: 'suffix',
  nickname: 'nickname',
};
/** The name that the filled slots make; an empty slot is ''. */
export function nameParts(name: Readonly<Record<NameSlot, string>>): NameParts {
  if (name.full !== '' && name.given === '' && name.family === '') {
    const split = splitFullName(name.full);
    return {
      prefix: name.prefix || split.prefix,
      given: split.given,
      middle: name.middle || split.middle,
      family: split.family,
      suffix: name.suffix || split.suffix,
      nickname: name.nickname || split.nickname,
    };
  }
  return {
    prefix: name.prefix || null,
    given: name.given || null,
    middle: name.middle || null,
    family: name.family || null,
    suffix: name.suffix || null,
    nickname: name.nickname || null,
  };
}

export function emptyAddress(label: string | null): AddressBeingRead {
  return {
    label,
    street: null,
    street2: null,
    city: null,
    region: null,
    postcode: null,
    country: null,
    countryCode: null,
  };
}

export function setAddressPart(address: AddressBeingRead, part: AddressPart, text: string): void {
  if (part === 'country') {
    address.country = text;
    address.countryCode = countryCode(text);
  } else address[part] = part === 'postcode' ? withoutApostrophe(text) : text;
}

/** Spreadsheets and Shopify write an apostrophe before ids and zips to keep them text. */
export function withoutApostrophe(text: string): string {
  return /^['’][\d+]/.test(text) ? text.slice(1) : text;
}
