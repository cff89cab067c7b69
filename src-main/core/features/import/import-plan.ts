// Everything that is fixed before the first row of an import: targets, custom fields, and how ambiguous values are
// read. Owns checking the mapping and the survey of the whole file; decides about no row.

import type { z } from 'zod';
import type { ImportCheck, importSettings } from '../../../../src-shared/contract/import.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import {
  type ColumnTarget,
  type CustomType,
  joinMark,
  mayBeConstant,
  parseTarget,
  targetLabel,
} from '../../../../src-shared/model/target-fields.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { createDayOrderTally, type DayOrder, type DayOrderTally } from '../../../../src-shared/text/date.ts';
import { createDecimalTally, type DecimalMark, type DecimalTally } from '../../../../src-shared/text/money.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { columnNames } from '../../engines/reading/detect-header.ts';
import type { RowPlan } from '../../engines/reading/draft-builder.ts';
import { selectCustomFields } from './import-queries.ts';
import { findSameSource, type SameSource } from './same-source.ts';
import { fileHash, type SourceFile } from './source-file.ts';

/** Settings after parsing; the file's path stands in for its token. */
export type ImportRequest = Omit<z.output<typeof importSettings>, 'file'> & { readonly path: string };

export interface PlannedField {
  readonly key: string;
  readonly label: string;
  readonly type: CustomType;
  /** The real column of contact_custom; null until the field is made. */
  readonly columnName: string | null;
}

/** What the whole file says, found by reading it once. */
export interface Survey {
  readonly hash: string;
  /** The file as it was then, see SourceFile.state. */
  readonly state: string;
  readonly file: { readonly name: string; readonly size: number };
  readonly rowCount: number;
  readonly headers: readonly string[];
  /** Columns mapped to custom fields that have no value in any row. */
  readonly empty: readonly number[];
  readonly dayOrder: readonly DayOrder[];
  readonly dayOrderConfidence: number;
  readonly decimal: readonly DecimalMark[];
  readonly country: string | null;
  readonly unreadable: number;
}

export interface ImportPlan {
  readonly request: ImportRequest;
  readonly survey: Survey;
  readonly rows: RowPlan;
  /** The custom fields of the mapping, in the order of draft.custom. */
  readonly fields: readonly PlannedField[];
  readonly sameSource: SameSource;
  /** Written targets whose present values stay: 'job_title', 'custom:shoe_size'. */
  readonly kept: ReadonlySet<string>;
}

/** Reads the file once from end to end. Yields bytes read, so that long files can be interrupted. */
export function* surveyFile(source: SourceFile, request: ImportRequest): Generator<number, Survey> {
  source.head();
  const targets = readTargets(request);
  const types = request.columns.map((column) => column.type);
  const { headerRow, firstDataRow } = request.reading;
  const hash = fileHash();
  let header: readonly string[] | null = null;
  let rowCount = 0;
  const days = targets.map((target, column) => (isDay(target, types[column]) ? createDayOrderTally() : null));
  const decimals = targets.map((target, column) => (isAmount(target, types[column]) ? createDecimalTally() : null));
  const places = targets.map((target) =>
    target.kind === 'address' && /country|region/.test(target.part) ? target.part : null,
  );
  const countries = new Map<string, number>();
  const watched = targets.flatMap((_, column) => (days[column] || decimals[column] || places[column] ? [column] : []));
  const unmet = new Set(targets.flatMap((target, column) => (target.kind === 'custom' ? [column] : [])));
  const onRow = (cells: string[], rowNumber: number) => {
    if (rowNumber === headerRow) header = cells.slice();
    if (rowNumber < firstDataRow || cells.every((cell) => cell.trim() === '')) return;
    rowCount++;
    for (const column of unmet) if ((cells[column] ?? '').trim() !== '') unmet.delete(column);
    for (const column of watched) {
      const text = cells[column];
      if (text === undefined || text === '') continue;
      days[column]?.add(text);
      decimals[column]?.add(text);
      const place = places[column];
      const code =
        place === 'country' ? countryCode(text.trim()) : place === 'region' ? countryOfRegion(text.trim()) : null;
      if (code !== null) countries.set(code, (countries.get(code) ?? 0) + 1);
    }
  };
  const unreadable = yield* source.rows(request.reading, onRow, hash);
  if (rowCount === 0) {
    throw refuse('no-rows', `${source.name} has no rows below its column names. Choose another file or header row.`);
  }
  const { dayOrder, confidence } = settleDays(days, request.values.dayOrder);
  const top = [...countries].sort((a, b) => b[1] - a[1])[0];
  return {
    hash: hash.digest('hex'),
    state: source.state,
    file: { name: source.name, size: source.size },
    rowCount,
    headers: columnNames(header, targets.length),
    empty: [...unmet],
    dayOrder,
    dayOrderConfidence: confidence,
    decimal: settleDecimals(decimals, request.values.decimal),
    country: request.values.country ?? (top !== undefined && top[1] >= rowCount * 0.3 ? top[0] : null),
    unreadable,
  };
}

