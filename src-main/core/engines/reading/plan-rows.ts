// Turns a row of cells into a contact, by the mapping. Owns what makes a row unusable and what only deserves a
// warning; knows nothing of the contacts that exist (see features/import) or of activities (see plan-activities.ts).
import type { ColumnTarget, CustomType } from '../../../../src-shared/model/target-fields.ts';
import { parseBoolean } from '../../../../src-shared/text/boolean.ts';
import { type Consent, parseConsent, stricterConsent } from '../../../../src-shared/text/consent.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { type DayOrder, parseDay, parseExcelSerial, parseTimestamp } from '../../../../src-shared/text/date.ts';
import { normaliseEmail, splitEmails } from '../../../../src-shared/text/email.ts';
import { type DecimalMark, parseMoney, parseNumber } from '../../../../src-shared/text/money.ts';
import { displayName, type NameParts, splitFullName } from '../../../../src-shared/text/person-name.ts';
import { readPhone, splitPhones } from '../../../../src-shared/text/phone.ts';
import { parseTagList } from '../../../../src-shared/text/tag-list.ts';
import {
  type AddressDraft,
  type ContactDraft,
  type DraftColumn,
  draftColumns,
  type PointDraft,
  type RowIssue,
} from './contact-draft.ts';

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
  /** Year of the import; two-digit years beyond it are taken from the last century. */
  readonly year: number;
}

export type PlannedContact =
  | { readonly kind: 'contact'; readonly draft: ContactDraft; readonly warnings: readonly RowIssue[] }
  | { readonly kind: 'rejected'; readonly issue: RowIssue };

