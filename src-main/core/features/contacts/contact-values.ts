// Reads what a person typed into a contact's fields, points and addresses. Owns what is refused and what is normalised.
import {
  type AddressInput,
  type ContactPointKind,
  contactFieldLabel,
  type EditableField,
  fieldChoices,
} from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { parseDay } from '../../../../src-shared/text/date.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { readPhone } from '../../../../src-shared/text/phone.ts';
import { tidySpace } from '../../../../src-shared/text/text-key.ts';

/** Parts a name is made of, or falls back on: changing one may change what lists show. */
export const nameFields: readonly EditableField[] = [
  'name_prefix',
  'given_name',
  'middle_name',
  'family_name',
  'name_suffix',
  'nickname',
  'company',
];

/** A field as it is kept; empty text is absent. Refuses what cannot be kept. */
export function readField(field: EditableField, typed: string | null): string | null {
  const text = field === 'notes' ? (typed ?? '').trim() : tidySpace(typed ?? '');
  const choices = fieldChoices[field];
  if (choices) {
    const value = text === '' ? (choices[0] ?? '') : text.toLowerCase();
    if (!choices.includes(value)) {
      throw refuse('bad-value', `${contactFieldLabel[field]} is one of ${choices.join(', ')}.`);
    }
    return value;
  }
  if (text === '') return null;
  if (field !== 'birthday') return text;
  const day = parseDay(text);
  if (day === null) throw refuse('bad-value', `“${text}” is not a date. Write it like 1985-04-23.`);
  return day;
}

export interface ReadPoint {
  value: string;
  normalised: string | null;
  status: 'unknown' | 'valid' | 'invalid';
}

/** @param country ISO 3166-1 alpha-2 for national phone numbers, null when unknown */
export function readPoint(kind: ContactPointKind, typed: string, country: string | null): ReadPoint {
  const value = tidySpace(typed);
  if (value === '') throw refuse('bad-value', 'Type a value, or remove the line.');
  switch (kind) {
    case 'email': {
      const { normalised } = normaliseEmail(value);
      return { value, normalised, status: normalised === null ? 'invalid' : 'unknown' };
    }
    case 'phone': {
      const { normalised, validity } = readPhone(value, country);
      return { value, normalised, status: validity === 'invalid' ? 'invalid' : 'unknown' };
    }
    case 'url':
    case 'handle':
      return { value, normalised: value.toLowerCase(), status: 'unknown' };
  }
}

type AddressValues = { [K in keyof AddressInput]?: string | null } & { country_code?: string | null };

/** The named parts as kept, with the country's code when the country is named. */
export function readAddress(parts: AddressInput): AddressValues {
  const kept = Object.fromEntries(
    Object.entries(parts).map(([part, typed]) => [part, tidySpace(typed ?? '') || null]),
  ) as AddressValues;
  if (parts.country === undefined) return kept;
  return { ...kept, country_code: kept.country ? countryCode(kept.country) : null };
}

interface NameRow {
  name_prefix: string | null;
  given_name: string | null;
  middle_name: string | null;
  family_name: string | null;
  name_suffix: string | null;
  nickname: string | null;
  company: string | null;
}

/** What lists show for a contact, from its row and its points in order of rank. */
export function nameOf(row: NameRow, points: readonly { kind: string; value: string }[]): string {
  return displayName(
    {
      prefix: row.name_prefix,
      given: row.given_name,
      middle: row.middle_name,
      family: row.family_name,
      suffix: row.name_suffix,
      nickname: row.nickname,
    },
    {
      company: row.company,
      email: points.find((point) => point.kind === 'email')?.value ?? null,
      phone: points.find((point) => point.kind === 'phone')?.value ?? null,
    },
  );
}
