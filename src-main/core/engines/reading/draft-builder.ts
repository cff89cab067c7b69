// Gathers one row's cells into a contact, target by target. Owns what each kind of target does with a text; the row's
// shape and the order of columns are plan-rows.ts's.

import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { type DetailColumn, detailColumns } from '../../../../src-shared/model/contact-columns.ts';
import type { ColumnTarget, CustomType } from '../../../../src-shared/model/target-fields.ts';
import { addressLineParts, splitAddressLine } from '../../../../src-shared/text/address-line.ts';
import { parseBoolean } from '../../../../src-shared/text/boolean.ts';
import {
  type Consent,
  type EmailStatus,
  parseEmailStatus,
  readConsent,
  stricterConsent,
  stricterEmailStatus,
} from '../../../../src-shared/text/consent.ts';
import {
  type DateReading,
  type DayOrder,
  parseDay,
  parseExcelSerial,
  parseTimestamp,
} from '../../../../src-shared/text/date.ts';
import { normaliseEmail, splitEmails } from '../../../../src-shared/text/email.ts';
import { type DecimalMark, parseMoney, parseNumber } from '../../../../src-shared/text/money.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { readPhone, splitPhones } from '../../../../src-shared/text/phone.ts';
import { parseTagList } from '../../../../src-shared/text/tag-list.ts';
import { prefixSeparator } from '../../../../src-shared/text/tag-path.ts';
import type { ContactDraft, PointDraft, RowIssue } from './contact-draft.ts';
import {
  type AddressBeingRead,
  emptyAddress,
  type NameSlot,
  nameParts,
  nameSlots,
  setAddressPart,
  withoutApostrophe,
} from './draft-parts.ts';

/** Everything about a file that decides how its rows are read. */
export interface RowPlan {
  /** One target per column. */
  readonly targets: readonly ColumnTarget[];
  readonly headers: readonly string[];
  /** Types of the custom fields by key. */
  readonly customTypes: ReadonlyMap<string, CustomType>;
  /** Per column: how 03/04/2024 is read there. */
  readonly dayOrder: readonly DayOrder[];
  /** Per column: the decimal mark there. */
  readonly decimal: readonly DecimalMark[];
  readonly currency: string | null;
  /** ISO 3166-1 alpha-2 for phone numbers without country, or null. */
  readonly country: string | null;
  /** Values that every row gets where its columns give none. */
  readonly constants?: readonly { readonly target: ColumnTarget; readonly value: string }[];
  /** Year of the import; two-digit years beyond it are taken from the last century. */
  readonly year: number;
}

/** What a column can become besides nothing and a part of an activity. */
export type ReadTarget = Exclude<ColumnTarget, { kind: 'ignore' } | { kind: 'activity' }>;
/** A value that every row gets. `place`: which of the custom fields it is, -1 for other targets. */
export interface PlacedConstant {
  readonly target: ReadTarget;
  readonly value: string;
  readonly place: number;
}

const unknownConsent: Consent = 'unknown';
const noWarnings: readonly RowIssue[] = [];

