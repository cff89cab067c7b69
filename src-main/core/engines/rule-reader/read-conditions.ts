// One condition of a sentence: a place, a tag, a field, a deed. Owns which reading comes first, and segments, tags and
// findings; how conditions join is in read-sentence.ts. Every reading either takes its words or leaves the place as it was.
import type { Condition, RuleNode } from '../../../../src-shared/rules/ast.ts';
import { DeedReader } from './read-deeds.ts';
import { FieldReader } from './read-fields.ts';
import { PlaceReader } from './read-places.ts';
import type { SentenceVocabulary } from './read-sentence.ts';
import { readStage } from './read-stage.ts';
import type { TokenReader } from './token-reader.ts';
import { type KnownValue, readValue, readValues } from './values.ts';

export class ConditionReader {
  readonly #reader: TokenReader;
  readonly #vocabulary: SentenceVocabulary;
  readonly #tags: KnownValue;
  readonly #segments: KnownValue;
  readonly #fields: FieldReader;
  readonly #deeds: DeedReader;
  readonly #places: PlaceReader;

  constructor(reader: TokenReader, vocabulary: SentenceVocabulary) {
    this.#reader = reader;
    this.#vocabulary = vocabulary;
    this.#tags = (text) => (vocabulary.tag(text) === null ? null : text);
    this.#segments = (text) => (vocabulary.segment(text) === null ? null : text);
    const context = { reader, vocabulary, startsCondition: () => this.#startsCondition() };
    this.#fields = new FieldReader(context);
    this.#deeds = new DeedReader(context, this.#fields);
    this.#places = new PlaceReader(context);
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
        this.#fields.readKindOrConsent() ??
        this.#deeds.read() ??
        this.#fields.readYears() ??
        this.#finding() ??
        this.#fields.readNamed() ??
        this.#places.read()
      );
    });
  }

  #startsCondition(): boolean {
    const reader = this.#reader;
    const found = reader.attempt(() => {
      const before = reader.at;
      const starts =
        reader.sees('who|that|which|whose|have|has|had|did|do|never|with|without|in|from|not|tagged|are|is|spent') ||
        this.#deeds.isAhead();
      return starts && reader.at === before ? true : null;
    });
    return found ?? false;
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
      const names = readValues(reader, this.#tags, () => this.#startsCondition(), 'or');
      const tags = names.map((name) => this.#vocabulary.tag(name));
      if (tags.length === 0 || tags.some((tag) => tag === null)) return null;
      const descendants = reader.eat('( or a tag below it )|( or a tag below them )|or below|or anything below');
      return { kind: 'tag', match: isNot ? 'has_not' : 'has', tags: tags as number[], descendants };
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
}
