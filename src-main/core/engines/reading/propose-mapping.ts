// Proposes what each column of a file becomes: by the export it is recognised as, by earlier choices, by header and
// values, and at last by what stands beside it. Owns the order of these; the person decides.
import type { ColumnProposal, MappingProposal } from '../../../../src-shared/model/import-mapping.ts';
import { customKey, joinMark, parseTarget, writeTarget } from '../../../../src-shared/model/target-fields.ts';
import { looksWhole } from '../../../../src-shared/text/address-line.ts';
import { customTypeOf, fieldLabel, readingOf } from './field-shape.ts';
import { proposeConstants } from './file-constants.ts';
import { headerKey, headerMeaning } from './header-synonyms.ts';
import { type LearntChoice, type LearntChoices, learntKey } from './learnt-choices.ts';
import { exportSources } from './sources/index.ts';
import { type ExportSource, exportKey, recogniseAmong } from './sources/source.ts';
import { type KnownTags, settleTagColumns } from './tag-columns.ts';
import { type ValueEvidence, valueEvidence } from './value-evidence.ts';
import { type Guess, ownField, weighColumn } from './weigh-column.ts';

/** A custom field the workspace already has. */
export interface KnownCustomField {
  readonly key: string;
  readonly label: string;
}

/** What is known besides the table itself. */
export interface MappingHints {
  /** The file's name, which tells suppression lists and some exports. */
  readonly fileName?: string;
  /** What a person chose for headers in earlier imports. */
  readonly learnt?: LearntChoices;
  /** The tags of the workspace. */
  readonly tags?: KnownTags;
  /** The file goes on beyond the rows: a column that is empty in them may have values further down. */
  readonly goesOn?: boolean;
  /** Leave recognised exports aside; for judging the general rules by themselves. */
  readonly withoutSources?: boolean;
}

/** Whether a header is one that exports use; helps to tell a header row from data. */
export function isKnownHeader(cell: string): boolean {
  if (cell.length >= 80) return false;
  const meaning = headerMeaning(cell);
  return meaning !== undefined && meaning.clarity !== 'loose';
}

/** The export whose signature the headers carry, or null. */
export function recogniseSource(headers: readonly string[], fileName?: string): ExportSource | null {
  return recogniseAmong(exportSources(), headers, fileName);
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
  hints: MappingHints = {},
): MappingProposal {
  const source = hints.withoutSources ? null : recogniseSource(headers, hints.fileName);
  const values = headers.map((_, column) => rows.slice(0, 300).map((row) => row[column] ?? ''));
  const evidence = values.map(valueEvidence);
  const guesses = headers.map((header, column) =>
    guess(header, evidence[column], source, customFields, hints.goesOn ?? false),
  );
  const content = source?.content ?? judgeContent(headers, guesses, evidence);
  if (source === null) {
    settleNames(headers, guesses, evidence);
    settleTitles(headers, guesses);
    if (content === 'contacts') settleCompanies(headers, guesses);
    settlePairs(headers, guesses, evidence);
    settleWholeAddresses(guesses, values);
    if (content === 'activities') settleDate(headers, guesses, evidence);
  }
  if (content === 'contacts') settleTagColumns(headers, guesses, evidence, hints.tags);
  settleContent(headers, guesses, content, source);
  const learnt = headers.map((header) => hints.learnt?.get(learntKey(content, header)));
  learnt.forEach((choice, column) => {
    if (choice !== undefined) {
      const because = 'as you chose for this header in an earlier import';
      guesses[column] = { target: choice.target, confidence: 0.96, because };
    }
  });
  settleDoubles(headers, guesses, content);
  const columns = guesses.map((found, column) =>
    proposal(headers[column] ?? '', found, evidence[column], values[column] ?? [], learnt[column]),
  );
  const constants = proposeConstants({
    source,
    content,
    headers,
    targets: columns.map((column) => column.target),
    ...(hints.fileName === undefined ? {} : { fileName: hints.fileName }),
  });
  return {
    content,
    source: source === null ? null : { id: source.id, name: source.name },
    columns,
    ...(constants.length === 0 ? {} : { constants }),
  };
}

function proposal(
  header: string,
  { target, confidence, because }: Guess,
  evidence: ValueEvidence | undefined,
  values: readonly string[],
  learnt: LearntChoice | undefined,
): ColumnProposal {
  const customType = learnt?.type ?? customTypeOf(header, evidence);
  const label = learnt?.label ?? fieldLabel(header);
  const parsed = parseTarget(target);
  const reading = parsed === null ? null : readingOf(parsed, customType, values);
  return { target, confidence, because, customType, label, ...(reading === null ? {} : { reading }) };
}

