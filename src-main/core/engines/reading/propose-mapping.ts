// Proposes what each column of a file becomes, from its header and its values. Owns the weighing; the person decides.
import type { ColumnProposal, MappingProposal } from '../../../../src-shared/model/import-mapping.ts';
import { type CustomType, customKey, parseTarget, writeTarget } from '../../../../src-shared/model/target-fields.ts';
import { headerKey, knownHeader, patternHeader } from './header-synonyms.ts';
import { exportSources } from './sources/index.ts';
import type { ExportSource } from './sources/source.ts';
import { type ValueEvidence, valueEvidence } from './value-evidence.ts';

/** A custom field the workspace already has. */
export interface KnownCustomField {
  readonly key: string;
  readonly label: string;
}

interface Guess {
  target: string;
  confidence: number;
  because: string;
}

/** Whether a header is one that exports use; helps to tell a header row from data. */
export function isKnownHeader(cell: string): boolean {
  return cell.length < 80 && (knownHeader(cell) ?? patternHeader(cell)) !== undefined;
}

/** The export whose signature the headers carry, or null. */
export function recogniseSource(headers: readonly string[]): ExportSource | null {
  const keys = new Set(headers.map(headerKey));
  const fits = (source: ExportSource) =>
    source.all.every((key) => keys.has(key)) && (source.any.length === 0 || source.any.some((key) => keys.has(key)));
  return exportSources.find(fits) ?? null;
}

/**
 * Proposes a target per column.
 * @param headers one name per column
 * @param rows sample rows, up to a few hundred
 * @param customFields the workspace's custom fields, to which equal headers go
 */
export function proposeMapping(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  customFields: readonly KnownCustomField[] = [],
): MappingProposal {
  const source = recogniseSource(headers);
  const evidence = headers.map((_, column) => valueEvidence(rows.map((row) => row[column] ?? '')));
  const guesses = headers.map((header, column) => guess(header, evidence[column], source, customFields));
  const content = source?.content ?? judgeContent(guesses);
  if (source === null) settleNames(headers, guesses, evidence);
  if (source === null) settleCompanies(headers, guesses);
  settleContent(headers, guesses, content);
  settleDoubles(headers, guesses, content);
  const columns = guesses.map(
    (found, column): ColumnProposal => ({ ...found, customType: customTypeOf(evidence[column]) }),
  );
  return { content, source: source === null ? null : { id: source.id, name: source.name }, columns };
}

function guess(
  header: string,
  evidence: ValueEvidence | undefined,
  source: ExportSource | null,
  customFields: readonly KnownCustomField[],
): Guess {
  const key = headerKey(header);
  const empty = evidence === undefined || evidence.filled === 0;
  if (source?.ignore?.includes(key)) {
    return { target: 'ignore', confidence: 0.9, because: `${source.name}: bookkeeping of the system itself` };
  }
  const bySource = source?.columns[key];
  if (bySource !== undefined) return { target: bySource, confidence: 0.98, because: `known column of ${source?.name}` };
  const own = customFields.find((field) => headerKey(field.label) === key || field.key === customKey(header));
  if (own !== undefined)
    return { target: `custom:${own.key}`, confidence: 0.95, because: 'a custom field of this name' };
  const byHeader = knownHeader(header);
  const byPattern = byHeader ?? patternHeader(header);
  if (byPattern !== undefined) {
    const target = byPattern === 'job_title' && (evidence?.title ?? 0) > 0.6 ? 'name_prefix' : byPattern;
    if (empty) return { target, confidence: 0.8, because: 'the header; the sample has no values' };
    if (contradicts(target, evidence))
      return { target, confidence: 0.45, because: 'the header, but the values look different' };
    return { target, confidence: byHeader === undefined ? 0.92 : 0.95, because: 'the header and its values' };
  }
  if (empty) return { target: 'ignore', confidence: 0.9, because: 'the column is empty in the sample' };
  return byValues(key, evidence) ?? ownField(header);
}

function ownField(header: string): Guess {
  return {
    target: `custom:${customKey(header)}`,
    confidence: 0.4,
    because: 'no field of this name; becomes a custom field',
  };
}

