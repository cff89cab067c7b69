// Describes the values of one column: how full, how varied, of what type and length. Owns the arithmetic over
// distinct values with their counts; reads no rows.
import type { ColumnProfile, ValueType } from '../../../../src-shared/contract/audit.ts';

/** Distinct values and how many rows hold each; nulls left out. */
export type ValueCounts = Iterable<readonly [value: string, count: number]>;

export type ValueProfile = Omit<ColumnProfile, 'column' | 'label' | 'ruleField'>;

const topValues = 12;
/** Upper ends of the length bars. */
const lengthSteps = [4, 9, 14, 19, 24, 29, 39, 49, 79, 149, 499, Number.POSITIVE_INFINITY];

/**
 * Profiles a column from its distinct values.
 * @param rows how many rows were looked at, filled or not
 */
export function profileValues(values: ValueCounts, rows: number): ValueProfile {
  const types = new Map<ValueType, number>();
  const lengths = lengthSteps.map(() => 0);
  let top: { value: string; count: number }[] = [];
  let filled = 0;
  let distinct = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  let characters = 0;
  for (const [value, count] of values) {
    distinct += 1;
    filled += count;
    const length = value.length;
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
    characters += length * count;
    const step = lengthSteps.findIndex((upTo) => length <= upTo);
    lengths[step] = (lengths[step] ?? 0) + count;
    const type = valueType(value);
    types.set(type, (types.get(type) ?? 0) + count);
    top.push({ value, count });
    // Kept short while streaming, so that a column of a million distinct values needs no million objects.
    if (top.length >= 4000) top = mostFrequent(top);
  }
  return {
    rows,
    filled,
    distinct,
    top: mostFrequent(top),
    types: [...types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count),
    shortest: filled === 0 ? null : shortest,
    longest: filled === 0 ? null : longest,
    meanLength: filled === 0 ? null : characters / filled,
    lengths: lengthBars(lengths, longest),
  };
}

function mostFrequent(values: { value: string; count: number }[]): { value: string; count: number }[] {
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, topValues);
}

function lengthBars(counts: readonly number[], longest: number): ColumnProfile['lengths'] {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return [];
  const last = counts.findLastIndex((count) => count > 0);
  return counts.slice(first, last + 1).map((count, index) => {
    const step = first + index;
    const from = step === 0 ? 1 : (lengthSteps[step - 1] ?? 0) + 1;
    return { from, to: Math.min(lengthSteps[step] ?? longest, Math.max(longest, from)), count };
  });
}

const booleans = new Set(['true', 'false', 'yes', 'no', 'y', 'n']);

/** What a value looks like, judged by its shape alone. */
export function valueType(value: string): ValueType {
  const text = value.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'email';
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return 'url';
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(text) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)) return 'date';
  if (/^[+-]?\d{1,3}(?:[.,\s]?\d{3})*(?:[.,]\d+)?$/.test(text) && !/^\+?\d[\d\s]{8,}$/.test(text)) return 'number';
  if (/^\+?[\d\s().\-/]{7,}$/.test(text) && /\d{5,}/.test(text.replace(/\D/g, ''))) return 'phone';
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(text)) return 'number';
  return booleans.has(text.toLowerCase()) ? 'boolean' : 'text';
}
