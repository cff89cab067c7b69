// Weights and blank values as a person set them, put over what was learnt: learning goes on as if nothing were set, so
// that a changed weight changes itself and nothing else. Owns what the policies weigh.
import type { BlankPolicy, MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import { settingsOf } from './chosen-comparisons.ts';
import { type Comparison, missingLevel } from './comparison.ts';
import type { Weights } from './score.ts';

/** Bits of a blank value; the last is beyond what all agreements together can make up for. */
export const blankWeights: Readonly<Record<BlankPolicy, number>> = { ignore: 0, against: -1, required: -200 };

/** The weights with a person's in their place. */
export function withHandWeights(
  weights: Weights,
  comparisons: readonly Comparison[],
  settings: MatchModelSettings,
): Weights {
  if (settings.comparisons === undefined) return weights;
  const levels = comparisons.map(({ key }, at) => {
    const own = settingsOf(settings, key);
    const set = Float64Array.from(weights.levels[at] ?? []);
    for (const [level, bits] of Object.entries(own.weights ?? {})) {
      if (Number(level) < set.length) set[Number(level)] = bits;
    }
    set[missingLevel] = blankWeights[own.blank ?? 'ignore'];
    return set;
  });
  return { ...weights, levels };
}