/** How a mapping names a custom field that may be new. */
interface FieldAsked {
  readonly label?: string | undefined;
  readonly type?: CustomType | undefined;
}

/** The plan of an import. Refuses a mapping that cannot be meant. */
export function planImport(db: ReadHandle, request: ImportRequest, survey: Survey, now: number): ImportPlan {
  const existing = new Map(db.all(selectCustomFields()).map((field) => [field.key, field]));
  // A field that no row would fill is not made.
  const targets = readTargets(request).map((target, column): ColumnTarget => {
    const isIdle = target.kind === 'custom' && !existing.has(target.key) && survey.empty.includes(column);
    return isIdle ? { kind: 'ignore' } : target;
  });
  const fields: PlannedField[] = [];
  const kept = new Set<string>();
  /** Several columns may fill one field; see joinMark in target-fields.ts. */
  const addField = (key: string, asked: FieldAsked | undefined, header?: string) => {
    if (fields.some((field) => field.key === key)) return;
    const known = existing.get(key);
    fields.push(
      known === undefined
        ? { key, label: asked?.label || header || key, type: asked?.type ?? 'text', columnName: null }
        : { key, label: known.label, type: known.type, columnName: known.column_name },
    );
  };
  targets.forEach((target, column) => {
    const asked = request.columns[column];
    if (asked?.keep) kept.add(target.kind === 'address' ? `address.${target.part}` : asked.target);
    if (target.kind !== 'custom') return;
    addField(target.key, asked, survey.headers[column]);
  });
  const constants = readConstants(request);
  constants.forEach(({ target }, index) => {
    if (target.kind === 'custom') addField(target.key, request.constants[index], undefined);
  });
  const rows: RowPlan = {
    targets,
    headers: survey.headers,
    constants,
    customTypes: new Map(fields.map((field) => [field.key, field.type])),
    dayOrder: survey.dayOrder,
    decimal: survey.decimal,
    currency: request.values.currency,
    country: survey.country,
    year: new Date(now).getUTCFullYear(),
  };
  const sameSource = findSameSource(db, survey.headers, survey.file.name);
  return { request, survey, rows, fields, kept, sameSource };
}

/** Refuses a file that is not the one that was looked at before. */
export function refuseIfDifferent(name: string, found: string, expected: string): void {
  if (found === expected) return;
  throw refuse('file-changed', `${name} has changed since it was checked, so nothing was imported. Check it again.`);
}

/** How values were read where they left room, for the person to see. */
export function valuesRead(plan: ImportPlan): ImportCheck['values'] {
  const { targets } = plan.rows;
  const hasDays = targets.some((target, column) => isDay(target, plan.request.columns[column]?.type));
  const hasAmounts = targets.some((target, column) => isAmount(target, plan.request.columns[column]?.type));
  const dayColumn = targets.findIndex((target, column) => isDay(target, plan.request.columns[column]?.type));
  const amountColumn = targets.findIndex((target, column) => isAmount(target, plan.request.columns[column]?.type));
  return {
    dayOrder: hasDays ? (plan.survey.dayOrder[dayColumn] ?? null) : null,
    dayOrderConfidence: hasDays ? plan.survey.dayOrderConfidence : 1,
    decimal: hasAmounts ? (plan.survey.decimal[amountColumn] ?? null) : null,
    country: plan.survey.country,
  };
}

