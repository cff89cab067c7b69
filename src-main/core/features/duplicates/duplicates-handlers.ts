// Decides what the requests of contract/duplicates.ts do. SQL is in duplicates-queries.ts, matching in engines/matching.
import type {
  DuplicatesState,
  duplicatesContract,
  FileCluster,
  FilePair,
  QueueItem,
} from '../../../../src-shared/contract/duplicates.ts';
import { contactFieldLabel, type EditableField } from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { probabilityOf } from '../../engines/matching/score.ts';
import type { BulkWriteContext, HandlersOf, Step } from '../../server/contexts.ts';
import { activeModel } from '../match-models/match-models-queries.ts';
import { type CertainPlan, planCertain } from './certain-plan.ts';
import { compareContacts } from './compare-contacts.ts';
import {
  countActive,
  countChangedSince,
  countDifferent,
  countMerges,
  countPairsBetween,
  deleteDecision,
  type StandingPairRow,
  selectAddedBy,
  selectCostFacts,
  selectDecision,
  selectDecisions,
  selectFaces,
  selectFileRows,
  selectImport,
  selectLastRun,
  selectMerge,
  selectMerges,
  selectStandingPairs,
  upsertDifferent,
} from './duplicates-queries.ts';
import { chosenFields } from './merge-members.ts';
import { holdTotals, totalsOf, workspaceTotals } from './merge-totals.ts';
import { type MergeRecord, takenFields, writeMerge, writeUnmerge } from './merge-writer.ts';
import { momentOf, runSummary } from './run-summary.ts';
import { type StandingCluster, standingClusters, type Thresholds } from './standing-clusters.ts';
import { storeRun } from './store-run.ts';

interface MovedThresholds {
  review?: number | undefined;
  certain?: number | undefined;
}

