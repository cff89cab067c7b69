// What answers do: nothing while they are few or agree with the model, a correction where they contradict it; the
// estimate of precision and recall covers the truth as often as it says; the pairs that are dealt differ.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src-main/core/engines/matching/comparison.ts';
import { missing } from '../../../src-main/core/engines/matching/comparison.ts';
import { dealPairs } from '../../../src-main/core/engines/matching/deal-pairs.ts';
import {
  answersPerLayer,
  estimateQuality,
  layersAround,
  wilsonInterval,
} from '../../../src-main/core/engines/matching/estimate-quality.ts';
import { findDuplicates } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import { seededRandom } from '../../../src-main/core/engines/matching/random.ts';
import {
  refineWeights,
  type TaughtPair,
  weightOfLevels,
} from '../../../src-main/core/engines/matching/refine-weights.ts';
import type { Weights } from '../../../src-main/core/engines/matching/score.ts';
import { clusterQuality, readRecords, tableOf } from '../../support/labelled-records.ts';
import { sharedData } from '../../support/shared-data.ts';

/** A comparison of same, close and different. */
function comparison(key: string): Comparison {
  return {
    key,
    label: key,
    levels: [
      missing,
      { words: 'same', m: 0.8, u: 0.05 },
      { words: 'close', m: 0.1, u: 0.05 },
      { words: 'other', m: 0.1, u: 0.9 },
    ],
    compare: () => 0,
    rarity: () => 0,
    frequencyLevels: [],
    trust: 100,
    agreementRate: undefined,
  };
}

const comparisons = ['a', 'b', 'c'].map(comparison);
const none = comparisons.map(() => new Float64Array(4));
const weights: Weights = {
  prior: -4,
  levels: comparisons.map(() => Float64Array.from([0, 4, 1, -3])),
  relatedPrior: { home: -40, work: -40 },
  related: { home: none, work: none },
  dependences: [],
};

/** Pairs answered as they would be if these were the weights. */
function answers(count: number, seed: number, truth: Weights): TaughtPair[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const levels = comparisons.map(() => 1 + Math.floor(random() * 3));
    const pair = { levels, rarity: [0, 0, 0] };
    return { ...pair, isDuplicate: random() < 1 / (1 + 2 ** -weightOfLevels(comparisons, truth, pair)) };
  });
}

/** Average surprise of fresh answers under some weights, in bits. */
function surpriseOf(own: Weights, fresh: readonly TaughtPair[]): number {
  const bits = fresh.map((pair) => {
    const weight = weightOfLevels(comparisons, own, pair);
    return Math.log2(1 + 2 ** (pair.isDuplicate ? -weight : weight));
  });
  return bits.reduce((sum, value) => sum + value, 0) / bits.length;
}

