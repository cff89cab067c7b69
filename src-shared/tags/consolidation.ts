// What may become of a tag when a tag system is tidied up, and how many tags are too many. Owns these words for the core,
// the contract and the page.
import { z } from 'zod';
import { tagId } from '../model/ids.ts';

/** What becomes of one tag. */
export const tagFateSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('keep') }),
  z.strictObject({ action: z.literal('merge'), into: tagId }),
  z.strictObject({ action: z.literal('retire') }),
  /** Its contacts get `value` in the custom field labelled `field`, which is made when it is not there. */
  z.strictObject({
    action: z.literal('field'),
    field: z.string().trim().min(1).max(80),
    value: z.string().trim().min(1).max(120),
  }),
  /** Under an existing tag, or (`parent` null) under a new one at the top called `newParent`; `name` from then on. */
  z.strictObject({
    action: z.literal('move'),
    parent: tagId.nullable(),
    newParent: z.string().trim().min(1).max(120).nullable(),
    name: z.string().trim().min(1).max(120),
  }),
]);
export type TagFate = z.infer<typeof tagFateSchema>;
export type FateAction = TagFate['action'];
export const fateActions: readonly FateAction[] = ['keep', 'merge', 'move', 'field', 'retire'];

/** What a thing had better be: put on by people, one value per contact, or worked out from facts. */
export type TagKind = 'tag' | 'field' | 'rule';

export interface TagProposal {
  tag: number;
  fate: TagFate;
  /** One plain sentence. */
  reason: string;
  /** 0 to 1. Judged from the reason, not measured in this workspace. */
  confidence: number;
  advice: { kind: TagKind; reason: string };
}

/**
 * sure: may be accepted unseen. look: proposed, but worth a look. values: opposites that are one field. rare, least:
 * undocumented tags that nothing uses, least worn first. documented: what is left that nothing uses.
 */
export const stepKinds = ['sure', 'look', 'values', 'rare', 'least', 'documented'] as const;
export type StepKind = (typeof stepKinds)[number];

export interface StepItem {
  tag: number;
  fate: TagFate;
  /** What speaks for it, in figures. */
  note: string;
}

/** Many tags that one decision can settle together. */
export interface ConsolidationStep {
  kind: StepKind;
  items: StepItem[];
}

export interface StepNow extends ConsolidationStep {
  /** Further ones of its kind that the target does not need. */
  beyond: number;
}

/** Steps that stop at the target: what they take away nobody asked to go. */
const onlyToTarget: ReadonlySet<StepKind> = new Set(['rare', 'least', 'documented']);

/**
 * The step to take next: the first with tags that are not answered, cut to what the target needs.
 * @param answered tags with an answer already
 * @param after tags in use once everything accepted is applied
 * @param skipped kinds that the person wants to leave for now
 * @returns null when there is nothing left to propose, or the target is reached
 */
export function stepNow(
  steps: readonly ConsolidationStep[],
  answered: ReadonlySet<number>,
  after: number,
  target: number,
  skipped: ReadonlySet<StepKind> = new Set(),
): StepNow | null {
  for (const { kind, items } of steps) {
    if (skipped.has(kind)) continue;
    const open = items.filter(({ tag }) => !answered.has(tag));
    const needed = onlyToTarget.has(kind) ? Math.max(0, after - target) : open.length;
    const taken = open.slice(0, needed);
    if (taken.length > 0) return { kind, items: taken, beyond: open.length - taken.length };
  }
  return null;
}

/** From this confidence on a proposal may be accepted together with others, unseen. */
export const sureFrom = 0.75;

/** How many tags a team can know by heart; the usual advice is about thirty. */
export const usualBudget = 30;

export type BudgetBand = 'within' | 'over' | 'far_over';

/** within: at most the target. over: up to half as many again. far_over: more than that. */
export function budgetBand(living: number, target: number): BudgetBand {
  if (living <= target) return 'within';
  return living <= target * 1.5 ? 'over' : 'far_over';
}

/** Whether two fates mean the same for a tag. */
export const sameFate = (left: TagFate, right: TagFate): boolean => fateKey(left) === fateKey(right);

/** A text that is equal for equal fates. */
export function fateKey(fate: TagFate): string {
  switch (fate.action) {
    case 'merge':
      return `merge ${fate.into}`;
    case 'field':
      return `field ${JSON.stringify([fate.field, fate.value])}`;
    case 'move':
      return `move ${JSON.stringify([fate.parent, fate.newParent, fate.name])}`;
    default:
      return fate.action;
  }
}
