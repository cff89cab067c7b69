// Puts two records side by side: the level of every comparison and how rare the values are that they agree on. Owns the
// rule for rarities that hang together; what levels and rarities weigh is score.ts.
import type { Comparison } from './comparison.ts';
import { agreeingLevels } from './dependence.ts';

/** What was measured; the same object is handed out every time: read it before the next call. */
export interface MeasuredPair {
  readonly levels: Uint8Array;
  /** Rarity bits per comparison, 0 where they do not apply. */
  readonly rarities: Float64Array;
  /** Their sum, and the parts of it that people of one home and of one company would share too. */
  rarity: number;
  /** What names, places and the like add to the rarity beside the rarest of them, 0 or more. */
  spareRarity: number;
  homeRarity: number;
  workRarity: number;
}

/** A function that measures pairs. */
export function measurePair(comparisons: readonly Comparison[]): (left: number, right: number) => MeasuredPair {
  const width = comparisons.length;
  const usesRarity = comparisons.map(({ levels, frequencyLevels }) =>
    Uint8Array.from(levels, (_, level) => (frequencyLevels.includes(level) ? 1 : 0)),
  );
  const agreeing = agreeingLevels(comparisons);
  const isHome = comparisons.map(({ levels }) => Uint8Array.from(levels, ({ related }) => (related?.home ? 1 : 0)));
  const isWork = comparisons.map(({ levels }) => Uint8Array.from(levels, ({ related }) => (related?.work ? 1 : 0)));
  const measured: MeasuredPair = {
    levels: new Uint8Array(width),
    rarities: new Float64Array(width),
    rarity: 0,
    spareRarity: 0,
    homeRarity: 0,
    workRarity: 0,
  };
  const { levels, rarities } = measured;
  return (left, right) => {
    let [rarity, rarest, spare] = [0, 0, 0];
    for (let at = 0; at < width; at++) {
      const comparison = comparisons[at] as Comparison;
      const level = comparison.compare(left, right);
      levels[at] = level;
      if (usesRarity[at]?.[level] !== 1) {
        rarities[at] = 0;
        continue;
      }
      const bits = comparison.rarity(left, right, level);
      rarities[at] = bits;
      rarity += bits;
      if (bits > 0 && agreeing[at]?.[level] === 1) {
        spare += Math.min(bits, rarest);
        rarest = Math.max(bits, rarest);
      }
    }
    measured.spareRarity = spare;
    measured.rarity = rarity;
    measured.homeRarity = 0;
    measured.workRarity = 0;
    if (rarity !== 0) {
      for (let at = 0; at < width; at++) {
        const bits = rarities[at] ?? 0;
        if (bits === 0) continue;
        const level = levels[at] ?? 0;
        if (isHome[at]?.[level] === 1) measured.homeRarity += bits;
        if (isWork[at]?.[level] === 1) measured.workRarity += bits;
      }
    }
    return measured;
  };
}
