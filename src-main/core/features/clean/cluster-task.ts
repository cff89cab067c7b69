// Value clustering on a worker thread: counts the values of a column, groups them, and plans what accepted clusters
// change. Owns the reading; grouping is in engines/clustering.
import type { AffectedRows, ClusterAnswer } from '../../../../src-shared/contract/clean.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ClusterMethod } from '../../../../src-shared/model/value-cluster.ts';
import { clusterValues } from '../../engines/clustering/cluster.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { cleanColumn, readValue } from './clean-columns.ts';
import { eachRow, selectDecisions, selectHolding, selectNames, selectValues } from './clean-queries.ts';
import type { ColumnPlan } from './column-writer.ts';
import { PlanMaker } from './plan-maker.ts';

const clustersShown = 500;
const examplesShown = 20;
const breathEvery = 20_000;

export function clusterTask(
  { db, progress }: TaskContext,
  { column: key, method, ngramSize }: { column: string; method: ClusterMethod; ngramSize: number },
): ClusterAnswer {
  const column = cleanColumn(db, key);
  const counts = new Map<string, number>();
  let rows = 0;
  progress('Reading values', 0, null);
  for (const [value] of eachRow(db, selectValues(column))) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    rows += 1;
    if (rows % breathEvery === 0) progress('Reading values', rows, null);
  }
  const values = Array.from(counts, ([value, count]) => ({ value, count }));
  const different = db.all(selectDecisions(key)).map(({ members }) => JSON.parse(members) as string[]);
  const clusters = clusterValues(values, {
    method,
    ngramSize,
    different,
    onProgress: (share) => progress('Comparing values', Math.round(share * values.length), values.length),
  });
  return {
    clusters: clusters.slice(0, clustersShown),
    total: clusters.length,
    changing: clusters.reduce((sum, { changing }) => sum + changing, 0),
    rows,
    distinct: values.length,
  };
}

export function affectedTask(
  { db, progress }: TaskContext,
  { column: key, values }: { column: string; values: string[] },
): AffectedRows {
  const contacts = new Set<number>();
  const first: { contact: number; value: string }[] = [];
  let rows = 0;
  progress('Reading values', 0, null);
  for (const [, contact, value] of eachRow(db, selectHolding(cleanColumn(db, key), values))) {
    contacts.add(contact);
    if (first.length < examplesShown) first.push({ contact, value });
    rows += 1;
    if (rows % breathEvery === 0) progress('Reading values', rows, null);
  }
  const names = new Map(db.all(selectNames(first.map(({ contact }) => contact))).map(({ id, name }) => [id, name]));
  return { rows, contacts: contacts.size, examples: first.map((it) => ({ ...it, name: names.get(it.contact) ?? '' })) };
}

export interface Merge {
  to: string;
  from: string[];
}

/** Which rows accepted clusters change, and to what. Refuses a value that the column cannot hold. */
export function planMergesTask(
  { db, progress }: TaskContext,
  { column: key, merges }: { column: string; merges: Merge[] },
): ColumnPlan {
  const column = cleanColumn(db, key);
  const country = settingsOf(db).defaultCountry;
  const becomes = new Map<string, string>();
  for (const { to, from } of merges) {
    const kept = readValue(column, to, country);
    if (typeof kept !== 'string') throw refuse('bad-value', `${column.label} cannot hold “${to}”. Type another value.`);
    for (const value of from) if (value !== kept) becomes.set(value, kept);
  }
  const maker = new PlanMaker(key);
  progress('Finding rows', 0, null);
  for (const [row, contact, value] of eachRow(db, selectHolding(column, [...becomes.keys()]))) {
    maker.add(row, contact, value, becomes.get(value) ?? value);
    if (maker.size % breathEvery === 0) progress('Finding rows', maker.size, null);
  }
  return maker.plan();
}
