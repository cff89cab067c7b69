// What contacts can be compared by: fields, bands of numbers and times, tags, what they did and bought, custom fields. Owns
// the list with its SQL and, for every value, the rule that says the same; counting is elsewhere.
import { type RawBuilder, sql } from 'kysely';
import { type ActivityKind, activityKindLabel, activityKinds } from '../../../../src-shared/model/activity.ts';
import type { ActivityFilterField, RuleNode } from '../../../../src-shared/rules/ast.ts';
import { before, type Day, endOfDay, startOfDay, type Zone } from '../../../../src-shared/rules/calendar.ts';
import {
  type ContactField,
  type CustomFieldDefinition,
  contactFieldIds,
  fieldMeaning,
} from '../../../../src-shared/rules/field-catalogue.ts';
import { amountText, numberText } from '../../../../src-shared/rules/rule-names.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { ageOn, fieldPlace, jobReading, staysOn } from '../../engines/rule-compiler/field-place.ts';
import { type Band, bandWords } from '../../engines/segment-portrait/bands.ts';
import { attributeWords } from './attribute-words.ts';

export const aspectGroups = [
  'person',
  'work',
  'place',
  'consent',
  'value',
  'engagement',
  'tags',
  'bought',
  'record',
] as const;
export type AspectGroup = (typeof aspectGroups)[number];

export interface Attribute {
  label: string;
  /** Behind "likely to": 'be in Rome', 'have bought Running shoes'. */
  words: string;
  /** Holds for exactly the contacts that have the attribute. */
  node: RuleNode;
}

interface AspectBase {
  /** 'field:city', 'custom:size', 'tags', 'did', 'category', 'product'. */
  id: string;
  label: string;
  group: AspectGroup;
  /** Of whom it is known: those with a row, or everybody because having none says something too. */
  known: 'rows' | 'everybody';
  /** Rows of [contact, value], each pair once, no NULL. */
  query: RawBuilder<unknown>;
}

/** Values as they are, in as many spellings as there are; several of one contact where its value is a JSON list. */
export interface ValueAspect extends AspectBase {
  kind: 'values';
  isList: boolean;
  /** @param text the commonest spelling */
  attribute: (text: string) => Attribute;
}

/** Numbers cut into bands: at fixed places, or where the data divide. */
export interface BandAspect extends AspectBase {
  kind: 'bands';
  cuts: readonly number[] | 'quantiles';
  attribute: (band: Band) => Attribute;
}

export type Aspect = ValueAspect | BandAspect;

const textFields: ReadonlySet<ContactField> = new Set(['company', 'job_title', 'department']);
/** Said by another field already, or no property of the contact. */
const leftOut: ReadonlySet<ContactField> = new Set(['country_code', 'import']);

/** Everything contacts of this workspace can be compared by. */
export function aspectsOf(context: CompileContext, tags: ReadonlyMap<number, string>, currency: string): Aspect[] {
  const fields = contactFieldIds.flatMap((field) => fieldAspect(field, context) ?? []);
  const custom = [...context.customFields.values()].flatMap((field) => customAspect(field, currency) ?? []);
  return [...fields, ...bandedFields(context, currency), ...custom, tagAspect(tags), ...activityAspects(context)];
}