function readTargets(request: ImportRequest): ColumnTarget[] {
  const single = new Set<string>();
  const targets = request.columns.map(({ target: written }) => {
    const target = parseTarget(written);
    if (target === null)
      throw refuse('bad-mapping', `“${written}” is nothing a column can become. Choose a target from the list.`);
    if (target.kind === 'field' || target.kind === 'activity' || target.kind === 'address') {
      if (single.has(written) && joinMark(target) === null) {
        throw refuse(
          'bad-mapping',
          `Two columns are mapped to ${targetLabel(target)}. Choose another target for one of them.`,
        );
      }
      single.add(written);
    }
    return target;
  });
  const has = (...kinds: string[]) =>
    targets.some((target) =>
      kinds.includes(target.kind === 'field' ? target.field : target.kind === 'point' ? target.point : ''),
    );
  const named = has('full_name', 'given_name', 'family_name', 'nickname', 'email', 'phone', 'company');
  if (!named && !(request.content === 'activities' && has('source_id'))) {
    throw refuse(
      'bad-mapping',
      'No column is mapped to a name, email, phone or company, so nobody could be told apart.',
    );
  }
  if (
    request.content === 'activities' &&
    !targets.some((target) => target.kind === 'activity' && target.field === 'at')
  ) {
    throw refuse(
      'bad-mapping',
      'No column is mapped to the date of the activities. Map one, or import the file as contacts.',
    );
  }
  if (request.key === 'source_id' && !has('source_id')) {
    throw refuse('bad-mapping', 'No column is mapped to the id of the source. Map one, or match by email instead.');
  }
  return targets;
}

/** The values that every row gets. Refuses targets of which each contact has its own. */
function readConstants(request: ImportRequest): NonNullable<RowPlan['constants']> {
  return request.constants.map(({ target: written, value }) => {
    const target = parseTarget(written);
    if (target === null || !mayBeConstant(target)) {
      const what = target === null ? `“${written}”` : targetLabel(target);
      throw refuse('bad-mapping', `${what} cannot be the same for every row. Choose another target for that value.`);
    }
    return { target, value };
  });
}

function isDay(target: ColumnTarget, type: CustomType | undefined): boolean {
  if (target.kind === 'field') return target.field === 'birthday' || target.field === 'created_at';
  if (target.kind === 'custom') return type === 'date';
  return target.kind === 'activity' && target.field === 'at';
}

function isAmount(target: ColumnTarget, type: CustomType | undefined): boolean {
  if (target.kind === 'custom') return type === 'number' || type === 'money';
  return target.kind === 'activity' && /^(?:amount|price|total|refund|discount|quantity)$/.test(target.field);
}

/** A column whose own values decide nothing follows the columns that do. */
function settleDays(
  tallies: readonly (DayOrderTally | null)[],
  chosen: DayOrder | null,
): { dayOrder: DayOrder[]; confidence: number } {
  const guesses = tallies.map((tally) => tally?.guess() ?? null);
  const surest = guesses.filter((guess) => guess !== null).sort((a, b) => b.confidence - a.confidence)[0];
  const dayOrder = guesses.map((guess) => {
    if (chosen !== null) return chosen;
    if (guess === null) return surest?.order ?? 'mdy';
    return guess.confidence > 0.5 ? guess.order : (surest?.order ?? guess.order);
  });
  return { dayOrder, confidence: chosen === null ? (surest?.confidence ?? 1) : 1 };
}

function settleDecimals(tallies: readonly (DecimalTally | null)[], chosen: DecimalMark | null): DecimalMark[] {
  const guesses = tallies.map((tally) => tally?.guess() ?? null);
  const any: DecimalMark = guesses.includes(',') && !guesses.includes('.') ? ',' : '.';
  return guesses.map((guess) => chosen ?? guess ?? any);
}

const americanStates = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WV WI WY DC'.split(
    ' ',
  ),
);
const australianStates = new Set(['NSW', 'VIC', 'QLD', 'TAS', 'ACT']);

/** State codes that one country alone uses so. */
function countryOfRegion(text: string): string | null {
  const code = text.toUpperCase();
  if (americanStates.has(code)) return 'US';
  return australianStates.has(code) ? 'AU' : null;
}
