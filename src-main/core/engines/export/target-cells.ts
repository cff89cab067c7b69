// A contact in the columns of a target. Owns which email or phone goes into which column and how each value is spelled
// there; whether the target would take it is judged in target-check.ts.
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { countryCode, countryName } from '../../../../src-shared/text/country.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { singleCell, type TagColumn, tagColumn, type WrittenColumn } from './contact-cells.ts';
import type { ContactForExport, ExportPoint } from './contact-for-export.ts';
import type { Cell } from './csv-writer.ts';
import { joinForTarget } from './tag-cells.ts';
import type { ColumnRules, ExportTarget, PointRole, TargetColumn, TargetValue } from './targets/target.ts';

export interface TargetLayoutColumn extends WrittenColumn {
  rules: ColumnRules;
}

export interface TargetLayout {
  columns: TargetLayoutColumn[];
  /** Emails, phones and websites that no column had room for. */
  unplaced(contact: ContactForExport): string[];
}

type PlacedKind = 'email' | 'phone' | 'url';
const placedKinds: readonly PlacedKind[] = ['email', 'phone', 'url'];

/**
 * Lays out the columns of a target.
 * @param tagColumns what each column of tags after the target's own holds, or null for its one column
 */
export function layOutTarget(target: ExportTarget, tagColumns: readonly TagColumn[] | null = null): TargetLayout {
  const place = placing(target.columns);
  const own = target.columns
    .filter(({ value }) => tagColumns === null || value.kind !== 'tag-list')
    .map(({ header, value, rules }): TargetLayoutColumn => {
      const write = (contact: ContactForExport) => targetCell(contact, value, place(contact));
      return { header, rules, type: 'text', cell: rules.oneOf ? spelled(write, rules.oneOf) : write };
    });
  const extra = (tagColumns ?? []).map((tag) => ({ ...tagColumn(tag), rules: {} }));
  return {
    columns: [...own, ...extra],
    unplaced: (contact) => {
      const placed = place(contact);
      return placedKinds.flatMap((kind) => {
        const written = new Set(placed[kind].values());
        return contact[kind].filter((point) => !written.has(point)).map(({ value }) => value);
      });
    },
  };
}

type Placed = Record<PlacedKind, Map<string, ExportPoint>>;

const roleKey = (role: PointRole, place: number): string => `${role} ${place}`;

/** Gives each point of a contact a column: those with a fitting label first, then what is left in order. */
function placing(columns: readonly TargetColumn[]): (contact: ContactForExport) => Placed {
  const roles: Record<PlacedKind, { role: PointRole; key: string }[]> = { email: [], phone: [], url: [] };
  for (const { value } of columns) {
    if (value.kind === 'role') {
      roles[value.point].push({ role: value.role, key: roleKey(value.role, value.place) });
    }
  }
  let latest: { contact: ContactForExport; placed: Placed } | null = null; // asked once a column, for contact after contact
  return (contact) => {
    if (latest?.contact === contact) return latest.placed;
    const placed = {} as Placed;
    for (const kind of placedKinds) placed[kind] = placePoints(contact[kind], roles[kind]);
    latest = { contact, placed };
    return placed;
  };
}

function placePoints(
  points: readonly ExportPoint[],
  roles: readonly { role: PointRole; key: string }[],
): Map<string, ExportPoint> {
  const placed = new Map<string, ExportPoint>();
  const left = new Set(points);
  const take = (key: string, fits: (point: ExportPoint) => boolean) => {
    if (placed.has(key)) return;
    for (const point of left) {
      if (!fits(point)) continue;
      placed.set(key, point);
      left.delete(point);
      return;
    }
  };
  const named = new Set(roles.map(({ role }) => role));
  for (const { role, key } of roles) {
    if (role !== 'main' && role !== 'other') take(key, ({ label }) => roleOfLabel(label) === role);
  }
  for (const { role, key } of roles) {
    // A fax line is no number to call, wherever else there is one.
    if (role === 'main') take(key, ({ label }) => roleOfLabel(label) !== 'fax');
    if (role === 'work' && !named.has('main')) take(key, ({ label }) => roleOfLabel(label) === null);
  }
  for (const { role, key } of roles) if (role === 'other') take(key, () => true);
  return placed;
}

