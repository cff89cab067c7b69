// What the readers of conditions share.
import type { Condition, Test } from '../../../../src-shared/rules/ast.ts';
import type { ContactField } from '../../../../src-shared/rules/field-catalogue.ts';
import type { SentenceVocabulary } from './read-sentence.ts';
import type { TokenReader } from './token-reader.ts';

export interface ConditionContext {
  readonly reader: TokenReader;
  readonly vocabulary: SentenceVocabulary;
  /** Whether the next words begin another condition, so that a name ends before them. */
  readonly startsCondition: () => boolean;
}

/** A reader of some of the conditions. */
export abstract class ConditionPart {
  protected readonly reader: TokenReader;
  protected readonly vocabulary: SentenceVocabulary;
  protected readonly startsCondition: () => boolean;

  constructor({ reader, vocabulary, startsCondition }: ConditionContext) {
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.startsCondition = startsCondition;
  }
}

const minorUnits = 100;

/** A number as written, as money is kept. */
export const asMoney = (value: number): number => Math.round(value * minorUnits);
export const asIs = (value: number): number => value;

export function fieldCondition(field: ContactField, test: Test): Condition {
  return { kind: 'field', field, test };
}
