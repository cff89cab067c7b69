// One test of one value, in memory: what engines/rule-compiler/value-test.ts says as SQL, with the same meaning to the
// letter (a property test holds the two together). Owns comparing; knows neither fields nor contacts.
import type { Test } from '../../../../src-shared/rules/ast.ts';
import { addDays, anniversaryKeys, endOfDay, startOfDay } from '../../../../src-shared/rules/calendar.ts';
import type { FieldType } from '../../../../src-shared/rules/operators.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { type Calendar, dayRange, isRangeTest } from '../rule-compiler/value-test.ts';

/** Milliseconds of a day. */
export const dayLength = 86_400_000;

/** Thrown by a test of a text that only the database can judge: an unusual list of values. */
export class NotHere extends Error {
  override name = 'NotHere';
}

/**
 * An affirming test of a text that is there.
 * @returns undefined for a test that texts of this type do not have here
 */
export function textTest(type: FieldType, test: Test, calendar: Calendar): ((text: string) => boolean) | undefined {
  if (test.operator === 'is_set') return () => true;
  if (type === 'day') return dayTest(test, calendar);
  if (type !== 'text' && type !== 'choice' && type !== 'multi') return undefined;
  const holds = foldedTest(test);
  if (holds === undefined) return undefined;
  if (type === 'multi') return (text) => itemsOf(text).some((item) => holds(foldText(item)));
  return (text) => holds(foldText(text));
}

function foldedTest(test: Test): ((folded: string) => boolean) | undefined {
  switch (test.operator) {
    case 'equals': {
      const key = foldText(test.text);
      return (text) => text === key;
    }
    case 'contains': {
      const key = foldText(test.text);
      return (text) => text.includes(key);
    }
    case 'starts_with': {
      const key = foldText(test.text);
      return (text) => text.startsWith(key);
    }
    case 'ends_with': {
      const key = foldText(test.text);
      return (text) => text.endsWith(key);
    }
    case 'one_of': {
      const keys = new Set(test.texts.map(foldText));
      return (text) => keys.has(text);
    }
    case 'contains_any': {
      const keys = test.texts.map(foldText);
      return (text) => keys.some((key) => text.includes(key));
    }
    default:
      return undefined;
  }
}

/** A field of several values holds them as a JSON array of texts; text that is no JSON is one value. */
function itemsOf(text: string): readonly string[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [text];
  }
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  throw new NotHere();
}

/** Days are compared as the texts they are. */
function dayTest(test: Test, { asOf }: Calendar): ((text: string) => boolean) | undefined {
  if (isRangeTest(test)) {
    const { from, to } = dayRange(test, asOf);
    return (day) => (from === null || day >= from) && (to === null || day <= to);
  }
  const keys = anniversaries(test, asOf);
  return keys && ((day) => keys.has(day.slice(5)));
}

/**
 * An affirming test of a number that is there. Instants are epoch milliseconds.
 * @returns undefined for a test that numbers of this type do not have here
 */
export function numberTest(type: FieldType, test: Test, calendar: Calendar): ((value: number) => boolean) | undefined {
  switch (test.operator) {
    case 'is_set':
      return () => true;
    case 'is_true':
      return (value) => value === 1;
    case 'is_false':
      return (value) => value === 0;
    case 'number_is':
      return (value) => value === test.number;
    case 'greater':
      return (value) => value > test.number;
    case 'at_least':
      return (value) => value >= test.number;
    case 'less':
      return (value) => value < test.number;
    case 'at_most':
      return (value) => value <= test.number;
    case 'between':
      return (value) => value >= test.from && value <= test.to;
    default:
      return type === 'instant' ? instantTest(test, calendar) : undefined;
  }
}

function instantTest(test: Test, { asOf, zone }: Calendar): ((at: number) => boolean) | undefined {
  if (isRangeTest(test)) {
    const { from, to } = dayRange(test, asOf);
    const first = from === null ? Number.NEGATIVE_INFINITY : startOfDay(from, zone);
    const last = to === null ? Number.POSITIVE_INFINITY : endOfDay(to, zone);
    return (at) => at >= first && at <= last;
  }
  const keys = zone === 'utc' ? anniversaries(test, asOf) : undefined;
  if (keys === undefined) return undefined;
  const known = new Map<number, boolean>(); // by day: many contacts share one
  return (at) => {
    const day = Math.floor(at / dayLength);
    let holds = known.get(day);
    if (holds === undefined) {
      holds = keys.has(new Date(day * dayLength).toISOString().slice(-19, -14));
      known.set(day, holds);
    }
    return holds;
  };
}

/** The days of the year that a test of anniversaries accepts; undefined for another test. */
function anniversaries(test: Test, asOf: string): ReadonlySet<string> | undefined {
  if (test.operator === 'anniversary_within') return new Set(anniversaryKeys(asOf, test.days));
  if (test.operator === 'anniversary_in') return new Set(anniversaryKeys(addDays(asOf, test.days), 0));
  return undefined;
}

/** By code: 1 where the text behind it passes; code 0 (no value) never does. */
export function passesOf(values: readonly string[], holds: (text: string) => boolean): Uint8Array {
  const passes = new Uint8Array(values.length + 1);
  for (const [place, value] of values.entries()) if (holds(value)) passes[place + 1] = 1;
  return passes;
}
