// Lets a person's answers correct the weights of this file, held back so that few answers change little. Owns the fit and
// the proof that it helps; what was learnt without a person is estimate-m.ts.
//
// Logistic regression with the match weight as offset: log-odds = weight + Σ δ of the levels reached, every δ drawn
// towards nought by a ridge penalty (Le Cessie and van Houwelingen 1992), which is the most likely value under a normal
// prior around what was learnt. It speaks of the odds given the levels, and those stay right however the pairs were
// chosen by their levels (Shimodaira 2000); counting answers into m and u would not, as pairs near a threshold are no
// random duplicates. How strong the penalty is, and whether anything changes at all, is decided by leaving answers out
// in turn (Stone 1974): the weights stay as they were unless the left-out answers are foretold better by more than two
// standard errors.
import { type Comparison, missingLevel } from './comparison.ts';
import { strongestAgreement, strongestDisagreement } from './estimate-m.ts';
import { explainPair, type PairLevels } from './explain.ts';
import type { Weights } from './score.ts';

/** An answer with what the two records showed when it was given. */
export interface TaughtPair extends PairLevels {
  readonly isDuplicate: boolean;
}

/** What answers did to the weights. */
export interface Teaching {
  readonly answers: number;
  /** False: the answers are foretold as well without a change, or are too few to tell. */
  readonly isUsed: boolean;
  /** Average surprise per left-out answer in bits, before and after; equal where nothing is used. */
  readonly surpriseBefore: number;
  readonly surpriseAfter: number;
}

/** Fewer answers, or fewer of a kind, change nothing. */
const fewestAnswers = 10;
const fewestOfAKind = 3;
/** Standard deviations of a correction that are tried, in bits. */
const freedoms = [0.5, 1, 2];
const folds = 10;
const steps = 12;
/** Weights beyond say no more than that they are certain. */
const surest = 14;

interface Answer {
  /** Numbers of the corrections that take part. */
  readonly parts: readonly number[];
  /** Log-odds without them. */
  readonly offset: number;
  readonly isDuplicate: boolean;
}

/** Corrects weights by answers, or hands them back as they are. */
export function refineWeights(
  comparisons: readonly Comparison[],
  weights: Weights,
  taught: readonly TaughtPair[],
): { weights: Weights; teaching: Teaching } {
  const { answers, names } = answersOf(comparisons, weights, taught);
  const before = answers.map((answer) => surprise(answer, answer.offset));
  const unchanged = {
    weights,
    teaching: { answers: taught.length, isUsed: false, surpriseBefore: mean(before), surpriseAfter: mean(before) },
  };
  const same = answers.filter(({ isDuplicate }) => isDuplicate).length;
  if (answers.length < fewestAnswers || Math.min(same, answers.length - same) < fewestOfAKind) return unchanged;
  let best = { freedom: 0, after: before };
  for (const freedom of freedoms) {
    const after = leftOutSurprise(answers, names.length, freedom);
    if (mean(after) < mean(best.after)) best = { freedom, after };
  }
  const gains = before.map((bits, at) => bits - (best.after[at] ?? 0));
  if (best.freedom === 0 || mean(gains) <= 2 * standardError(gains)) return unchanged;
  const corrections = mostLikely(answers, names.length, best.freedom);
  return {
    weights: corrected(comparisons, weights, names, corrections),
    teaching: { ...unchanged.teaching, isUsed: true, surpriseAfter: mean(best.after) },
  };
}

/** The weight that two records have by themselves, from what they showed, in bits. */
export function weightOfLevels(comparisons: readonly Comparison[], weights: Weights, pair: PairLevels): number {
  return explainPair(comparisons, weights, pair, 0).reduce(
    (sum, line) => sum + (line.key === 'group' ? 0 : line.weight),
    0,
  );
}

/** Correction 0 is of the starting point, the others of levels: comparison and level. */
function answersOf(comparisons: readonly Comparison[], weights: Weights, taught: readonly TaughtPair[]) {
  const names: [comparison: number, level: number][] = [[-1, 0]];
  const numbers = new Map<string, number>();
  const answers = taught.map((pair): Answer => {
    const parts = [0];
    for (const [at, comparison] of comparisons.entries()) {
      const level = pair.levels[at] ?? missingLevel;
      if (level === missingLevel || comparison.levels[level]?.fixedWeight !== undefined) continue;
      const name = `${at} ${level}`;
      const number = numbers.get(name) ?? names.length;
      if (number === names.length) {
        numbers.set(name, number);
        names.push([at, level]);
      }
      parts.push(number);
    }
    const bits = weightOfLevels(comparisons, weights, pair);
    return {
      parts,
      offset: Math.max(-surest, Math.min(surest, bits)) * Math.LN2,
      isDuplicate: pair.isDuplicate,
    };
  });
  return { answers, names };
}

