// What a check is. Owns the shape that every file in checks/ fills in, and small makers for the common kinds.
import type { AddressColumn } from '../../../../src-shared/model/contact-columns.ts';
import type { Dimension, FixStep, Severity } from '../../../../src-shared/model/finding.ts';
import type { AuditContact, AuditText } from './audit-contact.ts';
import type { TextRepair } from './judged-values.ts';
import type { StreetStyle } from './lists/street-words.ts';

/** What a check says about one value. `proposed` is absent where no honest fix exists; '' means: take the value out. */
export interface Found {
  /** Column of contact, point:<id>, address:<id>.<column>, activity:<id>.<column>. */
  field: string;
  current: string | null;
  proposed?: string;
  /** 0 to 1: how sure the proposal is; absent without one. */
  confidence?: number;
  /** What is particular about this one, in plain words: 'Used by 12 contacts'. */
  detail?: string;
  /** Further changes that belong to the fix, made together with it or not at all. */
  also?: readonly FixStep[];
}

/** Facts over all contacts that a check on one contact needs; gathered in a first pass. Only repeated values appear. */
export interface GroupFacts {
  /** Normalised email → how many contacts carry it and how many different names these have. */
  emailUse: ReadonlyMap<string, SharedValue>;
  /** E.164 phone → the same. */
  phoneUse: ReadonlyMap<string, SharedValue>;
  /** Email domain → the company most of its contacts name. */
  companyOfDomain: ReadonlyMap<string, CompanyOfDomain>;
  /** Folded name → how often it stands as given and as family name; only names seen five times or more. */
  nameUse: ReadonlyMap<string, NameUse>;
  /** Column → a rarer spelling → the spelling that prevails. */
  spellings: ReadonlyMap<string, ReadonlyMap<string, Spelling>>;
  /** How American streets should end, where they do it in two ways. */
  streetStyle: StreetStyle | null;
  /** Columns that are written in small letters throughout: a habit of their source, no slip. */
  smallLetters: ReadonlySet<string>;
  /** How most addresses of the workspace write their country. */
  countryStyle: 'name' | 'code';
  /** Fields that the workspace asks for, or for certain values in them. */
  guards: readonly GuardFacts[];
  /** False where no activities were ever imported: silence then says nothing about a contact. */
  hasActivities: boolean;
}

export interface GuardFacts {
  /** 'Company' */
  label: string;
  isRequired: boolean;
  allowed: readonly string[] | null;
  place:
    | { kind: 'own'; column: string }
    | { kind: 'custom'; key: string }
    | { kind: 'address'; part: AddressColumn }
    | { kind: 'email' | 'phone' | 'url' | 'handle' };
}

export interface SharedValue {
  contacts: number;
  names: number;
}

export interface CompanyOfDomain {
  company: string;
  /** Contacts at the domain that name any company, and the share of them that names this one, 0 to 1. */
  contacts: number;
  share: number;
}

export interface NameUse {
  given: number;
  family: number;
}

export interface Spelling {
  preferred: string;
  /** Values written the preferred way, and this way. */
  preferredUses: number;
  uses: number;
}

export interface AuditContext {
  /** The moment the audit speaks for, UTC epoch milliseconds. */
  asOf: number;
  /** ISO 3166-1 alpha-2 of the workspace, for numbers and postcodes without a country of their own. */
  defaultCountry: string | null;
  groups: GroupFacts;
}

export const noGroupFacts: GroupFacts = {
  emailUse: new Map(),
  phoneUse: new Map(),
  companyOfDomain: new Map(),
  nameUse: new Map(),
  spellings: new Map(),
  streetStyle: null,
  smallLetters: new Set(),
  countryStyle: 'name',
  guards: [],
  hasActivities: false,
};

interface CheckWords {
  /** Stable: kept in findings and decisions. */
  id: string;
  /** 'Email address is not valid' */
  title: string;
  /** What goes wrong when it stays, for somebody who runs a business. */
  why: string;
  /** What accepting does, or what to do where nothing can be proposed. */
  remedy: string;
  dimension: Dimension;
  severity: Severity;
}

export interface ContactCheck extends CheckWords {
  kind: 'contact';
  /** Columns that it reads, as a person would name them in a filter. */
  reads: readonly string[];
  /** Reads group facts, so that one contact cannot be judged alone. */
  comparesContacts?: true;
  /** undefined: the check says nothing about this contact (a person without email has no wrong email). */
  inspect: (contact: AuditContact, context: AuditContext) => readonly Found[] | undefined;
}

/** A tag with what the tag checks need to know about it. */
export interface AuditTag {
  id: number;
  name: string;
  parentId: number | null;
  status: 'draft' | 'active' | 'deprecated' | 'retired';
  meaning: string | null;
  owner: string | null;
  appliedWhen: string | null;
  removedWhen: string | null;
  action: string | null;
  /** YYYY-MM-DD */
  reviewAt: string | null;
  /** Contacts that carry the tag itself, and with those that carry a tag below it. */
  members: number;
  membersBelow: number;
  hasChildren: boolean;
}

export interface TagCheck extends CheckWords {
  kind: 'tag';
  reads: readonly string[];
  /** Looks at all tags at once: likeness is between tags. Field is tag:<column>. */
  inspect: (tags: readonly AuditTag[], context: AuditContext) => readonly (Found & { tag: number })[];
}

export type Check = ContactCheck | TagCheck;

/** Looked at and in order. */
export const clean: readonly Found[] = [];

/** A check that looks at pieces of text one by one; `repair` answers undefined for text that is in order. */
export function textCheck(
  words: CheckWords & { reads: readonly string[] },
  appliesTo: (text: AuditText) => boolean,
  repair: (value: string, text: AuditText, contact: AuditContact, context: AuditContext) => TextRepair | undefined,
): ContactCheck {
  return {
    ...words,
    kind: 'contact',
    inspect: (contact, context) => {
      let applies = false;
      let found: Found[] | undefined;
      for (const text of contact.texts) {
        if (!appliesTo(text)) continue;
        applies = true;
        const repaired = repair(text.value, text, contact, context);
        if (repaired === undefined) continue;
        found ??= [];
        found.push(foundIn(text.field, text.value, repaired));
      }
      return found ?? (applies ? clean : undefined);
    },
  };
}

let valueChecks = 0;

/**
 * As textCheck, where what is said of a text follows from its column and value alone: each distinct value is judged once
 * per run.
 * @param skips texts that count as in order whatever they say
 */
export function valueCheck(
  words: CheckWords & { reads: readonly string[] },
  appliesTo: (column: string) => boolean,
  repair: (value: string, column: string) => TextRepair | undefined,
  skips: (contact: AuditContact, context: AuditContext, column: string) => boolean = () => false,
): ContactCheck {
  const place = valueChecks++;
  return textCheck(
    words,
    ({ column }) => appliesTo(column),
    (value, { column, judged }, contact, context) => {
      if (skips(contact, context, column)) return undefined;
      if (judged === undefined) return repair(value, column);
      let known = judged[place];
      if (known === undefined) {
        known = repair(value, column) ?? null;
        judged[place] = known;
      }
      return known ?? undefined;
    },
  );
}

/** Turns a repair of the value at `field` into a finding. */
export function foundIn(field: string, current: string, repair: TextRepair): Found {
  return {
    field,
    current,
    ...(repair.to === undefined ? {} : { proposed: repair.to, confidence: repair.confidence ?? 1 }),
    ...(repair.detail === undefined ? {} : { detail: repair.detail }),
  };
}
