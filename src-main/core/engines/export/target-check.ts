// Judges rows before a file is written: what the target would reject, why, and what is done about it. Owns the rules'
// meaning, the reasons with counts and samples, and the fixes; the rules themselves are data (targets/).
//
// Checking and writing run the same rows through the same object, so what was announced is what is written.
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type { ExportFix } from '../../../../src-shared/model/export-column.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import type { ContactForExport } from './contact-for-export.ts';
import type { Cell } from './csv-writer.ts';
import { consentOf, type TargetLayout } from './target-cells.ts';
import type { ColumnRules, ExportTarget } from './targets/target.ts';

const kinds = [
  'withdrawn',
  'missing',
  'all-missing',
  'duplicate',
  'invalid',
  'not-offered',
  'too-long',
  'tag-changed',
  'no-room',
] as const;
export type ReasonKind = (typeof kinds)[number];

export interface ExportReason {
  /** Names it in fixes: 'missing:Last Name'. */
  key: string;
  kind: ReasonKind;
  /** The column, or null where the whole row is meant. */
  header: string | null;
  /** One sentence without a count: 'Last Name is empty, and Salesforce requires it.' */
  sentence: string;
  contacts: number;
  /** The first of them, to look at: at most `mostListed`. */
  ids: number[];
  samples: { contact: number; name: string; value: string | null }[];
  /** What can honestly be done, the proposal first. */
  fixes: ExportFix[];
  fix: ExportFix;
  /** What 'default' writes. */
  fallback: string | null;
}

/** How somebody wants a reason to be dealt with. */
export interface ChosenFix {
  fix: ExportFix;
  /** For 'default': what to write instead of the proposal. */
  value?: string | undefined;
}

export const mostListed = 10_000;
const mostSamples = 5;

interface Found {
  kind: ReasonKind;
  header: string | null;
  value: string | null;
  fixes: ExportFix[];
  fallback?: string | undefined;
  column: number;
  limit?: number;
}

export class TargetCheck {
  readonly #target: ExportTarget | null;
  readonly #layout: TargetLayout;
  readonly #chosen: ReadonlyMap<string, ChosenFix>;
  readonly #reasons = new Map<string, ExportReason>();
  readonly #taken = new Map<number, Set<string>>();
  readonly #oneOf: readonly number[];
  #leftOut = 0;

  /**
   * @param target null for a file that is made for no program: only withdrawn consent is looked at
   * @param chosen fixes by the key of their reason; where there is none the proposal is taken
   */
  constructor(target: ExportTarget | null, layout: TargetLayout, chosen: ReadonlyMap<string, ChosenFix> = new Map()) {
    this.#target = target;
    this.#layout = layout;
    this.#chosen = chosen;
    const wanted = new Set(target?.requireOneOf ?? []);
    this.#oneOf = layout.columns.flatMap(({ header }, index) => (wanted.has(header) ? [index] : []));
  }

