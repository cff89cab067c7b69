// The SQL of duplicates: runs, pairs, decisions, merges. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

/** Ids as one bound value: thousands of placeholders would pass SQLite's limit. */
export const idsIn = (ids: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** These contacts and whoever was merged into them: what their rows are filed under, for the indexes over contact_id. */
export const filedUnder = (ids: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)})
  UNION SELECT id FROM contact_alias WHERE winner_id IN ${idsIn(ids)})`;

export function selectLastRun() {
  return build.selectFrom('match_run').selectAll().where('trial', 'is', null).orderBy('id', 'desc').limit(1);
}

/** The run with an edited model that waits to be accepted. */
export function selectTrialRun() {
  return build.selectFrom('match_run').selectAll().where('trial', 'is not', null).orderBy('id', 'desc').limit(1);
}

/** Makes a trial the present run. */
export function acceptRun(run: number, modelName: string) {
  return build.updateTable('match_run').set({ trial: null, model_name: modelName }).where('id', '=', run);
}

export function deletePairsOf(runs: 'trial' | 'present') {
  return runs === 'trial'
    ? sql`DELETE FROM match_pair WHERE run_id IN (SELECT id FROM match_run WHERE trial IS NOT NULL)`
    : sql`DELETE FROM match_pair WHERE run_id IN (SELECT id FROM match_run WHERE trial IS NULL)`;
}

export function deleteRunsOf(runs: 'trial' | 'present') {
  return build.deleteFrom('match_run').where('trial', runs === 'trial' ? 'is not' : 'is', null);
}

export function deletePairs() {
  return build.deleteFrom('match_pair');
}

export function deleteRuns() {
  return build.deleteFrom('match_run');
}

export function insertRun(run: {
  at: number;
  contact_count: number;
  pair_count: number;
  model: string;
  review_weight: number;
  certain_weight: number;
  model_name: string | null;
  trial: string | null;
}) {
  return build.insertInto('match_run').values(run);
}

export const insertPairSql = `INSERT INTO match_pair
  (run_id, left_id, right_id, weight, direct_weight, probability, levels, rarity, cluster)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Pairs of the run at or above a weight, heaviest first, both sides resolved to survivors. Pairs that were merged
 * meanwhile, or whose contacts are not active any more, are gone.
 */
export function selectStandingPairs(run: number, from: number) {
  return sql<StandingPairRow>`
    SELECT l.id, r.id, p.weight, p.direct_weight, p.cluster FROM match_pair p
    LEFT JOIN contact_alias al ON al.id = p.left_id LEFT JOIN contact_alias ar ON ar.id = p.right_id
    JOIN contact l ON l.id = coalesce(al.winner_id, p.left_id) AND l.state = 'active'
    JOIN contact r ON r.id = coalesce(ar.winner_id, p.right_id) AND r.state = 'active'
    WHERE p.run_id = ${run} AND p.weight >= ${from} AND l.id <> r.id
    ORDER BY p.weight DESC, p.id`;
}
export type StandingPairRow = [left: number, right: number, weight: number, direct: number, cluster: number | null];

export function countPairsBetween(run: number, from: number, to: number) {
  return sql<{ count: number }>`
    SELECT count(*) AS count FROM match_pair WHERE run_id = ${run} AND weight >= ${from} AND weight < ${to}`;
}

/** Pairs among a few contacts, as stored, whichever contacts were merged into them meanwhile. */
export function selectPairsAmong(run: number, ids: readonly number[]) {
  return sql<{
    left_id: number;
    right_id: number;
    weight: number;
    direct_weight: number;
    probability: number;
    levels: string;
    rarity: string;
  }>`
    SELECT coalesce(al.winner_id, p.left_id) AS left_id, coalesce(ar.winner_id, p.right_id) AS right_id, p.weight,
      p.direct_weight, p.probability, p.levels, p.rarity
    FROM match_pair p LEFT JOIN contact_alias al ON al.id = p.left_id LEFT JOIN contact_alias ar ON ar.id = p.right_id
    WHERE p.run_id = ${run}
      AND p.left_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})
        UNION SELECT id FROM contact_alias WHERE winner_id IN ${idsIn(ids)})
      AND p.right_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})
        UNION SELECT id FROM contact_alias WHERE winner_id IN ${idsIn(ids)})
    ORDER BY p.weight DESC`;
}

export function countActive() {
  return sql<{ count: number }>`SELECT count(*) AS count FROM contact WHERE state = 'active'`;
}