function surprise({ isDuplicate }: Answer, logOdds: number): number {
  const signed = isDuplicate ? logOdds : -logOdds;
  return (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed) / Math.LN2;
}

function logOddsOf({ parts, offset }: Answer, corrections: Float64Array): number {
  return parts.reduce((sum, part) => sum + (corrections[part] ?? 0), offset);
}

/** Surprise of every answer under a fit that did not see it. */
function leftOutSurprise(answers: readonly Answer[], size: number, freedom: number): number[] {
  const out = new Array<number>(answers.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const corrections = mostLikely(
      answers.filter((_, at) => at % folds !== fold),
      size,
      freedom,
    );
    for (let at = fold; at < answers.length; at += folds) {
      const answer = answers[at] as Answer;
      out[at] = surprise(answer, logOddsOf(answer, corrections));
    }
  }
  return out;
}

/** Newton's method on the penalised likelihood, which has one highest point. */
function mostLikely(answers: readonly Answer[], size: number, freedom: number): Float64Array {
  const penalty = 1 / (freedom * Math.LN2) ** 2;
  const corrections = new Float64Array(size);
  for (let step = 0; step < steps; step++) {
    const gradient = corrections.map((value) => -penalty * value);
    const curvature = Array.from({ length: size }, (_, row) => {
      const line = new Float64Array(size);
      line[row] = penalty;
      return line;
    });
    for (const answer of answers) {
      const chance = 1 / (1 + Math.exp(-logOddsOf(answer, corrections)));
      for (const one of answer.parts) {
        gradient[one] = (gradient[one] ?? 0) + (answer.isDuplicate ? 1 : 0) - chance;
        const line = curvature[one] as Float64Array;
        for (const other of answer.parts) line[other] = (line[other] ?? 0) + chance * (1 - chance);
      }
    }
    const change = solve(curvature, gradient);
    let largest = 0;
    for (let at = 0; at < size; at++) {
      // A step of more than four bits overshoots.
      const bounded = Math.max(-2.8, Math.min(2.8, change[at] ?? 0));
      corrections[at] = (corrections[at] ?? 0) + bounded;
      largest = Math.max(largest, Math.abs(bounded));
    }
    if (largest < 1e-4) break;
  }
  return corrections;
}

/** Solves a positive definite system by elimination, in place. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    const pivotLine = matrix[row] as Float64Array;
    const pivot = pivotLine[row] ?? 1;
    for (let below = row + 1; below < size; below++) {
      const line = matrix[below] as Float64Array;
      const factor = (line[row] ?? 0) / pivot;
      if (factor === 0) continue;
      for (let at = row; at < size; at++) line[at] = (line[at] ?? 0) - factor * (pivotLine[at] ?? 0);
      right[below] = (right[below] ?? 0) - factor * (right[row] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    const line = matrix[row] as Float64Array;
    let sum = right[row] ?? 0;
    for (let at = row + 1; at < size; at++) sum -= (line[at] ?? 0) * (right[at] ?? 0);
    right[row] = sum / (line[row] ?? 1);
  }
  return right;
}

/** The corrected weights, within the bounds that every weight is held to (see levelWeight). */
function corrected(
  comparisons: readonly Comparison[],
  weights: Weights,
  names: readonly (readonly [number, number])[],
  corrections: Float64Array,
): Weights {
  const levels = weights.levels.map((own) => Float64Array.from(own));
  for (const [number, [at, level]] of names.entries()) {
    const own = levels[at];
    if (own !== undefined) own[level] = (own[level] ?? 0) + (corrections[number] ?? 0) / Math.LN2;
  }
  for (const [at, comparison] of comparisons.entries()) {
    const own = levels[at] as Float64Array;
    for (const [level, { mostWeight = strongestAgreement, isOther, fixedWeight }] of comparison.levels.entries()) {
      if (level === missingLevel || fixedWeight !== undefined) continue;
      const most = level === 1 || isOther === true ? mostWeight : Math.min(mostWeight, Math.max(0, own[1] ?? 0));
      const least = Math.max(strongestDisagreement, Math.min(most, own[level] ?? 0));
      own[level] = level === comparison.levels.length - 1 ? Math.min(0, least) : least;
    }
  }
  return { ...weights, prior: weights.prior + (corrections[0] ?? 0) / Math.LN2, levels };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
}
