// What the readers of conditions share.
import type { Condition, Test } from '../../../../src-shared/rules/ast.ts';
import type { ContactField } from '../../../../src-shared/rules/field-catalogue.ts';

const minorUnits = 100;

/** A number as written, as money is kept. */
export const asMoney = (value: number): number => Math.round(value * minorUnits);
export const asIs = (value: number): number => value;

export function fieldCondition(field: ContactField, test: Test): Condition {
  return { kind: 'field', field, test };
}
