// Conditions on what is known of a contact: its fields by name, age, birthday, consent, counts. Owns their grammar and the
// test that follows a name; every reading either takes its words or leaves the place as it was.
import type { Condition, Test } from '../../../../src-shared/rules/ast.ts';
import {
  type ContactField,
  type FieldMeaning,
  fieldMeaning,
  typeOfCustomField,
} from '../../../../src-shared/rules/field-catalogue.ts';
import { decidingLevels } from '../../../../src-shared/rules/job-titles.ts';
import { lifecycleStages } from '../../../../src-shared/rules/lifecycle-stages.ts';
import { asIs, asMoney, ConditionPart, fieldCondition as field } from './condition-parts.ts';
import { daysOf, readDayTest, readSpan, readWindow } from './times.ts';
import { type KnownValue, readComparison, readValue, readValues } from './values.ts';
import { fieldNames, namesOfFields } from './words.ts';

export class FieldReader extends ConditionPart {
  /** A condition that its own words begin: 'of kind company', 'who may be emailed'. */
  readKindOrConsent(): Condition | null {
    return this.#kind() ?? this.#consent();
  }

  /** Age and birthday. */
  readYears(): Condition | null {
    return this.#age() ?? this.#birthday();
  }

  /** A field by its name, with a number in front or a test behind. */
  readNamed(): Condition | null {
    return this.#counted() ?? this.#field() ?? this.#custom() ?? this.#arrival() ?? this.#cell();
  }

  /** 'older than 30', 'aged 30 to 40', 'under 25 years old'. */
  #age(): Condition | null {
    const reader = this.reader;
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
    const reader = this.reader;
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

  /** 'added in the last 30 days', 'created before 2024'. */
  #arrival(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const isAdded = reader.eat('added|imported|arrived');
      if (!isAdded && !reader.eat('created|signed up|joined|registered')) return null;
      const test = readDayTest(reader, this.vocabulary.today);
      return test === null ? null : field(isAdded ? 'added_at' : 'created_at', test);
    });
  }

  /** RFM groups by their names: 'who are Champions'. */
  #cell(): Condition | null {
    const reader = this.reader;
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

  /** 'of kind company', 'not of kind person'. */
  #kind(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const isNot = reader.eat('not of kind|not of the kind');
      if (!isNot && !reader.eat('of kind|of the kind')) return null;
      const kind = ['person', 'company', 'household'].find((one) => reader.eat(one));
      return kind === undefined ? null : field('kind', { operator: isNot ? 'not_equals' : 'equals', text: kind });
    });
  }

  /** 'who may be emailed', 'with email consent', 'who unsubscribed' is a deed. */
  #consent(): Condition | null {
    const reader = this.reader;
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

  /** Things that are counted, with the number in front: 'at least 3 orders', 'no emails'. */
  #counted(): Condition | null {
    const reader = this.reader;
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
        const window = readWindow(reader, this.vocabulary.today);
        if (window === null || window.kind === 'ever') return field(name, test);
        return { kind: 'activity', activities: ['purchase'], measure: 'count', window, filters: [], test };
      }
      return null;
    });
  }

  #field(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const isNone = reader.eat(
        'have no|with no|without an|without a|without any|without|do not have an|do not have a|do not have|no',
      );
      if (!isNone) reader.eat('have an|have a|have the|have|with an|with a|with the|with');
      for (const { field: name, name: words } of namesOfFields) {
        const found = reader.attempt(() => {
          if (!reader.eat(words)) return null;
          if (isNone) return field(name, { operator: 'is_empty' });
          const test = this.testOf(fieldMeaning(name), name);
          if (test === null || isForeignStage(name, test)) return null;
          return field(name, test);
        });
        if (found !== null) return found;
      }
      return null;
    });
  }

  #custom(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const isNone = reader.eat('have no|with no|without an|without a|without');
      if (!isNone) reader.eat('have an|have a|have|with an|with a|with');
      for (const { key, label, type } of this.vocabulary.customFields) {
        const found = reader.attempt((): Condition | null => {
          if (!reader.eat(foldedWords(label))) return null;
          if (isNone) return { kind: 'custom', key, test: { operator: 'is_empty' } };
          const test = this.testOf({ type: typeOfCustomField[type], values: { kind: 'none' } }, null);
          return test === null ? null : { kind: 'custom', key, test };
        });
        if (found !== null) return found;
      }
      return null;
    });
  }

  /** What follows the name of a field. */
  testOf({ type, values }: Pick<FieldMeaning, 'type' | 'values'>, name: ContactField | null): Test | null {
    const reader = this.reader;
    if (type === 'number' || type === 'money')
      return readComparison(reader, type === 'money' ? asMoney : asIs) ?? this.#presence();
    if (type === 'day' || type === 'instant') {
      reader.eat('is|are|was|were|of|falls');
      return readDayTest(reader, this.vocabulary.today) ?? this.#presence();
    }
    if (type === 'boolean') {
      if (reader.eat('set to yes|is yes|is true|yes|true')) return { operator: 'is_true' };
      return reader.eat('set to no|is no|is false|no|false') ? { operator: 'is_false' } : this.#presence();
    }
    const fixed = values.kind === 'fixed' ? values.values : null;
    const known: KnownValue = (text) => {
      const folded = text.toLowerCase();
      if (fixed !== null) return fixed.find((one) => one.label.toLowerCase() === folded)?.value ?? null;
      return name === null ? null : this.vocabulary.known(name, text);
    };
    for (const [operator, words] of textWords) {
      if (!reader.eat(words)) continue;
      if (operator === 'contains') {
        const some = readValues(reader, known, this.startsCondition, 'or');
        if (some.length > 1) return { operator: 'contains_any', texts: some };
        return some[0] === undefined ? null : { operator, text: some[0] };
      }
      const text = readValue(reader, known);
      return text === null ? null : { operator, text };
    }
    const isNot = reader.eat("is not any of|is not one of|other than|is not|are not|not|isn’t|isn't|none of");
    if (!isNot) reader.eat('is one of|is any of|one of|any of|is|are|of|=|named|called');
    const texts = readValues(reader, known, this.startsCondition, isNot ? 'and|or' : 'or');
    const [only] = texts;
    if (only === undefined) return isNot ? null : this.#presence();
    if (texts.length > 1) return { operator: isNot ? 'none_of' : 'one_of', texts };
    return { operator: isNot ? 'not_equals' : 'equals', text: only };
  }

  /** Nothing behind the name means that there is one: 'with an email'. */
  #presence(): Test {
    if (this.reader.eat('is empty|left empty|is missing')) return { operator: 'is_empty' };
    this.reader.eat('is filled in|filled in|is known');
    return { operator: 'is_set' };
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

function consent(operator: 'equals' | 'not_equals', text: string): Condition {
  return field('email_consent', { operator, text });
}

function foldedWords(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_&'’@./#+-]+/gu, ' ')
    .trim();
}
