// The model of a run as data that can be stored and shown: comparisons with levels and shares, blocking rules with their
// pair counts, thresholds, histogram. Owns the shape and its making from what was learnt; computes nothing new.
import type { MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import type { BlockingRule } from './blocking-rules.ts';
import type { Comparison, Relation } from './comparison.ts';
import type { Dependence } from './dependence.ts';
import type { LearntShares } from './estimate-m.ts';
import { type BlockingPlan, countKeyPairs } from './plan-blocks.ts';
import type { Teaching } from './refine-weights.ts';
import type { Weights } from './score.ts';
import type { Thresholds, WeightHistogram } from './thresholds.ts';

export interface ModelLevel {
  readonly words: string;
  readonly m: number;
  readonly u: number;
  readonly weight: number;
  readonly relatedWeight: Readonly<Record<Relation, number>>;
  readonly related?: Readonly<Partial<Record<Relation, number>>> | undefined;
  /** See AgreementLevel. */
  readonly agrees?: boolean | undefined;
}

export interface ModelComparison {
  readonly key: string;
  readonly label: string;
  /** Index 0 stands for missing. */
  readonly levels: readonly ModelLevel[];
}

export interface ModelRule {
  readonly id: string;
  readonly label: string;
  readonly pairs: number;
  /** Blocks too large to be compared whole, and the pairs left out of them. */
  readonly skippedBlocks: number;
  readonly skippedPairs: number;
  /** Of the too large blocks, those divided by a second value, and which: 'given name'. */
  readonly refinedBlocks: number;
  readonly refinedBy: string | null;
  /** False for loose rules that the pair budget had no room for, and for rules a person does not want. */
  readonly isUsed: boolean;
  /** Present on rules that a person does not want. */
  readonly isOff?: true | undefined;
}

export interface MatchModel {
  readonly comparisons: readonly ModelComparison[];
  readonly rules: readonly ModelRule[];
  readonly comparesEveryPair: boolean;
  readonly prior: number;
  readonly relatedPrior: Readonly<Record<Relation, number>>;
  /** Agreements that hang together; absent in models of earlier versions. */
  readonly dependences?: readonly Dependence[];
  /** Duplicate pairs expected by the model. */
  readonly expectedDuplicates: number;
  readonly rounds: number;
  readonly thresholds: Thresholds;
  readonly histogram: WeightHistogram;
  /** What a person's answers did; absent in models of earlier versions and of two lists. */
  readonly teaching?: Teaching | undefined;
  /** What the matcher would compare by itself, for whoever changes it; absent in models of earlier versions. */
  readonly available?: readonly AvailableComparison[];
  /** What a person set; absent when nothing was. */
  readonly settings?: MatchModelSettings | undefined;
}

/** A comparison as the matcher makes it: its levels in words, best first, without the one for missing. */
export interface AvailableComparison {
  readonly key: string;
  readonly label: string;
  readonly levels: readonly string[];
}

/** Everything a model is made of. */
export interface ModelParts {
  readonly plan: BlockingPlan;
  readonly off: readonly BlockingRule[];
  readonly automatic: readonly Comparison[];
  readonly comparisons: readonly Comparison[];
  readonly learnt: LearntShares;
  readonly weights: Weights;
  readonly thresholds: Thresholds;
  readonly histogram: WeightHistogram;
  readonly settings: MatchModelSettings;
  readonly teaching?: Teaching;
}

/** The model of a finished run. */
export function modelOf(parts: ModelParts): MatchModel {
  const { plan, comparisons, learnt, weights, thresholds, histogram } = parts;
  return {
    comparisons: comparisons.map((comparison, index) => ({
      key: comparison.key,
      label: comparison.label,
      levels: comparison.levels.map((level, at) => ({
        words: level.words,
        m: rounded(learnt.m[index]?.[at] ?? 0),
        u: rounded(learnt.u[index]?.[at] ?? 0),
        weight: weights.levels[index]?.[at] ?? 0,
        relatedWeight: {
          home: weights.related.home[index]?.[at] ?? 0,
          work: weights.related.work[index]?.[at] ?? 0,
        },
        related: level.related,
        agrees: level.agrees,
      })),
    })),
    rules: [
      ...plan.rules.map(({ rule, pairCount, skippedBlocks, skippedPairs, refinedBlocks }) => ({
        id: rule.id,
        label: rule.label,
        pairs: pairCount,
        skippedBlocks,
        skippedPairs,
        refinedBlocks,
        refinedBy: refinedBlocks > 0 ? (rule.refinement?.label ?? null) : null,
        isUsed: true,
      })),
      ...plan.leftOut.map(({ rule, pairCount }) => ({
        id: rule.id,
        label: rule.label,
        pairs: pairCount,
        skippedBlocks: 0,
        skippedPairs: 0,
        refinedBlocks: 0,
        refinedBy: null,
        isUsed: false,
      })),
      ...parts.off.map(({ id, label, keys }) => ({
        id,
        label,
        pairs: countKeyPairs(keys),
        skippedBlocks: 0,
        skippedPairs: 0,
        refinedBlocks: 0,
        refinedBy: null,
        isUsed: false,
        isOff: true as const,
      })),
    ],
    comparesEveryPair: plan.isEveryPair,
    prior: weights.prior,
    relatedPrior: weights.relatedPrior,
    dependences: weights.dependences,
    expectedDuplicates: (learnt.share * plan.rowCount * (plan.rowCount - 1)) / 2,
    rounds: learnt.rounds,
    thresholds,
    histogram,
    available: parts.automatic.map(({ key, label, levels }) => ({
      key,
      label,
      levels: levels.slice(1).map(({ words }) => words),
    })),
    ...(parts.teaching !== undefined && parts.teaching.answers > 0 && { teaching: parts.teaching }),
    ...(Object.keys(parts.settings).length > 1 && { settings: parts.settings }),
  };
}

/** The weights that a stored model holds, for explaining a pair later. */
export function weightsOfModel(model: MatchModel): Weights {
  return {
    prior: model.prior,
    relatedPrior: model.relatedPrior,
    dependences: model.dependences ?? [],
    levels: model.comparisons.map(({ levels }) => Float64Array.from(levels, (level) => level.weight)),
    related: { home: relatedOf(model, 'home'), work: relatedOf(model, 'work') },
  };
}

function relatedOf(model: MatchModel, relation: Relation): Float64Array[] {
  return model.comparisons.map(({ levels }) => Float64Array.from(levels, (level) => level.relatedWeight[relation]));
}

function rounded(share: number): number {
  return Number(share.toPrecision(6));
}
