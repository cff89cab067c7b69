// Proposes the pairs worth comparing: records that share a key of some rule. Owns the rules for the fields present,
// their pair counts and the cap on exploding blocks; whether a pair is a duplicate is score.ts.

import { endOf, firstOf } from './interning.ts';
import type { AddressFields, StandardFields } from './standard-fields.ts';
import { emailLocal, ownHost } from './standardise-contact.ts';
import { tellingKeys } from './weighed-words.ts';

/** A rule: every record gets keys, records that share one are a candidate pair. Key 0 means none. */
export interface BlockingRule {
  readonly id: string;
  /** 'Same email address' */
  readonly label: string;
  /** Comparisons whose agreement the rule presupposes; they are left out when m is learnt from its pairs. */
  readonly presupposes: readonly string[];
  readonly keys: KeyColumn;
  /** Loose rules run only as long as the pair budget lasts. */
  readonly isLoose: boolean;
  /** A second value by which blocks that are too large are divided. */
  readonly refinement?: Refinement | undefined;
  /** One number per record such that alike records have numbers next to each other, for blocks that stay too large. */
  readonly nearness?: Float64Array | undefined;
}

export interface Refinement {
  /** 'given name' */
  readonly label: string;
  readonly presupposes: readonly string[];
  /** 0 for records without the value. */
  readonly keyOf: (row: number) => number;
}

/** Keys of every record: one each, or several (then `starts` says where they begin). Planning clears some of them. */
export interface KeyColumn {
  readonly keys: Uint32Array;
  readonly starts: Uint32Array | undefined;
}

/** Mixes numbers into one 32-bit key; 0 as soon as one of them is 0. A collision only costs a comparison. */
export function mixKeys(parts: readonly number[]): number {
  let hash = mixStart;
  for (const part of parts) {
    if (part === 0) return 0;
    hash = mixInto(hash, part);
  }
  return hash >>> 0 || 1;
}

/** The same for two numbers, as most rules have. */
export function mixTwo(first: number, second: number): number {
  return first === 0 || second === 0 ? 0 : mixInto(mixInto(mixStart, first), second) >>> 0 || 1;
}

const mixStart = 0x9e3779b9;

