// Conditions on where contacts are: in a place, or near one. Owns their grammar; every reading either takes its words or
// leaves the place as it was.
import type { Condition } from '../../../../src-shared/rules/ast.ts';
import { ConditionPart, fieldCondition as field } from './condition-parts.ts';
import type { SentenceVocabulary } from './read-sentence.ts';
import { type KnownValue, readValue, readValues } from './values.ts';

const placeFields = ['city', 'region', 'country'] as const;

export class PlaceReader extends ConditionPart {
  read(): Condition | null {
    return this.#near() ?? this.#place();
  }

  /** 'within 25 km of Lyon, France', 'less than 10 miles from Leeds'. */
  #near(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      if (!reader.eat('living within|based within|within|less than|up to|not more than|in a radius of|no more than'))
        return null;
      const number = reader.number();
      if (number === null) return null;
      const isMiles = reader.eat('miles|mile|mi');
      if (!isMiles && !reader.eat('km|kilometres|kilometers|kilometre|kilometer')) return null;
      if (!reader.eat('of|from|around|away from')) return null;
      const name = readValue(reader, (text) => (this.vocabulary.place(text) === null ? null : text));
      if (name === null) return null;
      const country = reader.attempt(() => (reader.eat(',') ? this.#placeIn(name) : null));
      const place = country ?? this.vocabulary.place(name);
      const kilometres = isMiles ? Math.round(number * 1609.344) / 1000 : number;
      return place === null ? null : { kind: 'near', place, kilometres };
    });
  }

  /** 'in New York', 'not in France or Spain', 'from Leeds'. Which of city, region and country is told by the data. */
  #place(): Condition | null {
    const reader = this.reader;
    return reader.attempt((): Condition | null => {
      const isNot = reader.eat('not in|not from|outside of|outside|not living in|not based in');
      if (!isNot && !reader.eat('living in|based in|located in|in|from|of')) return null;
      if (reader.eat('the')) reader.skip(0);
      const known: KnownValue = (text) =>
        placeFields.map((place) => this.vocabulary.known(place, text)).find((value) => value !== null) ?? null;
      const texts = readValues(reader, known, this.startsCondition, 'or');
      const [first] = texts;
      if (first === undefined) return null;
      const place =
        placeFields.find((one) => texts.every((text) => this.vocabulary.known(one, text) !== null)) ?? 'city';
      if (texts.length > 1) return field(place, { operator: isNot ? 'none_of' : 'one_of', texts });
      return field(place, { operator: isNot ? 'not_equals' : 'equals', text: first });
    });
  }

  /** The rest of a name behind its comma: 'Lyon, France', 'Springfield, IL, United States'. */
  #placeIn(name: string): ReturnType<SentenceVocabulary['place']> {
    const reader = this.reader;
    const rest = (before: string): ReturnType<SentenceVocabulary['place']> =>
      reader.attempt(() => {
        const word = readValue(reader, (text) => (this.vocabulary.place(`${before}, ${text}`) === null ? null : text));
        if (word === null) return null;
        const whole = `${before}, ${word}`;
        return reader.attempt(() => (reader.eat(',') ? rest(whole) : null)) ?? this.vocabulary.place(whole);
      });
    return rest(name);
  }
}
