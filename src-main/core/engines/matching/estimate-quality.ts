// How good the proposals are at a threshold, from a person's answers to a random sample of pairs. Owns the layers of the
// sample, the estimate and its interval; which pairs are drawn is the caller's, by a random number that stays with a pair.
//
// Pairs are drawn at random within layers of weight and counted with the inverse of their chance of being drawn
// (Horvitz and Thompson 1952); the interval is Wilson's (1927) with the effective number of answers (Kish 1965).

/** Pairs whose weights lie between two bounds, in bits. */
export interface WeightLayer {
  readonly from: number;
  readonly to: number;
}

/** What is known of a layer: its pairs in all, and answers to pairs drawn at random from it. */
export interface SampledLayer extends WeightLayer {
  readonly pairs: number;
  readonly answers: number;
  readonly same: number;
}

export interface Share {
  readonly value: number;
  /** From and to of the 95 % interval. */
  readonly from: number;
  readonly to: number;
}

export interface QualityEstimate {
  /** Of the pairs proposed: how many are the same. */
  readonly precision: Share;
  /** Of the pairs that are the same: how many are proposed. Pairs far below review are taken to be different. */
  readonly recall: Share;
  readonly answers: number;
}

/** A layer is known from so many answers on, or from as many as it has pairs. */
export const answersPerLayer = 4;

/** The layers for a threshold: two below it, four from it on. */
export function layersAround(review: number): WeightLayer[] {
  const cuts = [Number.NEGATIVE_INFINITY, review - 3, review, review + 3, review + 6, review + 10, 1e9];
  return cuts.slice(1).map((to, at) => ({ from: cuts[at] ?? 0, to }));
}

/** Answers that a layer still needs. */
export function answersMissing({ pairs, answers }: SampledLayer): number {
  return Math.max(0, Math.min(answersPerLayer, pairs) - answers);
}

/**
 * Precision and recall at a threshold that is a bound between layers; null while a layer needs answers.
 */
export function estimateQuality(layers: readonly SampledLayer[], review: number): QualityEstimate | null {
  if (layers.some((layer) => answersMissing(layer) > 0)) return null;
  const weighed = layers
    .filter(({ answers }) => answers > 0)
    .map((layer) => ({ ...layer, weight: layer.pairs / layer.answers }));
  const above = weighed.filter(({ from }) => from >= review);
  if (above.length === 0) return null;
  return {
    precision: shareOf(above.map(({ weight, answers, same }) => ({ weight, count: answers, hits: same }))),
    recall: shareOf(
      weighed.map(({ weight, same, from }) => ({ weight, count: same, hits: from >= review ? same : 0 })),
    ),
    answers: weighed.reduce((sum, { answers }) => sum + answers, 0),
  };
}

/** A share of weighted answers. */
function shareOf(groups: readonly { weight: number; count: number; hits: number }[]): Share {
  let [all, hits, squares] = [0, 0, 0];
  for (const { weight, count, hits: own } of groups) {
    all += weight * count;
    hits += weight * own;
    squares += weight * weight * count;
  }
  if (all === 0) return { value: 0, from: 0, to: 1 };
  return { value: hits / all, ...wilsonInterval(hits / all, (all * all) / squares) };
}

/** Wilson's 95 % interval of a share seen in `count` trials. */
export function wilsonInterval(share: number, count: number): { from: number; to: number } {
  const z = 1.959964;
  const scale = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
