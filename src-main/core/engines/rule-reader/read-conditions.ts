// One condition of a sentence: a place, a tag, a field, a deed. Owns the grammar of conditions; how they join is in
// read-sentence.ts. Every reading either takes its words or leaves the place as it was.
import { filterLabel, filterType } from '../../../../src-shared/rules/activity-catalogue.ts';
import {
  type ActivityCondition,
  type ActivityFilter,
  activityFilterFields,
  type Condition,
  type RuleNode,
  type Test,
  type Window,
} from '../../../../src-shared/rules/ast.ts';
import {
  type ContactField,
  type FieldMeaning,
  fieldMeaning,
  typeOfCustomField,
} from '../../../../src-shared/rules/field-catalogue.ts';
import { decidingLevels } from '../../../../src-shared/rules/job-titles.ts';
import { lifecycleStages } from '../../../../src-shared/rules/lifecycle-stages.ts';
import type { SentenceVocabulary } from './read-sentence.ts';
import { readStage } from './read-stage.ts';
import { daysOf, readDayTest, readSpan, readWindow } from './times.ts';
import type { TokenReader } from './token-reader.ts';
import { type KnownValue, readComparison, readValue, readValues } from './values.ts';
import { type DeedWords, deeds, fieldNames, namesOfFields } from './words.ts';

const placeFields = ['city', 'region', 'country'] as const;
const minorUnits = 100;
const asMoney = (value: number): number => Math.round(value * minorUnits);
const asIs = (value: number): number => value;

export class ConditionReader {
  readonly #reader: TokenReader;
  readonly #vocabulary: SentenceVocabulary;
  readonly #tags: KnownValue;
  readonly #segments: KnownValue;

  constructor(reader: TokenReader, vocabulary: SentenceVocabulary) {
    this.#reader = reader;
    this.#vocabulary = vocabulary;
    this.#tags = (text) => (vocabulary.tag(text) === null ? null : text);
    this.#segments = (text) => (vocabulary.segment(text) === null ? null : text);
  }

