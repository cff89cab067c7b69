// Why one contact is in or out: every part of a rule with whether it holds, what the contact has and how far off that is.
import { sql } from 'kysely';
import type { ExplainedPart } from '../../../../src-shared/contract/segments.ts';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { measureType } from '../../../../src-shared/rules/activity-catalogue.ts';
import type {
  ActivityCondition,
  Condition,
  NearCondition,
  Rule,
  RuleNode,
  Test,
} from '../../../../src-shared/rules/ast.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import { fieldMeaning, typeOfCustomField } from '../../../../src-shared/rules/field-catalogue.ts';
import type { FieldType } from '../../../../src-shared/rules/operators.ts';
import {
  amountText,
  dayText,
  listText,
  numberText,
  quoted,
  type RuleNames,
} from '../../../../src-shared/rules/rule-names.ts';
import { conditionClause } from '../../../../src-shared/rules/sentence.ts';
import { testGap } from '../../../../src-shared/rules/test-gap.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { measuredValue } from '../../engines/rule-compiler/activity-set.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import {
  ageOn,
  fieldPlace,
  importedRows,
  importName,
  jobReading,
  type Recount,
  staysOn,
} from '../../engines/rule-compiler/field-place.ts';
import { hasId } from '../../engines/rule-compiler/id-bits.ts';
import { membersOf } from './member-bits.ts';

type Held = string | number;

export class ContactExplainer {
  readonly #db: ReadHandle;
  readonly #context: CompileContext;
  readonly #names: RuleNames;
  readonly #contact: number;

  constructor(db: ReadHandle, context: CompileContext, names: RuleNames, contact: number) {
    this.#db = db;
    this.#context = context;
    this.#names = names;
    this.#contact = contact;
  }

  /** The rule, part by part. */
  explain(rule: Rule): ExplainedPart {
    return this.#part(rule, true);
  }

  /** What the contact has of what a condition asks about: '2', '“York”', 'no value'; null where there is no such value. */
  actualOf(condition: Condition): string | null {
    return this.#evidence(condition, true).actual ?? null;
  }