export const duplicatesHandlers: HandlersOf<typeof duplicatesContract> = {
  'duplicates.state': ({ db }) => {
    const run = lastRun(db);
    return {
      contactCount: db.first(countActive())?.count ?? 0,
      run: run === undefined ? null : runSummary(db, run),
      changedSince: run === undefined ? 0 : (db.first(countChangedSince(run.at))?.count ?? 0),
      differentCount: db.first(countDifferent())?.count ?? 0,
      mergeCount: db.first(countMerges())?.count ?? 0,
      cost: run === undefined ? null : costOf(db, standingClusters(db, run, thresholdsOf(run, {}))),
    };
  },

  'duplicates.counts': ({ db }, { batch, ...moved }) => {
    const run = lastRun(db);
    const none = { clusters: 0, contacts: 0 };
    if (run === undefined) return { certain: none, review: none, ignoredPairs: 0 };
    const thresholds = thresholdsOf(run, moved);
    const clusters = clustersOf(db, run, thresholds, batch);
    const count = (lane: StandingCluster['lane']) => {
      const own = clusters.filter((cluster) => cluster.lane === lane);
      return { clusters: own.length, contacts: own.reduce((sum, { members }) => sum + members.length, 0) };
    };
    return {
      certain: count('certain'),
      review: count('review'),
      ignoredPairs: db.first(countPairsBetween(run.id, -1000, thresholds.review))?.count ?? 0,
    };
  },

  'duplicates.ofImport': ({ db }, { batch }) => {
    const found = db.first(selectImport(batch));
    if (found === undefined) throw refuse('not-found', 'That import is not here any more. Go back to the list.');
    const run = lastRun(db);
    const { file_name: fileName, imported_at: importedAt, created_count: added } = found;
    if (run === undefined) return { fileName, added, groups: 0, contacts: 0, isCompared: false };
    const own = addedBy(db, batch);
    const groups = clustersOf(db, run, thresholdsOf(run, {}), batch);
    const contacts = groups.reduce((sum, { members }) => sum + members.filter((id) => own.has(id)).length, 0);
    const isCompared = run.at >= importedAt && runSummary(db, run).scope === null;
    return { fileName, added, groups: groups.length, contacts, isCompared };
  },

  'duplicates.queue': ({ db }, { lane, offset, limit, batch, ...moved }) => {
    const run = lastRun(db);
    if (run === undefined) return { items: [], total: 0 };
    const clusters = clustersOf(db, run, thresholdsOf(run, moved), batch).filter(
      (cluster) => lane === 'all' || cluster.lane === lane,
    );
    return { items: queueItems(db, clusters.slice(offset, offset + limit)), total: clusters.length };
  },

  'duplicates.compare': ({ db }, { contacts, ...moved }) => {
    const run = lastRun(db);
    const thresholds = run === undefined ? { review: 0, certain: 10 } : thresholdsOf(run, moved);
    return compareContacts(db, contacts, run, thresholds);
  },

  'duplicates.run': async (job, { threshold, settings }) => {
    const active = settings === undefined ? job.read(activeModel) : undefined;
    const found = await job.work('duplicates.find', {
      ...momentOf(job),
      threshold,
      settings: settings ?? active?.settings,
    });
    job.progress('Keeping what was found', 0, found.left.length);
    const kind = { modelName: active?.name ?? null, trial: null };
    const run = job.writeDerived((db) => storeRun(db, found, job.now, kind));
    return {
      run,
      contacts: found.contactCount,
      comparedPairs: found.comparedPairs,
      pairs: found.left.length,
      clusters: found.clusterCount,
    };
  },

  'duplicates.compareBatch': async (job, { batch, ignore, threshold, settings }) =>
    job.work('duplicates.compareBatch', { ...momentOf(job), threshold, settings, batch, ignore }),

  'duplicates.pairs': ({ db }, { offset, limit, ...moved }) => {
    const run = lastRun(db);
    if (run === undefined) return { pairs: [], total: 0 };
    const { review } = thresholdsOf(run, moved);
    // Pairs that no cluster holds were refused as links, unless a person lowered the threshold below the model's.
    const pairs = db
      .rows<StandingPairRow>(selectStandingPairs(run.id, review))
      .filter(([, , weight, , cluster]) => cluster !== null || weight < run.review_weight);
    const page = pairs.slice(offset, offset + limit);
    const face = fileFaces(
      db,
      page.flatMap((pair) => [pair[0], pair[1]]),
    );
    return {
      total: pairs.length,
      pairs: page.map(([left, right, weight]): FilePair => {
        const [l, r] = [face(left), face(right)];
        return {
          leftRow: l.row,
          rightRow: r.row,
          leftId: l.id,
          rightId: r.id,
          probability: probabilityOf(weight),
          weight,
        };
      }),
    };
  },

  'duplicates.clusters': ({ db }, { offset, limit, ...moved }) => {
    const run = lastRun(db);
    if (run === undefined) return { members: [], total: 0 };
    const all = standingClusters(db, run, thresholdsOf(run, moved)).flatMap(({ members }, index) =>
      members.map((id) => ({ id, cluster: index + 1 })),
    );
    const page = all.slice(offset, offset + limit);
    const face = fileFaces(
      db,
      page.map(({ id }) => id),
    );
    return { total: all.length, members: page.map(({ id, cluster }): FileCluster => ({ ...face(id), cluster })) };
  },

  'duplicates.merge': (context, { winner, losers, choices }) => {
    const { db } = context;
    const before = totalsOf(db, [winner, ...losers]);
    const merge = writeMerge(context, chosenFields(db), winner, losers, choices);
    holdTotals(before, totalsOf(db, [winner, ...losers]));
    const name = db.first(selectFaces([winner]))?.name ?? '';
    context.describe(
      losers.length === 1 ? `Merged a duplicate into ${name}` : `Merged ${losers.length} duplicates into ${name}`,
      { contacts: losers.length + 1 },
    );
    return { merge };
  },

  'duplicates.unmerge': (context, { merge }) => {
    const found = context.db.first(selectMerge(merge));
    if (found === undefined) throw refuse('not-found', 'This merge is not there any more.');
    const name = context.db.first(selectFaces([found.winner_id]))?.name ?? '';
    const contacts = writeUnmerge(context, chosenFields(context.db), found);
    context.describe(`Took back the merge into ${name}`, { contacts: contacts + 1 });
    return { contacts: contacts + 1 };
  },

  'duplicates.merges': ({ db }, { offset, limit }) => {
    const rows = db.all(selectMerges(offset, limit));
    const losers = rows.map((row) => JSON.parse(row.loser_ids) as number[]);
    const names = new Map(db.all(selectFaces(losers.flat())).map(({ id, name }) => [id, name]));
    return {
      total: db.first(countMerges())?.count ?? 0,
      merges: rows.map((row, at) => ({
        id: row.id,
        mergedAt: row.merged_at,
        winner: row.winner_id,
        winnerName: row.winner_name,
        losers: (losers[at] ?? []).map((id) => ({ id, name: names.get(id) ?? '' })),
        taken: takenFields(JSON.parse(row.choices) as MergeRecord).map(
          (key) => contactFieldLabel[key as EditableField] ?? key.replace(/^custom:/, ''),
        ),
      })),
    };
  },

  'duplicates.decideDifferent': ({ db, now, describe }, { contacts }) => {
    const faces = db.all(selectFaces(contacts));
    if (faces.length !== new Set(contacts).size) {
      throw refuse('not-found', 'One of these contacts is not there any more. Look at the list again.');
    }
    const ids = faces.map(({ id }) => id);
    let pairs = 0;
    for (const [at, left] of ids.entries()) {
      for (const right of ids.slice(at + 1)) {
        db.run(upsertDifferent(left, right, now));
        pairs++;
      }
    }
    const [first, second] = faces;
    describe(
      faces.length === 2
        ? `${first?.name} and ${second?.name} are different`
        : `${faces.length} contacts are all different`,
      { pairs },
    );
    return { pairs };
  },

  'duplicates.decisions': ({ db }, { offset, limit }) => ({
    total: db.first(countDifferent())?.count ?? 0,
    decisions: db.all(selectDecisions(offset, limit)).map((row) => ({
      id: row.id,
      left: row.left_id,
      leftName: row.left_name,
      right: row.right_id,
      rightName: row.right_name,
      decidedAt: row.decided_at,
    })),
  }),

  'duplicates.forgetDecision': ({ db, describe }, { decision }) => {
    const found = db.first(selectDecision(decision));
    if (found === undefined) throw refuse('not-found', 'This decision is not there any more.');
    db.run(deleteDecision(decision));
    describe(`${found.left_name} and ${found.right_name} may be compared again`);
    return null;
  },

  'duplicates.certainPlan': ({ db }, { offset, limit, ...moved }) => {
    const run = lastRun(db);
    if (run === undefined) return { merges: [], mergeCount: 0, loserCount: 0, skipped: [] };
    const { merges, skipped } = planCertain(db, run, thresholdsOf(run, moved));
    return {
      merges: merges.slice(offset, offset + limit),
      mergeCount: merges.length,
      loserCount: merges.reduce((sum, { losers }) => sum + losers.length, 0),
      skipped: skipped.slice(0, 500),
    };
  },

  'duplicates.mergeCertain': async (job, { except, ...moved }) => {
    const leftOut = new Set(except);
    const plan = job.read((db) => {
      const run = lastRun(db);
      return run === undefined ? { merges: [], skipped: [] } : planCertain(db, run, thresholdsOf(run, moved));
    });
    const merges = plan.merges.filter(({ cluster }) => !leftOut.has(cluster));
    if (merges.length === 0) throw refuse('nothing-to-merge', 'No certain duplicates are left to merge.');
    const losers = merges.reduce((sum, merge) => sum + merge.losers.length, 0);
    await job.writeInSteps((context) => writeMerges(context, merges, losers));
    return { merged: merges.length, losers, skipped: plan.skipped.length + plan.merges.length - merges.length };
  },
};