  /** How many contacts will not be written. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** What was found, kind by kind in the order of `kinds`, so that choosing a fix moves nothing. */
  reasons(): ExportReason[] {
    return [...this.#reasons.values()].sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind));
  }

  /** A row as it will be written, or null when it is left out. The cells are those of the layout. */
  row(contact: ContactForExport, cells: readonly Cell[]): Cell[] | null {
    const row = [...cells];
    const isKept = this.#judge(contact, row);
    if (!isKept) this.#leftOut++;
    return isKept ? row : null;
  }

  #judge(contact: ContactForExport, row: Cell[]): boolean {
    if (!this.#withdrawn(contact, row)) return false;
    if (this.#target === null) return true;
    for (const [index, { rules }] of this.#layout.columns.entries()) {
      const found = this.#cell(row[index] ?? null, rules, index);
      if (found !== null && !this.#apply(contact, found, row)) return false;
    }
    // After the fixes: an address that was taken out may have been the last thing a row had.
    for (const [index, { header, rules }] of this.#layout.columns.entries()) {
      if (rules.required && isBlank(row[index])) {
        const fixes: ExportFix[] = rules.fallback === undefined ? ['leave-out', 'default'] : ['default', 'leave-out'];
        const { fallback } = rules;
        const found: Found = { kind: 'missing', header, value: null, fixes, fallback, column: index };
        if (!this.#apply(contact, found, row)) return false;
      }
    }
    if (this.#oneOf.length > 0 && this.#oneOf.every((index) => isBlank(row[index]))) {
      const found: Found = { kind: 'all-missing', header: null, value: null, fixes: ['leave-out', 'keep'], column: -1 };
      if (!this.#apply(contact, found, row)) return false;
    }
    if (!this.#unique(contact, row)) return false;
    this.#remarks(contact, row);
    return true;
  }

  #withdrawn(contact: ContactForExport, row: Cell[]): boolean {
    if (consentOf(contact, 'email') !== 'withdrawn') return true;
    const isCarried = this.#target === null || this.#target.withdrawn === 'carried';
    return this.#apply(
      contact,
      {
        kind: 'withdrawn',
        header: null,
        value: contact.email[0]?.value ?? null,
        fixes: isCarried ? ['keep', 'leave-out'] : ['leave-out', 'keep'],
        column: -1,
      },
      row,
    );
  }

  #cell(cell: Cell, rules: ColumnRules, column: number): Found | null {
    if (isBlank(cell)) return null;
    const value = String(cell);
    const header = this.#layout.columns[column]?.header ?? null;
    const canBeEmpty: ExportFix[] = rules.required ? ['leave-out', 'keep'] : ['empty', 'leave-out', 'keep'];
    if (rules.form !== undefined && !hasForm(value, rules.form)) {
      return { kind: 'invalid', header, value, fixes: canBeEmpty, column };
    }
    if (rules.oneOf !== undefined && !rules.oneOf.includes(value)) {
      return {
        kind: 'not-offered',
        header,
        value,
        fixes: [...canBeEmpty, 'default'],
        fallback: rules.oneOf[0],
        column,
      };
    }
    const limit = rules.maxLength ?? rules.maxBytes;
    if (limit !== undefined && tooLong(value, rules)) {
      // Half an address is another address.
      const fixes: ExportFix[] = rules.form === undefined ? ['cut', 'empty', 'leave-out', 'keep'] : canBeEmpty;
      return { kind: 'too-long', header, value, fixes, column, limit };
    }
    return null;
  }

  #unique(contact: ContactForExport, row: Cell[]): boolean {
    const added: [Set<string>, string][] = [];
    for (const [index, { header, rules }] of this.#layout.columns.entries()) {
      const cell = row[index] ?? null;
      if (!rules.unique || isBlank(cell)) continue;
      const taken = this.#taken.get(index) ?? new Set();
      this.#taken.set(index, taken);
      const key = String(cell).trim().toLowerCase();
      if (!taken.has(key)) {
        added.push([taken, key]);
        continue;
      }
      const fixes: ExportFix[] = rules.required ? ['leave-out', 'keep'] : ['leave-out', 'empty', 'keep'];
      const found: Found = { kind: 'duplicate', header, value: String(cell), fixes, column: index };
      if (!this.#apply(contact, found, row)) return false;
    }
    for (const [taken, key] of added) taken.add(key);
    return true;
  }

  /** What is written, but not whole. */
  #remarks(contact: ContactForExport, row: Cell[]): void {
    const left = this.#layout.unplaced(contact);
    if (left.length > 0) {
      const value = left.join(', ');
      this.#apply(contact, { kind: 'no-room', header: null, value, fixes: ['keep'], column: -1 }, row);
    }
    for (const { header, value } of this.#target?.columns ?? []) {
      if (value.kind !== 'tag-list') continue;
      const mark = value.separator.trim();
      const changed = contact.tags.filter((tag) => tag.includes(mark));
      const index = this.#layout.columns.findIndex((column) => column.header === header);
      if (changed.length > 0 && index >= 0) {
        const found: Found = { kind: 'tag-changed', header, value: changed.join(', '), fixes: ['keep'], column: index };
        this.#apply(contact, found, row);
      }
    }
  }

  /** Counts the reason and applies its fix to the row. False: the row is left out. */
  #apply(contact: ContactForExport, found: Found, row: Cell[]): boolean {
    const reason = this.#reasonOf(found);
    reason.contacts++;
    if (reason.ids.length < mostListed) reason.ids.push(contact.id);
    if (reason.samples.length < mostSamples) {
      reason.samples.push({ contact: contact.id, name: contact.text.display_name ?? '', value: found.value });
    }
    switch (reason.fix) {
      case 'leave-out':
        return false;
      case 'keep':
        return true;
      case 'empty':
        row[found.column] = null;
        return true;
      case 'cut': {
        const rules = this.#layout.columns[found.column]?.rules ?? {};
        row[found.column] = cut(String(row[found.column]), rules);
        return true;
      }
      case 'default':
        row[found.column] = reason.fallback;
        return reason.fallback !== null && reason.fallback !== '';
      default:
        return assertNever(reason.fix);
    }
  }

  #reasonOf(found: Found): ExportReason {
    const key = found.header === null ? found.kind : `${found.kind}:${found.header}`;
    let reason = this.#reasons.get(key);
    if (reason === undefined) {
      const chosen = this.#chosen.get(key);
      const proposal = found.fixes[0] ?? 'keep';
      reason = {
        key,
        kind: found.kind,
        header: found.header,
        sentence: sentenceOf(found, this.#target, this.#layout),
        contacts: 0,
        ids: [],
        samples: [],
        fixes: found.fixes,
        fix: chosen !== undefined && found.fixes.includes(chosen.fix) ? chosen.fix : proposal,
        fallback: chosen?.value ?? found.fallback ?? null,
      };
      this.#reasons.set(key, reason);
    }
    return reason;
  }
}

function sentenceOf({ kind, header, limit }: Found, target: ExportTarget | null, layout: TargetLayout): string {
  const name = target?.program ?? target?.label ?? 'the file';
  switch (kind) {
    case 'withdrawn':
      if (target === null) return 'Withdrew consent to email.';
      return target.withdrawn === 'carried'
        ? 'Withdrew consent to email; the file says so.'
        : `Withdrew consent to email, which a file for ${name} cannot say.`;
    case 'missing':
      return `${header} is empty, and ${name} requires it.`;
    case 'all-missing': {
      const headers = target?.requireOneOf?.filter((wanted) =>
        layout.columns.some((column) => column.header === wanted),
      );
      return `None of ${headers?.join(', ')} is filled, and ${name} requires one of them.`;
    }
    case 'invalid':
      return `${header} has a value that ${name} does not take.`;
    case 'not-offered':
      return `${header} has a value that is not among those of ${name}.`;
    case 'too-long':
      return `${header} is longer than the ${limit} that ${name} holds.`;
    case 'duplicate':
      return `${header} is the same as in a row before; ${name} takes each once.`;
    case 'tag-changed':
      return `A tag has the mark in its name that separates tags in ${header}; a blank is written for it.`;
    case 'no-room':
      return `More emails, phones or websites than ${name} has columns for; the rest is not written.`;
    default:
      return assertNever(kind);
  }
}

const isBlank = (cell: Cell | undefined): boolean => cell === null || cell === undefined || String(cell).trim() === '';

function hasForm(value: string, form: NonNullable<ColumnRules['form']>): boolean {
  switch (form) {
    case 'email':
      return isBareEmail(value);
    case 'ascii-email':
      return isBareEmail(value) && /^[\x21-\x7e]+$/.test(value.slice(0, value.lastIndexOf('@')));
    case 'e164':
      return /^\+[1-9]\d{6,14}$/.test(value);
    case 'subdivision-code':
      return /^[A-Z0-9]{1,3}$/.test(value);
    default:
      return assertNever(form);
  }
}

/** An address and nothing beside it. */
function isBareEmail(value: string): boolean {
  return normaliseEmail(value).normalised === value.toLowerCase();
}

function tooLong(value: string, { maxLength, maxBytes }: ColumnRules): boolean {
  if (maxBytes !== undefined && Buffer.byteLength(value) > maxBytes) return true;
  return maxLength !== undefined && value.length > maxLength && [...value].length > maxLength;
}

/** As much of the beginning as fits, no character in half. */
function cut(
  value: string,
  { maxLength = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY }: ColumnRules,
) {
  let bytes = 0;
  let kept = '';
  let count = 0;
  for (const character of value) {
    bytes += Buffer.byteLength(character);
    if (++count > maxLength || bytes > maxBytes) break;
    kept += character;
  }
  return kept.trimEnd();
}