function guess(
  header: string,
  evidence: ValueEvidence | undefined,
  source: ExportSource | null,
  customFields: readonly KnownCustomField[],
  goesOn: boolean,
): Guess {
  const bySource = source?.targets.get(exportKey(header));
  if (source !== null && bySource === 'ignore') {
    return { target: 'ignore', confidence: 0.95, because: `${source.name}: bookkeeping of the system itself` };
  }
  if (source !== null && bySource !== undefined) {
    const isEmpty = evidence === undefined || evidence.filled === 0;
    const joins = source.joined.has(bySource);
    if (isEmpty && bySource.startsWith('custom:')) return emptyColumn(bySource, goesOn);
    return {
      target: bySource,
      // Where two columns mean the same, the one with values counts.
      confidence: isEmpty ? 0.96 : 0.98,
      because: `known column of ${source.name}`,
      ...(joins ? { joins } : {}),
    };
  }
  const key = headerKey(header);
  const own = customFields.find((field) => headerKey(field.label) === key || field.key === customKey(header));
  if (own !== undefined) {
    return { target: `custom:${own.key}`, confidence: 0.95, because: 'a custom field of this name' };
  }
  const weighed = weighColumn(header, evidence);
  return weighed.isOnlyEmpty ? emptyColumn(ownField(header).target, goesOn) : weighed;
}

/** A column that no standard field is for and that has no values to judge it by. */
function emptyColumn(target: string, goesOn: boolean): Guess {
  return goesOn
    ? { target, confidence: 0.8, because: 'empty so far; the field is made only if a later row has a value' }
    : { target: 'ignore', confidence: 0.95, because: 'the column is empty' };
}

const ticketWords =
  /^(?:subject|ticket|ticket (?:id|number|no)|case (?:id|number)|priority|assignee|requester|solved at)$/;

/** Contacts, or what contacts did: an order number, amount or date beside few facts about a person. */
function judgeContent(
  headers: readonly string[],
  guesses: readonly Guess[],
  evidence: readonly ValueEvidence[],
): 'contacts' | 'activities' {
  const sure = guesses.filter((found) => found.confidence >= 0.6).map((found) => found.target);
  const has = (...names: string[]) => names.some((name) => sure.includes(`activity.${name}`));
  const money = has('amount', 'total', 'price');
  const signs = [has('reference'), has('at'), money, has('product'), has('quantity'), has('kind')].filter(
    Boolean,
  ).length;
  const person = sure.filter((name) =>
    /^(given_name|family_name|phone|address|company|job_title|birthday|consent)/.test(name),
  );
  const ofTickets = headers.filter((header) => ticketWords.test(headerKey(header))).length;
  if (signs >= 3 || ofTickets >= 3) return 'activities';
  if (signs === 2 && has('at', 'reference') && person.length <= 2) return 'activities';
  // One email on many rows beside a date: people do not repeat so, what they did does.
  const emails = evidence[guesses.findIndex((found) => found.target === 'email')];
  const repeats = emails !== undefined && emails.filled >= 20 && emails.distinct < emails.filled * 0.7;
  return repeats && has('at') && person.length <= 2 ? 'activities' : 'contacts';
}

/** 'Name' beside 'Surname' is a first name; 'Nom' or 'Nome' alone, with blanks in the values, is the whole name. */
function settleNames(headers: readonly string[], guesses: Guess[], evidence: readonly ValueEvidence[]): void {
  const find = (target: string) => guesses.findIndex((found) => found.target === target);
  const [full, given, family] = [find('full_name'), find('given_name'), find('family_name')];
  const spaced = (column: number) => evidence[column]?.spaced ?? 0;
  const shortName = /^(?:name|customer|contact|namn|navn|naam|nome|nombre|nom|imie|名)$/;
  if (full >= 0 && family >= 0 && given < 0 && spaced(full) < 0.5 && shortName.test(headerKey(headers[full] ?? ''))) {
    guesses[full] = { target: 'given_name', confidence: 0.75, because: 'stands beside a last name' };
  } else if (
    full >= 0 &&
    given >= 0 &&
    family < 0 &&
    spaced(full) < 0.3 &&
    shortName.test(headerKey(headers[full] ?? ''))
  ) {
    guesses[full] = { target: 'family_name', confidence: 0.75, because: 'stands beside a first name' };
  } else if (full < 0 && given >= 0 && family < 0 && spaced(given) > 0.6) {
    guesses[given] = { target: 'full_name', confidence: 0.8, because: 'the values hold first and last names' };
  } else if (full < 0 && family >= 0 && given < 0 && spaced(family) > 0.6) {
    guesses[family] = { target: 'full_name', confidence: 0.8, because: 'the values hold first and last names' };
  } else {
    for (const column of [full, given, family]) {
      const found = guesses[column];
      if (found === undefined || found.confidence >= 0.8) continue;
      const beside = column === full ? given < 0 && family < 0 : given >= 0 && family >= 0;
      if (beside && found.confidence > 0.6) found.confidence = column === full ? 0.85 : 0.92;
    }
  }
}