function* writeMerges(context: BulkWriteContext, merges: CertainPlan['merges'], losers: number): Generator<Step, void> {
  const before = workspaceTotals(context.db);
  const fields = chosenFields(context.db);
  for (const [done, { winner, losers: merged }] of merges.entries()) {
    writeMerge(
      context,
      fields,
      winner,
      merged.map(({ id }) => id),
      {},
    );
    if (done % 20 === 0) yield { phase: 'Merging certain duplicates', done, total: merges.length };
  }
  holdTotals(before, workspaceTotals(context.db));
  context.describe(
    `Merged ${losers.toLocaleString('en')} certain duplicates into ${merges.length.toLocaleString('en')} contacts`,
    {
      contacts: losers + merges.length,
    },
  );
}

type RunRow = NonNullable<ReturnType<typeof lastRun>>;

function lastRun(db: ReadHandle) {
  return db.first(selectLastRun());
}

/** The standing clusters, or those of them that the contacts of one import are in. */
function clustersOf(
  db: ReadHandle,
  run: RunRow,
  thresholds: Thresholds,
  batch: number | undefined,
): readonly StandingCluster[] {
  const clusters = standingClusters(db, run, thresholds);
  if (batch === undefined) return clusters;
  const own = addedBy(db, batch);
  return clusters.filter(({ members }) => members.some((id) => own.has(id)));
}

