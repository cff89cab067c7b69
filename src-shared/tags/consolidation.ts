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
