import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Condition,
  conditionsOf,
  depthOf,
  everybody,
  type Group,
  type Rule,
  type RuleNode,
  ruleSchema,
} from '../../../src-shared/rules/ast.ts';
import {
  addDays,
  addMonths,
  anniversaryKeys,
  before,
  daysBetween,
  endOfDay,
  isDay,
  startOfDay,
} from '../../../src-shared/rules/calendar.ts';
import { checkRule, type RuleSurroundings } from '../../../src-shared/rules/check-rule.ts';
import { contactFieldIds, contactFields } from '../../../src-shared/rules/field-catalogue.ts';
import {
  complementOf,
  type Operator,
  operatorMeaning,
  operators,
  operatorsOf,
} from '../../../src-shared/rules/operators.ts';
import { presetRule } from '../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { arbitraryRule } from '../../support/arbitrary-rule.ts';
import { meaningFields } from '../../support/meaning-fields.ts';

const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const inSegment = (segment: number): Condition => ({ kind: 'segment', match: 'in', segment });
const company = (text: string): Condition => ({ kind: 'field', field: 'company', test: { operator: 'equals', text } });

function surroundings(segments: Record<number, Rule> = {}, self?: number): RuleSurroundings {
  return {
    names: {
      tag: (id) => (id < 10 ? `tag ${id}` : undefined),
      segment: (id) => (segments[id] ? `segment ${id}` : undefined),
      customField: () => undefined,
      check: () => undefined,
      currency: '',
    },
    segments: new Map(Object.entries(segments).map(([id, rule]) => [Number(id), rule])),
    self,
  };
}

describe('the door for rules', () => {
  it('lets every rule through unchanged', () => {
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        expect(ruleSchema.parse(structuredClone(rule))).toEqual(rule);
      }),
    );
  });

  it.each<[string, unknown]>([
    ['no group', company('x')],
    ['an unknown field', all({ kind: 'field', field: 'contact; --', test: { operator: 'is_set' } } as never)],
    ['a prototype key as field', all({ kind: 'field', field: '__proto__', test: { operator: 'is_set' } } as never)],
    ['an unknown operator', all({ kind: 'field', field: 'company', test: { operator: 'like', text: 'x' } } as never)],
    [
      'an operand of another operator',
      all({ kind: 'field', field: 'company', test: { operator: 'equals', number: 1 } } as never),
    ],
    ['a key that no condition has', all({ ...company('x'), sql: '1' } as never)],
    ['a day that is none', all({ kind: 'field', field: 'birthday', test: { operator: 'on', day: '2023-02-29' } })],
    ['text beyond 200 characters', all(company('x'.repeat(201)))],
    ['1,200 conditions', all(...Array.from({ length: 1200 }, () => company('x')))],
  ])('refuses %s', (_what, value) => {
    expect(ruleSchema.safeParse(value).success).toBe(false);
  });

  it('refuses a tree of 100,000 groups without exhausting the stack', () => {
    let tree: Group = all();
    for (let depth = 0; depth < 100_000; depth += 1) tree = all(tree);
    expect(ruleSchema.safeParse(tree).success).toBe(false);
  });
});

