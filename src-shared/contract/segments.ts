// What the page may ask about segments and rules: lists, live counts, explanations, values to pick from.
import { z } from 'zod';
import { contactId, segmentId } from '../model/ids.ts';
import { activityFilterFields, type Rule, ruleSchema } from '../rules/ast.ts';
import { isDay } from '../rules/calendar.ts';
import type { RuleProblem } from '../rules/check-rule.ts';
import { type CustomFieldDefinition, contactFieldIds } from '../rules/field-catalogue.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

/** An amount of one currency; sums never cross currencies. */
export interface CurrencyAmount {
  currency: string | null;
  /** Minor units. */
  minor: number;
}

export interface SegmentRow {
  id: number;
  name: string;
  rule: Rule;
  sentence: string;
  /** Null when the rule cannot be evaluated any more: see problems. */
  count: number | null;
  /** Revenue of its members by the currency each mostly buys in, the largest first. */
  revenue: CurrencyAmount[];
  problems: RuleProblem[];
  description: string | null;
  goal: string | null;
  owner: string | null;
  action: string | null;
  /** The figure that tells whether it serves its goal. */
  kpi: string | null;
  /** YYYY-MM-DD. */
  reviewAt: string | null;
  createdAt: number;
  updatedAt: number;
}

export interface SampleContact {
  id: number;
  name: string;
  email: string | null;
  city: string | null;
  orders: number;
  revenue: number;
  currency: string | null;
}

export interface RulePreview {
  sentence: string;
  /** When there are problems nothing is counted. */
  problems: RuleProblem[];
  count: number | null;
  /** Active contacts in the workspace. */
  total: number;
  /** By the currency each member mostly buys in, the largest first. */
  revenue: CurrencyAmount[];
  currency: string;
  /** A few members, spread evenly over all of them. */
  sample: SampleContact[];
  /** The day the rule is evaluated as of, YYYY-MM-DD. */
  asOf: string;
}

/** What was made of a typed sentence. */
export interface TypedRule {
  rule: Rule;
  /** The rule in our words; null when nothing could be read. */
  readAs: string | null;
  /** Parts that nothing was made of, as places in the sentence. */
  unread: { text: string; from: number; to: number }[];
  /** Whole sentences that go on from it. */
  completions: string[];
}

/** One part of a rule, for one contact. */
export interface ExplainedPart {
  kind: 'group' | 'condition';
  /** Whether this part by itself holds. */
  holds: boolean;
  /** Whether it must hold for the contact to belong: false inside "none". */
  wanted: boolean;
  /** 'any', 'all', 'none' of a group. */
  match?: 'all' | 'any' | 'none';
  /** A condition in words, as behind "who". */
  text: string;
  /** What the contact has: '1 order', '“Boston”'. */
  actual?: string;
  /** How far it is from what the condition asks: '2 more needed'. */
  gap?: string;
  parts: ExplainedPart[];
}

export interface Explanation {
  contact: { id: number; name: string };
  belongs: boolean;
  part: ExplainedPart;
}

export interface Vocabulary {
  /** `path` leads from the root: 'Customers › VIP'. In tree order. */
  tags: { id: number; name: string; path: string; count: number }[];
  segments: { id: number; name: string; rule: Rule }[];
  customFields: CustomFieldDefinition[];
  checks: { id: string; title: string; count: number }[];
  /** The commonest currency of purchases; empty when there is none. */
  currency: string;
}

/** Places that hold smaller ones. */
export const largerPlaceFields = ['country_code', 'country', 'region', 'city'] as const;
/** Larger places, all of which an address must lie in: in one of the texts of each. */
export type LargerPlaces = readonly { field: (typeof largerPlaceFields)[number]; texts: readonly string[] }[];

const name = z.string().trim().min(1).max(120);
const note = z.string().trim().max(4000).nullable();
const sheet = {
  description: note,
  goal: note,
  owner: z.string().trim().max(120).nullable(),
  action: note,
  kpi: z.string().trim().max(500).nullable(),
  reviewAt: z.string().refine(isDay).nullable(),
};

export const segmentsContract = {
  'segments.list': read(z.object({}), returns<{ segments: SegmentRow[]; total: number; currency: string }>()),
  'segments.show': read(z.object({ segment: segmentId }), returns<SegmentRow>(), ['not-found']),
  'segments.vocabulary': read(z.object({}), returns<Vocabulary>()),
  /** Reads a typed sentence as a rule, as far as it can be read, and says how it may go on. */
  'segments.readSentence': read(z.object({ sentence: z.string().max(2000) }), returns<TypedRule>()),
  /** The live answer while a rule is built. `self` is the segment being edited, so that circles are seen. */
  'segments.preview': read(
    z.object({ rule: ruleSchema, self: segmentId.optional(), sample: z.number().int().min(0).max(100).default(12) }),
    returns<RulePreview>(),
  ),
  'segments.explain': read(z.object({ rule: ruleSchema, contact: contactId }), returns<Explanation>(), [
    'not-found',
    'rule-invalid',
  ]),
  /** Values that contacts or activities have, the commonest first. */
  'segments.values': read(
    z.object({
      of: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('field'),
          field: z.enum(contactFieldIds),
          /** Only values of addresses in these larger places. */
          within: z
            .array(z.object({ field: z.enum(largerPlaceFields), texts: z.array(z.string().max(200)).max(500) }))
            .max(4)
            .optional(),
        }),
        z.object({ kind: z.literal('custom'), key: z.string().max(200) }),
        z.object({ kind: z.literal('activity'), field: z.enum(activityFilterFields) }),
      ]),
      search: z.string().max(200).default(''),
    }),
    returns<{ value: string; count: number }[]>(),
  ),
  'segments.create': write(
    z.object({ name, rule: ruleSchema, ...z.object(sheet).partial().shape }),
    returns<{ id: number }>(),
    ['name-taken', 'rule-invalid'],
  ),
  /** `why` goes into the list of versions and History. */
  'segments.changeRule': write(
    z.object({ segment: segmentId, rule: ruleSchema, why: z.string().trim().max(500).optional() }),
    returns<{ id: number }>(),
    ['not-found', 'rule-invalid'],
  ),
  'segments.changeSheet': write(
    z.object({ segment: segmentId, name: name.optional(), ...z.object(sheet).partial().shape }),
    returns<{ id: number }>(),
    ['not-found', 'name-taken'],
  ),
  'segments.duplicate': write(z.object({ segment: segmentId }), returns<{ id: number; name: string }>(), ['not-found']),
  'segments.remove': write(z.object({ segment: segmentId }), returns<{ name: string }>(), [
    'not-found',
    'segment-in-use',
  ]),
} satisfies FeatureContract;
