// What is wrong with a rule, in words for the person who builds it. Owns the checks that the shape alone cannot make:
// missing operands, names that no longer exist, operators a type lacks, segments in circles.
import { foldText } from '../text/text-key.ts';
import { filterLabel, filterType, measureType } from './activity-catalogue.ts';
import { type Condition, conditionsOf, depthOf, type Rule, type RuleNode, ruleLimits, type Test } from './ast.ts';
import { fieldMeaning, typeOfCustomField } from './field-catalogue.ts';
import { type FieldType, isRelativeOperator, operatorMeaning, operatorsOf } from './operators.ts';
import type { RuleNames } from './rule-names.ts';

export interface RuleProblem {
  /** Positions from the root: [0, 2] is the third item of the first group. */
  path: number[];
  message: string;
}

/** What a rule may refer to. */
export interface RuleSurroundings {
  names: RuleNames;
  /** The rules of all saved segments. */
  segments: ReadonlyMap<number, Rule>;
  /** The segment whose rule this is; undefined while it has not been saved. */
  self?: number | undefined;
}

/** All problems of a rule, in reading order; empty when it can be counted, saved and compiled. */
export function checkRule(rule: Rule, surroundings: RuleSurroundings): RuleProblem[] {
  const problems = nodeProblems(rule, [], surroundings);
  if (problems.length > 0) return problems;
  const size = unfolded(rule, surroundings, new Map());
  if (size.conditions > ruleLimits.conditions) {
    const message = `With the segments it uses, the rule has ${size.conditions} conditions; ${ruleLimits.conditions} are possible.`;
    return [{ path: [], message }];
  }
  if (size.depth > ruleLimits.depth) {
    const message = `With the segments it uses, groups lie ${size.depth} deep; ${ruleLimits.depth} are possible.`;
    return [{ path: [], message }];
  }
  return [];
}

function nodeProblems(node: RuleNode, path: number[], surroundings: RuleSurroundings): RuleProblem[] {
  if (node.kind === 'group') {
    if (node.items.length === 0 && path.length > 0) return [{ path, message: 'This group has no conditions yet.' }];
    return node.items.flatMap((item, index) => nodeProblems(item, [...path, index], surroundings));
  }
  const message = conditionProblem(node, surroundings);
  return message === null ? [] : [{ path, message }];
}

function conditionProblem(condition: Condition, surroundings: RuleSurroundings): string | null {
  const { names } = surroundings;
  switch (condition.kind) {
    case 'field': {
      const { label, type } = fieldMeaning(condition.field);
      return testProblem(condition.test, type, label);
    }
    case 'custom': {
      const field = names.customField(condition.key);
      if (!field) return 'The custom field of this condition no longer exists.';
      return testProblem(condition.test, typeOfCustomField[field.type], field.label);
    }
    case 'tag':
      if (condition.tags.length === 0) return 'Choose a tag.';
      return condition.tags.some((id) => names.tag(id) === undefined)
        ? 'A tag of this condition no longer exists.'
        : null;
    case 'activity': {
      const { window, filters, test, measure } = condition;
      if (window.kind === 'between' && window.fromDay > window.toDay) return 'The first day lies after the last.';
      if (measure === 'change' && window.kind !== 'last')
        return 'A change compares the last days, weeks or months with those before: choose “in the last”.';
      if (measure === 'share' && filters.length === 0) return 'Add the filter whose share is asked for.';
      for (const filter of filters) {
        if (isRelativeOperator(filter.test.operator)) return 'A top share cannot be asked of single activities.';
        const problem = testProblem(filter.test, filterType[filter.field], filterLabel[filter.field]);
        if (problem !== null) return problem;
      }
      return testProblem(test, measureType[measure], 'the measured value');
    }
    case 'near':
      return condition.place === null ? 'Choose the place that distances are measured from.' : null;
    case 'segment':
      if (names.segment(condition.segment) === undefined) return 'The segment of this condition no longer exists.';
      return reaches(condition.segment, surroundings.self, surroundings.segments)
        ? 'This segment uses the one being built: segments cannot contain each other in a circle.'
        : null;
    case 'finding':
      return condition.check !== null && names.check(condition.check) === undefined
        ? 'The audit check of this condition does not exist.'
        : null;
  }
}

function testProblem(test: Test, type: FieldType, of: string): string | null {
  if (!operatorsOf[type].includes(test.operator)) {
    return `“${operatorMeaning(test.operator).label}” cannot be asked of ${of}.`;
  }
  if ('text' in test) return foldText(test.text) === '' ? `Enter what ${of} is compared with.` : null;
  if ('texts' in test) return test.texts.every((text) => foldText(text) === '') ? 'Choose at least one value.' : null;
  if ('from' in test) return test.from > test.to ? 'The smaller number comes first.' : null;
  if ('fromDay' in test) return test.fromDay > test.toDay ? 'The first day lies after the last.' : null;
  return null;
}

/** Whether unfolding a segment would come to `target`, or go in a circle without it. */
function reaches(segment: number, target: number | undefined, segments: ReadonlyMap<number, Rule>): boolean {
  const open = new Set<number>();
  const done = new Set<number>();
  const visit = (id: number): boolean => {
    if (id === target || open.has(id)) return true;
    if (done.has(id)) return false;
    open.add(id);
    const rule = segments.get(id);
    const found = rule !== undefined && segmentsIn(rule).some(visit);
    open.delete(id);
    done.add(id);
    return found;
  };
  return visit(segment);
}

/** The segments that a rule refers to directly. */
export function segmentsIn(rule: Rule): number[] {
  return conditionsOf(rule).flatMap((condition) => (condition.kind === 'segment' ? [condition.segment] : []));
}

interface Size {
  conditions: number;
  depth: number;
}

/** The size of a rule with its segments written out; each segment is measured once, so circles of reuse stay cheap. */
function unfolded(rule: Rule, { segments }: RuleSurroundings, known: Map<number, Size>): Size {
  const sizes = segmentsIn(rule).map((id): Size => {
    const before = known.get(id);
    if (before) return before;
    const inner = segments.get(id);
    const size = inner ? unfolded(inner, { segments, names: noNames }, known) : { conditions: 1, depth: 0 };
    known.set(id, size);
    return size;
  });
  const own = conditionsOf(rule).filter(({ kind }) => kind !== 'segment').length;
  return {
    conditions: sizes.reduce((sum, size) => sum + size.conditions, own),
    depth: depthOf(rule) + Math.max(0, ...sizes.map(({ depth }) => depth)),
  };
}

const noNames: RuleNames = {
  tag: () => undefined,
  segment: () => undefined,
  customField: () => undefined,
  check: () => undefined,
  currency: '',
};
