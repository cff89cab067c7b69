// The colour of each stage; always beside its name, never instead of it.
import type { LifecycleStage } from '../../../src-shared/rules/lifecycle-stages.ts';

export const stageColour: Record<LifecycleStage, string> = {
  lead: 'var(--line-strong)',
  new: 'var(--accent-line)',
  active: 'var(--done)',
  at_risk: 'var(--attention)',
  lost: 'var(--wrong)',
};
