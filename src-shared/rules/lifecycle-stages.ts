// The stages a customer goes through and what they are called. Owns the closed list, its two vocabularies and the action
// that each stage calls for until a person writes another; when a stage begins is the engine's (engines/lifecycle).

/** From first contact to gone; people may move back as well. */
export const lifecycleStages = ['lead', 'new', 'active', 'at_risk', 'lost'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

export const lifecycleVocabularies = ['customer', 'prospect'] as const;
export type LifecycleVocabulary = (typeof lifecycleVocabularies)[number];

/** The five stages in the words of customer marketing, and in those of guides that speak of prospects and dormant ones. */
export const stageNames: Record<LifecycleVocabulary, Record<LifecycleStage, string>> = {
  customer: { lead: 'Lead', new: 'New', active: 'Active', at_risk: 'At-risk', lost: 'Lost' },
  prospect: { lead: 'Prospect', new: 'New customer', active: 'Active', at_risk: 'Cooling', lost: 'Dormant' },
};

/** What each stage calls for, one line each. */
export const stageActions: Record<LifecycleStage, string> = {
  lead: 'Nurture with educational content: show what it is for before asking for the sale.',
  new: 'Onboard: welcome, product training, and an early satisfaction survey.',
  active: 'Give value: recommend what goes with what they have (cross-selling), offer the loyalty programme.',
  at_risk: 'Reactivate now: a personal reason to return, and outreach from the sales team to the best of them.',
  lost: 'Win back with one specific offer; leave those in peace who do not answer.',
};