/** 'Title' beside 'Job Title' is the one before the name. */
function settleTitles(headers: readonly string[], guesses: Guess[]): void {
  const titles = guesses.flatMap(({ target }, column) => (target === 'job_title' ? [column] : []));
  const plain = titles.find((column) => /^tit(?:le|el|re|olo)$/.test(headerKey(headers[column] ?? '')));
  if (titles.length < 2 || plain === undefined || guesses.some(({ target }) => target === 'name_prefix')) return;
  guesses[plain] = { target: 'name_prefix', confidence: 0.75, because: 'another column is the job title' };
}

/** In a list of companies 'Name' is the company's. */
function settleCompanies(headers: readonly string[], guesses: Guess[]): void {
  const keys = headers.map(headerKey);
  const business = keys.filter((key) =>
    /^(industry|employees|number of employees|annual revenue|billing city|ticker symbol|company domain name|num employees|branche|secteur|sector|companyindustry)$/.test(
      key,
    ),
  );
  const person = guesses.some((found) => /^(given_name|family_name|company|birthday)/.test(found.target));
  const name = guesses.findIndex((found) => found.target === 'full_name');
  if (business.length > 0 && !person && name >= 0) {
    guesses[name] = { target: 'company', confidence: 0.75, because: 'the file describes companies' };
  }
}

/** Where no header names the day, the first column of dates whose header says date. */
function settleDate(headers: readonly string[], guesses: Guess[], evidence: readonly ValueEvidence[]): void {
  if (guesses.some(({ target }) => target === 'activity.at' || target === 'created_at')) return;
  const dated = headers.findIndex(
    (header, column) =>
      (evidence[column]?.date ?? 0) > 0.8 &&
      /\b(?:date|datum|fecha|data|day|tag|jour|dato)\b|日/.test(headerKey(header)),
  );
  const found = guesses[dated];
  if (found?.target.startsWith('custom:')) {
    guesses[dated] = { target: 'activity.at', confidence: 0.7, because: 'the only dates of the file' };
  }
}

const houseNumber =
  /^(?:house (?:number|no|nr)|street (?:number|no|nr)|building number|hausnummer|hausnr|haus nr|hnr|huisnummer|huisnr|numero civico|civico|numero de rue|numero exterior|numero calle|nr domu|numer domu|numer budynku|husnummer|husnr|gatunummer|numero casa|番地)$/;