function fieldAspect(field: ContactField, context: CompileContext): ValueAspect | null {
  const { type, label, group, values } = fieldMeaning(field);
  if (leftOut.has(field) || (type !== 'choice' && !textFields.has(field))) return null;
  const place = fieldPlace(field);
  const query =
    place.kind === 'contact'
      ? sql`SELECT id, ${sql.ref(place.column)} AS value FROM contact WHERE value IS NOT NULL`
      : place.kind === 'side'
        ? sql`SELECT contact_id, ${sql.ref(place.column)} AS value FROM ${sql.table(place.table)} WHERE value IS NOT NULL`
        : place.kind === 'job'
          ? sql`SELECT id, ${jobReading(place, sql.ref('job_title'), context.jobTitleWords)} AS value FROM contact WHERE job_title IS NOT NULL AND value IS NOT NULL`
          : place.kind === 'stage'
            ? sql`SELECT contact_id, ${sql.ref(place.column)} AS value FROM ${staysOn(context)} WHERE value IS NOT NULL`
            : null;
  if (query === null) return null;
  const fixed = values.kind === 'fixed' ? new Map(values.values.map((one) => [one.value, one.label])) : null;
  return {
    kind: 'values',
    id: `field:${field}`,
    label: capital(label),
    group: groupOf[group] ?? 'record',
    known: 'rows',
    query,
    isList: false,
    attribute: (text) => {
      const shown = fixed?.get(text) ?? (field === 'language' ? languageName(text) : text);
      return {
        label: shown,
        words: attributeWords(field, shown),
        node: { kind: 'field', field, test: { operator: 'equals', text } },
      };
    },
  };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** 'de' → 'German'; what is no code stays as it is. */
function languageName(text: string): string {
  return /^[a-z]{2,3}(-[a-z]{2,4})?$/i.test(text) ? (languageNames.of(text) ?? text) : text;
}

const groupOf: Partial<Record<string, AspectGroup>> = {
  Person: 'person',
  Work: 'work',
  Address: 'place',
  Consent: 'consent',
  Purchases: 'value',
  Scores: 'value',
  Engagement: 'engagement',
};

function bandedFields(context: CompileContext, currency: string): BandAspect[] {
  const money = (value: number): string => amountText(value, currency);
  const counts = (field: 'email_opens' | 'email_clicks' | 'orders', cuts: readonly number[]): BandAspect =>
    bandedNumber(field, sql.ref(field), cuts, numberText);
  const all: BandAspect[] = [
    {
      ...bandedNumber('age', sql`0`, [18, 25, 35, 45, 55, 65, 75], numberText),
      query: sql`SELECT id, ${ageOn(sql.ref('birthday'), context.asOf)} AS value FROM contact WHERE value IS NOT NULL`,
    },
    counts('orders', [1, 2, 4, 10]),
    {
      ...bandedNumber('revenue', sql.ref('revenue'), [], money),
      cuts: 'quantiles',
      query: sql`SELECT contact_id, revenue AS value FROM contact_rollup WHERE orders > 0`,
    },
    counts('email_opens', [1, 5, 20]),
    counts('email_clicks', [1, 3, 10]),
    bandedTime('last_purchase', 'contact_rollup', 'last_purchase_at', 'contact_id', context),
    bandedTime('last_activity', 'contact_rollup', 'last_activity_at', 'contact_id', context),
    bandedTime('created_at', 'contact', 'created_at', 'id', context),
  ];
  // Kept facts are those of today: as of an earlier day they would not be what the rule says.
  return all.filter(({ id }) => {
    const place = fieldPlace(id.slice('field:'.length) as ContactField);
    return context.facts === 'kept' || place.kind !== 'side' || place.recount === undefined;
  });
}

function bandedNumber(
  field: 'age' | 'orders' | 'revenue' | 'email_opens' | 'email_clicks',
  value: RawBuilder<unknown>,
  cuts: readonly number[],
  write: (value: number) => string,
): BandAspect {
  const { label, group } = fieldMeaning(field);
  const isWhole = field !== 'revenue';
  return {
    kind: 'bands',
    id: `field:${field}`,
    label: capital(label),
    group: groupOf[group] ?? 'record',
    known: 'rows',
    query: sql`SELECT contact_id, ${value} AS value FROM contact_rollup WHERE value IS NOT NULL`,
    cuts,
    attribute: (band) => {
      const words = bandWords(band, isWhole, write);
      const held = numberNode((test) => ({ kind: 'field', field, test }), band);
      return {
        label: words,
        words: attributeWords(field, words),
        node: field === 'revenue' ? together([isBuyer, held]) : held,
      };
    },
  };
}

function bandedTime(
  field: 'last_purchase' | 'last_activity' | 'created_at',
  table: string,
  column: string,
  key: string,
  { asOf, zone }: CompileContext,
): BandAspect {
  const { label, group } = fieldMeaning(field);
  const months = [12, 6, 3, 1]; // ascending in time
  return {
    kind: 'bands',
    id: `field:${field}`,
    label: capital(label),
    group: groupOf[group] ?? 'record',
    known: 'rows',
    query: sql`SELECT ${sql.ref(key)}, ${sql.ref(column)} AS value FROM ${sql.table(table)} WHERE value <= ${endOfDay(asOf, zone)}`,
    cuts: months.map((count) => monthsAgo(count, asOf, zone)),
    attribute: ({ from, below }) => {
      const older = from === null ? null : (months.find((count) => monthsAgo(count, asOf, zone) === from) ?? null);
      const newer = below === null ? null : (months.find((count) => monthsAgo(count, asOf, zone) === below) ?? null);
      const words =
        newer === null
          ? `in the last ${older === 1 ? 'month' : `${older} months`}`
          : older === null
            ? `more than ${newer} months ago`
            : `${newer} to ${older} months ago`;
      const parts: RuleNode[] = [];
      if (older !== null)
        parts.push({ kind: 'field', field, test: { operator: 'in_last', count: older, unit: 'month' } });
      if (newer !== null)
        parts.push({ kind: 'field', field, test: { operator: 'more_than_ago', count: newer, unit: 'month' } });
      return { label: words, words: attributeWords(field, words), node: together(parts) };
    },
  };
}

/** Revenue is cut among those who bought: who never did has none rather than little. */
const isBuyer: RuleNode = { kind: 'field', field: 'orders', test: { operator: 'at_least', number: 1 } };

const monthsAgo = (count: number, asOf: Day, zone: Zone): number =>
  startOfDay(before(asOf, { count, unit: 'month' }), zone);

type NumberTest = { operator: 'at_least' | 'less'; number: number };

function numberNode(condition: (test: NumberTest) => RuleNode, { from, below }: Band): RuleNode {
  const parts: RuleNode[] = [];
  if (from !== null) parts.push(condition({ operator: 'at_least', number: from }));
  if (below !== null) parts.push(condition({ operator: 'less', number: below }));
  return together(parts);
}

function together(parts: RuleNode[]): RuleNode {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'group', match: 'all', items: parts };
}

