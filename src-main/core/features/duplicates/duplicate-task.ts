// Matching on a worker thread: loads, runs the engine, hands back typed arrays. Stores nothing (see store-run.ts).
import type { MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import {
  type DecidedPair,
  findDuplicates,
  type MatchPhase,
  type MatchResult,
  type RememberedAnswer,
} from '../../engines/matching/find-duplicates.ts';
import type { MatchModel } from '../../engines/matching/match-model.ts';
import type { MatchTable } from '../../engines/matching/match-table.ts';
import type { PairScope } from '../../engines/matching/pair-scope.ts';
import { probabilityOf, weightOf } from '../../engines/matching/score.ts';
import { withMatchHelper } from '../../worker/match-helper.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { mergedAnswers } from '../match-labels/merged-labels.ts';
import { selectDecidedPairs } from './duplicates-queries.ts';
import { loadBatch, loadContacts } from './match-loader.ts';
import { scopeOfRun } from './run-scope.ts';

/** What a run over the contacts found. Pair arrays run in parallel, heaviest pair first. */
export interface FoundDuplicates {
  readonly contactCount: number;
  readonly comparedPairs: number;
  readonly clusterCount: number;
  readonly model: MatchModel;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly weight: Float64Array;
  readonly direct: Float64Array;
  /** Cluster of both records, -1 where they share none. */
  readonly cluster: Int32Array;
  /** One level and one rarity per comparison and pair. */
  readonly levels: Uint8Array;
  readonly rarity: Float32Array;
}

export interface FindInput {
  readonly latestYear: number;
  /** Probability from which on pairs are reviewed; chosen by the model when left out. */
  readonly threshold: number | undefined;
  /** What a person set; nothing when left out. */
  readonly settings?: MatchModelSettings | undefined;
  /** The clock and the moment that segments speak about, for the scope. */
  readonly now: number;
  readonly asOf: number;
}

export const phaseWords: Record<MatchPhase, string> = {
  standardising: 'Standardising values',
  blocking: 'Proposing pairs',
  comparing: 'Comparing pairs',
  learning: 'Learning what counts',
  grouping: 'Grouping duplicates',
};

/** The same workspace gives the same model. */
export const matchSeed = 20_260_101;

function match(
  { progress }: TaskContext,
  table: MatchTable,
  input: FindInput,
  decided: readonly DecidedPair[],
  taught: readonly RememberedAnswer[] = [],
  scope?: PairScope,
): MatchResult {
  return withMatchHelper(table.rowCount, (helper) =>
    findDuplicates(table, {
      seed: matchSeed,
      latestYear: input.latestYear,
      decided,
      taught,
      settings: input.settings,
      scope,
      helper,
      ...(input.threshold === undefined ? {} : { thresholds: { review: weightOf(input.threshold) } }),
      onProgress: (phase, done, total) => progress(phaseWords[phase], Math.min(done, total), total),
    }),
  );
}

/** Compares all active contacts. */
export function findDuplicatesTask(context: TaskContext, input: FindInput): FoundDuplicates {
  const { table, ids } = loadContacts(context.db, (done, total) => context.progress('Reading contacts', done, total));
  if (ids.length < 2) {
    throw refuse('too-few-contacts', 'There are fewer than two contacts to compare. Import a file first.');
  }
  const found = match(
    context,
    table,
    input,
    decisionsByRow(context, ids),
    mergedAnswers(context.db),
    scopeOfRun(context.db, input, ids),
  );
  const { pairs, clustering, model } = found;
  if (model.comparisons.length === 0 && input.settings?.comparisons !== undefined) {
    throw refuse('nothing-to-compare', 'This model compares nothing. Take at least one comparison in.');
  }
  const width = model.comparisons.length;
  const levels = new Uint8Array(pairs.count * width);
  const rarity = new Float32Array(pairs.count * width);
  const cluster = new Int32Array(pairs.count);
  for (let at = 0; at < pairs.count; at++) {
    if (at % 8192 === 0) context.progress(phaseWords.grouping, at, pairs.count);
    const [left, right] = [pairs.left[at] ?? 0, pairs.right[at] ?? 0];
    const seen = found.levelsOf(left, right);
    levels.set(seen.levels, at * width);
    rarity.set(seen.rarity, at * width);
    const [a, b] = [clustering.clusterOf[left] ?? -1, clustering.clusterOf[right] ?? -1];
    cluster[at] = a === b ? a : -1;
  }
  return {
    contactCount: ids.length,
    comparedPairs: found.comparedPairs,
    clusterCount: clustering.clusters.length,
    model,
    left: Float64Array.from(pairs.left, (row) => ids[row] ?? 0),
    right: Float64Array.from(pairs.right, (row) => ids[row] ?? 0),
    weight: pairs.weight,
    direct: pairs.direct,
    cluster,
    levels,
    rarity,
  };
}

/** Decisions between contacts that are still here, by record number. */
function decisionsByRow({ db }: TaskContext, ids: Float64Array): DecidedPair[] {
  const decisions = db.rows<[number, number, string]>(selectDecidedPairs());
  if (decisions.length === 0) return [];
  const rowOf = new Map(Array.from(ids, (id, row) => [id, row]));
  return decisions.flatMap(([left, right, decision]) => {
    const [l, r] = [rowOf.get(left), rowOf.get(right)];
    if (l === undefined || r === undefined) return [];
    return [{ left: Math.min(l, r), right: Math.max(l, r), isDuplicate: decision === 'same' }];
  });
}

/** What comparing a file found, by data rows. */
export interface FoundInBatch {
  readonly rows: number;
  readonly comparedPairs: number;
  readonly columns: { header: string; as: string }[];
  readonly pairs: {
    leftRow: number;
    rightRow: number;
    leftId: string;
    rightId: string;
    probability: number;
    weight: number;
  }[];
  readonly clusters: { row: number; id: string; cluster: number }[];
}

/** Compares the rows of one imported file. */
export function compareBatchTask(
  context: TaskContext,
  input: FindInput & { readonly batch: number; readonly ignore: readonly string[] },
): FoundInBatch {
  context.progress('Reading rows', 0, null);
  const { table, rowNumbers, sourceIds, columns } = loadBatch(context.db, input.batch, input.ignore);
  if (table.columns.length === 0 || table.rowCount < 2) {
    throw refuse(
      'nothing-to-compare',
      'No column of this file tells people apart. Name fewer columns after --ignore, or map the columns.',
    );
  }
  if (input.settings?.scope !== undefined && input.settings.scope.kind !== 'everyone') {
    throw refuse('bad-model', 'This model compares a part of a workspace only. Leave its scope out for a data file.');
  }
  const found = match(context, table, input, []);
  const { review } = found.model.thresholds;
  const name = (row: number) => ({ row: rowNumbers[row] ?? 0, id: sourceIds[row] ?? '' });
  const pairs: FoundInBatch['pairs'] = [];
  for (let at = 0; at < found.pairs.count; at++) {
    const weight = found.pairs.weight[at] ?? 0;
    if (weight < review) break;
    const [left, right] = [name(found.pairs.left[at] ?? 0), name(found.pairs.right[at] ?? 0)];
    pairs.push({
      leftRow: left.row,
      rightRow: right.row,
      leftId: left.id,
      rightId: right.id,
      probability: probabilityOf(weight),
      weight,
    });
  }
  const clusters = found.clustering.clusters.flatMap(({ rows }, number) =>
    rows.map((row) => ({ ...name(row), cluster: number + 1 })),
  );
  return { rows: table.rowCount, comparedPairs: found.comparedPairs, columns: [...columns], pairs, clusters };
}