function byValues(key: string, evidence: ValueEvidence): Guess | undefined {
  if (evidence.email > 0.7) {
    // 'Assistant email' may well be another person's.
    const plain = /^(?:\S+ )?emails?(?: \S+)?$/.test(key);
    return { target: 'email', confidence: plain ? 0.7 : 0.6, because: 'the values are email addresses' };
  }
  if (evidence.consent > 0.8) {
    return { target: 'consent.email:opt_in', confidence: 0.75, because: 'the values say who is subscribed' };
  }
  const named = /\b(?:phone|telephone|tel|mobile|cell|handy|telefon|fax)/.test(key);
  const looks = evidence.phone > 0.8 && evidence.date < 0.2 && evidence.distinct > evidence.filled * 0.7;
  if (looks && (named || (evidence.separated > 0.8 && !/\b(?:id|ssn|sec|number|no|code|card|iban)\b/.test(key)))) {
    return { target: 'phone', confidence: named ? 0.75 : 0.6, because: 'the values look like phone numbers' };
  }
  return undefined;
}

function contradicts(written: string, evidence: ValueEvidence): boolean {
  const target = parseTarget(written);
  switch (target?.kind) {
    case 'point':
      if (target.point === 'email') return evidence.email < 0.3;
      return target.point === 'phone' && evidence.phone < 0.3;
    case 'consent':
      return evidence.boolean < 0.3 && evidence.distinct > 12;
    case 'activity':
      if (target.field === 'at') return evidence.date < 0.3 && evidence.number < 0.9;
      return (
        ['amount', 'total', 'price', 'quantity', 'discount', 'refund'].includes(target.field) &&
        evidence.number + evidence.money < 0.3
      );
    case 'field':
      if (target.field === 'birthday' || target.field === 'created_at')
        return evidence.date < 0.3 && evidence.number < 0.9;
      if (/name|company|city/.test(target.field)) return evidence.email > 0.5 || evidence.number > 0.8;
      return false;
    case 'address':
      return target.part === 'country' && evidence.country < 0.2;
    default:
      return false;
  }
}

/** Contacts, or what contacts did: an order number, amount or date beside few facts about a person. */
function judgeContent(guesses: readonly Guess[]): 'contacts' | 'activities' {
  const sure = guesses.filter((found) => found.confidence >= 0.6).map((found) => found.target);
  const has = (...names: string[]) => names.some((name) => sure.includes(`activity.${name}`));
  const money = has('amount', 'total', 'price');
  const signs = [has('reference'), has('at'), money, has('product'), has('quantity'), has('kind')].filter(
    Boolean,
  ).length;
  const person = sure.filter((name) =>
    /^(given_name|family_name|phone|address|company|job_title|birthday|consent)/.test(name),
  );
  if (signs >= 3) return 'activities';
  return signs === 2 && has('at', 'reference') && person.length <= 2 ? 'activities' : 'contacts';
}

/** 'Name' beside 'Surname' is a first name; 'Nom' or 'Nome' alone, with blanks in the values, is the whole name. */
function settleNames(headers: readonly string[], guesses: Guess[], evidence: readonly ValueEvidence[]): void {
  const find = (target: string) => guesses.findIndex((found) => found.target === target);
  const [full, given, family] = [find('full_name'), find('given_name'), find('family_name')];
  const spaced = (column: number) => evidence[column]?.spaced ?? 0;
  if (
    full >= 0 &&
    family >= 0 &&
    given < 0 &&
    spaced(full) < 0.5 &&
    /^(name|customer|contact)$/.test(headerKey(headers[full] ?? ''))
  ) {
    guesses[full] = { target: 'given_name', confidence: 0.75, because: 'stands beside a last name' };
  } else if (full < 0 && given >= 0 && family < 0 && spaced(given) > 0.6) {
    guesses[given] = { target: 'full_name', confidence: 0.8, because: 'the values hold first and last names' };
  } else if (full < 0 && family >= 0 && given < 0 && spaced(family) > 0.6) {
    guesses[family] = { target: 'full_name', confidence: 0.8, because: 'the values hold first and last names' };
  }
}

