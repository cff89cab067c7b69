// A common name is no proof by itself; a rare one, or one with anything beside it, is what it was.
import { expect, it } from 'vitest';
import { explainPair } from '../../../src-main/core/engines/matching/explain.ts';
import { nameAlone, type Weights } from '../../../src-main/core/engines/matching/score.ts';

const weights: Weights = {
  prior: -7,
  levels: [Float64Array.of(0, 7, -3), Float64Array.of(0, 6, -3), Float64Array.of(0, 9, -5)],
  relatedPrior: { home: -40, work: -40 },
  related: {
    home: [0, 1, 2].map(() => new Float64Array(3)),
    work: [0, 1, 2].map(() => new Float64Array(3)),
  },
  dependences: [],
};
const words = [{ words: '' }, { words: 'Same' }, { words: 'Different' }];
const comparisons = ['given_name', 'family_name', 'email'].map((key) => ({ key, label: key, levels: words }));
const [missing, same, different] = [0, 1, 2];

function weightOf(levels: number[], rarity: number[]): number {
  const lines = explainPair(comparisons, weights, { levels, rarity }, 0).filter(({ key }) => key !== 'group');
  return lines.reduce((sum, { weight }) => sum + weight, 0);
}

it('bounds a common name that nothing stands beside, and says so', () => {
  for (const email of [missing, different]) {
    expect(weightOf([same, same, email], [-1, -1, 0])).toBeLessThanOrEqual(-1);
  }
  const lines = explainPair(comparisons, weights, { levels: [same, same, missing], rarity: [-1, -1, 0] }, -1);
  expect(lines.find(({ key }) => key === 'name')?.weight).toBeCloseTo(-5, 6);
});

it('leaves a rare name, a name with an email, and a name that is all there is in the file', () => {
  expect(weightOf([same, same, missing], [1, 0, 0])).toBeCloseTo(7, 6);
  expect(weightOf([same, same, same], [-1, -1, 0])).toBeCloseTo(13, 6);
  const names = comparisons.slice(0, 2);
  expect(nameAlone(names, weights)([same, same], 0)(4, -2)).toBe(4);
});
