// Conditions on what contacts did: bought, opened, spent, were silent. Owns the grammar of deeds with their things, counts
// and times; every reading either takes its words or leaves the place as it was.
import { filterLabel, filterType } from '../../../../src-shared/rules/activity-catalogue.ts';
import {
  type ActivityCondition,
  type ActivityFilter,
  activityFilterFields,
  type Condition,
  type Test,
  type Window,
} from '../../../../src-shared/rules/ast.ts';
import { asIs, asMoney, type ConditionContext, ConditionPart, fieldCondition as field } from './condition-parts.ts';
import type { FieldReader } from './read-fields.ts';
import { readSpan, readWindow } from './times.ts';
import type { TokenReader } from './token-reader.ts';
import { readComparison, readValues } from './values.ts';
import { type DeedWords, deeds } from './words.ts';

export class DeedReader extends ConditionPart {
  readonly #fields: FieldReader;

  constructor(context: ConditionContext, fields: FieldReader) {
    super(context);
    this.#fields = fields;
  }

  read(): Condition | null {
    return this.#quiet() ?? this.#spent() ?? this.#rhythm() ?? this.#deed();
  }

  /** Whether a deed stands here. */
  isAhead(): boolean {
    return deeds.some(({ verbs }) => this.reader.sees(verbs));
  }