/** A street column whose values go on to town and postcode holds whole addresses, unless the town has its own column. */
function settleWholeAddresses(guesses: Guess[], values: readonly (readonly string[])[]): void {
  guesses.forEach((found, column) => {
    const place = /^address\.street(#\w+)?(:.*)?$/.exec(found.target);
    if (place === null || guesses.some(({ target }) => target.startsWith(`address.city${place[1] ?? ''}`))) return;
    const filled = (values[column] ?? []).filter((value) => value.trim() !== '');
    if (filled.length === 0 || filled.filter(looksWhole).length < filled.length * 0.7) return;
    const target = `address_line${place[1] ?? ''}${place[2] ?? ''}`;
    guesses[column] = { target, confidence: 0.85, because: 'the values are whole addresses; they are taken apart' };
  });
}

/** Columns that only together make a value: street and house number, date and time, first and second family name. */
function settlePairs(headers: readonly string[], guesses: Guess[], evidence: readonly ValueEvidence[]): void {
  const keys = headers.map(headerKey);
  const find = (target: string) => guesses.findIndex((found) => found.target === target);
  const pair = (first: number, second: number, because: string) => {
    const [one, other] = [guesses[first], guesses[second]];
    if (one === undefined || other === undefined || first === second) return;
    guesses[first] = { ...one, joins: true };
    guesses[second] = { target: one.target, confidence: 0.85, because, joins: true };
  };
  const street = find('address.street');
  const house = keys.findIndex((key) => houseNumber.test(key));
  if (street >= 0 && house >= 0) pair(street, house, 'the house number belongs to the street');
  const clock = evidence.findIndex(
    (found, column) => found.time > 0.8 && /time|zeit|heure|hora|ora|tijd|tid|時|时/.test(keys[column] ?? ''),
  );
  const day = guesses.findIndex((found, column) => found.target === 'activity.at' && column !== clock);
  if (day >= 0 && clock >= 0 && (evidence[day]?.time ?? 0) < 0.2) pair(day, clock, 'the time belongs to the date');
  const second = keys.findIndex((key) => /^(?:segundo apellido|second surname|apellido materno|apellido 2)$/.test(key));
  const family = guesses.findIndex((found, column) => found.target === 'family_name' && column !== second);
  if (family >= 0 && second >= 0) pair(family, second, 'the second family name follows the first');
}

/** What a column means only because of what the rows are. Columns of a recognised export are settled already. */
function settleContent(
  headers: readonly string[],
  guesses: Guess[],
  content: 'contacts' | 'activities',
  source: ExportSource | null,
): void {
  const claimed = (target: string) => guesses.some((found) => found.target === target);
  guesses.forEach((found, column) => {
    if (source?.targets.has(exportKey(headers[column] ?? ''))) return;
    if (content === 'contacts') {
      if (found.target.startsWith('activity.')) guesses[column] = ownField(headers[column] ?? '');
      return;
    }
    const key = headerKey(headers[column] ?? '');
    if (found.target === 'created_at' && !claimed('activity.at')) found.target = 'activity.at';
    else if (
      found.target === 'source_id' &&
      /^(id|uid|guid|uuid|row id)$/.test(key) &&
      !claimed('activity.reference')
    ) {
      found.target = 'activity.reference';
    } else if (found.target === 'source_id' && /^(id|uid|guid|uuid|row id)$/.test(key)) found.target = 'ignore';
    else if (found.target === 'lead_source' && key === 'source') found.target = 'activity.source';
    else if (key === 'status' && !claimed('activity.status')) {
      guesses[column] = { target: 'activity.status', confidence: 0.75, because: 'the header' };
    } else if (found.target === 'notes') found.target = claimed('activity.detail') ? 'ignore' : 'activity.detail';
    else if (found.target.startsWith('custom:')) {
      guesses[column] = {
        target: 'ignore',
        confidence: Math.max(found.confidence, 0.6),
        because: 'no field of activities; kept with the raw row',
      };
    }
  });
}

/** A second phone gets a block of its own; a second city becomes a custom field, unless the two are read as one. */
function settleDoubles(headers: readonly string[], guesses: Guess[], content: 'contacts' | 'activities'): void {
  const holders = new Map<string, number>();
  const order = guesses
    .map((_, column) => column)
    .sort((a, b) => (guesses[b]?.confidence ?? 0) - (guesses[a]?.confidence ?? 0) || a - b);
  for (const column of order) {
    const found = guesses[column];
    const target = found === undefined ? null : parseTarget(found.target);
    if (
      found === undefined ||
      target === null ||
      ['ignore', 'tags', 'tag', 'branch', 'consent', 'email_status'].includes(target.kind)
    )
      continue;
    const slot = slotOf(found.target);
    const holder = holders.get(slot);
    if (holder === undefined) {
      holders.set(slot, column);
      continue;
    }
    if (found.joins && guesses[holder]?.joins && joinMark(target) !== null) continue;
    if (target.kind === 'point') {
      let block = 2;
      while (holders.has(`${target.point}#${block}`)) block++;
      found.target = writeTarget({ ...target, block: String(block) });
      holders.set(slotOf(found.target), column);
    } else if (content === 'activities') {
      guesses[column] = { target: 'ignore', confidence: 0.6, because: 'another column already fills that field' };
    } else {
      const own = target.kind === 'custom' ? found.target : ownField(headers[column] ?? '').target;
      const free = holders.has(own) ? `${own.slice(0, 60)}_${column + 1}` : own;
      guesses[column] = {
        target: free,
        confidence: found.confidence > 0.95 ? 0.85 : 0.4,
        because: 'another column already fills that field',
      };
      holders.set(free, column);
    }
  }
}

function slotOf(written: string): string {
  return written.startsWith('custom:') ? written : written.replace(/:[^:]*$/, '');
}
