// The reference of the rule language (docs/segments.md) names everything a rule can ask.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityKindLabel } from '../../../src-shared/model/activity.ts';
import { filterLabel, measureLabel } from '../../../src-shared/rules/activity-catalogue.ts';
import { contactFieldIds, fieldMeaning } from '../../../src-shared/rules/field-catalogue.ts';
import { fieldMeanings } from '../../../src-shared/rules/field-meanings.ts';
import { operators } from '../../../src-shared/rules/operators.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';

const reference = readFileSync(resolve(import.meta.dirname, '../../../docs/segments.md'), 'utf8').replaceAll(
  /\s+/g,
  ' ',
);
const missing = (words: readonly string[]) => words.filter((word) => !reference.includes(word));

describe('the reference of the rule language', () => {
  it('names every operator with its meaning', () => {
    expect(missing(Object.values(operators).map(({ label }) => `| ${label} |`))).toEqual([]);
    const helps = Object.values(operators).flatMap((one) => ('help' in one ? [one.help] : []));
    expect(missing(helps)).toEqual([]);
  });

  it('names every field, kind, measure and filter', () => {
    expect(missing(contactFieldIds.map((field) => fieldMeaning(field).label))).toEqual([]);
    expect(missing(Object.values(activityKindLabel))).toEqual([]);
    expect(missing(Object.values(filterLabel))).toEqual([]);
    expect(missing(Object.values(measureLabel))).toEqual([]);
  });

  it('names every preset and every meaning of a custom field', () => {
    expect(missing(rulePresets.map(({ label }) => label))).toEqual([]);
    expect(missing(Object.values(fieldMeanings).map(({ label }) => label))).toEqual([]);
  });
});
