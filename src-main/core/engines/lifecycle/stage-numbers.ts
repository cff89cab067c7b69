// Stages as small numbers, for histories of millions of customers in typed arrays. Owns that numbering.
import { type LifecycleStage, lifecycleStages } from '../../../../src-shared/rules/lifecycle-stages.ts';

/** The number of each stage: its place in lifecycleStages. */
export const stagesByNumber = Object.fromEntries(lifecycleStages.map((stage, number) => [stage, number])) as Record<
  LifecycleStage,
  number
>;

/** The stage of a number; null for -1, which stands for none. */
export const stageOfNumber = (number: number): LifecycleStage | null => lifecycleStages[number] ?? null;