const noWarnings: readonly RowIssue[] = [];
const unknownConsent: Consent = 'unknown';
const placeholder = /^(?:n\/?a|null|none|nil|undefined|-+|\.+|#n\/a|\(none\)|\(blank\))$/i;

/**
 * A function that reads rows by one plan; made once per file, called per row.
 * @param idSuffices whether the source's id alone tells who is meant, as it does in files of activities
 */
export function contactReader(plan: RowPlan, idSuffices = false): (row: readonly string[]) => PlannedContact {
  const { targets } = plan;
  const width = targets.length;
  const headerLine = plan.headers.join('\u0001').toLowerCase();
  const countryColumn = targets.findIndex((target) => target.kind === 'address' && target.part === 'country');
  const reading = targets.map((_, column) => ({
    order: plan.dayOrder[column] ?? ('mdy' as const),
    pivot: plan.year % 100,
  }));
  const customColumns = targets.flatMap((target, column) =>
    target.kind === 'custom' ? [{ column, key: target.key }] : [],
  );

  return (row) => {
    const shape = shapeIssue(row, width, headerLine);
    if (shape !== null) return { kind: 'rejected', issue: shape };
    const cell = (column: number): string => {
      const text = (row[column] ?? '').trim();
      return text.length < 12 && placeholder.test(text) ? '' : text;
    };
    let warnings: RowIssue[] | undefined;
    const warn = (code: string, column: number, message: string) => {
      warnings ??= [];
      warnings.push({ code, column, message });
    };
    const name = { prefix: '', given: '', middle: '', family: '', suffix: '', nickname: '', full: '' };
    const columns: Record<DraftColumn, string | null> = emptyColumns();
    const points: PointDraft[] = [];
    const addresses = new Map<string, { -readonly [K in keyof AddressDraft]: AddressDraft[K] }>();
    const consent = { email: unknownConsent, phone: unknownConsent, post: unknownConsent };
    let labels: Map<string, string> | undefined;
    const tags: string[] = [];
    let createdAt: number | null = null;
    let sourceId: string | null = null;
    const home = (countryColumn < 0 ? null : countryCode(cell(countryColumn))) ?? plan.country;

    for (let column = 0; column < width; column++) {
      const target = targets[column];
      if (target === undefined || target.kind === 'ignore' || target.kind === 'activity' || target.kind === 'custom')
        continue;
      const text = cell(column);
      if (text === '') continue;
      switch (target.kind) {
        case 'field':
          switch (target.field) {
            case 'full_name':
              name.full = text;
              break;
            case 'name_prefix':
              name.prefix = text;
              break;
            case 'given_name':
              name.given = text;
              break;
            case 'middle_name':
              name.middle = text;
              break;
            case 'family_name':
              name.family = text;
              break;
            case 'name_suffix':
              name.suffix = text;
              break;
            case 'nickname':
              name.nickname = text;
              break;
            case 'source_id':
              sourceId = withoutApostrophe(text);
              break;
            case 'created_at':
              createdAt = parseTimestamp(text, reading[column]) ?? serialTime(text);
              if (createdAt === null) warn('unreadable_date', column, 'The date cannot be read and was left out');
              break;
            case 'birthday':
              columns.birthday = parseDay(text, reading[column]) ?? parseExcelSerial(text);
              if (columns.birthday === null)
                warn('unreadable_date', column, 'The date cannot be read and was left out');
              break;
            default:
              columns[target.field] = text.replaceAll('\r\n', '\n');
          }
          break;
        case 'point':
          addPoints(points, target, text, home, labels?.get(target.point + target.block), column, warn);
          break;
        case 'address': {
          let address = addresses.get(target.block);
          if (address === undefined) {
            address = emptyAddress(target.label);
            addresses.set(target.block, address);
          }
          if (target.part === 'country') {
            address.country = text;
            address.countryCode = countryCode(text);
          } else address[target.part] = target.part === 'postcode' ? withoutApostrophe(text) : text;
          break;
        }
        case 'label':
          labels ??= new Map();
          labels.set(target.of + target.block, cleanLabel(text));
          break;
        case 'consent':
          consent[target.channel] = stricterConsent(consent[target.channel], parseConsent(text, target.sense));
          break;
        case 'tags':
          for (const tag of parseTagList(text)) if (!tags.includes(tag)) tags.push(tag);
          break;
      }
    }
    if (labels !== undefined) {
      for (const [block, address] of addresses) address.label ??= labels.get(`address${block}`) ?? null;
    }
    const parts = nameParts(name);
    const email = points.find((point) => point.kind === 'email')?.value ?? null;
    const phone = points.find((point) => point.kind === 'phone')?.value ?? null;
    const hasName = parts.given !== null || parts.family !== null || parts.nickname !== null;
    const isSomebody = hasName || email !== null || phone !== null || columns.company !== null;
    if (!isSomebody && !(idSuffices && sourceId !== null)) {
      return { kind: 'rejected', issue: { code: 'nobody', column: null, message: 'No name, email, phone or company' } };
    }
    const custom = customColumns.map(({ column, key }) =>
      customValue(cell(column), plan.customTypes.get(key) ?? 'text', plan, column, reading[column], warn),
    );
    const draft: ContactDraft = {
      kind: !hasName && columns.company !== null ? 'company' : 'person',
      name: parts,
      displayName: displayName(parts, { company: columns.company, email, phone }),
      columns,
      createdAt,
      sourceId,
      points: dropRepeats(points),
      addresses: addresses.size === 0 ? [] : [...addresses.values()],
      tags,
      consent,
      custom,
    };
    return { kind: 'contact', draft, warnings: warnings ?? noWarnings };
  };
}

/** Rows that are no record at all: shifted by a stray delimiter, repeated headers, report footers. */
function shapeIssue(row: readonly string[], width: number, headerLine: string): RowIssue | null {
  if (row.length > width && row.slice(width).some((cell) => cell.trim() !== '')) {
    return {
      code: 'too_many_cells',
      column: null,
      message: `${row.length} cells where the header has ${width}; the values may be shifted`,
    };
  }
  const first = row[0] ?? '';
  if (headerLine.startsWith(first.toLowerCase()) && first !== '' && row.join('\u0001').toLowerCase() === headerLine) {
    return { code: 'repeated_header', column: null, message: 'The header row again' };
  }
  const filled = row.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
  if (filled === 0) return { code: 'blank', column: null, message: 'No cell has a value' };
  if (
    filled === 1 &&
    width >= 4 &&
    /^(?:total|sum|grand total|confidential|copyright|generated|report|\d+ (?:rows|records))\b/i.test(first)
  ) {
    return { code: 'footer', column: null, message: 'A line of the report, not a record' };
  }
  return null;
}

function nameParts(
  name: Record<'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'nickname' | 'full', string>,
): NameParts {
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

type Warn = (code: string, column: number, message: string) => void;

function addPoints(
  points: PointDraft[],
  target: Extract<ColumnTarget, { kind: 'point' }>,
  text: string,
  country: string | null,
  rowLabel: string | undefined,
  column: number,
  warn: Warn,
): void {
  const label = rowLabel ?? target.label;
  if (target.point === 'email') {
    for (const value of splitEmails(text)) {
      const { normalised } = normaliseEmail(value);
      if (normalised === null) warn('invalid_email', column, 'Not a valid email address; kept as written');
      points.push({ kind: 'email', label, value, normalised, status: normalised === null ? 'invalid' : 'unknown' });
    }
    return;
  }
  if (target.point === 'phone') {
    for (const part of splitPhones(text)) {
      const value = withoutApostrophe(part);
      const read = readPhone(value, country);
      const national = read.validity === 'invalid' && country === null && /^[\d\s()./-]{7,}$/.test(value);
      if (national)
        warn('phone_without_country', column, 'The phone number names no country; choose a default country');
      else if (read.validity === 'invalid')
        warn('invalid_phone', column, 'Not a phone number that can be dialled; kept as written');
      const status = read.validity === 'invalid' && !national ? 'invalid' : 'unknown';
      points.push({ kind: 'phone', label, value, normalised: read.normalised, status });
    }
    return;
  }
  for (const value of text.split(/\s*:::\s*/)) {
    if (value !== '')
      points.push({
        kind: target.point,
        label,
        value,
        normalised: value.toLowerCase().replace(/\/$/, ''),
        status: 'unknown',
      });
  }
}

function dropRepeats(points: readonly PointDraft[]): readonly PointDraft[] {
  if (points.length < 2) return points;
  const seen = new Set<string>();
  return points.filter((point) => {
    const key = `${point.kind} ${point.normalised ?? point.value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function customValue(
  text: string,
  type: CustomType,
  plan: RowPlan,
  column: number,
  reading: { readonly order: DayOrder; readonly pivot: number } | undefined,
  warn: Warn,
): string | number | null {
  if (text === '') return null;
  const refuse = (what: string): null => {
    warn('unreadable_value', column, `Not ${what}; left out`);
    return null;
  };
  const decimal = plan.decimal[column] ?? '.';
  switch (type) {
    case 'text':
    case 'choice':
      return text.replaceAll('\r\n', '\n');
    case 'multi':
      return JSON.stringify(parseTagList(text));
    case 'number':
      return parseNumber(text.replace(/%$/, ''), decimal) ?? refuse('a number');
    case 'money':
      return parseMoney(text, { currency: plan.currency, decimal })?.amount ?? refuse('an amount');
    case 'date':
      return parseDay(text, reading) ?? parseExcelSerial(text) ?? refuse('a date');
    case 'boolean': {
      const answer = parseBoolean(text);
      return answer === null ? refuse('yes or no') : Number(answer);
    }
  }
}

function emptyColumns(): Record<DraftColumn, string | null> {
  const columns: Partial<Record<DraftColumn, string | null>> = {};
  for (const column of draftColumns) columns[column] = null;
  return columns as Record<DraftColumn, string | null>; // every column was just set
}

function emptyAddress(label: string | null): { -readonly [K in keyof AddressDraft]: AddressDraft[K] } {
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

/** Google marks the primary entry with '* '. */
function cleanLabel(text: string): string {
  return text.replace(/^\*\s*/, '').toLowerCase();
}

/** Spreadsheets and Shopify write an apostrophe before ids and zips to keep them text. */
function withoutApostrophe(text: string): string {
  return /^['’][\d+]/.test(text) ? text.slice(1) : text;
}

function serialTime(text: string): number | null {
  const day = parseExcelSerial(text);
  return day === null ? null : Date.parse(day);
}
