// The health score: how much of the workspace can be worked with, 0 to 100. Owns weights, arithmetic and the sentence
// that explains both from the same numbers.
import {
  type Dimension,
  dimensionLabel,
  dimensions,
  type Severity,
  severities,
} from '../../../../src-shared/model/finding.ts';

/** What the worst finding of a contact costs it within one dimension: an error costs all of it. */
export const severityCost: Readonly<Record<Severity, number>> = { error: 1, warning: 0.5, notice: 0.2 };

/** How much each dimension counts in the whole. */
export const dimensionWeight: Readonly<Record<Dimension, number>> = {
  completeness: 25,
  validity: 30,
  consistency: 15,
  uniqueness: 15,
  timeliness: 10,
  tag_hygiene: 5,
};

/** Of the contacts (for tag hygiene: tags) that a dimension looks at: how many have which worst open finding. */
export interface DimensionTally {
  checked: number;
  worst: Readonly<Record<Severity, number>>;
}

export type Tallies = Readonly<Record<Dimension, DimensionTally>>;

/** The tallies of two disjoint sets of contacts taken together. */
export function joinTallies(one: Tallies, other: Tallies): Tallies {
  return Object.fromEntries(
    dimensions.map((dimension) => {
      const [a, b] = [one[dimension], other[dimension]];
      const worst = Object.fromEntries(severities.map((severity) => [severity, a.worst[severity] + b.worst[severity]]));
      return [dimension, { checked: a.checked + b.checked, worst }];
    }),
  ) as unknown as Tallies;
}

export interface DimensionScore extends DimensionTally {
  dimension: Dimension;
  /** 0 to 100; null when the dimension had nothing to look at. */
  score: number | null;
  weight: number;
  /** 'Validity = 100 × (1 − (1 × 312 with an error + …) ÷ 5,000 contacts) = 92.1' */
  formula: string;
}

export interface HealthScore {
  /** 0 to 100; 100 when there was nothing to look at. */
  score: number;
  dimensions: DimensionScore[];
  formula: string;
}

/**
 * Adds up the health score. Per dimension: 100 × (1 − Σ cost of the worst finding ÷ contacts looked at); the whole is
 * the mean of the dimensions that looked at anything, weighted by dimensionWeight. One contact counts once per
 * dimension, so ten findings on one record weigh no more than its worst.
 */
export function healthScore(tallies: Tallies): HealthScore {
  const scored = dimensions.map((dimension) => scoreDimension(dimension, tallies[dimension]));
  const counting = scored.filter((each): each is DimensionScore & { score: number } => each.score !== null);
  const weight = counting.reduce((sum, each) => sum + each.weight, 0);
  const sum = counting.reduce((total, each) => total + each.weight * each.score, 0);
  // Guards against 100.00000000000001 and its like.
  const score = weight === 0 ? 100 : Math.min(100, Math.max(0, sum / weight));
  return { score, dimensions: scored, formula: wholeFormula(counting, score, weight) };
}

function scoreDimension(dimension: Dimension, tally: DimensionTally): DimensionScore {
  const weight = dimensionWeight[dimension];
  if (tally.checked === 0)
    return { ...tally, dimension, weight, score: null, formula: `${dimensionLabel[dimension]}: nothing to look at` };
  const cost = severities.reduce((sum, severity) => sum + severityCost[severity] * tally.worst[severity], 0);
  const score = Math.min(100, Math.max(0, 100 * (1 - cost / tally.checked)));
  return { ...tally, dimension, weight, score, formula: dimensionFormula(dimension, tally, score) };
}

function dimensionFormula(dimension: Dimension, tally: DimensionTally, score: number): string {
  const terms = severities.map(
    (severity) => `${severityCost[severity]} × ${count(tally.worst[severity])} with ${article[severity]}`,
  );
  const noun = dimension === 'tag_hygiene' ? 'tags' : 'contacts';
  return `${dimensionLabel[dimension]} = 100 × (1 − (${terms.join(' + ')} at worst) ÷ ${count(tally.checked)} ${noun}) = ${score.toFixed(1)}`;
}

const article: Record<Severity, string> = { error: 'an error', warning: 'a warning', notice: 'a notice' };

function wholeFormula(
  counting: readonly { dimension: Dimension; weight: number; score: number }[],
  score: number,
  weight: number,
): string {
  if (counting.length === 0) return 'Health = 100: there is nothing to look at';
  const terms = counting.map((each) => `${each.weight} × ${dimensionLabel[each.dimension]} ${each.score.toFixed(1)}`);
  return `Health = (${terms.join(' + ')}) ÷ ${weight} = ${score.toFixed(1)}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