/** One row on its way to a draft. Give it the cells that have a value, then finish. */
export class DraftBuilder {
  readonly #plan: RowPlan;
  readonly #country: string | null;
  readonly #name: Record<NameSlot, string> = {
    prefix: '',
    given: '',
    middle: '',
    family: '',
    suffix: '',
    nickname: '',
    full: '',
  };
  readonly #columns = emptyColumns();
  readonly #points: PointDraft[] = [];
  readonly #addresses = new Map<string, AddressBeingRead>();
  readonly #consent = { email: unknownConsent, phone: unknownConsent, post: unknownConsent };
  readonly #tags: string[] = [];
  readonly #custom: (string | number | null)[];
  #emailStatus: EmailStatus = 'unknown';
  #labels: Map<string, string> | undefined;
  #warnings: RowIssue[] | undefined;
  #createdAt: number | null = null;
  #sourceId: string | null = null;

  /**
   * @param country whose plan phone numbers without country follow, or null
   * @param customCount how many columns go to custom fields
   */
  constructor(plan: RowPlan, country: string | null, customCount: number) {
    this.#plan = plan;
    this.#country = country;
    this.#custom = new Array<string | number | null>(customCount).fill(null);
  }

  get warnings(): readonly RowIssue[] {
    return this.#warnings ?? noWarnings;
  }

  /** Takes the value of a column. @param place which of the custom fields it is, for targets of that kind */
  take(target: ReadTarget, column: number, text: string, place: number): void {
    switch (target.kind) {
      case 'field':
        this.#takeField(target.field, column, text);
        break;
      case 'point':
        this.#takePoint(target, column, text);
        break;
      case 'address':
        this.#takeAddress(target, text);
        break;
      case 'address_line':
        this.#takeAddressLine(target, text);
        break;
      case 'label':
        this.#labels ??= new Map();
        this.#labels.set(target.of + target.block, cleanLabel(text));
        break;
      case 'consent':
        this.#takeConsent(target, column, text);
        break;
      case 'email_status':
        this.#takeStatus(column, text);
        break;
      case 'tags':
        for (const tag of parseTagList(text)) this.#tag(tag);
        break;
      case 'branch':
        for (const tag of parseTagList(text)) this.#tag(`${target.tag}${prefixSeparator}${tag}`);
        break;
      case 'tag': {
        const answer = parseBoolean(text);
        if (answer) this.#tag(target.tag);
        if (answer === null) this.#warn('unreadable_value', column, 'Neither a yes nor a no; the tag was not given');
        break;
      }
      case 'custom':
        this.#custom[place] = this.#customValue(text, this.#plan.customTypes.get(target.key) ?? 'text', column);
        break;
      default:
        assertNever(target);
    }
  }

  /**
   * The draft, or null when nothing tells who is meant.
   * @param idSuffices whether the source's id alone tells
   * @param constants what every row gets where it says nothing itself; they make nobody out of a blank row
   */
  finish(idSuffices: boolean, constants: readonly PlacedConstant[] = []): ContactDraft | null {
    const parts = nameParts(this.#name);
    const { company } = this.#columns;
    const email = this.#points.find((point) => point.kind === 'email')?.value ?? null;
    const phone = this.#points.find((point) => point.kind === 'phone')?.value ?? null;
    const hasName = parts.given !== null || parts.family !== null || parts.nickname !== null;
    const isSomebody = hasName || email !== null || phone !== null || company !== null;
    if (!isSomebody && !(idSuffices && this.#sourceId !== null)) return null;
    if (this.#labels !== undefined) {
      for (const [block, address] of this.#addresses) address.label ??= this.#labels.get(`address${block}`) ?? null;
    }
    for (const constant of constants) this.#fill(constant);
    return {
      kind: !hasName && company !== null ? 'company' : 'person',
      name: parts,
      displayName: displayName(parts, { company, email, phone }),
      columns: this.#columns,
      createdAt: this.#createdAt,
      sourceId: this.#sourceId,
      points: withoutRepeats(this.#withStatus()),
      addresses: this.#addresses.size === 0 ? [] : [...this.#addresses.values()],
      tags: this.#tags,
      consent: this.#consent,
      custom: this.#custom,
    };
  }

  /** Gives a value of the whole file to what the row left open. */
  #fill({ target, value, place }: PlacedConstant): void {
    switch (target.kind) {
      case 'field':
        if (isDetail(target.field) && this.#columns[target.field] === null) this.take(target, -1, value, place);
        break;
      case 'address':
        if (this.#addresses.size === 0) this.#takeAddress(target, value);
        else {
          for (const address of this.#addresses.values()) {
            if (address[target.part] === null) setAddressPart(address, target.part, value);
          }
        }
        break;
      case 'custom':
        if (this.#custom[place] === null) this.take(target, -1, value, place);
        break;
      default:
        this.take(target, -1, value, place);
    }
  }

  #tag(tag: string): void {
    if (!this.#tags.includes(tag)) this.#tags.push(tag);
  }

  #takeConsent({ channel, sense }: Extract<ReadTarget, { kind: 'consent' }>, column: number, text: string): void {
    const said = readConsent(text, sense);
    if (said === null) {
      this.#warn('unclear_consent', column, 'Neither a yes nor a no; the consent stays as it is');
      return;
    }
    this.#consent[channel] = stricterConsent(this.#consent[channel], said);
    if (channel === 'email' && said === 'withdrawn') {
      this.#emailStatus = stricterEmailStatus(this.#emailStatus, parseEmailStatus(text) ?? 'unknown');
    }
  }

  #takeStatus(column: number, text: string): void {
    const status = parseEmailStatus(text);
    if (status === null) this.#warn('unclear_status', column, 'No known status of an address; left out');
    else this.#emailStatus = stricterEmailStatus(this.#emailStatus, status);
    if (status === 'opted_out') this.#consent.email = 'withdrawn';
  }

  /** What the row says of its addresses; one that cannot be mailed at all stays invalid. */
  #withStatus(): readonly PointDraft[] {
    const status = this.#emailStatus;
    if (status === 'unknown') return this.#points;
    return this.#points.map((point) =>
      point.kind === 'email' && point.status !== 'invalid' ? { ...point, status } : point,
    );
  }

  #warn(code: string, column: number, message: string): void {
    this.#warnings ??= [];
    this.#warnings.push({ code, column: column < 0 ? null : column, message });
  }

  #dates(column: number): DateReading {
    return { order: this.#plan.dayOrder[column] ?? 'mdy', pivot: this.#plan.year % 100 };
  }

  #takeField(field: Extract<ReadTarget, { kind: 'field' }>['field'], column: number, text: string): void {
    const slot = nameSlots[field];
    if (slot !== undefined) {
      this.#name[slot] = text;
    } else if (field === 'source_id') {
      this.#sourceId = withoutApostrophe(text);
    } else if (field === 'created_at') {
      this.#createdAt = parseTimestamp(text, this.#dates(column)) ?? serialTime(text);
      if (this.#createdAt === null) this.#warn('unreadable_date', column, unreadableDate);
    } else if (field === 'birthday') {
      this.#columns.birthday = parseDay(text, this.#dates(column)) ?? parseExcelSerial(text);
      if (this.#columns.birthday === null) this.#warn('unreadable_date', column, unreadableDate);
    } else if (isDetail(field)) {
      this.#columns[field] = text.replaceAll('\r\n', '\n');
    }
  }

  #takeAddress(target: Extract<ReadTarget, { kind: 'address' }>, text: string): void {
    let address = this.#addresses.get(target.block);
    if (address === undefined) {
      address = emptyAddress(target.label);
      this.#addresses.set(target.block, address);
    }
    setAddressPart(address, target.part, text);
  }

  #takeAddressLine({ block, label }: Extract<ReadTarget, { kind: 'address_line' }>, text: string): void {
    const line = splitAddressLine(text);
    for (const part of addressLineParts) {
      const value = line[part];
      if (value !== null) this.#takeAddress({ kind: 'address', part, block, label }, value);
    }
  }

  #takePoint(target: Extract<ReadTarget, { kind: 'point' }>, column: number, text: string): void {
    const label = this.#labels?.get(target.point + target.block) ?? target.label;
    switch (target.point) {
      case 'email':
        for (const value of splitEmails(text)) this.#takeEmail(label, column, value);
        break;
      case 'phone':
        for (const value of splitPhones(text)) this.#takePhone(label, column, withoutApostrophe(value));
        break;
      case 'url':
      case 'handle':
        for (const value of text.split(/\s*:::\s*/)) {
          if (value === '') continue;
          const normalised = value.toLowerCase().replace(/\/$/, '');
          this.#points.push({ kind: target.point, label, value, normalised, status: 'unknown' });
        }
        break;
      default:
        assertNever(target.point);
    }
  }

  #takeEmail(label: string | null, column: number, value: string): void {
    const { normalised } = normaliseEmail(value);
    if (normalised === null) this.#warn('invalid_email', column, 'Not a valid email address; kept as written');
    this.#points.push({ kind: 'email', label, value, normalised, status: normalised === null ? 'invalid' : 'unknown' });
  }

  #takePhone(label: string | null, column: number, value: string): void {
    const read = readPhone(value, this.#country);
    const isInvalid = read.validity === 'invalid';
    const isNational = isInvalid && this.#country === null && /^[\d\s()./-]{7,}$/.test(value);
    if (isNational) {
      this.#warn('phone_without_country', column, 'The phone number names no country; choose a default country');
    } else if (isInvalid) {
      this.#warn('invalid_phone', column, 'Not a phone number that can be dialled; kept as written');
    }
    const status = isInvalid && !isNational ? 'invalid' : 'unknown';
    this.#points.push({ kind: 'phone', label, value, normalised: read.normalised, status });
  }

  #customValue(text: string, type: CustomType, column: number): string | number | null {
    const refuse = (what: string): null => {
      this.#warn('unreadable_value', column, `Not ${what}; left out`);
      return null;
    };
    const decimal = this.#plan.decimal[column] ?? '.';
    switch (type) {
      case 'text':
      case 'choice':
        return text.replaceAll('\r\n', '\n');
      case 'multi':
        return JSON.stringify(parseTagList(text));
      case 'number':
        return parseNumber(text.replace(/%$/, ''), decimal) ?? refuse('a number');
      case 'money':
        return parseMoney(text, { currency: this.#plan.currency, decimal })?.amount ?? refuse('an amount');
      case 'date':
        return parseDay(text, this.#dates(column)) ?? parseExcelSerial(text) ?? refuse('a date');
      case 'boolean': {
        const answer = parseBoolean(text);
        return answer === null ? refuse('yes or no') : Number(answer);
      }
      default:
        return assertNever(type);
    }
  }
}

const unreadableDate = 'The date cannot be read and was left out';

function isDetail(field: string): field is DetailColumn {
  return (detailColumns as readonly string[]).includes(field);
}

function withoutRepeats(points: readonly PointDraft[]): readonly PointDraft[] {
  if (points.length < 2) return points;
  const seen = new Set<string>();
  return points.filter((point) => {
    const key = `${point.kind} ${point.normalised ?? point.value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function emptyColumns(): Record<DetailColumn, string | null> {
  const columns: Partial<Record<DetailColumn, string | null>> = {};
  for (const column of detailColumns) columns[column] = null;
  return columns as Record<DetailColumn, string | null>; // every column was just set
}

/** Google marks the primary entry with '* '. */
function cleanLabel(text: string): string {
  return text.replace(/^\*\s*/, '').toLowerCase();
}

function serialTime(text: string): number | null {
  const day = parseExcelSerial(text);
  return day === null ? null : Date.parse(day);
}