export function countChangedSince(at: number) {
  // A merge touches its survivor, but its values were all compared. Told that changes are few, SQLite takes their index.
  return sql<{
    count: number;
  }>`SELECT count(*) AS count FROM contact WHERE state = 'active' AND unlikely(updated_at > ${at})
    AND id NOT IN (SELECT winner_id FROM merge WHERE merged_at = contact.updated_at)`;
}

/** Pairs a person decided; positional: left, right, decision. */
export function selectDecidedPairs() {
  return sql`SELECT left_id, right_id, decision FROM match_decision`;
}

export function selectDifferentPairs() {
  return sql`SELECT left_id, right_id FROM match_decision WHERE decision = 'different'`;
}

export function countDifferent() {
  return sql<{ count: number }>`SELECT count(*) AS count FROM match_decision WHERE decision = 'different'`;
}

export function upsertDifferent(left: number, right: number, at: number) {
  return sql`INSERT INTO match_decision (left_id, right_id, decision, decided_at)
    VALUES (${Math.min(left, right)}, ${Math.max(left, right)}, 'different', ${at})
    ON CONFLICT (left_id, right_id) DO UPDATE SET decision = 'different', decided_at = excluded.decided_at`;
}

export function selectDecisions(offset: number, limit: number) {
  return sql<{
    id: number;
    left_id: number;
    left_name: string;
    right_id: number;
    right_name: string;
    decided_at: number;
  }>`SELECT d.id, d.left_id, l.display_name AS left_name, d.right_id, r.display_name AS right_name, d.decided_at
    FROM match_decision d JOIN contact l ON l.id = d.left_id JOIN contact r ON r.id = d.right_id
    WHERE d.decision = 'different' ORDER BY d.decided_at DESC, d.id DESC LIMIT ${limit} OFFSET ${offset}`;
}

export function selectDecision(id: number) {
  return sql<{ left_name: string; right_name: string }>`
    SELECT l.display_name AS left_name, r.display_name AS right_name FROM match_decision d
    JOIN contact l ON l.id = d.left_id JOIN contact r ON r.id = d.right_id WHERE d.id = ${id}`;
}

export function deleteDecision(id: number) {
  return build.deleteFrom('match_decision').where('id', '=', id);
}

/** Names and what tells contacts apart in a list. */
export function selectFaces(ids: readonly number[]) {
  return sql<{ id: number; name: string; email: string | null; phone: string | null; company: string | null }>`
    SELECT c.id, c.display_name AS name, r.primary_email AS email, r.primary_phone AS phone, c.company
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id WHERE c.id IN ${idsIn(ids)}`;
}

/** Of some contacts: those with an email and those with orders. */
export function selectCostFacts(ids: readonly number[]) {
  return sql`SELECT r.contact_id, r.primary_email IS NOT NULL, r.orders > 0
    FROM json_each(${JSON.stringify(ids)}) asked CROSS JOIN contact_rollup r ON r.contact_id = asked.value`;
}

/** First file row and source id of each contact. */
export function selectFileRows(ids: readonly number[]) {
  return sql<{ contact_id: number; row_number: number; source_id: string | null }>`
    SELECT contact_id, row_number, source_id FROM source_record
    WHERE id IN (SELECT min(id) FROM source_record WHERE contact_id IN ${idsIn(ids)} GROUP BY contact_id)`;
}

export function countMerges() {
  return sql<{ count: number }>`SELECT count(*) AS count FROM merge`;
}

export function selectMerges(offset: number, limit: number) {
  return sql<{
    id: number;
    winner_id: number;
    winner_name: string;
    loser_ids: string;
    choices: string;
    merged_at: number;
  }>`SELECT m.id, m.winner_id, c.display_name AS winner_name, m.loser_ids, m.choices, m.merged_at
    FROM merge m JOIN contact c ON c.id = m.winner_id ORDER BY m.id DESC LIMIT ${limit} OFFSET ${offset}`;
}

/** The file of an import, when it came, and how many contacts it added. */
export function selectImport(batch: number) {
  return sql<{ file_name: string; imported_at: number; created_count: number }>`
    SELECT file_name, imported_at, created_count FROM import_batch WHERE id = ${batch}`;
}

/** Contacts that an import added, those merged since by their survivor. */
export function selectAddedBy(batch: number) {
  return sql<{ id: number }>`SELECT DISTINCT coalesce(al.winner_id, c.id) AS id FROM source_record s
    JOIN import_batch b ON b.id = s.batch_id
    JOIN contact c ON c.id = s.contact_id AND c.added_at = b.imported_at
    LEFT JOIN contact_alias al ON al.id = c.id WHERE s.batch_id = ${batch}`;
}

export function selectMerge(id: number) {
  return build.selectFrom('merge').selectAll().where('id', '=', id);
}
