// The rule of a tag while it is edited. Owns what is unsaved; drafts are kept per tag until they are saved or discarded.
import { create } from 'zustand';
import type { Removal, TagRuleRow } from '../../../src-shared/contract/tag-rules.ts';
import { everybody, type Rule } from '../../../src-shared/rules/ast.ts';

export interface TagRuleDraft {
  addWhen: Rule;
  removal: Removal;
  removeWhen: Rule;
  isActive: boolean;
}

interface Drafts {
  /** By tag; a tag without one shows what is saved. */
  readonly drafts: Readonly<Record<number, TagRuleDraft>>;
}

export const useTagRuleDrafts = create<Drafts>(() => ({ drafts: {} }));

export function draftFrom(saved: TagRuleRow | null): TagRuleDraft {
  if (!saved) return { addWhen: everybody, removal: 'not_true', removeWhen: everybody, isActive: true };
  const { addWhen, removal, removeWhen, isActive } = saved;
  return { addWhen, removal, removeWhen: removeWhen ?? everybody, isActive };
}

export function keepTagRuleDraft(tag: number, draft: TagRuleDraft): void {
  useTagRuleDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [tag]: draft } }));
}

export function dropTagRuleDraft(tag: number): void {
  useTagRuleDrafts.setState(({ drafts }) => {
    const { [tag]: _, ...rest } = drafts;
    return { drafts: rest };
  });
}

/** Whether a draft says something else than what is saved. */
export const differs = (draft: TagRuleDraft, saved: TagRuleRow | null): boolean =>
  JSON.stringify(draft) !== JSON.stringify(draftFrom(saved));

/** As requests take it. */
export function ruleInput({ addWhen, removal, removeWhen }: TagRuleDraft) {
  return { addWhen, removal, removeWhen: removal === 'rule' ? removeWhen : null };
}
