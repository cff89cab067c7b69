// What the page may ask about rules on tags: the rule of a tag, what a run would do, running, the log, pins, and why.
import { z } from 'zod';
import { contactId, tagId } from '../model/ids.ts';
import { type Rule, ruleSchema } from '../rules/ast.ts';
import { isDay } from '../rules/calendar.ts';
import type { RuleProblem } from '../rules/check-rule.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';
import type { ExplainedPart } from './segments.ts';
import type { FlippedExample } from './tag-examples.ts';

/** When a rule takes its tag off again: once add-when no longer holds, by a rule of its own, or never. */
export const removals = ['not_true', 'rule', 'never'] as const;
export type Removal = (typeof removals)[number];

export const runReasons = ['asked', 'import', 'day'] as const;
export type RunReason = (typeof runReasons)[number];

export interface TagRuleRow {
  tag: number;
  name: string;
  addWhen: Rule;
  removal: Removal;
  /** Where removal is 'rule'. */
  removeWhen: Rule | null;
  isActive: boolean;
  /** 'Contacts who bought “jacket” in the last 3 months' */
  addSentence: string;
  /** 'the rule no longer holds', 'never' or a sentence. */
  removeSentence: string;
  /** Why it does not run, or null. */
  problem: string | null;
  /** Contacts that wear the tag because of a rule. */
  byRule: number;
}

export interface TagPin {
  id: number;
  contactId: number;
  contactName: string;
  tag: number;
  kind: 'pin' | 'ban';
  /** The last day it holds, YYYY-MM-DD; null for good. */
  until: string | null;
  isOver: boolean;
}

export interface TagRuleRun {
  id: number;
  at: number;
  /** YYYY-MM-DD */
  asOf: string;
  reason: RunReason;
  /** The operation to take back; null where nothing changed or History no longer has it. */
  operation: number | null;
  isUndone: boolean;
  rules: number;
  gained: number;
  lost: number;
}

export interface Affected {
  count: number;
  /** The first of them. */
  sample: { id: number; name: string }[];
  /** A rule that means exactly these contacts, to open them in Contacts; null where no rule does. */
  opens: Rule | null;
}

export interface TagEffect {
  tag: number;
  name: string;
  gains: Affected;
  loses: Affected;
  /** Would get the tag, but wear another of a group that allows only one. */
  blocked: Affected;
  /** Contacts that wear it before and after. */
  before: number;
  after: number;
}

export interface RulePlan {
  /** In the order the rules run. */
  effects: TagEffect[];
  /** Rules that cannot run, with the reason. */
  skipped: { tag: number; name: string; message: string }[];
  /** Example contacts that it would make wrong. */
  flips: FlippedExample[];
  /** The day it is worked out for, YYYY-MM-DD. */
  asOf: string;
}

export interface RunOutcome {
  rules: number;
  gained: number;
  lost: number;
  blocked: number;
  contacts: number;
  perTag: { tag: number; name: string; gained: number; lost: number; blocked: number }[];
  skipped: RulePlan['skipped'];
}

export interface TagWhy {
  /** How the contact came by the tag; null when it does not wear it. */
  worn: { source: 'manual' | 'import' | 'rule' | 'audit'; why: string | null; at: number } | null;
  pin: TagPin | null;
  /** The rule of the tag with the facts of this contact; null without a rule that can be evaluated. */
  rule: { sentence: string; isActive: boolean; holds: boolean; part: ExplainedPart } | null;
}

const ruleOfTag = {
  addWhen: ruleSchema,
  removal: z.enum(removals),
  removeWhen: ruleSchema.nullable().default(null),
};
const until = z.string().refine(isDay, 'not a day').nullable().default(null);

export const tagRulesContract = {
  'tagRules.list': read(z.object({}), returns<{ rules: TagRuleRow[]; isAutomatic: boolean }>()),
  'tagRules.show': read(z.object({ tag: tagId }), returns<{ rule: TagRuleRow | null; pins: TagPin[] }>(), [
    'not-found',
  ]),
  /** Who would gain and lose the tag if this were its rule and all rules ran; nothing is written. */
  'tagRules.preview': read(
    z.object({ tag: tagId, ...ruleOfTag }),
    returns<{
      addSentence: string;
      removeSentence: string;
      addProblems: RuleProblem[];
      removeProblems: RuleProblem[];
      /** Why the rule cannot be saved: a loop, or something missing. */
      problem: string | null;
      effect: TagEffect | null;
      /** What the run would do to other tags. */
      others: { tags: number; gained: number; lost: number };
      /** Example contacts, of this tag and of others, that it would make wrong. */
      flips: FlippedExample[];
    }>(),
    ['not-found'],
  ),
  /** What running all rules would do; nothing is written. */
  'tagRules.dryRun': read(z.object({}), returns<RulePlan>()),
  /** Whether rules ought to run because of the day or an import. */
  'tagRules.status': read(
    z.object({}),
    returns<{ active: number; isAutomatic: boolean; due: 'import' | 'day' | null; lastRun: TagRuleRun | null }>(),
  ),
  'tagRules.runs': read(z.object({ limit: z.number().int().min(1).max(200).default(20) }), returns<TagRuleRun[]>()),
  'tagRules.why': read(z.object({ tag: tagId, contact: contactId }), returns<TagWhy>(), ['not-found']),

  'tagRules.save': write(z.object({ tag: tagId, ...ruleOfTag, isActive: z.boolean().default(true) }), returns<null>(), [
    'not-found',
    'rule-invalid',
    'rule-loop',
    'tag-is-retired',
  ]),
  /** The tag stays on those who wear it. */
  'tagRules.remove': write(z.object({ tag: tagId }), returns<null>(), ['not-found']),
  'tagRules.setAutomatic': write(z.object({ on: z.boolean() }), returns<null>()),
  /** pin: the contact gets the tag and keeps it. ban: it loses the tag, and no rule gives it again. */
  'tagRules.pin': write(
    z.object({ tag: tagId, contact: contactId, kind: z.enum(['pin', 'ban']), until }),
    returns<null>(),
    ['not-found', 'tag-is-retired', 'exclusive-conflicts', 'day-is-over'],
  ),
  'tagRules.unpin': write(z.object({ tag: tagId, contact: contactId }), returns<null>(), ['not-found']),

  /** Runs all rules as one operation. */
  'tagRules.run': job(z.object({ reason: z.enum(runReasons).default('asked') }), returns<RunOutcome>()),
} satisfies FeatureContract;