describe('refineWeights', () => {
  it('changes nothing with few answers, or answers of one kind', () => {
    expect(refineWeights(comparisons, weights, answers(8, 1, weights)).weights).toBe(weights);
    const different = answers(40, 2, weights).map((pair) => ({ ...pair, isDuplicate: false }));
    expect(refineWeights(comparisons, weights, different).teaching.isUsed).toBe(false);
  });

  it('changes nothing, or hardly ever for the worse, where the weights are right', () => {
    const fresh = answers(4000, 999, weights);
    const losses = Array.from({ length: 40 }, (_, seed) => {
      const refined = refineWeights(comparisons, weights, answers(50, seed + 10, weights));
      return surpriseOf(refined.weights, fresh) - surpriseOf(weights, fresh);
    });
    expect(losses.filter((loss) => loss !== 0).length).toBeLessThan(12);
    expect(losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toBeLessThan(0.01);
  });

  it('learns that a comparison says nothing, from fifty answers', () => {
    const truth = { ...weights, levels: weights.levels.map((own, at) => (at === 0 ? new Float64Array(4) : own)) };
    const fresh = answers(4000, 999, truth);
    const gains = Array.from({ length: 30 }, (_, seed) => {
      const { weights: refined } = refineWeights(comparisons, weights, answers(50, seed + 10, truth));
      return surpriseOf(weights, fresh) - surpriseOf(refined, fresh);
    });
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.05);
    expect(Math.min(...gains)).toBeGreaterThan(-0.02);
  });

  it('keeps almost the same from weighing more than the same, and different from speaking for a pair', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
        const noise = answers(60, seed, weights).map((pair, at) => ({ ...pair, isDuplicate: at % 2 === seed % 2 }));
        for (const own of refineWeights(comparisons, weights, noise).weights.levels) {
          expect(own[2] ?? 0).toBeLessThanOrEqual(Math.max(0, own[1] ?? 0));
          expect(own[3]).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  const fake = sharedData('er-fake1000', 'fake_1000.csv');
  it.skipIf(fake === undefined)('does no harm to fake_1000 with fifty right answers near the threshold', () => {
    const records = readRecords(fake as string);
    const truth = records.map((record) => record.cluster ?? '');
    const table = tableOf(records, ['unique_id', 'cluster']);
    const options = { seed: 1, latestYear: 2026 };
    const before = findDuplicates(table, options);
    const decided = Array.from({ length: before.pairs.count }, (_, at) => ({
      left: before.pairs.left[at] ?? 0,
      right: before.pairs.right[at] ?? 0,
      off: Math.abs((before.pairs.direct[at] ?? 0) - before.model.thresholds.review),
    }))
      .sort((a, b) => a.off - b.off)
      .slice(0, 50)
      .map(({ left, right }) => ({ left, right, isDuplicate: truth[left] === truth[right] }));
    const after = findDuplicates(table, { ...options, decided });
    expect(after.model.teaching?.answers).toBe(50);
    expect(clusterQuality(after, truth).f1).toBeGreaterThanOrEqual(clusterQuality(before, truth).f1 - 0.002);
  });
});

describe('estimateQuality', () => {
  it('has the interval that Wilson published for 10 of 10 and for half', () => {
    // 10 of 10: 1 / (1 + z² / n); half of 10: symmetric about a half (Wilson 1927).
    expect(wilsonInterval(1, 10).from).toBeCloseTo(1 / (1 + 1.959964 ** 2 / 10), 6);
    expect(wilsonInterval(1, 10).to).toBeCloseTo(1, 9);
    const half = wilsonInterval(0.5, 10);
    expect(half.from + half.to).toBeCloseTo(1, 9);
    expect(half.from).toBeCloseTo(0.2366, 4);
  });

  it('waits until every layer is known, and counts answers by how many pairs they stand for', () => {
    const layers = layersAround(0).map((layer) => ({
      ...layer,
      pairs: 100,
      answers: 4,
      same: layer.from >= 0 ? 4 : 0,
    }));
    expect(
      estimateQuality([...layers.slice(1), { ...layers[0], pairs: 9, answers: 1, same: 0, from: -9, to: -3 }], 0),
    ).toBeNull();
    const all = estimateQuality(layers, 0);
    expect(all?.precision.value).toBe(1);
    expect(all?.recall.value).toBe(1);
    // A layer below the threshold with a quarter of its 1,000 pairs the same hides 250 beside the 400 found.
    const hidden = layers.map((layer) => (layer.to === 0 ? { ...layer, pairs: 1000, same: 1 } : layer));
    expect(estimateQuality(hidden, 0)?.recall.value).toBeCloseTo(400 / 650, 6);
  });

  it('covers the truth about as often as it says', () => {
    const random = seededRandom(5);
    const chances = [0.002, 0.15, 0.7, 0.9, 0.97, 0.995];
    const pairs = [3000, 200, 150, 200, 400, 600];
    const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const same = pairs.map((count, at) => Array.from({ length: count }, () => random() < (chances[at] ?? 0)));
      const layers = layersAround(0).map((layer, at) => ({
        ...layer,
        pairs: pairs[at] ?? 0,
        answers: answersPerLayer + 4,
        // The order of pairs is random, so the first are a random sample.
        same: (same[at] ?? []).slice(0, answersPerLayer + 4).filter(Boolean).length,
      }));
      const found = estimateQuality(layers, 0);
      const counts = same.map((list) => list.filter(Boolean).length);
      const precision = total(counts.slice(2)) / total(pairs.slice(2));
      if (found && precision >= found.precision.from && precision <= found.precision.to) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.9);
  });
});

describe('dealPairs', () => {
  it('asks near the thresholds first and does not ask one pattern over and over', () => {
    const candidates = Array.from({ length: 60 }, (_, at) => ({
      left: at,
      right: at + 100,
      weight: at < 30 ? 0.1 : 1 + at / 10,
      pattern: at < 30 ? 'usual' : `rare ${at % 6}`,
    }));
    const dealt = dealPairs(candidates, new Map(), { review: 0, certain: 9 }, 10);
    expect(dealt[0]?.pattern).toBe('usual');
    expect(new Set(dealt.map(({ pattern }) => pattern)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(dealt.map(({ left }) => left)).size).toBe(10);
    const afterwards = dealPairs(candidates, new Map([['usual', 30]]), { review: 0, certain: 9 }, 3);
    expect(afterwards.every(({ pattern }) => pattern !== 'usual')).toBe(true);
  });
});
