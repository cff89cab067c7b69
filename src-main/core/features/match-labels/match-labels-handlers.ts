// Decides what the requests of contract/match-labels.ts do: pairs to answer, answers, and what they say about the last
// run. Dealing and estimating are engines/matching.
import type { DealtPair, matchLabelsContract } from '../../../../src-shared/contract/match-labels.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { type DealCandidate, dealPairs } from '../../engines/matching/deal-pairs.ts';
import {
  answersMissing,
  answersPerLayer,
  estimateQuality,
  layersAround,
  type SampledLayer,
} from '../../engines/matching/estimate-quality.ts';
import type { MatchModel } from '../../engines/matching/match-model.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { deleteDecision, selectDecision, selectFaces, selectLastRun } from '../duplicates/duplicates-queries.ts';
import {
  countAnswers,
  countDecisions,
  countPairsIn,
  countStandingLabels,
  selectAnsweredPatterns,
  selectAnswers,
  selectByChance,
  selectDecisionState,
  selectMergedPairs,
  selectOpenNear,
  upsertAnswer,
} from './match-labels-queries.ts';
import { mostLabels } from './merged-labels.ts';

/** Pairs near each threshold that may be dealt. */
const candidatesPerThreshold = 1000;
/** Of a layer, at most so many pairs are asked. */
const mostPerLayer = 60;

export const matchLabelsHandlers: HandlersOf<typeof matchLabelsContract> = {
  'matchLabels.state': ({ db }, moved) => {
    const run = db.first(selectLastRun());
    if (run === undefined) {
      return { same: 0, different: 0, lastRun: null, isNewer: false, estimate: null, missing: 0 };
    }
    const review = moved.review ?? run.review_weight;
    const layers = sampledLayers(db, run.id, review);
    const { teaching } = JSON.parse(run.model) as MatchModel;
    const counts = db.first(countAnswers(run.id));
    return {
      same: counts?.same ?? 0,
      different: counts?.different ?? 0,
      lastRun: teaching === undefined ? null : { answers: teaching.answers, isUsed: teaching.isUsed },
      isNewer: hasNewAnswers(db, run, teaching?.answers ?? 0),
      estimate: estimateQuality(layers, review),
      missing: layers.reduce((sum, layer) => sum + answersMissing(layer), 0),
    };
  },

  'matchLabels.deal': ({ db }, { purpose, limit, ...moved }) => {
    const run = db.first(selectLastRun());
    if (run === undefined) return { pairs: [] };
    const review = moved.review ?? run.review_weight;
    const thresholds = { review, certain: Math.max(review, moved.certain ?? run.certain_weight) };
    const pairs =
      purpose === 'teach' ? dealToTeach(db, run.id, thresholds, limit) : dealToCheck(db, run.id, review, limit);
    return { pairs };
  },

  'matchLabels.answer': ({ db, now, describe }, { left, right, decision }) => {
    const [one, other] = db.all(selectFaces([left, right]));
    if (left === right) throw refuse('bad-input', 'A contact is always the same as itself. Choose two contacts.');
    if (one === undefined || other === undefined) {
      throw refuse('not-found', 'One of these contacts is not there any more. Look at the next pair.');
    }
    db.run(upsertAnswer(left, right, decision, now));
    describe(`${one.name} and ${other.name} are ${decision === 'same' ? 'the same' : 'different'}`, { pairs: 1 });
    return null;
  },

  'matchLabels.list': ({ db }, { offset, limit, decision }) => {
    const { same, different } = db.first(countDecisions()) ?? { same: 0, different: 0 };
    return {
      total: decision === undefined ? same + different : decision === 'same' ? same : different,
      same,
      different,
      answers: db.all(selectAnswers(decision, offset, limit)).map((row) => ({
        id: row.id,
        left: row.left_id,
        leftName: row.left_name,
        right: row.right_id,
        rightName: row.right_name,
        decision: row.decision,
        answeredAt: row.decided_at,
      })),
    };
  },

  'matchLabels.forget': ({ db, describe }, { answer }) => {
    const found = db.first(selectDecision(answer));
    if (found === undefined) throw refuse('not-found', 'This answer is not there any more.');
    db.run(deleteDecision(answer));
    describe(`Forgot what was said about ${found.left_name} and ${found.right_name}`);
    return null;
  },
};