  /** The condition that stands here, or null. */
  read(): RuleNode | null {
    const reader = this.#reader;
    return reader.attempt(() => {
      reader.eat('who|that|which|whose|where');
      reader.eat('are|is|were|was');
      return (
        readStage(reader, this.#vocabulary.today) ??
        this.#segment() ??
        this.#tag() ??
        this.#kind() ??
        this.#consent() ??
        this.#quiet() ??
        this.#spent() ??
        this.#rhythm() ??
        this.#deed() ??
        this.#age() ??
        this.#birthday() ??
        this.#finding() ??
        this.#counted() ??
        this.#field() ??
        this.#custom() ??
        this.#arrival() ??
        this.#cell() ??
        this.#near() ??
        this.#place()
      );
    });
  }

  #startsCondition = (): boolean =>
    this.#reader.attempt(() => {
      const before = this.#reader.at;
      const starts =
        this.#reader.sees(
          'who|that|which|whose|have|has|had|did|do|never|with|without|in|from|not|tagged|are|is|spent',
        ) || this.#deedAhead();
      return starts && this.#reader.at === before ? true : null;
    }) ?? false;

  #deedAhead(): boolean {
    return deeds.some(({ verbs }) => this.#reader.sees(verbs));
  }

  #segment(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isOut = reader.eat('not in the segment|not in segment|outside the segment|outside segment');
      if (!isOut && !reader.eat('in the segment|in segment|members of segment|members of the segment|members of'))
        return null;
      const name = readValue(reader, this.#segments);
      const segment = name === null ? null : this.#vocabulary.segment(name);
      return segment === null ? null : { kind: 'segment', match: isOut ? 'not_in' : 'in', segment };
    });
  }

  #tag(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNot = reader.eat(
        'not tagged with|not tagged as|not tagged|do not have any of the tags|do not have the tags|do not have the tag|do not have tag|have not the tag|without any of the tags|without the tags|without the tag|without tag',
      );
      const has =
        isNot ||
        reader.eat(
          'tagged with|tagged as|tagged|have any of the tags|have the tags|have the tag|have tag|has the tag|has tag|with any of the tags|with the tags|with the tag|with tag|carrying the tag',
        );
      if (!has) return null;
      const names = readValues(reader, this.#tags, this.#startsCondition, 'or');
      const tags = names.map((name) => this.#vocabulary.tag(name));
      if (tags.length === 0 || tags.some((tag) => tag === null)) return null;
      const descendants = reader.eat('( or a tag below it )|( or a tag below them )|or below|or anything below');
      return { kind: 'tag', match: isNot ? 'has_not' : 'has', tags: tags as number[], descendants };
    });
  }

  /** 'of kind company', 'not of kind person'. */
  #kind(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNot = reader.eat('not of kind|not of the kind');
      if (!isNot && !reader.eat('of kind|of the kind')) return null;
      const kind = ['person', 'company', 'household'].find((one) => reader.eat(one));
      return kind === undefined ? null : field('kind', { operator: isNot ? 'not_equals' : 'equals', text: kind });
    });
  }

  /** 'who may be emailed', 'with email consent', 'who unsubscribed' is a deed. */
  #consent(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      if (reader.eat('may be emailed|can be emailed|subscribed to emails|subscribed|opted in'))
        return consent('equals', 'granted');
      if (reader.eat('may not be emailed|must not be emailed|cannot be emailed')) return consent('equals', 'withdrawn');
      if (reader.eat('with email consent|with consent|have email consent|have consent|have given consent')) {
        for (const state of ['granted', 'withdrawn', 'unknown']) {
          if (reader.eat(state)) return consent('equals', state);
          if (reader.eat(`other than ${state}`)) return consent('not_equals', state);
        }
        return consent('equals', 'granted');
      }
      if (reader.eat('without email consent|without consent|have no email consent|have no consent')) {
        return consent('not_equals', 'granted');
      }
      return null;
    });
  }

  /** 'inactive for 60 days', 'dormant for 6 months': long silent, though once active. */
  #quiet(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('inactive|dormant|quiet|silent|have been inactive|have been quiet')) return null;
      if (!reader.eat('for more than|for over|for at least|for|since')) return null;
      const span = readSpan(reader);
      return span === null ? null : field('last_activity', { operator: 'more_than_ago', ...span });
    });
  }

  /** 'spent at least 500 on “jacket” in the last year', 'spent the most (top 20 %)'. */
  #spent(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('have spent|spent|spend|paid')) return null;
      reader.eat('the most (|the most');
      const test = readComparison(reader, asMoney);
      if (test === null) return null;
      reader.eat(')');
      const isAverage = reader.eat('on average|per order|an order');
      const filters = reader.eat('on|for') ? this.#things() : [];
      const window = readWindow(reader, this.#vocabulary.today) ?? ({ kind: 'ever' } as const);
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

  /** 'bought “jacket” at least 2 times in the last 3 months', 'never opened an email', 'were active since March'. */
  #deed(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const early = readWindowFirst(reader, this.#vocabulary.today);
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
      const late = readWindow(reader, this.#vocabulary.today);
      const again = count ?? this.#times();
      const window: Window = late ?? early ?? { kind: 'ever' };
      const test: Test = isNot ? { operator: 'number_is', number: 0 } : (again ?? { operator: 'at_least', number: 1 });
      return { kind: 'activity', activities: deed.kinds, measure: 'count', window, filters, test };
    });
  }

  /** '… at a discount at least 60 % of the time'. */
  #discountShare(activities: ActivityCondition['activities'], filters: ActivityFilter[]): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('at a discount|with a discount')) return null;
      const test = readComparison(reader, asIs);
      if (test === null) return null;
      reader.eat('%|percent');
      reader.eat('of the time');
      const window = readWindow(reader, this.#vocabulary.today) ?? ({ kind: 'ever' } as const);
      return { kind: 'activity', activities, measure: 'discount_share', window, filters, test };
    });
  }

  /** '… with detail containing “mobile” or “phone”': filters of the activity itself. */
  #filters(): ActivityFilter[] {
    const reader = this.#reader;
    const filters: ActivityFilter[] = [];
    for (;;) {
      const next = reader.attempt((): ActivityFilter | null => {
        if (!reader.eat(filters.length === 0 ? 'with|whose' : 'and')) return null;
        const name = activityFilterFields.find((one) => reader.eat(filterLabel[one]));
        if (name === undefined) return null;
        const test = this.#testOf({ type: filterType[name], values: { kind: 'none' } }, null);
        return test === null ? null : { field: name, test };
      });
      if (next === null) return filters;
      filters.push(next);
    }
  }

  /**
   * How often compared with something else: 'visited with detail containing “mobile” at least 50 % of the time',
   * 'visited, logged in or opened an email at least 50 % less often than before in the last 3 months'.
   */
  #rhythm(): Condition | null {
    const reader = this.#reader;
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
      const window = readWindow(reader, this.#vocabulary.today) ?? ({ kind: 'ever' } as const);
      filters.push(...(isShare ? [] : this.#filters()));
      if (isShare ? filters.length === 0 : window.kind !== 'last') return null;
      return { kind: 'activity', activities: kinds, measure: isShare ? 'share' : 'change', window, filters, test };
    });
  }

  /** 'less often than before' says a fall, so that at least 50 % less is a change of at most -50 %. */
  #changeTest(size: Test, isLess: boolean): Test | null {
    const reader = this.#reader;
    const falls = isLess || reader.eat('less often than before|less than before|less active than before');
    if (!falls && !reader.eat('more often than before|more than before|more active than before')) return null;
    if (size.operator !== 'at_least' && size.operator !== 'greater' && size.operator !== 'number_is') return null;
    const isOver = size.operator === 'greater';
    if (falls) return { operator: isOver ? 'less' : 'at_most', number: -size.number };
    return { operator: isOver ? 'greater' : 'at_least', number: size.number };
  }

  #nextDeed(): ActivityCondition['activities'] | null {
    const reader = this.#reader;
    return reader.attempt(() => {
      if (!reader.eat(', or|,|or')) return null;
      return this.#anyDeed()?.kinds ?? null;
    });
  }

  #anyDeed(): { kinds: ActivityCondition['activities']; words?: DeedWords } | null {
    const reader = this.#reader;
    if (reader.eat('active|were active|been active')) return { kinds: [] };
    for (const words of deeds) {
      if (reader.eat(words.verbs)) return { kinds: [words.kind], words };
    }
    return null;
  }

  /** The object of a deed: a product or category; 'something' and 'anything' are none. */
  #things(): ActivityFilter[] {
    const reader = this.#reader;
    const names = reader.attempt(() => {
      if (reader.eat('something|anything|a product|any product|products')) return null;
      if (this.#seesTime()) return null;
      reader.eat('a|an|the|any|some');
      const values = readValues(reader, (text) => this.#vocabulary.known('item', text), this.#startsCondition, 'or');
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
    const reader = this.#reader;
    const before = reader.at;
    const found = reader.attempt(() => ((this.#times() ?? readWindow(reader, this.#vocabulary.today)) ? before : null));
    if (found === null) return false;
    reader.skip(before - reader.at);
    return true;
  }

  /** 'twice', 'at least 3 times', '3 or more times'. */
  #times(): Test | null {
    const reader = this.#reader;
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

  /** 'older than 30', 'aged 30 to 40', 'under 25 years old'. */
  #age(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const older = reader.eat('older than');
      const younger = !older && reader.eat('younger than');
      if (older || younger) {
        const years = reader.number();
        reader.eat('years old|years');
        return years === null ? null : field('age', { operator: older ? 'greater' : 'less', number: years });
      }
      const isAged = reader.eat('aged|with an age|have an age|with age|have age|age');
      const test = readComparison(reader, asIs);
      const isOld = reader.eat('years old|years of age');
      return test !== null && (isAged || isOld) ? field('age', test) : null;
    });
  }

  /** 'with a birthday within 14 days', 'whose birthday is in the next 2 weeks'. */
  #birthday(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      reader.eat('with a|have a|with|have');
      if (!reader.eat('birthday')) return null;
      reader.eat('is|are|falls');
      if (reader.eat('today')) return field('birthday', { operator: 'anniversary_within', days: 0 });
      if (reader.eat('in exactly|exactly in')) {
        const exact = daysOf(readSpan(reader));
        return exact === null ? null : field('birthday', { operator: 'anniversary_in', days: exact });
      }
      if (!reader.eat('within the next|in the next|within|in the coming|in')) return null;
      const span = readSpan(reader);
      const days = daysOf(span);
      return days === null ? null : field('birthday', { operator: 'anniversary_within', days });
    });
  }

  #finding(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNot = reader.eat(
        'have no open finding|without open finding|without an open finding|with no open finding',
      );
      if (!isNot && !reader.eat('have an open finding|with an open finding|with open finding')) return null;
      const title = reader.peek()?.kind === 'quoted' ? readValue(reader) : null;
      const check = title === null ? null : this.#vocabulary.check(title);
      if (title !== null && check === null) return null;
      return { kind: 'finding', match: isNot ? 'has_not' : 'has', check };
    });
  }

  /** Things that are counted, with the number in front: 'at least 3 orders', 'no emails'. */
  #counted(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNone = reader.eat('have no|with no|without any|without|no');
      if (!isNone) reader.eat('have placed|have made|have|with|made|placed');
      const test: Test | null = isNone ? { operator: 'number_is', number: 0 } : readComparison(reader, asIs);
      if (test === null) return null;
      for (const { field: name, names } of fieldNames) {
        const { type } = fieldMeaning(name);
        if (type !== 'number' || name.startsWith('rfm_') || name === 'age') continue;
        const counted = names.filter((one) => !one.startsWith('number of')).join('|');
        if (counted === '' || !reader.eat(counted)) continue;
        if (name !== 'orders') return field(name, test);
        const window = readWindow(reader, this.#vocabulary.today);
        if (window === null || window.kind === 'ever') return field(name, test);
        return { kind: 'activity', activities: ['purchase'], measure: 'count', window, filters: [], test };
      }
      return null;
    });
  }

  #field(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNone = reader.eat(
        'have no|with no|without an|without a|without any|without|do not have an|do not have a|do not have|no',
      );
      if (!isNone) reader.eat('have an|have a|have the|have|with an|with a|with the|with');
      for (const { field: name, name: words } of namesOfFields) {
        const found = reader.attempt(() => {
          if (!reader.eat(words)) return null;
          if (isNone) return field(name, { operator: 'is_empty' });
          const test = this.#testOf(fieldMeaning(name), name);
          if (test === null || isForeignStage(name, test)) return null;
          return field(name, test);
        });
        if (found !== null) return found;
      }
      return null;
    });
  }

  #custom(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNone = reader.eat('have no|with no|without an|without a|without');
      if (!isNone) reader.eat('have an|have a|have|with an|with a|with');
      for (const { key, label, type } of this.#vocabulary.customFields) {
        const found = reader.attempt((): Condition | null => {
          if (!reader.eat(foldedWords(label))) return null;
          if (isNone) return { kind: 'custom', key, test: { operator: 'is_empty' } };
          const test = this.#testOf({ type: typeOfCustomField[type], values: { kind: 'none' } }, null);
          return test === null ? null : { kind: 'custom', key, test };
        });
        if (found !== null) return found;
      }
      return null;
    });
  }

  /** What follows the name of a field. */
  #testOf({ type, values }: Pick<FieldMeaning, 'type' | 'values'>, name: ContactField | null): Test | null {
    const reader = this.#reader;
    if (type === 'number' || type === 'money')
      return readComparison(reader, type === 'money' ? asMoney : asIs) ?? this.#presence();
    if (type === 'day' || type === 'instant') {
      reader.eat('is|are|was|were|of|falls');
      return readDayTest(reader, this.#vocabulary.today) ?? this.#presence();
    }
    if (type === 'boolean') {
      if (reader.eat('set to yes|is yes|is true|yes|true')) return { operator: 'is_true' };
      return reader.eat('set to no|is no|is false|no|false') ? { operator: 'is_false' } : this.#presence();
    }
    const fixed = values.kind === 'fixed' ? values.values : null;
    const known: KnownValue = (text) => {
      const folded = text.toLowerCase();
      if (fixed !== null) return fixed.find((one) => one.label.toLowerCase() === folded)?.value ?? null;
      return name === null ? null : this.#vocabulary.known(name, text);
    };
    for (const [operator, words] of textWords) {
      if (!reader.eat(words)) continue;
      if (operator === 'contains') {
        const some = readValues(reader, known, this.#startsCondition, 'or');
        if (some.length > 1) return { operator: 'contains_any', texts: some };
        return some[0] === undefined ? null : { operator, text: some[0] };
      }
      const text = readValue(reader, known);
      return text === null ? null : { operator, text };
    }
    const isNot = reader.eat("is not any of|is not one of|other than|is not|are not|not|isn’t|isn't|none of");
    if (!isNot) reader.eat('is one of|is any of|one of|any of|is|are|of|=|named|called');
    const texts = readValues(reader, known, this.#startsCondition, isNot ? 'and|or' : 'or');
    const [only] = texts;
    if (only === undefined) return isNot ? null : this.#presence();
    if (texts.length > 1) return { operator: isNot ? 'none_of' : 'one_of', texts };
    return { operator: isNot ? 'not_equals' : 'equals', text: only };
  }

  /** Nothing behind the name means that there is one: 'with an email'. */
  #presence(): Test {
    if (this.#reader.eat('is empty|left empty|is missing')) return { operator: 'is_empty' };
    this.#reader.eat('is filled in|filled in|is known');
    return { operator: 'is_set' };
  }

  /** 'added in the last 30 days', 'created before 2024'. */
  #arrival(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isAdded = reader.eat('added|imported|arrived');
      if (!isAdded && !reader.eat('created|signed up|joined|registered')) return null;
      const test = readDayTest(reader, this.#vocabulary.today);
      return test === null ? null : field(isAdded ? 'added_at' : 'created_at', test);
    });
  }

  /** RFM groups by their names: 'who are Champions'. */
  #cell(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const { values } = fieldMeaning('rfm_cell');
      if (values.kind !== 'fixed') return null;
      if (reader.eat('decision makers|decision maker|decision-makers|decision-maker')) {
        return field('job_level', { operator: 'one_of', texts: [...decidingLevels] });
      }
      const cell = values.values.find(({ label }) => reader.eat(label.toLowerCase()));
      return cell === undefined ? null : field('rfm_cell', { operator: 'equals', text: cell.value });
    });
  }

  /** 'within 25 km of Lyon, France', 'less than 10 miles from Leeds'. */
  #near(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('living within|based within|within|less than|up to|not more than|in a radius of|no more than'))
        return null;
      const number = reader.number();
      if (number === null) return null;
      const isMiles = reader.eat('miles|mile|mi');
      if (!isMiles && !reader.eat('km|kilometres|kilometers|kilometre|kilometer')) return null;
      if (!reader.eat('of|from|around|away from')) return null;
      const name = readValue(reader, (text) => (this.#vocabulary.place(text) === null ? null : text));
      if (name === null) return null;
      const country = reader.attempt(() => (reader.eat(',') ? this.#placeIn(name) : null));
      const place = country ?? this.#vocabulary.place(name);
      const kilometres = isMiles ? Math.round(number * 1609.344) / 1000 : number;
      return place === null ? null : { kind: 'near', place, kilometres };
    });
  }

  /** The rest of a name behind its comma: 'Lyon, France', 'Springfield, IL, United States'. */
  #placeIn(name: string): ReturnType<SentenceVocabulary['place']> {
    const reader = this.#reader;
    const rest = (before: string): ReturnType<SentenceVocabulary['place']> =>
      reader.attempt(() => {
        const word = readValue(reader, (text) => (this.#vocabulary.place(`${before}, ${text}`) === null ? null : text));
        if (word === null) return null;
        const whole = `${before}, ${word}`;
        return reader.attempt(() => (reader.eat(',') ? rest(whole) : null)) ?? this.#vocabulary.place(whole);
      });
    return rest(name);
  }

  /** 'in New York', 'not in France or Spain', 'from Leeds'. Which of city, region and country is told by the data. */
  #place(): Condition | null {
    const reader = this.#reader;
    return reader.attempt((): Condition | null => {
      const isNot = reader.eat('not in|not from|outside of|outside|not living in|not based in');
      if (!isNot && !reader.eat('living in|based in|located in|in|from|of')) return null;
      if (reader.eat('the')) reader.skip(0);
      const known: KnownValue = (text) =>
        placeFields.map((place) => this.#vocabulary.known(place, text)).find((value) => value !== null) ?? null;
      const texts = readValues(reader, known, this.#startsCondition, 'or');
      const [first] = texts;
      if (first === undefined) return null;
      const place =
        placeFields.find((one) => texts.every((text) => this.#vocabulary.known(one, text) !== null)) ?? 'city';
      if (texts.length > 1) return field(place, { operator: isNot ? 'none_of' : 'one_of', texts });
      return field(place, { operator: isNot ? 'not_equals' : 'equals', text: first });
    });
  }
}

/** 'stage is Qualified': no stage of the product's own, so the imported one is meant. */
function isForeignStage(name: ContactField, test: Test): boolean {
  if (name !== 'stage' && name !== 'stage_before') return false;
  const texts = 'text' in test ? [test.text] : 'texts' in test ? test.texts : [];
  return texts.some((text) => !lifecycleStages.some((stage) => stage === text));
}

const textWords = [
  ['not_contains', 'not containing|does not contain|do not contain|not contain'],
  ['contains', 'containing|contains|contain|including|includes|like'],
  ['starts_with', 'starting with|starts with|beginning with|begins with'],
  ['ends_with', 'ending with|ends with|ending in|ends in'],
] as const;

function field(name: ContactField, test: Test): Condition {
  return { kind: 'field', field: name, test };
}

function consent(operator: 'equals' | 'not_equals', text: string): Condition {
  return field('email_consent', { operator, text });
}

/** 'in the last year bought …': the time may come first. */
function readWindowFirst(reader: TokenReader, today: string): Window | null {
  return reader.sees('in the last|in the past|within the last|over the last|during the last')
    ? readWindow(reader, today)
    : null;
}

function foldedWords(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_&'’@./#+-]+/gu, ' ')
    .trim();
}
