// What a target is: a program whose import a file is made for, as data. Owns the vocabulary of the files beside this

// one; one file a target, listed in index.ts. Header names and rules follow each program's own help pages.
import type { AddressColumn } from '../../../../../src-shared/model/contact-columns.ts';
import type { ContactTextColumn } from '../../../../../src-shared/model/export-column.ts';
import type { SingleSource } from '../contact-cells.ts';

/** A place for one of several emails or phones. main and other take any that is left, the rest by label. */
export type PointRole = 'main' | 'work' | 'home' | 'mobile' | 'fax' | 'other';

export type TargetValue =
  | SingleSource
  | { kind: 'role'; point: 'email' | 'phone' | 'url'; role: PointRole; place: number; form: 'as-is' | 'normalised' }
  /** The label of the point in the same role: Google's "Phone 1 - Label". */
  | { kind: 'role-label'; point: 'email' | 'phone' | 'url'; role: PointRole; place: number }
  /** What the target's column says about a consent; an opt-out column has its words the other way round. */
  | { kind: 'consent'; channel: 'email' | 'phone' | 'post'; words: ConsentWords }
  /** The whole main address in one cell. */
  | { kind: 'address-line'; separator: string }
  | { kind: 'country'; form: 'name' | 'code' }
  | { kind: 'birthday'; form: 'iso' | 'month/day' | 'month/day/year' }
  | { kind: 'tag-list'; separator: string }
  | { kind: 'constant'; text: string };

export interface ConsentWords {
  granted: string;
  withdrawn: string;
  unknown: string;
}

export interface ColumnRules {
  required?: true;
  /** No two rows with the same value, capitals aside. */
  unique?: true;
  /** Characters. */
  maxLength?: number;
  /** Bytes in UTF-8. */
  maxBytes?: number;
  /** The only values the column takes; written as they stand here, compared without capitals and punctuation. */
  oneOf?: readonly string[];
  form?: 'email' | 'ascii-email' | 'e164' | 'subdivision-code';
  /** What may honestly be written where the value is missing. */
  fallback?: string;
}

export interface TargetColumn {
  header: string;
  value: TargetValue;
  rules: ColumnRules;
}

export interface ExportTarget {
  /** Names it on the command line: letters, digits, hyphen. */
  id: string;
  label: string;
  /** The program in a sentence, where the label names more: 'Salesforce leads' are of Salesforce. */
  program?: string;
  /** Which import of the program, one sentence. */
  about: string;
  columns: readonly TargetColumn[];
  /** At least one of these headers must be filled in a row. */
  requireOneOf?: readonly string[];
  limits: { rows?: number; megabytes?: number };
  /** Whether the file can say that somebody withdrew consent to email; where it cannot, they are better left out. */
  withdrawn: 'carried' | 'lost';
  /** What a person should know before importing there. */
  notes: readonly string[];
}

// The words of the data files.

export const text = (header: string, column: ContactTextColumn, rules: ColumnRules = {}): TargetColumn => ({
  header,
  value: { kind: 'text', column },
  rules,
});

export const point = (
  header: string,
  kind: 'email' | 'phone' | 'url',
  role: PointRole = 'main',
  rules: ColumnRules = {},
  place = 1,
): TargetColumn => {
  const form = rules.form === undefined ? 'as-is' : 'normalised';
  return { header, value: { kind: 'role', point: kind, role, place, form }, rules };
};

export const pointLabel = (header: string, kind: 'email' | 'phone' | 'url', place: number): TargetColumn => ({
  header,
  value: { kind: 'role-label', point: kind, role: place === 1 ? 'main' : 'other', place },
  rules: {},
});

export const address = (header: string, part: AddressColumn, rules: ColumnRules = {}): TargetColumn => ({
  header,
  value: { kind: 'address', part },
  rules,
});

export const country = (header: string, form: 'name' | 'code', rules: ColumnRules = {}): TargetColumn => ({
  header,
  value: { kind: 'country', form },
  rules,
});

export const birthday = (header: string, form: 'iso' | 'month/day' | 'month/day/year'): TargetColumn => ({
  header,
  value: { kind: 'birthday', form },
  rules: {},
});

export const tags = (header: string, separator: string): TargetColumn => ({
  header,
  value: { kind: 'tag-list', separator },
  rules: {},
});

export const consent = (header: string, channel: 'email' | 'phone' | 'post', words: ConsentWords): TargetColumn => ({
  header,
  value: { kind: 'consent', channel, words },
  rules: {},
});

/** Words of a column that is ticked when somebody opted out: silence is not an opt-out. */
export const optOut: ConsentWords = { granted: 'false', withdrawn: 'true', unknown: 'false' };
