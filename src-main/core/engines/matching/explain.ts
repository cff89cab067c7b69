// Says why two records were matched or not: one line per comparison with its weight, for and against, adding up to the
// match weight. Owns the order and the words around the evidence; levels and their words are in comparisons-*.ts.
import { type Comparison, missingLevel, type Relation, relations } from './comparison.ts';
import { agreeingLevels, dependenceLoss, dependenceOf } from './dependence.ts';
import { measurePair } from './measure-pair.ts';
import { nameAlone, relatedPenalty, type Weights } from './score.ts';

/** One bar of the waterfall. */
export interface Evidence {
  /** A comparison's key, or 'prior', 'together', 'related', 'name' or 'group'. */
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly level: number;
  /** Bits: positive speaks for, negative against being the same. */
  readonly weight: number;
}

/** Level and rarity per comparison of one pair. */
export interface PairLevels {
  readonly levels: readonly number[];
  /** Rarity bits of the agreed value per comparison; 0 where it does not apply. */
  readonly rarity: readonly number[];
}

type RelatedShares = { readonly [R in Relation]?: number | undefined };

/** What explaining needs of a comparison; the stored model has the same. */
export interface ExplainedComparison {
  readonly key: string;
  readonly label: string;
  readonly levels: readonly {
    readonly words: string;
    readonly related?: RelatedShares | undefined;
    readonly agrees?: boolean | undefined;
  }[];
}

/** A function that compares two records for explaining. */
export function levelReader(comparisons: readonly Comparison[]): (left: number, right: number) => PairLevels {
  const measure = measurePair(comparisons);
  return (left, right) => {
    const { levels, rarities } = measure(left, right);
    return { levels: [...levels], rarity: [...rarities] };
  };
}

/**
 * The evidence for and against, strongest first, the starting point before it and the guards after it. The weights add
 * up to `weight`: what is left over is what other records of the group add.
 * @param weight the pair's match weight as scored
 */
export function explainPair(
  comparisons: readonly ExplainedComparison[],
  weights: Weights,
  pair: PairLevels,
  weight: number,
): Evidence[] {
  const related = { ...weights.relatedPrior };
  const lines: Evidence[] = [];
  for (const [at, comparison] of comparisons.entries()) {
    const level = pair.levels[at] ?? missingLevel;
    const rarity = pair.rarity[at] ?? 0;
    // A missing value weighs nothing unless a person wants it to.
    if (level === missingLevel && (weights.levels[at]?.[missingLevel] ?? 0) === 0) continue;
    const definition = comparison.levels[level];
    for (const relation of relations) {
      related[relation] += weights.related[relation][at]?.[level] ?? 0;
      if (definition?.related?.[relation] !== undefined) related[relation] += rarity;
    }
    const bits = (weights.levels[at]?.[level] ?? 0) + rarity;
    const rare = rarity >= 1 ? ' (a rare value)' : rarity <= -1 ? ' (a common value)' : '';
    lines.push({
      key: comparison.key,
      label: comparison.label,
      words: `${definition?.words ?? ''}${rare}`,
      level,
      weight: bits,
    });
  }
  lines.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const agreeing = agreeingLevels(comparisons);
  const together = dependenceLoss(
    dependenceOf(weights.dependences, agreeing)(pair.levels, 0),
    spareRarityOf(pair, agreeing),
  );
  const penalty = relatedPenalty(related.home - together, related.work - together);
  const around: Evidence[] = [
    {
      key: 'prior',
      label: 'Starting point',
      words: 'Two random contacts are rarely the same',
      level: 0,
      weight: weights.prior,
    },
    ...lines,
  ];
  if (together >= 0.05) {
    around.push({
      key: 'together',
      label: 'Names and places',
      words: 'These often go together, also among strangers',
      level: 0,
      weight: -together,
    });
  }
  if (penalty >= 0.05) {
    around.push({
      key: 'related',
      label: 'Relatives and colleagues',
      words:
        related.home >= related.work
          ? 'People who share a home agree on this too'
          : 'People who share a company agree on this too',
      level: 0,
      weight: -penalty,
    });
  }
  const own = around.reduce((sum, line) => sum + line.weight, 0);
  const rarity = pair.rarity.reduce((sum, bits) => sum + bits, 0);
  const bounded = nameAlone(comparisons, weights)(pair.levels, 0)(own, rarity);
  if (bounded < own) {
    around.push({
      key: 'name',
      label: 'Nothing but the name',
      words: 'Others have this name too, and nothing else agrees',
      level: 0,
      weight: bounded - own,
    });
  }
  const rest = weight - bounded;
  if (Math.abs(rest) >= 0.05) {
    around.push({
      key: 'group',
      label: 'Other records of the group',
      words: rest > 0 ? 'Both match the same other records' : 'Other records of their groups contradict each other',
      level: 0,
      weight: rest,
    });
  }
  return around;
}

/** The rarities of agreements that hang together, but for the greatest. */
function spareRarityOf({ levels, rarity }: PairLevels, agreeing: readonly Uint8Array[]): number {
  const own = rarity.filter((bits, at) => bits > 0 && agreeing[at]?.[levels[at] ?? missingLevel] === 1);
  return own.length === 0 ? 0 : own.reduce((sum, bits) => sum + bits, 0) - Math.max(...own);
}