  /** 'inactive for 60 days', 'dormant for 6 months': long silent, though once active. */
  #quiet(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('inactive|dormant|quiet|silent|have been inactive|have been quiet')) return null;
      if (!reader.eat('for more than|for over|for at least|for|since')) return null;
      const span = readSpan(reader);
      return span === null ? null : field('last_activity', { operator: 'more_than_ago', ...span });
    });
  }

  /** 'spent at least 500 on “jacket” in the last year', 'spent the most (top 20 %)'. */
  #spent(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('have spent|spent|spend|paid')) return null;
      reader.eat('the most (|the most');
      const test = readComparison(reader, asMoney);
      if (test === null) return null;
      reader.eat(')');
      const isAverage = reader.eat('on average|per order|an order');
      const filters = reader.eat('on|for') ? this.#things() : [];
      const window = readWindow(reader, this.vocabulary.today) ?? ({ kind: 'ever' } as const);
      return {
        kind: 'activity',
        activities: ['purchase'],
        measure: isAverage ? 'average' : 'sum',
        window,
        filters,
        test,
      };
    });
  }

  /**
   * How often compared with something else: 'visited with detail containing “mobile” at least 50 % of the time',
   * 'visited, logged in or opened an email at least 50 % less often than before in the last 3 months'.
   */
  #rhythm(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const deed = this.#anyDeed();
      if (deed === null) return null;
      const filters = deed.words?.takesThing === true ? this.#things() : [];
      const kinds = [...deed.kinds];
      for (let next = this.#nextDeed(); next !== null; next = this.#nextDeed()) kinds.push(...next);
      filters.push(...this.#filters());
      const isHalf = reader.eat('half as often as before');
      const size = isHalf ? ({ operator: 'at_least', number: 50 } as const) : readComparison(reader, asIs);
      if (size === null || !(isHalf || reader.eat('%|percent'))) return null;
      const isShare = !isHalf && reader.eat('of the time');
      const test = isShare ? size : this.#changeTest(size, isHalf);
      if (test === null) return null;
      filters.push(...(isShare ? [] : this.#filters()));
      const window = readWindow(reader, this.vocabulary.today) ?? ({ kind: 'ever' } as const);
      filters.push(...(isShare ? [] : this.#filters()));
      if (isShare ? filters.length === 0 : window.kind !== 'last') return null;
      return { kind: 'activity', activities: kinds, measure: isShare ? 'share' : 'change', window, filters, test };
    });
  }

  /** 'less often than before' says a fall, so that at least 50 % less is a change of at most -50 %. */
  #changeTest(size: Test, isLess: boolean): Test | null {
    const reader = this.reader;
    const falls = isLess || reader.eat('less often than before|less than before|less active than before');
    if (!falls && !reader.eat('more often than before|more than before|more active than before')) return null;
    if (size.operator !== 'at_least' && size.operator !== 'greater' && size.operator !== 'number_is') return null;
    const isOver = size.operator === 'greater';
    if (falls) return { operator: isOver ? 'less' : 'at_most', number: -size.number };
    return { operator: isOver ? 'greater' : 'at_least', number: size.number };
  }

  #nextDeed(): ActivityCondition['activities'] | null {
    const reader = this.reader;
    return reader.attempt(() => {
      if (!reader.eat(', or|,|or')) return null;
      return this.#anyDeed()?.kinds ?? null;
    });
  }

  /** 'bought “jacket” at least 2 times in the last 3 months', 'never opened an email', 'were active since March'. */
  #deed(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const early = readWindowFirst(reader, this.vocabulary.today);
      const isNot = reader.eat(
        "did not|have not|had not|has not|do not|didn’t|didn't|haven’t|haven't|never|were not|was not|not",
      );
      const deed = this.#anyDeed();
      if (deed === null) return null;
      const filters: ActivityFilter[] = [];
      if (deed.words?.takesThing === true) filters.push(...this.#things());
      filters.push(...this.#filters());
      const share = this.#discountShare(deed.kinds, filters);
      if (share !== null) return share;
      const count = this.#times();
      const late = readWindow(reader, this.vocabulary.today);
      const again = count ?? this.#times();
      const window: Window = late ?? early ?? { kind: 'ever' };
      const test: Test = isNot ? { operator: 'number_is', number: 0 } : (again ?? { operator: 'at_least', number: 1 });
      return { kind: 'activity', activities: deed.kinds, measure: 'count', window, filters, test };
    });
  }

  /** '… at a discount at least 60 % of the time'. */
  #discountShare(activities: ActivityCondition['activities'], filters: ActivityFilter[]): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('at a discount|with a discount')) return null;
      const test = readComparison(reader, asIs);
      if (test === null) return null;
      reader.eat('%|percent');
      reader.eat('of the time');
      const window = readWindow(reader, this.vocabulary.today) ?? ({ kind: 'ever' } as const);
      return { kind: 'activity', activities, measure: 'discount_share', window, filters, test };
    });
  }

  /** '… with detail containing “mobile” or “phone”': filters of the activity itself. */
  #filters(): ActivityFilter[] {
    const reader = this.reader;
    const filters: ActivityFilter[] = [];
    for (;;) {
      const next = reader.attempt((): ActivityFilter | null => {
        if (!reader.eat(filters.length === 0 ? 'with|whose' : 'and')) return null;
        const name = activityFilterFields.find((one) => reader.eat(filterLabel[one]));
        if (name === undefined) return null;
        const test = this.#fields.testOf({ type: filterType[name], values: { kind: 'none' } }, null);
        return test === null ? null : { field: name, test };
      });
      if (next === null) return filters;
      filters.push(next);
    }
  }

  #anyDeed(): { kinds: ActivityCondition['activities']; words?: DeedWords } | null {
    const reader = this.reader;
    if (reader.eat('active|were active|been active')) return { kinds: [] };
    for (const words of deeds) {
      if (reader.eat(words.verbs)) return { kinds: [words.kind], words };
    }
    return null;
  }

  /** The object of a deed: a product or category; 'something' and 'anything' are none. */
  #things(): ActivityFilter[] {
    const reader = this.reader;
    const names = reader.attempt(() => {
      if (reader.eat('something|anything|a product|any product|products')) return null;
      if (this.#seesTime()) return null;
      reader.eat('a|an|the|any|some');
      const values = readValues(reader, (text) => this.vocabulary.known('item', text), this.startsCondition, 'or');
      return values.length === 0 ? null : values;
    });
    if (names === null) {
      reader.eat('something|anything|a product|any product|products');
      return [];
    }
    const [only] = names;
    const test: Test =
      names.length === 1 && only !== undefined
        ? { operator: 'contains', text: only }
        : { operator: 'one_of', texts: names };
    return [{ field: 'item', test }];
  }

  #seesTime(): boolean {
    const reader = this.reader;
    const before = reader.at;
    const found = reader.attempt(() => ((this.#times() ?? readWindow(reader, this.vocabulary.today)) ? before : null));
    if (found === null) return false;
    reader.skip(before - reader.at);
    return true;
  }

  /** 'twice', 'at least 3 times', '3 or more times'. */
  #times(): Test | null {
    const reader = this.reader;
    return reader.attempt((): Test | null => {
      if (reader.eat('exactly once|only once')) return { operator: 'number_is', number: 1 };
      if (reader.eat('once')) return { operator: 'at_least', number: 1 };
      if (reader.eat('at least twice|twice or more')) return { operator: 'at_least', number: 2 };
      if (reader.eat('more than once')) return { operator: 'greater', number: 1 };
      if (reader.eat('exactly twice|twice')) return { operator: 'number_is', number: 2 };
      if (reader.eat('the most often (|most often (')) {
        const top = readComparison(reader, asIs);
        return top !== null && reader.eat(')') ? top : null;
      }
      const test = readComparison(reader, asIs);
      return test !== null && reader.eat('times|time') ? test : null;
    });
  }
}

/** 'in the last year bought …': the time may come first. */
function readWindowFirst(reader: TokenReader, today: string): Window | null {
  return reader.sees('in the last|in the past|within the last|over the last|during the last')
    ? readWindow(reader, today)
    : null;
}
