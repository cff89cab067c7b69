// One condition of a rule as a set of contact ids. Owns the choice of form: a test of the contact row itself where that is
// enough, else one uncorrelated set (a look-up per contact and tag measured 60 times slower than the set).
import { type RawBuilder, sql } from 'kysely';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type {
  ActivityCondition,
  Condition,
  CustomCondition,
  FieldCondition,
  NearCondition,
  TagCondition,
} from '../../../../src-shared/rules/ast.ts';
import { contactFields, typeOfCustomField } from '../../../../src-shared/rules/field-catalogue.ts';
import { type FieldType, operatorsOf } from '../../../../src-shared/rules/operators.ts';
import { activitySet } from './activity-set.ts';
import { type CompileContext, RuleError } from './compile-context.ts';
import { ageOn, fieldPlace, importedRows, importName, jobReading, staysOn } from './field-place.ts';
import { isRelativeTest, relativeShare, type ShareForm } from './top-share.ts';
import { affirm, type Bool, type Value, valueTest } from './value-test.ts';

/** Contacts as a query of ids (any state, so intersect with the active ones), or everybody but those. */
export interface IdSet {
  ids: RawBuilder<unknown>;
  negated: boolean;
}

export interface Leaf extends IdSet {
  /** The same as a test of the row `contact as c`, where that is all it takes; negation not included. */
  row?: Bool;
}

/** Every condition but membership of a segment, which is a rule of its own (see compile-rule.ts). */
export type OwnCondition = Exclude<Condition, { kind: 'segment' }>;

/**
 * @param share how a test of everybody's values becomes rows; the contacts it names unless the values are asked for
 * @throws RuleError when the condition names what does not exist or an operator its type does not have
 */
export function compileLeaf(condition: OwnCondition, context: CompileContext, share: ShareForm = relativeShare): Leaf {
  switch (condition.kind) {
    case 'field':
      return fieldLeaf(condition, context, share);
    case 'custom':
      return customLeaf(condition, context, share);
    case 'tag':
      return tagLeaf(condition, context);
    case 'activity':
      return activitySet(condition, context, share);
    case 'near':
      return nearLeaf(condition);
    case 'finding':
      return {
        ids:
          condition.check === null
            ? sql`select contact_id from finding where state = 'open'`
            : sql`select contact_id from finding where check_id = ${condition.check} and state = 'open'`,
        negated: condition.match === 'has_not',
      };
    default:
      return assertNever(condition);
  }
}

/** The leaf as a condition on `contact as c`; never NULL, so that none-groups may negate it. */
export function leafPredicate({ ids, negated, row }: Leaf): Bool {
  if (row) return negated ? sql`(${row}) is not true` : sql`(${row}) is true`;
  return negated ? sql`c.id not in (${ids})` : sql`c.id in (${ids})`;
}

function fieldLeaf(condition: FieldCondition, context: CompileContext, share: ShareForm): Leaf {
  const { type } = contactFields[condition.field];
  assertOperator(type, condition.test.operator, condition.field);
  const place = fieldPlace(condition.field);
  const counted = asCounted(condition, context);
  if (counted) return activitySet(counted, context, share);
  const { test, negated } = affirm(condition.test);
  switch (place.kind) {
    case 'contact':
      return rowLeaf(sql.ref(`c.${place.column}`), type, { test, negated }, context, share);
    case 'age':
      return rowLeaf(ageOn(sql.ref('c.birthday'), context.asOf), type, { test, negated }, context, share);
    case 'job':
      return rowLeaf(
        jobReading(place, sql.ref('c.job_title'), context.jobTitleWords),
        type,
        { test, negated },
        context,
        share,
      );
    case 'side': {
      const value = sql.ref(`side.${place.column}`);
      const from = sql`from ${sql.table(place.table)} as side`;
      if (isRelativeTest(test)) {
        return { ids: share(sql`select side.contact_id, ${value} as value ${from}`, test), negated };
      }
      return { ids: sql`select side.contact_id ${from} where ${valueTest(value, type, test, context)}`, negated };
    }
    case 'stage':
      return {
        ids: sql`select side.contact_id from ${staysOn(context)} as side
          where ${valueTest(sql.ref(`side.${place.column}`), type, test, context)}`,
        negated,
      };
    case 'imports':
      return {
        ids: sql`select row.contact_id from ${importedRows} where ${valueTest(importName, type, test, context)}`,
        negated,
      };
    case 'points': {
      const [typed, normal] = ['point.value', 'point.normalised'].map((column) =>
        valueTest(sql.ref(column), type, test, context),
      );
      return {
        ids: sql`select point.contact_id from ${sql.table(place.view)} as point where (${typed}) or (${normal})`,
        negated,
      };
    }
    default:
      return assertNever(place);
  }
}