/** Would another run learn from other answers than this one did? */
function hasNewAnswers(
  db: ReadHandle,
  run: { id: number; at: number; certain_weight: number },
  known: number,
): boolean {
  const decided = db.first(selectDecisionState()) ?? { count: 0, newest: 0 };
  const merged = db.rows(selectMergedPairs(run.id, run.certain_weight, mostLabels)).length;
  const kept = db.first(countStandingLabels())?.count ?? 0;
  return decided.newest > run.at || decided.count + Math.min(mostLabels, merged + kept) !== known;
}

type ChancePair = [left: number, right: number, weight: number, answer: 0 | 1 | null];

interface DrawnLayer extends SampledLayer {
  readonly drawn: readonly ChancePair[];
}

/**
 * The layers with their answers. The pairs of a layer stand in an order of chance; answers count up to the first pair
 * that has none, so that whatever else was answered, those counted are a random sample.
 */
function sampledLayers(db: ReadHandle, run: number, review: number): DrawnLayer[] {
  return remembered(db, `sampled layers ${run} ${review}`, () =>
    layersAround(review).map((layer) => {
      const drawn = db.rows<ChancePair>(selectByChance(run, layer.from, layer.to, mostPerLayer));
      const open = drawn.findIndex(([, , , answer]) => answer === null);
      const answered = drawn.slice(0, open < 0 ? drawn.length : open);
      return {
        ...layer,
        drawn,
        pairs: db.first(countPairsIn(run, layer.from, layer.to))?.pairs ?? 0,
        answers: answered.length,
        same: answered.filter(([, , , answer]) => answer === 1).length,
      };
    }),
  );
}

function dealToTeach(
  db: ReadHandle,
  run: number,
  thresholds: { review: number; certain: number },
  limit: number,
): DealtPair[] {
  const candidates = new Map<string, DealCandidate>();
  for (const weight of [thresholds.review, thresholds.certain]) {
    for (const [left, right, bits, pattern] of openNear(db, run, weight)) {
      candidates.set(`${left} ${right}`, { left, right, weight: bits, pattern });
    }
  }
  const answered = new Map(db.rows<[string, number]>(selectAnsweredPatterns(run)));
  return dealPairs([...candidates.values()], answered, thresholds, limit).map(({ left, right, weight }) => ({
    left,
    right,
    weight,
  }));
}

type OpenPair = [left: number, right: number, weight: number, levels: string];

/** The nearest open pairs. Where most of the nearest are answered or merged, all pairs are looked at. */
function openNear(db: ReadHandle, run: number, weight: number): OpenPair[] {
  const few = 2 * candidatesPerThreshold;
  const rows = db.rows<OpenPair>(selectOpenNear(run, weight, candidatesPerThreshold, few));
  if (rows.length === candidatesPerThreshold) return rows;
  return db.rows<OpenPair>(selectOpenNear(run, weight, candidatesPerThreshold, Number.MAX_SAFE_INTEGER));
}

/** The next pair of each layer in the order of chance, layers with the fewest answers first. */
function dealToCheck(db: ReadHandle, run: number, review: number, limit: number): DealtPair[] {
  const layers = sampledLayers(db, run, review);
  const dealt: (DealtPair & { place: number })[] = [];
  for (const { drawn } of layers) {
    for (const [place, [left, right, weight, answer]] of drawn.entries()) {
      if (answer === null) dealt.push({ left, right, weight, place });
    }
  }
  const missing = layers.some((layer) => answersMissing(layer) > 0);
  return dealt
    .filter(({ place }) => !missing || place < answersPerLayer)
    .sort((a, b) => a.place - b.place || a.weight - b.weight)
    .slice(0, limit)
    .map(({ left, right, weight }) => ({ left, right, weight }));
}
