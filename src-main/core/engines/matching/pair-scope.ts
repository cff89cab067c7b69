// Which pairs a run is about: all, or those with a record of a chosen set. Owns the choice among compared pairs; what
// counts is learnt from everyone, so that a run over a segment weighs as a run over all.
import type { PatternTable } from './pattern-table.ts';

export interface PairScope {
  /** 1 for records that are in it. */
  readonly isIn: Uint8Array;
  /** Everyone: one record of the pair is enough. Themselves: both must be in it. */
  readonly against: 'everyone' | 'themselves';
}

/** The pairs within a scope, and their weights. */
export function pairsWithin(
  table: PatternTable,
  weights: Float64Array,
  { isIn, against }: PairScope,
): { table: PatternTable; weights: Float64Array } {
  const least = against === 'everyone' ? 1 : 2;
  const kept: number[] = [];
  for (let at = 0; at < table.pairCount; at++) {
    if ((isIn[table.left[at] ?? 0] ?? 0) + (isIn[table.right[at] ?? 0] ?? 0) >= least) kept.push(at);
  }
  const whole = (from: Uint32Array) => Uint32Array.from(kept, (at) => from[at] ?? 0);
  const part = (from: Float32Array) => Float32Array.from(kept, (at) => from[at] ?? 0);
  return {
    table: {
      ...table,
      pairCount: kept.length,
      left: whole(table.left),
      right: whole(table.right),
      pattern: whole(table.pattern),
      rarity: part(table.rarity),
      spareRarity: part(table.spareRarity),
      relatedRarity: { home: part(table.relatedRarity.home), work: part(table.relatedRarity.work) },
    },
    weights: Float64Array.from(kept, (at) => weights[at] ?? 0),
  };
}
