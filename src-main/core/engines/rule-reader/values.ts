// Values and comparisons in a sentence: names with or without quotes, lists of them, 'at least 3', 'the top 10 %'. Owns
// where an unquoted value ends.
import type { Test } from '../../../../src-shared/rules/ast.ts';
import type { TokenReader } from './token-reader.ts';
import { stopWords } from './words.ts';

/** Tells whether a text is a value that exists; returns it as it is written there. */
export type KnownValue = (text: string) => string | null;

const longestValue = 6;

/**
 * One value: quoted, else the longest run of words that is known, else the words up to one that goes on with the
 * sentence.
 */
export function readValue(reader: TokenReader, known: KnownValue = () => null): string | null {
  const first = reader.peek();
  if (first === undefined) return null;
  if (first.kind === 'quoted') {
    reader.skip();
    return first.text;
  }
  const words = [];
  for (let ahead = 0; ahead < longestValue; ahead++) {
    const token = reader.peek(ahead);
    if (token === undefined || token.kind === 'quoted' || token.kind === 'mark') break;
    words.push(token);
  }
  for (let length = words.length; length > 0; length--) {
    const found = known(textOf(words.slice(0, length)));
    if (found === null) continue;
    reader.skip(length);
    return found;
  }
  const end = words.findIndex(({ key }) => stopWords.has(key));
  const taken = end < 0 ? words : words.slice(0, end);
  if (taken.length === 0) return null;
  reader.skip(taken.length);
  return textOf(taken);
}

/** 'a', 'a or b', 'a, b and c'; goes on past 'or' only while another value follows that starts no new condition. */
export function readValues(
  reader: TokenReader,
  known: KnownValue,
  startsCondition: () => boolean,
  joiners = 'or|and',
): string[] {
  const parting = [...joiners.split('|').map((joiner) => `, ${joiner}`), ',', joiners].join('|');
  const first = readValue(reader, known);
  if (first === null) return [];
  const values = [first];
  for (;;) {
    const next = reader.attempt(() => {
      if (!reader.eat(parting) || startsCondition()) return null;
      return readValue(reader, known);
    });
    if (next === null) return values;
    values.push(next);
  }
}

function textOf(tokens: readonly { readonly text: string }[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** How a number is written: an amount of money in minor units, or as it is. */
export type NumberScale = (value: number) => number;

/** 'at least 3', 'more than 500', '3 or more', 'between 2 and 5', 'exactly one', 'the top 10 %'. Null when none stands here. */
export function readComparison(reader: TokenReader, scale: NumberScale): Test | null {
  return reader.attempt((): Test | null => {
    reader.eat('of|is|are|=');
    const operator = operatorOf(reader);
    if (operator === 'between') {
      const from = amount(reader);
      if (from === null || !reader.eat('and|to')) return null;
      const to = amount(reader);
      return to === null ? null : { operator, from: scale(from), to: scale(to) };
    }
    if (operator === 'top_total') {
      const percent = reader.number();
      const isWhole = percent !== null && percent > 0 && percent <= 100 && reader.eat('%|percent');
      return isWhole && reader.eat('of the total|of all') ? { operator, percent } : null;
    }
    if (operator === 'top_percent') {
      const percent = reader.number();
      if (percent === null || percent <= 0 || percent > 100 || !reader.eat('%|percent')) return null;
      return { operator, percent };
    }
    const value = amount(reader);
    if (value === null) return null;
    if (operator !== null) return { operator, number: scale(value) };
    if (reader.eat('or more|or above|or over|and more|and above|plus'))
      return { operator: 'at_least', number: scale(value) };
    if (reader.eat('or less|or fewer|or below|or under')) return { operator: 'at_most', number: scale(value) };
    if (reader.eat('to|-|–')) {
      const to = amount(reader);
      return to === null ? null : { operator: 'between', from: scale(value), to: scale(to) };
    }
    return { operator: 'number_is', number: scale(value) };
  });
}

type NumberOperator = Extract<Test, { number: number }>['operator'];

function operatorOf(reader: TokenReader): NumberOperator | 'between' | 'top_percent' | 'top_total' | null {
  if (reader.eat('at least|no less than|not less than|minimum|>=|≥')) return 'at_least';
  if (reader.eat('at most|no more than|not more than|up to|maximum|<=|≤')) return 'at_most';
  if (reader.eat('more than|greater than|higher than|over|above|>')) return 'greater';
  if (reader.eat('less than|fewer than|lower than|under|below|<')) return 'less';
  if (reader.eat('anything but|not exactly')) return 'number_is_not';
  if (reader.eat('exactly|precisely')) return 'number_is';
  if (reader.eat('between')) return 'between';
  if (reader.eat('in the top|the top|top|the best|the most ( top')) return 'top_percent';
  if (reader.eat('in the first|the first|first|making up')) return 'top_total';
  return null;
}

/** A number with a currency before or behind it. */
function amount(reader: TokenReader): number | null {
  reader.eat('$|€|£|usd|eur|gbp|chf');
  const value = reader.number();
  if (value !== null) reader.eat('€|$|£|usd|eur|gbp|chf|dollars|euros|euro|pounds|francs');
  return value;
}