function customAspect({ key, label, type, column }: CustomFieldDefinition, currency: string): Aspect | null {
  const base = {
    id: `custom:${key}`,
    label,
    group: 'person' as const,
    known: 'rows' as const,
    query: sql`SELECT id, ${sql.ref(column)} AS value FROM contact_custom WHERE value IS NOT NULL`,
  };
  const named = (value: string): string => `have ${label} “${value}”`;
  switch (type) {
    case 'date':
      return null;
    case 'boolean':
      return {
        ...base,
        kind: 'values',
        isList: false,
        attribute: (text) => ({
          label: text === '1' ? 'yes' : 'no',
          words: `have ${label} “${text === '1' ? 'yes' : 'no'}”`,
          node: { kind: 'custom', key, test: { operator: text === '1' ? 'is_true' : 'is_false' } },
        }),
      };
    case 'number':
    case 'money':
      return {
        ...base,
        kind: 'bands',
        cuts: 'quantiles',
        attribute: (band) => {
          const words = bandWords(band, false, (value) =>
            type === 'money' ? amountText(value, currency) : numberText(value),
          );
          return {
            label: words,
            words: named(words),
            node: numberNode((test) => ({ kind: 'custom', key, test }), band),
          };
        },
      };
    default:
      return {
        ...base,
        kind: 'values',
        isList: type === 'multi',
        attribute: (text) => ({
          label: text,
          words: named(text),
          node: { kind: 'custom', key, test: { operator: 'equals', text } },
        }),
      };
  }
}

function tagAspect(names: ReadonlyMap<number, string>): ValueAspect {
  return {
    kind: 'values',
    id: 'tags',
    label: 'Tag',
    group: 'tags',
    known: 'everybody',
    isList: false,
    query: sql`SELECT DISTINCT coalesce(alias.winner_id, assigned.contact_id), assigned.tag_id FROM tag_assignment AS assigned
      LEFT JOIN contact_alias AS alias ON alias.id = assigned.contact_id`,
    attribute: (text) => {
      const name = names.get(Number(text)) ?? text;
      return {
        label: name,
        words: `have the tag “${name}”`,
        node: { kind: 'tag', match: 'has', tags: [Number(text)], descendants: false },
      };
    },
  };
}

function activityAspects({ asOf, zone }: CompileContext): ValueAspect[] {
  const seen = sql`at <= ${endOfDay(asOf, zone)}`;
  const atLeastOnce = { operator: 'at_least', number: 1 } as const;
  const bought = (field: 'category' | 'product'): ValueAspect => ({
    kind: 'values',
    id: field,
    label: field === 'category' ? 'Category bought' : 'Product bought',
    group: 'bought',
    known: 'everybody',
    isList: false,
    query: sql`SELECT DISTINCT contact_id, ${sql.ref(field)} AS value FROM contact_activity WHERE kind = 'purchase' AND ${seen} AND value IS NOT NULL`,
    attribute: (text) => ({
      label: text,
      words: `have bought “${text}”`,
      node: {
        kind: 'activity',
        activities: ['purchase'],
        measure: 'count',
        window: { kind: 'ever' },
        filters: [{ field: field satisfies ActivityFilterField, test: { operator: 'equals', text } }],
        test: atLeastOnce,
      },
    }),
  });
  const did: ValueAspect = {
    kind: 'values',
    id: 'did',
    label: 'Activity',
    group: 'engagement',
    known: 'everybody',
    isList: false,
    query: sql`SELECT DISTINCT contact_id, kind FROM contact_activity WHERE ${seen}`,
    attribute: (text) => {
      const kind = activityKinds.find((one) => one === text) ?? ('other' satisfies ActivityKind);
      return {
        label: activityKindLabel[kind],
        words: attributeWords(kind, ''),
        node: {
          kind: 'activity',
          activities: [kind],
          measure: 'count',
          window: { kind: 'ever' },
          filters: [],
          test: atLeastOnce,
        },
      };
    },
  };
  return [did, bought('category'), bought('product')];
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
