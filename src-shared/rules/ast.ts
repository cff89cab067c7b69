// The rule language as data: a closed tree of groups and conditions, with its limits. Owns the shape and the door that
// lets rules in; meaning lives in the compiler, words in sentence.ts, and advice to the person in check-rule.ts.
import { z } from 'zod';
import { activityKinds } from '../model/activity.ts';
import { isDay, spanUnits } from './calendar.ts';
import { contactFieldIds } from './field-catalogue.ts';
import {
  bareOperators,
  dayOperators,
  daysOperators,
  listOperators,
  numberOperators,
  percentOperators,
  rangeOperators,
  spanOperators,
  textOperators,
  withinOperators,
} from './operators.ts';

/** SQLite's expression depth is 1000; a rule must stay well below it with segments in segments unfolded. */
export const ruleLimits = { conditions: 500, depth: 32, text: 200, list: 500 } as const;

const text = z.string().max(ruleLimits.text);
const number = z.number().min(-1e15).max(1e15);
const day = z.string().refine(isDay, 'not a day');
const rowId = z.number().int().positive();
const span = { count: z.number().int().min(1).max(10_000), unit: z.enum(spanUnits) };

const testSchema = z.discriminatedUnion('operator', [
  z.strictObject({ operator: z.enum(bareOperators) }),
  z.strictObject({ operator: z.enum(textOperators), text }),
  z.strictObject({ operator: z.enum(listOperators), texts: z.array(text).max(ruleLimits.list) }),
  z.strictObject({ operator: z.enum(numberOperators), number }),
  z.strictObject({ operator: z.enum(rangeOperators), from: number, to: number }),
  z.strictObject({ operator: z.enum(percentOperators), percent: z.number().gt(0).max(100) }),
  z.strictObject({ operator: z.enum(dayOperators), day }),
  z.strictObject({ operator: z.enum(daysOperators), fromDay: day, toDay: day }),
  z.strictObject({ operator: z.enum(spanOperators), ...span }),
  z.strictObject({ operator: z.enum(withinOperators), days: z.number().int().min(0).max(366) }),
]);

const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ever') }),
  z.strictObject({ kind: z.literal('last'), ...span }),
  z.strictObject({ kind: z.literal('longer_ago'), ...span }),
  z.strictObject({ kind: z.literal('between'), fromDay: day, toDay: day }),
]);

export const activityMeasures = [
  'count',
  'sum',
  'average',
  'first',
  'last',
  'distinct_products',
  'discount_share',
  'share',
  'change',
] as const;
export type ActivityMeasure = (typeof activityMeasures)[number];

export const activityFilterFields = [
  'item', // product or category
  'product',
  'category',
  'campaign',
  'source',
  'reference',
  'detail',
  'currency',
  'amount',
  'discount',
  'quantity',
] as const;
export type ActivityFilterField = (typeof activityFilterFields)[number];

export const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: z.enum(contactFieldIds), test: testSchema }),
  z.strictObject({ kind: z.literal('custom'), key: z.string().min(1).max(200), test: testSchema }),
  z.strictObject({
    kind: z.literal('tag'),
    match: z.enum(['has', 'has_not']),
    /** Any of these. */
    tags: z.array(rowId).max(ruleLimits.list),
    descendants: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('activity'),
    /** Any of these; empty means every kind. */
    activities: z.array(z.enum(activityKinds)).max(activityKinds.length),
    measure: z.enum(activityMeasures),
    window: windowSchema,
    /** All must hold of one and the same activity. */
    filters: z.array(z.strictObject({ field: z.enum(activityFilterFields), test: testSchema })).max(10),
    test: testSchema,
  }),
  z.strictObject({
    kind: z.literal('near'),
    /** Where distances are measured from; null while none was chosen. */
    place: z
      .strictObject({
        label: text,
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      })
      .nullable(),
    kilometres: z.number().min(0).max(20_040),
  }),
  z.strictObject({ kind: z.literal('segment'), match: z.enum(['in', 'not_in']), segment: rowId }),
  z.strictObject({
    kind: z.literal('finding'),
    match: z.enum(['has', 'has_not']),
    /** The id of an audit check; null means any open finding. */
    check: z.string().min(1).max(100).nullable(),
  }),
]);

export type Test = z.infer<typeof testSchema>;
export type Window = z.infer<typeof windowSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type FieldCondition = Extract<Condition, { kind: 'field' }>;
export type CustomCondition = Extract<Condition, { kind: 'custom' }>;
export type TagCondition = Extract<Condition, { kind: 'tag' }>;
export type ActivityCondition = Extract<Condition, { kind: 'activity' }>;
export type ActivityFilter = ActivityCondition['filters'][number];
export type NearCondition = Extract<Condition, { kind: 'near' }>;
export type SegmentCondition = Extract<Condition, { kind: 'segment' }>;
export type FindingCondition = Extract<Condition, { kind: 'finding' }>;

export const matches = ['all', 'any', 'none'] as const;
export type Match = (typeof matches)[number];

/** `all` and `none` of nothing hold for everybody, `any` of nothing for nobody. */
export interface Group {
  kind: 'group';
  match: Match;
  items: RuleNode[];
}
export type RuleNode = Group | Condition;
/** A rule is a group, so that a condition can always be added beside what is there. */
export type Rule = Group;

const groupSchema: z.ZodType<Group> = z.strictObject({
  kind: z.literal('group'),
  match: z.enum(matches),
  get items() {
    return z.array(z.union([groupSchema, conditionSchema]));
  },
});

/** The door for rules: sizes are measured without recursion first, so that a hostile tree cannot exhaust the stack. */
export const ruleSchema: z.ZodType<Rule> = z
  .unknown()
  .refine(withinLimits, {
    abort: true,
    message: `A rule may have ${ruleLimits.conditions} conditions and groups ${ruleLimits.depth} deep.`,
  })
  .pipe(groupSchema);

/** The rule that holds for everybody: where building starts. */
export const everybody: Rule = { kind: 'group', match: 'all', items: [] };

/** All conditions of a rule, in reading order. */
export function conditionsOf(node: RuleNode): Condition[] {
  return node.kind === 'group' ? node.items.flatMap(conditionsOf) : [node];
}

/** How many groups lie inside each other: 1 for a flat rule. */
export function depthOf(node: RuleNode): number {
  return node.kind === 'group' ? 1 + Math.max(0, ...node.items.map(depthOf)) : 0;
}

function withinLimits(value: unknown): boolean {
  const open: { node: unknown; depth: number }[] = [{ node: value, depth: 1 }];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) continue;
    nodes += node.items.length;
    if (depth > ruleLimits.depth || nodes > ruleLimits.conditions * 2) return false;
    for (const item of node.items) open.push({ node: item, depth: depth + 1 });
  }
  return true;
}
