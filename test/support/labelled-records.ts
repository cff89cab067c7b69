// Reads labelled record-linkage files and says how well pairs and clusters found in them match the truth.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { chooseComparisons } from '../../src-main/core/engines/matching/choose-comparisons.ts';
import { findDuplicates, type MatchResult } from '../../src-main/core/engines/matching/find-duplicates.ts';
import type { MatchTable } from '../../src-main/core/engines/matching/match-table.ts';

export type LabelledRecord = Record<string, string>;

/** Rows of a CSV file by header, trimmed. */
export function readRecords(file: string): LabelledRecord[] {
  return Papa.parse<LabelledRecord>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
    transform: (value) => value.trim(),
    transformHeader: (header) => header.trim(),
  }).data;
}

/** Rows as the command line takes them from a bare file. */
export function tableOf(records: readonly LabelledRecord[], ignore: readonly string[]): MatchTable {
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const { used } = chooseComparisons(
    headers.map((header) => ({ header, values: records.map((record) => record[header] ?? '') })),
    ignore,
  );
  return { rowCount: records.length, columns: used };
}

/** Matches rows as the command line does on a bare file. */
export function matchRecords(
  records: readonly LabelledRecord[],
  ignore: readonly string[],
  everyPairUpTo = 1500,
): MatchResult {
  return findDuplicates(tableOf(records, ignore), { seed: 1, latestYear: 2026, limits: { everyPairUpTo } });
}

export interface Quality {
  precision: number;
  recall: number;
  f1: number;
}

/** Pairwise quality of the pairs from the automatically chosen threshold on. */
export function pairQuality(found: MatchResult, truth: readonly string[]): Quality {
  const { pairs, model } = found;
  const pairOf = (at: number): [number, number] => [pairs.left[at] ?? 0, pairs.right[at] ?? 0];
  const chosen = Array.from({ length: pairs.count }, (_, at) => at).filter(
    (at) => (pairs.weight[at] ?? 0) >= model.thresholds.review,
  );
  return quality(chosen.map(pairOf), truth);
}

/** Pairwise quality of the clusters. */
export function clusterQuality(found: MatchResult, truth: readonly string[]): Quality {
  const pairs = found.clustering.clusters.flatMap(({ rows }) =>
    rows.flatMap((left, at) => rows.slice(at + 1).map((right): [number, number] => [left, right])),
  );
  return quality(pairs, truth);
}

/**
 * B-cubed quality of the clusters (Bagga and Baldwin 1998): per record, how much of its cluster belongs to it and how
 * much of its truth is in it, averaged over records.
 */
export function bCubed(found: MatchResult, truth: readonly string[]): Quality {
  const sizes = new Map<string, number>();
  for (const entity of truth) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  let [precision, recall] = [0, 0];
  const { clusters, clusterOf } = found.clustering;
  for (const [row, entity] of truth.entries()) {
    const rows = clusters[clusterOf[row] ?? -1]?.rows ?? [row];
    const right = rows.reduce((sum, other) => sum + (truth[other] === entity ? 1 : 0), 0);
    precision += right / rows.length / truth.length;
    recall += right / (sizes.get(entity) ?? 1) / truth.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function quality(pairs: readonly [number, number][], truth: readonly string[]): Quality {
  const sizes = new Map<string, number>();
  for (const entity of truth) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const right = pairs.filter(([left, other]) => truth[left] === truth[other]).length;
  const [precision, recall] = [right / pairs.length, right / all];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
