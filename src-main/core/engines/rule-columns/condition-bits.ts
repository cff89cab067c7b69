// Who one condition of a rule holds for, from columns in memory: the same ids as the database would give. Owns which
// column answers which condition; activities are in activity-bits.ts.
import { contactFields, typeOfCustomField } from '../../../../src-shared/rules/field-catalogue.ts';
import type { FieldType } from '../../../../src-shared/rules/operators.ts';
import { readJobTitle } from '../job-title/job-title.ts';
import type { CompileContext } from '../rule-compiler/compile-context.ts';
import { type FieldPlace, fieldPlace } from '../rule-compiler/field-place.ts';
import { type IdBits, noIds } from '../rule-compiler/id-bits.ts';
import { asCounted, type OwnCondition } from '../rule-compiler/leaf.ts';
import { isRelativeTest } from '../rule-compiler/top-share.ts';
import { affirm } from '../rule-compiler/value-test.ts';
import { activityBits } from './activity-bits.ts';
import { type ColumnSource, type ContactColumn, type ContactTable, contactTables, type TextColumn } from './columns.ts';
import { relativeBits } from './relative-bits.ts';
import { NotHere, numberTest, passesOf, textTest } from './value-tests.ts';

/**
 * The contacts a condition holds for, of any state.
 * @returns undefined when memory does not hold what it takes: ask the database
 */
export function conditionBits(
  condition: OwnCondition,
  context: CompileContext,
  source: ColumnSource,
): IdBits | undefined {
  const affirmed = affirmedBits(condition, context, source);
  if (affirmed === undefined || !('test' in condition) || !affirm(condition.test).negated) return affirmed;
  for (let word = 0; word < affirmed.length; word += 1) affirmed[word] = ~(affirmed[word] ?? 0);
  return affirmed;
}

function affirmedBits(condition: OwnCondition, context: CompileContext, source: ColumnSource): IdBits | undefined {
  try {
    switch (condition.kind) {
      case 'field': {
        const counted = asCounted(condition, context);
        if (counted) return activityBits(counted, context, source);
        return fieldBits(fieldPlace(condition.field), contactFields[condition.field].type, condition, context, source);
      }
      case 'custom': {
        const field = context.customFields.get(condition.key);
        const column = field && source.contact('contact_custom', field.column);
        return field && column && columnBits(column, typeOfCustomField[field.type], condition, context, source);
      }
      case 'activity':
        return activityBits(condition, context, source);
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof NotHere) return undefined;
    throw error;
  }
}

type Tested = Extract<OwnCondition, { kind: 'field' | 'custom' }>;

function fieldBits(
  place: FieldPlace,
  type: FieldType,
  condition: Tested,
  context: CompileContext,
  source: ColumnSource,
): IdBits | undefined {
  const from = columnOf(place);
  const column = from && source.contact(from.table, from.column);
  if (column === undefined) return undefined;
  switch (place.kind) {
    case 'age':
      return readBits(column, (birthday) => yearsOn(birthday, context.asOf), type, condition, context, source);
    case 'job': {
      const part = place.reads === 'job_level' ? 'level' : 'area';
      return readBits(column, (t) => readJobTitle(t, context.jobTitleWords)[part], type, condition, context, source);
    }
    default:
      return columnBits(column, type, condition, context, source);
  }
}

/** The column behind a field; undefined for one that has several values or no column. */
export function columnOf(place: FieldPlace): { table: ContactTable; column: string } | undefined {
  switch (place.kind) {
    case 'contact':
      return { table: 'contact', column: place.column };
    case 'side':
      return isContactTable(place.table) ? { table: place.table, column: place.column } : undefined;
    case 'age':
      return { table: 'contact', column: 'birthday' };
    case 'job':
      return { table: 'contact', column: 'job_title' };
    default:
      return undefined;
  }
}

function isContactTable(table: string): table is ContactTable {
  return (contactTables as readonly string[]).includes(table);
}

function columnBits(
  column: ContactColumn,
  type: FieldType,
  condition: Tested,
  context: CompileContext,
  { active, highest }: ColumnSource,
): IdBits | undefined {
  const { test } = affirm(condition.test);
  if (column.kind === 'text') {
    const holds = textTest(type, test, context);
    return holds && withCodes(column, holds, highest);
  }
  if (isRelativeTest(test)) return relativeBits(column.numbers, active, highest, test);
  const holds = numberTest(type, test, context);
  return holds && withNumbers(column.numbers, holds, highest);
}

/** A field that is read from a text: each different text is read once. */
function readBits(
  column: ContactColumn,
  read: (text: string) => string | number | null,
  type: FieldType,
  condition: Tested,
  context: CompileContext,
  { highest }: ColumnSource,
): IdBits | undefined {
  const { test } = affirm(condition.test);
  if (column.kind !== 'text' || isRelativeTest(test)) return undefined;
  const ofText = textTest(type, test, context);
  const ofNumber = ofText ? undefined : numberTest(type, test, context);
  if (!ofText && !ofNumber) return undefined;
  const holds = (text: string): boolean => {
    const value = read(text);
    if (value === null) return false;
    return typeof value === 'number' ? (ofNumber?.(value) ?? test.operator === 'is_set') : (ofText?.(value) ?? false);
  };
  return withCodes(column, holds, highest);
}

function withCodes({ codes, values }: TextColumn, holds: (text: string) => boolean, highest: number): IdBits {
  const passes = passesOf(values, holds);
  const bits = noIds(highest);
  for (let id = 0; id <= highest; id += 1) {
    if (passes[codes[id] as number] === 1) bits[id >>> 5] = (bits[id >>> 5] as number) | (1 << (id & 31));
  }
  return bits;
}

function withNumbers(numbers: Float64Array, holds: (value: number) => boolean, highest: number): IdBits {
  const bits = noIds(highest);
  for (let id = 0; id <= highest; id += 1) {
    const value = numbers[id] as number;
    if (!Number.isNaN(value) && holds(value)) bits[id >>> 5] = (bits[id >>> 5] as number) | (1 << (id & 31));
  }
  return bits;
}

/** Full years since a birthday as written; null before birth. As `ageOn` of engines/rule-compiler/field-place.ts. */
function yearsOn(birthday: string, day: string): number | null {
  if (birthday > day) return null;
  const before = day.slice(5) < birthday.slice(5) ? 1 : 0;
  return Number.parseInt(day.slice(0, 4), 10) - (Number.parseInt(birthday.slice(0, 4), 10) || 0) - before;
}