/** A kept fact asked as of another day, as what it is counted from; undefined where the kept one is true. */
export function asCounted({ field, test }: FieldCondition, { facts }: CompileContext): ActivityCondition | undefined {
  const place = fieldPlace(field);
  if (place.kind !== 'side' || !place.recount || facts !== 'recounted') return undefined;
  const { activities, measure } = place.recount;
  return { kind: 'activity', activities, measure, window: { kind: 'ever' }, filters: [], test };
}

function rowLeaf(
  value: Value,
  type: FieldType,
  affirmed: ReturnType<typeof affirm>,
  context: CompileContext,
  share: ShareForm,
): Leaf {
  const { test, negated } = affirmed;
  if (isRelativeTest(test)) {
    return {
      ids: share(sql`select c.id as contact_id, ${value} as value from contact as c`, test),
      negated,
    };
  }
  const row = valueTest(value, type, test, context);
  return { ids: sql`select c.id from contact as c where ${row}`, negated, row };
}

function customLeaf(condition: CustomCondition, context: CompileContext, share: ShareForm): Leaf {
  const field = context.customFields.get(condition.key);
  if (!field) throw new RuleError(`there is no custom field "${condition.key}"`);
  const type = typeOfCustomField[field.type];
  assertOperator(type, condition.test.operator, field.label);
  const { test, negated } = affirm(condition.test);
  const value = sql.ref(`held.${field.column}`);
  const from = sql`from contact_custom as held`;
  if (isRelativeTest(test)) {
    return { ids: share(sql`select held.id as contact_id, ${value} as value ${from}`, test), negated };
  }
  return { ids: sql`select held.id ${from} where ${valueTest(value, type, test, context)}`, negated };
}

/** By the place that the address names, as the SQL function kilometres_from() finds it: its centre, not the street. */
function nearLeaf({ place, kilometres }: NearCondition): Leaf {
  if (place === null) throw new RuleError('there is no place to measure from');
  const { latitude, longitude } = place;
  const far = sql`kilometres_from(side.city, side.region, side.country_code, ${latitude}, ${longitude})`;
  return {
    ids: sql`select side.contact_id from contact_rollup as side where side.city is not null and ${far} <= ${kilometres}`,
    negated: false,
  };
}

function tagLeaf({ tags, descendants, match }: TagCondition, { tagChildren }: CompileContext): Leaf {
  const reach = descendants ? withDescendants(tags, tagChildren) : tags;
  // The view contact_tag says the same but groups; membership needs no grouping.
  const ids = sql`select coalesce(alias.winner_id, assigned.contact_id) from tag_assignment as assigned
    left join contact_alias as alias on alias.id = assigned.contact_id
    where assigned.tag_id in (select value from json_each(${JSON.stringify(reach)}))`;
  return { ids, negated: match === 'has_not' };
}

function withDescendants(tags: readonly number[], children: CompileContext['tagChildren']): number[] {
  const reach = new Set(tags);
  for (const tag of reach) for (const child of children.get(tag) ?? []) reach.add(child);
  return [...reach];
}

function assertOperator(
  type: FieldType,
  operator: Parameters<(typeof operatorsOf)[FieldType]['includes']>[0],
  of: string,
) {
  if (!operatorsOf[type].includes(operator)) throw new RuleError(`"${operator}" does not apply to ${of}`);
}