  #part(node: RuleNode, wanted: boolean): ExplainedPart {
    const holds = this.#holds(node);
    if (node.kind === 'group') {
      const inside = node.match === 'none' ? !wanted : wanted;
      const parts = node.items.map((item) => this.#part(item, inside));
      return { kind: 'group', match: node.match, holds, wanted, text: groupText[node.match], parts };
    }
    const text = conditionClause(node, this.#names);
    const part: ExplainedPart = { kind: 'condition', holds, wanted, text, parts: [] };
    const rule = node.kind === 'segment' ? this.#context.segments.get(node.segment) : undefined;
    if (node.kind === 'segment' && rule) {
      return { ...part, parts: [this.#part(rule, node.match === 'in' ? wanted : !wanted)] };
    }
    return { ...part, ...this.#evidence(node, holds) };
  }

  #holds(node: RuleNode): boolean {
    const rule: Rule = node.kind === 'group' ? node : { kind: 'group', match: 'all', items: [node] };
    return hasId(membersOf(this.#db, rule, this.#context), this.#contact);
  }

  #evidence(condition: Condition, holds: boolean): { actual?: string; gap?: string } {
    switch (condition.kind) {
      case 'field':
        return this.#compared(
          this.#fieldValues(condition.field),
          fieldMeaning(condition.field).type,
          condition.test,
          holds,
        );
      case 'custom': {
        const field = this.#context.customFields.get(condition.key);
        if (!field) return {};
        const held = this.#values(
          sql`select ${sql.ref(`held.${field.column}`)} as value from contact_custom as held where held.id = ${this.#contact}`,
        );
        return this.#compared(held.flatMap(listed), typeOfCustomField[field.type], condition.test, holds);
      }
      case 'activity': {
        const held = this.#values(measuredValue(condition, this.#context, this.#contact));
        return this.#compared(held, measureType[condition.measure], condition.test, holds);
      }
      case 'tag': {
        const held = this.#values(
          sql`select tag.name as value from contact_tag join tag on tag.id = contact_tag.tag_id
            where contact_tag.contact_id = ${this.#contact} order by tag.name`,
        );
        const shown = held.slice(0, 5).map((name) => quoted(String(name)));
        if (held.length > 5) shown.push(`${held.length - 5} more`);
        const noun = held.length === 1 ? 'the tag' : 'the tags';
        return { actual: held.length === 0 ? 'no tags' : `${noun} ${listText(shown, 'and')}` };
      }
      case 'near':
        return this.#distance(condition);
      case 'finding':
      case 'segment':
        return {};
      default:
        return assertNever(condition);
    }
  }

  #distance({ place }: NearCondition): { actual: string } {
    if (place === null) return { actual: 'no place to measure from' };
    const [far] = this.#values(
      sql`select kilometres_from(city, region, country_code, ${place.latitude}, ${place.longitude}) as value
        from contact_rollup where contact_id = ${this.#contact}`,
    );
    return {
      actual: far === undefined ? 'no city that a place is known by' : `${numberText(Math.round(Number(far)))} km away`,
    };
  }

  #fieldValues(field: Parameters<typeof fieldPlace>[0]): Held[] {
    const place = fieldPlace(field);
    const id = this.#contact;
    switch (place.kind) {
      case 'contact':
        return this.#values(sql`select ${sql.ref(place.column)} as value from contact where id = ${id}`);
      case 'age':
        return this.#values(
          sql`select ${ageOn(sql.ref('birthday'), this.#context.asOf)} as value from contact where id = ${id}`,
        );
      case 'job':
        return this.#values(
          sql`select ${jobReading(place, sql.ref('job_title'), this.#context.jobTitleWords)} as value from contact where id = ${id}`,
        );
      case 'side':
        if (place.recount && this.#context.facts === 'recounted') {
          return this.#values(measuredValue(recounted(place.recount), this.#context, id));
        }
        return this.#values(
          sql`select ${sql.ref(place.column)} as value from ${sql.table(place.table)} where contact_id = ${id}`,
        );
      case 'stage':
        return this.#values(
          sql`select ${sql.ref(place.column)} as value from ${staysOn(this.#context)} where contact_id = ${id}`,
        );
      case 'imports':
        return this.#values(
          sql`select distinct ${importName} as value from ${importedRows} where row.contact_id = ${id} order by batch.id`,
        );
      case 'points':
        return this.#values(sql`select value from ${sql.table(place.view)} where contact_id = ${id}`);
      default:
        return assertNever(place);
    }
  }

  #values(query: Parameters<ReadHandle['pluck']>[0]): Held[] {
    return this.#db.pluck<Held | null>(query).filter((value): value is Held => value !== null);
  }

  #compared(values: Held[], type: FieldType, test: Test, holds: boolean): { actual: string; gap?: string } {
    const actual =
      values.length === 0
        ? 'no value'
        : listText(
            values.slice(0, 3).map((value) => this.#shown(value, type)),
            'and',
          );
    const [only] = values;
    if (holds || values.length !== 1 || only === undefined) return { actual };
    const comparable = type === 'instant' ? dayOf(Number(only), this.#context.zone) : only;
    const gap = testGap(test, type, comparable, this.#context.asOf, this.#names.currency);
    return gap === null ? { actual } : { actual, gap };
  }

  #shown(value: Held, type: FieldType): string {
    switch (type) {
      case 'money':
        return amountText(Number(value), this.#names.currency);
      case 'number':
        return numberText(Number(value));
      case 'instant':
        return dayText(dayOf(Number(value), this.#context.zone));
      case 'day':
        return dayText(String(value));
      case 'boolean':
        return value === 1 ? 'yes' : 'no';
      default:
        return quoted(String(value));
    }
  }
}

function recounted(recount: Recount): ActivityCondition {
  return { kind: 'activity', ...recount, window: { kind: 'ever' }, filters: [], test: { operator: 'is_set' } };
}

const groupText = { all: 'all of these', any: 'at least one of these', none: 'none of these' } as const;

/** A field of several values holds them as a JSON array. */
function listed(value: Held): Held[] {
  if (typeof value !== 'string' || !value.startsWith('[')) return [value];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed.map(String) : [value];
  } catch {
    return [value];
  }
}