function mixInto(before: number, part: number): number {
  let hash = Math.imul(before ^ part, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The rules that the present fields allow, strict ones first: the first rule that proposes a pair owns it.
 * @param tick called now and then; may throw to stop
 * @param own further rules that a person made (see own-blocking.ts)
 * @param off ids of rules that a person does not want
 */
export function blockingRules(
  fields: StandardFields,
  tick: () => void = () => {},
  own: readonly BlockingRule[] = [],
  off: readonly string[] = [],
): { used: BlockingRule[]; off: BlockingRule[] } {
  const refinements = refinementsFor(fields);
  const nearness = nearnessOf(fields);
  const automatic = [pointRules, nameRules, placeRules, wordRules, looseRules].flatMap((rulesFor) => {
    tick();
    return rulesFor(fields);
  });
  const isOff = ({ id }: BlockingRule) => off.includes(id);
  const used = [...own, ...automatic.filter((rule) => !isOff(rule))];
  const withMeans = used.map((rule) => ({
    ...rule,
    nearness,
    // The first that is about something else than the rule itself.
    refinement: refinements.find(({ presupposes }) => presupposes.every((key) => !rule.presupposes.includes(key))),
  }));
  return { used: withMeans, off: automatic.filter(isOff) };
}

/** What large blocks are divided by, the most telling first. */
function refinementsFor({ names, birthday, address }: StandardFields): Refinement[] {
  const list: Refinement[] = [];
  if (names !== undefined) {
    const given = (row: number) => names.firstSound[names.given[row] ?? 0] ?? 0;
    const family = (row: number) => names.sound[names.family[row] ?? 0] ?? 0;
    list.push(
      {
        label: 'names',
        presupposes: ['given_name', 'family_name'],
        keyOf: (row) => mixTwo(Math.min(given(row), family(row)), Math.max(given(row), family(row))),
      },
      { label: 'given name', presupposes: ['given_name'], keyOf: given },
      { label: 'family name', presupposes: ['family_name'], keyOf: family },
    );
  }
  if (birthday !== undefined) {
    list.push({ label: 'birthday', presupposes: ['birthday'], keyOf: (row) => birthday.codes[row] ?? 0 });
  }
  if (address !== undefined) list.push({ label: 'place', presupposes: ['address'], keyOf: placeOf(address) });
  return list;
}

/** A number per postcode, or per city where no postcode is known. */
function placeOf(address: AddressFields): (row: number) => number {
  return (row) => address.postcode.codes[row] || (address.city.codes[row] ?? 0) * 7919;
}

/** By family name, then given name, then birthday or street: equal records get equal numbers. */
function nearnessOf({ rowCount, names, birthday, address, company, texts, words }: StandardFields): Float64Array {
  const nearness = new Float64Array(rowCount);
  const parts = [
    names && ((row: number) => names.sound[names.family[row] ?? 0] ?? 0),
    names && ((row: number) => names.firstSound[names.given[row] ?? 0] ?? 0),
    birthday && ((row: number) => birthday.codes[row] ?? 0),
    company && ((row: number) => company.codes[row] ?? 0),
    address && ((row: number) => address.street.codes[row] ?? 0),
    ...[...texts, ...words].map(
      ({ column }) =>
        (row: number) =>
          column.codes[firstOf(column, row)] ?? 0,
    ),
  ].filter((part) => part !== undefined);
  // The first two in 17 bits each, the rest mixed into 18: exact in a double.
  for (let row = 0; row < rowCount; row++) {
    let rest = 0;
    for (const part of parts.slice(2)) rest = Math.imul(rest, 31) + part(row);
    nearness[row] =
      ((parts[0]?.(row) ?? 0) % 131_072) * 2 ** 35 +
      ((parts[1]?.(row) ?? 0) % 131_072) * 2 ** 18 +
      ((rest >>> 0) % 262_144);
  }
  return nearness;
}

function single(fields: StandardFields, keyOf: (row: number) => number): KeyColumn {
  const keys = new Uint32Array(fields.rowCount);
  for (let row = 0; row < fields.rowCount; row++) keys[row] = keyOf(row);
  return { keys, starts: undefined };
}

function strict(id: string, label: string, presupposes: readonly string[], keys: KeyColumn): BlockingRule {
  return { id, label, presupposes, keys, isLoose: false };
}

function pointRules(fields: StandardFields): BlockingRule[] {
  const rules: BlockingRule[] = [];
  const { emails, phones } = fields;
  if (emails !== undefined) {
    const { codes, starts } = emails.column;
    rules.push(strict('email', 'Same email address', ['email'], { keys: codes.slice(), starts }));
  }
  for (const { key, label, column } of fields.identifiers) {
    rules.push(strict(`id:${key}`, `Same ${label}`, [key], { keys: column.codes.slice(), starts: column.starts }));
  }
  if (phones !== undefined) {
    const keys = phones.column.codes.map((code) => phones.loose[code] ?? 0);
    rules.push(
      strict('phone', 'Same last seven digits of a phone number', ['phone'], { keys, starts: phones.column.starts }),
    );
  }
  if (emails !== undefined) {
    const keys = emails.column.codes.map((code) => emails.loose[code] ?? 0);
    rules.push(strict('mailbox', 'Same mailbox name before the @', ['email'], { keys, starts: emails.column.starts }));
  }
  return rules;
}

function nameRules(fields: StandardFields): BlockingRule[] {
  const { names, birthday } = fields;
  if (names === undefined) return birthday === undefined ? [] : [birthdayRule(fields, birthday.codes)];
  const given = (row: number) => names.firstSound[names.given[row] ?? 0] ?? 0;
  const family = (row: number) => names.sound[names.family[row] ?? 0] ?? 0;
  const rules: BlockingRule[] = [
    strict(
      'names',
      'Given and family name sound alike, in either order',
      ['given_name', 'family_name'],
      single(fields, (row) => {
        // By the whole sound of both, so that 'Maria Luis' in one field and 'Luis' in the other still differ.
        const [g, f] = [names.sound[names.given[row] ?? 0] ?? 0, family(row)];
        return mixTwo(Math.min(g, f), Math.max(g, f));
      }),
    ),
  ];
  if (birthday === undefined) return rules;
  const { pool, codes } = birthday;
  const year = (row: number) => Number((pool.texts[codes[row] ?? 0] ?? '').slice(0, 4)) || 0;
  rules.push(
    strict(
      'given+birthday',
      'Given name sounds alike and same birthday',
      ['given_name', 'birthday'],
      single(fields, (row) => mixTwo(given(row), codes[row] ?? 0)),
    ),
    strict(
      'family+year',
      'Family name sounds alike and same year of birth',
      ['family_name', 'birthday'],
      single(fields, (row) => mixTwo(family(row), year(row))),
    ),
    birthdayRule(fields, codes),
  );
  return rules;
}

function birthdayRule(fields: StandardFields, codes: Uint32Array): BlockingRule {
  return {
    id: 'birthday',
    label: 'Same birthday',
    presupposes: ['birthday'],
    keys: single(fields, (row) => codes[row] ?? 0),
    isLoose: fields.names !== undefined,
  };
}

function placeRules(fields: StandardFields): BlockingRule[] {
  const { names, address, company } = fields;
  const rules: BlockingRule[] = [];
  const given = (row: number) => (names === undefined ? 0 : (names.firstSound[names.given[row] ?? 0] ?? 0));
  const family = (row: number) => (names === undefined ? 0 : (names.sound[names.family[row] ?? 0] ?? 0));
  if (address !== undefined) {
    const place = placeOf(address);
    rules.push(
      strict('street', 'Same street and number', ['address'], {
        keys: address.street.codes.slice(),
        starts: undefined,
      }),
      strict(
        'family+place',
        'Family name sounds alike and same postcode or city',
        ['family_name', 'address'],
        single(fields, (row) => mixTwo(family(row), place(row))),
      ),
      strict(
        'given+place',
        'Given name sounds alike and same postcode or city',
        ['given_name', 'address'],
        single(fields, (row) => mixTwo(given(row), place(row))),
      ),
    );
  }
  if (company !== undefined) {
    rules.push(
      strict(
        'family+company',
        'Family name sounds alike and same company',
        ['family_name', 'company'],
        single(fields, (row) => mixTwo(family(row), company.codes[row] ?? 0)),
      ),
      strict(
        'given+company',
        'Given name sounds alike and same company',
        ['given_name', 'company'],
        single(fields, (row) => mixTwo(given(row), company.codes[row] ?? 0)),
      ),
      strict(
        'organisation',
        'Same company name, no person named',
        ['organisation'],
        single(fields, (row) => (fields.isOrganisation[row] === 1 ? (company.codes[row] ?? 0) : 0)),
      ),
    );
  }
  return rules;
}

/** Texts that share rare words, or two of their rarest. */
function wordRules(fields: StandardFields): BlockingRule[] {
  return fields.words.map(({ key, label, column, words }) => {
    const perCode = Array.from(words.total, (_, code) => tellingKeys(words, code, mixTwo));
    const starts = new Uint32Array(fields.rowCount + 1);
    for (let row = 0; row < fields.rowCount; row++) {
      starts[row + 1] = (starts[row] ?? 0) + (perCode[column.codes[row] ?? 0]?.length ?? 0);
    }
    const keys = new Uint32Array(starts[fields.rowCount] ?? 0);
    for (let row = 0; row < fields.rowCount; row++) keys.set(perCode[column.codes[row] ?? 0] ?? [], starts[row]);
    // Sharing words presupposes no level of agreement on the whole text.
    return strict(`words:${key}`, `${label} shares its rarest words`, [], { keys, starts });
  });
}

/** Rules that find what typing errors hide from the strict ones, at the price of many pairs. */
function looseRules(fields: StandardFields): BlockingRule[] {
  const { names, emails, birthday, company, companyWords } = fields;
  const rules: BlockingRule[] = [];
  const add = (id: string, label: string, presupposes: readonly string[], keys: KeyColumn) =>
    rules.push({ id, label, presupposes, keys, isLoose: true });
  for (const { key, label, column } of fields.texts) {
    add(`text:${key}`, `Same ${label}`, [key], { keys: column.codes.slice(), starts: column.starts });
  }
  if (company !== undefined && companyWords !== undefined) {
    const keys: number[] = [];
    const starts = new Uint32Array(fields.rowCount + 1);
    for (let row = 0; row < fields.rowCount; row++) {
      starts[row] = keys.length;
      const code = company.codes[row] ?? 0;
      if (fields.isOrganisation[row] !== 1) continue;
      for (let at = companyWords.starts[code] ?? 0; at < (companyWords.starts[code + 1] ?? 0); at++) {
        keys.push((companyWords.words[at] ?? 0) + 1);
      }
    }
    starts[fields.rowCount] = keys.length;
    add('organisation-word', 'Company names share a word', ['organisation'], { keys: Uint32Array.from(keys), starts });
  }
  if (names === undefined) return rules;
  const family = (row: number) => names.sound[names.family[row] ?? 0] ?? 0;
  const given = (row: number) => names.firstSound[names.given[row] ?? 0] ?? 0;
  const initial = (row: number) => names.pool.units[names.pool.starts[names.given[row] ?? 0] ?? 0] ?? 0;
  add(
    'family+initial',
    'Family name sounds alike and same initial',
    ['family_name', 'given_name'],
    single(fields, (row) => (names.given[row] === 0 ? 0 : mixTwo(family(row), initial(row)))),
  );
  if (emails !== undefined) {
    const { column } = emails;
    const keys = new Uint32Array(column.codes.length);
    for (let row = 0; row < fields.rowCount; row++) {
      for (let at = firstOf(column, row); at < endOf(column, row); at++) {
        const text = column.pool.texts[column.codes[at] ?? 0] ?? '';
        keys[at] = mailboxStart(text);
      }
    }
    add('mailbox-start', 'Mailbox begins alike at the same host', ['email'], { keys, starts: column.starts });
  }
  if (birthday !== undefined) {
    const { pool, codes } = birthday;
    const part = (row: number, from: number, to: number) =>
      Number((pool.texts[codes[row] ?? 0] ?? '').slice(from, to)) || 0;
    add(
      'given+year',
      'Given name sounds alike and same year of birth',
      ['given_name', 'birthday'],
      single(fields, (row) => mixTwo(given(row), part(row, 0, 4))),
    );
    add(
      'family+day',
      'Family name sounds alike, same month and day of birth',
      ['family_name', 'birthday'],
      single(fields, (row) => mixTwo(family(row), part(row, 4, 8))),
    );
  }
  add('family', 'Family name sounds alike', ['family_name'], single(fields, family));
  add('given', 'Given name sounds alike', ['given_name'], single(fields, given));
  return rules;
}

/** Host and the first three letters of the mailbox, for hosts that are somebody's own. */
function mailboxStart(email: string): number {
  const host = ownHost(email);
  const local = emailLocal(email);
  if (host === '' || local.length < 3) return 0;
  let hash = 7;
  for (const letter of `${local.slice(0, 3)}@${host}`) hash = Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0);
  return hash >>> 0 || 1;
}
