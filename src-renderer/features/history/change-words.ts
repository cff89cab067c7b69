// How the journal's tables, columns and stored values read to a person. Owns words only.
import { formatMoment, formatNumber, formatPlainDay } from '../../ui/numbers.ts';

const tables: Record<string, [one: string, many: string]> = {
  contact: ['contact', 'contacts'],
  contact_point: ['email or phone', 'emails and phones'],
  contact_custom: ['custom fields', 'sets of custom fields'],
  contact_alias: ['merged contact', 'merged contacts'],
  address: ['address', 'addresses'],
  relation: ['relation', 'relations'],
  activity: ['activity', 'activities'],
  tag: ['tag', 'tags'],
  tag_alias: ['other name of a tag', 'other names of tags'],
  tag_assignment: ['tag assignment', 'tag assignments'],
  custom_field: ['custom field', 'custom fields'],
  segment: ['segment', 'segments'],
  saved_view: ['saved view', 'saved views'],
  import_batch: ['import', 'imports'],
  source_record: ['source row', 'source rows'],
  reject: ['rejected row', 'rejected rows'],
  mapping_preset: ['mapping preset', 'mapping presets'],
  merge: ['merge', 'merges'],
  match_decision: ['duplicate decision', 'duplicate decisions'],
  finding: ['finding', 'findings'],
  finding_decision: ['audit decision', 'audit decisions'],
  tag_finding_decision: ['audit decision on a tag', 'audit decisions on tags'],
  setting: ['setting', 'settings'],
};

/** 'Tag assignment' */
export function tableName(table: string): string {
  const name = tables[table]?.[0] ?? table.replaceAll('_', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What an operation touched, largest first: '3,000 contacts, 41,964 activities'. */
export function countsInWords(counts: Readonly<Record<string, number>>, most = 3): string {
  const parts = Object.entries(counts)
    .filter(([table, count]) => tables[table] !== undefined && count > 0)
    .sort(([left, a], [right, b]) => Number(right === 'contact') - Number(left === 'contact') || b - a)
    .map(([table, count]) => `${formatNumber(count)} ${tables[table]?.[count === 1 ? 0 : 1]}`);
  const rest = parts.length - most;
  return rest > 0 ? `${parts.slice(0, most).join(', ')} and ${rest} more kinds` : parts.join(', ');
}

/** 'Given name' from given_name. */
export function fieldName(column: string): string {
  const words = column.replace(/_(id|at)$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A stored value as a person reads it; null stays null and is shown as nothing. */
export function valueInWords(
  column: string,
  value: string | number | null,
  tagName: (id: number) => string,
): string | null {
  if (value === null) return null;
  if (column === 'tag_id' || column === 'parent_id') return tagName(Number(value));
  if (/^is_/.test(column)) return value === 1 ? 'Yes' : 'No';
  if (typeof value === 'number') {
    if (/(^|_)at$/.test(column)) return formatMoment(value);
    return column.endsWith('_id') ? String(value) : formatNumber(value);
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatPlainDay(value) : value;
}