describe('checking a rule', () => {
  it.each<[string, RuleNode, string]>([
    ['an empty comparison', company('  '), 'Enter what company is compared with.'],
    ['no tag', { kind: 'tag', match: 'has', tags: [], descendants: false }, 'Choose a tag.'],
    [
      'a deleted tag',
      { kind: 'tag', match: 'has', tags: [99], descendants: false },
      'A tag of this condition no longer exists.',
    ],
    ['a deleted segment', inSegment(5), 'The segment of this condition no longer exists.'],
    ['an empty group', all(), 'This group has no conditions yet.'],
    [
      'an operator of another type',
      { kind: 'field', field: 'company', test: { operator: 'greater', number: 1 } },
      '“is more than” cannot be asked of company.',
    ],
    [
      'a range the wrong way round',
      { kind: 'field', field: 'orders', test: { operator: 'between', from: 5, to: 1 } },
      'The smaller number comes first.',
    ],
  ])('says what is wrong with %s, and where', (_what, node, message) => {
    expect(checkRule(all(company('ok'), node), surroundings())).toEqual([{ path: [1], message }]);
  });

  it('refuses segments that contain each other in a circle, through any number of steps', () => {
    const segments = { 1: all(inSegment(2)), 2: all(inSegment(3)), 3: all(company('x')) };
    expect(checkRule(all(inSegment(1)), surroundings(segments))).toEqual([]);
    expect(checkRule(all(inSegment(1)), surroundings(segments, 3))[0]?.message).toContain('circle');
    expect(checkRule(all(inSegment(3)), surroundings(segments, 3))[0]?.message).toContain('circle');
  });

  it('counts the conditions of segments within segments', () => {
    const hundred = all(...Array.from({ length: 100 }, () => company('x')));
    const segments = { 1: hundred, 2: all(inSegment(1), inSegment(1), inSegment(1)) };
    expect(checkRule(all(inSegment(2)), surroundings(segments))).toEqual([]);
    const message = checkRule(all(inSegment(2), inSegment(2)), surroundings(segments))[0]?.message;
    expect(message).toContain('600 conditions');
  });

  it('finds nothing wrong with the presets, whose ids differ', () => {
    for (const preset of rulePresets) {
      const { rule } = presetRule(preset, meaningFields);
      if (rule === null) throw new Error(`no field for ${preset.id}`);
      expect(ruleSchema.parse(rule)).toEqual(rule);
      const { names, ...more } = surroundings();
      const customField = (key: string) => meaningFields.find((one) => one.key === key);
      expect(checkRule(rule, { ...more, names: { ...names, customField } })).toEqual([]);
    }
    expect(new Set(rulePresets.map(({ id }) => id)).size).toBe(rulePresets.length);
  });
});

describe('the catalogue', () => {
  it('gives every type operators, and every operator a type', () => {
    const used = new Set(Object.values(operatorsOf).flat());
    expect([...used].sort()).toEqual(Object.keys(operators).sort());
    for (const field of contactFieldIds) expect(operatorsOf[contactFields[field].type].length).toBeGreaterThan(2);
  });

  it('pairs each negative operator with one that takes the same operand', () => {
    for (const operator of Object.keys(operators) as Operator[]) {
      const twin = complementOf(operator);
      if (twin) expect(operatorMeaning(operator).operand).toBe(operatorMeaning(twin).operand);
    }
  });

  it('measures rules', () => {
    expect(depthOf(everybody)).toBe(1);
    expect(depthOf(all(all(company('x'))))).toBe(2);
    expect(conditionsOf(all(company('a'), all(company('b'))))).toHaveLength(2);
  });
});

describe('days', () => {
  it.each([
    ['2024-03-31', 1, '2024-02-29'],
    ['2023-03-31', 1, '2023-02-28'],
    ['2024-01-15', 3, '2023-10-15'],
    ['2024-02-29', 12, '2023-02-28'],
  ])('%s less %i months is %s', (day, count, expected) => {
    expect(before(day, { count, unit: 'month' })).toBe(expected);
  });

  it('counts on over month, year and leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(isDay('2100-02-29')).toBe(false);
    expect(isDay('2024-02-29')).toBe(true);
  });

  it('keeps the birthdays of 29 February in years without one', () => {
    expect(anniversaryKeys('2023-02-27', 2)).toEqual(['02-27', '02-28', '02-29', '03-01']);
    expect(anniversaryKeys('2024-02-28', 0)).toEqual(['02-28']);
  });

  it('covers every instant of a day once, whatever the clock does', () => {
    for (const zone of ['local', 'utc'] as const) {
      for (let day = '2024-01-01'; day < '2025-01-01'; day = addDays(day, 1)) {
        expect(startOfDay(addDays(day, 1), zone)).toBe(endOfDay(day, zone) + 1);
        expect(endOfDay(day, zone)).toBeGreaterThan(startOfDay(day, zone));
      }
    }
  });
});