const addedBy = (db: ReadHandle, batch: number): ReadonlySet<number> =>
  remembered(db, `added by import ${batch}`, () => new Set(db.pluck<number>(selectAddedBy(batch))));

function thresholdsOf(run: RunRow, moved: MovedThresholds): Thresholds {
  const review = moved.review ?? run.review_weight;
  return { review, certain: Math.max(review, moved.certain ?? run.certain_weight) };
}

function queueItems(db: ReadHandle, clusters: readonly StandingCluster[]): QueueItem[] {
  const shown = clusters.flatMap(({ members }) => members.slice(0, 6));
  const faces = new Map(db.all(selectFaces(shown)).map((face) => [face.id, face]));
  return clusters.map((cluster) => ({
    cluster: cluster.number,
    lane: cluster.lane,
    members: cluster.members.slice(0, 6).map((id) => {
      const face = faces.get(id);
      return { id, name: face?.name ?? '', detail: face?.email ?? face?.phone ?? face?.company ?? null };
    }),
    memberCount: cluster.members.length,
    weight: cluster.weight,
    probability: probabilityOf(cluster.weight),
    hasWeakBridge: cluster.hasWeakBridge,
    contradictions: cluster.contradictions,
    hub: cluster.hub,
  }));
}

/** What the duplicates that wait cost: contacts too many, second sends, customers whose orders are split. */
function costOf(db: ReadHandle, clusters: readonly StandingCluster[]): DuplicatesState['cost'] {
  const facts = new Map(
    db
      .rows<[number, number, number]>(selectCostFacts(clusters.flatMap(({ members }) => members)))
      .map(([id, hasEmail, hasOrders]) => [id, { hasEmail: hasEmail === 1, hasOrders: hasOrders === 1 }]),
  );
  const cost = { extraContacts: 0, doubleEmails: 0, splitCustomers: 0 };
  for (const { members } of clusters) {
    cost.extraContacts += members.length - 1;
    cost.doubleEmails += Math.max(0, members.filter((id) => facts.get(id)?.hasEmail).length - 1);
    if (members.filter((id) => facts.get(id)?.hasOrders).length > 1) cost.splitCustomers++;
  }
  return cost;
}

/** Row and source id of contacts, as their files know them. */
function fileFaces(db: ReadHandle, ids: readonly number[]): (id: number) => { row: number | null; id: string } {
  const rows = new Map(db.all(selectFileRows(ids)).map((row) => [row.contact_id, row]));
  return (id) => ({ row: rows.get(id)?.row_number ?? null, id: rows.get(id)?.source_id ?? String(id) });
}