/** In a list of companies 'Name' is the company's. */
function settleCompanies(headers: readonly string[], guesses: Guess[]): void {
  const keys = headers.map(headerKey);
  const business = keys.filter((key) =>
    /^(industry|employees|number of employees|annual revenue|billing city|ticker symbol|company domain name|num employees)$/.test(
      key,
    ),
  );
  const person = guesses.some((found) => /^(given_name|family_name|company|birthday)/.test(found.target));
  const name = guesses.findIndex((found) => found.target === 'full_name');
  if (business.length > 0 && !person && name >= 0) {
    guesses[name] = { target: 'company', confidence: 0.75, because: 'the file describes companies' };
  }
}

function settleContent(headers: readonly string[], guesses: Guess[], content: 'contacts' | 'activities'): void {
  const claimed = (target: string) => guesses.some((found) => found.target === target);
  guesses.forEach((found, column) => {
    if (content === 'contacts') {
      if (found.target.startsWith('activity.')) guesses[column] = ownField(headers[column] ?? '');
      return;
    }
    const key = headerKey(headers[column] ?? '');
    if (found.target === 'created_at' && !claimed('activity.at')) found.target = 'activity.at';
    else if (found.target === 'source_id' && /^(id|uid|guid|uuid|row id)$/.test(key)) {
      found.target = claimed('activity.reference') ? 'ignore' : 'activity.reference';
    } else if (found.target === 'lead_source' && key === 'source') found.target = 'activity.source';
    else if (found.target === 'notes') found.target = claimed('activity.detail') ? 'ignore' : 'activity.detail';
    else if (found.target.startsWith('custom:')) {
      found.target = 'ignore';
      found.because = 'no field of activities; kept with the raw row';
    }
  });
}

/** A second phone gets a block of its own; a second city becomes a custom field. */
function settleDoubles(headers: readonly string[], guesses: Guess[], content: 'contacts' | 'activities'): void {
  const holders = new Map<string, number>();
  const order = guesses
    .map((_, column) => column)
    .sort((a, b) => (guesses[b]?.confidence ?? 0) - (guesses[a]?.confidence ?? 0) || a - b);
  for (const column of order) {
    const found = guesses[column];
    if (found === undefined || found.target === 'ignore' || found.target === 'tags') continue;
    const target = parseTarget(found.target);
    const slot = target === null ? found.target : slotOf(found.target);
    if (!holders.has(slot)) {
      holders.set(slot, column);
      continue;
    }
    if (target?.kind === 'point') {
      let block = 2;
      while (holders.has(`${target.point}#${block}`)) block++;
      found.target = writeTarget({ ...target, block: String(block) });
      holders.set(slotOf(found.target), column);
    } else if (content === 'activities') {
      guesses[column] = { target: 'ignore', confidence: 0.6, because: 'another column already fills that field' };
    } else if (target?.kind === 'custom') {
      found.target = `custom:${target.key}_${column + 1}`;
    } else {
      guesses[column] = { ...ownField(headers[column] ?? ''), because: 'another column already fills that field' };
      const again = guesses[column]?.target ?? '';
      if (holders.has(again))
        guesses[column] = { target: `${again}_${column + 1}`, confidence: 0.3, because: 'repeats another column' };
      holders.set(guesses[column]?.target ?? '', column);
    }
  }
}

function slotOf(written: string): string {
  return written.startsWith('consent.')
    ? written
    : written.replace(/:[^:]*$/, (label) => (written.startsWith('custom:') ? label : ''));
}

function customTypeOf(evidence: ValueEvidence | undefined): CustomType {
  if (evidence === undefined || evidence.filled === 0) return 'text';
  if (
    evidence.boolean > 0.95 &&
    (evidence.distinct === 2 || (evidence.distinct === 1 && evidence.filled > 10)) &&
    evidence.number < 1
  )
    return 'boolean';
  if (evidence.date > 0.9) return 'date';
  if (evidence.money > 0.1 && evidence.money + evidence.number > 0.95) return 'money';
  if (evidence.number > 0.95) return 'number';
  if (evidence.distinct <= 12 && evidence.filled >= evidence.distinct * 4 && evidence.longText === 0) return 'choice';
  return 'text';
}