function roleOfLabel(label: string | null): PointRole | null {
  const words = foldText(label ?? '');
  if (words.includes('fax')) return 'fax';
  if (/mobile|cell|handy|iphone/.test(words)) return 'mobile';
  if (/home|private|personal/.test(words)) return 'home';
  if (/work|business|office|company/.test(words)) return 'work';
  return null;
}

function targetCell(contact: ContactForExport, value: TargetValue, placed: Placed): Cell {
  switch (value.kind) {
    case 'role': {
      const point = placed[value.point].get(roleKey(value.role, value.place));
      if (point === undefined) return null;
      return value.form === 'normalised' ? normalised(point) : point.value;
    }
    case 'role-label': {
      const point = placed[value.point].get(roleKey(value.role, value.place));
      return point === undefined ? null : capitalised(point.label ?? 'other');
    }
    case 'consent':
      return value.words[consentOf(contact, value.channel)];
    case 'address-line': {
      const first = contact.addresses[0];
      const parts = first && [first.street, first.street2, first.city, first.region, first.postcode, first.country];
      return parts?.filter((part) => part !== null && part !== '').join(value.separator) || null;
    }
    case 'country':
      return countryCell(contact, value.form);
    case 'birthday':
      return birthdayCell(contact.text.birthday, value.form);
    case 'tag-list':
      return joinForTarget(contact.tags, value.separator);
    case 'constant':
      return value.text;
    case 'id':
    case 'text':
    case 'moment':
    case 'point':
    case 'address':
    case 'tags':
    case 'total':
    case 'score':
    case 'source_ids':
    case 'message_segment':
      return singleCell(contact, value);
    default:
      return assertNever(value);
  }
}

/** What the point means without what surrounds it: 'Ann <ann@x.org>' is ann@x.org. Capitals that mean nothing stay. */
function normalised({ value, normalised: normal }: ExportPoint): string {
  return normal === null || value.trim().toLowerCase() === normal ? value.trim() : normal;
}

/** What a contact said about a channel. An email address that opted out counts as much as the contact's own word. */
export function consentOf(
  contact: ContactForExport,
  channel: 'email' | 'phone' | 'post',
): 'granted' | 'withdrawn' | 'unknown' {
  if (channel !== 'post' && contact[channel][0]?.status === 'opted_out') return 'withdrawn';
  const said = contact.text[`${channel}_consent`];
  return said === 'granted' || said === 'withdrawn' ? said : 'unknown';
}

function countryCell(contact: ContactForExport, form: 'name' | 'code'): Cell {
  const first = contact.addresses[0];
  if (first === undefined) return null;
  const code = first.countryCode ?? (first.country === null ? null : countryCode(first.country));
  if (code === null) return first.country;
  return form === 'code' ? code : countryName(code);
}

function birthdayCell(birthday: string | null, form: 'iso' | 'month/day' | 'month/day/year'): Cell {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday ?? '');
  if (found === null || form === 'iso') return birthday;
  const [, year, month, day] = found;
  return form === 'month/day' ? `${month}/${day}` : `${Number(month)}/${Number(day)}/${year}`;
}

/** A value of a pick-list in the target's own spelling, where it is one of them; else as it is. */
function spelled(write: (contact: ContactForExport) => Cell, oneOf: readonly string[]) {
  const known = new Map(oneOf.map((option) => [optionKey(option), option]));
  return (contact: ContactForExport): Cell => {
    const cell = write(contact);
    return cell === null ? null : (known.get(optionKey(String(cell))) ?? cell);
  };
}

/** 'Dr', 'dr.' and 'DR.' are one option; so are 'marketing_qualified_lead' and 'Marketing Qualified Lead'. */
function optionKey(value: string): string {
  return foldText(value).replace(/[^\p{L}\p{N}]+/gu, '');
}

const capitalised = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
