// The SQL of answers to pairs. One statement each.
import { sql } from 'kysely';

/**
 * Whether a pair was answered, as a column over `match_pair p`: 1 same, 0 different, NULL open. Merged contacts are the
 * same.
 */
const answered = sql`CASE
  WHEN coalesce(al.winner_id, p.left_id) = coalesce(ar.winner_id, p.right_id) THEN 1
  WHEN d.decision = 'same' THEN 1 WHEN d.decision = 'different' THEN 0 END`;
const fromPairs = sql`match_pair p
  LEFT JOIN contact_alias al ON al.id = p.left_id LEFT JOIN contact_alias ar ON ar.id = p.right_id
  LEFT JOIN match_decision d ON d.left_id = p.left_id AND d.right_id = p.right_id`;

/** A number that stays with a pair and has nothing to do with what it holds: a multiplicative hash, then mixed. */
const chanceOrder = sql`((p.left_id * 2654435761 + p.right_id * 2246822519) % 4294967291) * 40503 % 2147483647`;

export function countPairsIn(run: number, from: number, to: number) {
  return sql<{ pairs: number }>`SELECT count(*) AS pairs FROM match_pair
    WHERE run_id = ${run} AND weight >= ${bound(from)} AND weight < ${bound(to)}`;
}

/** Pairs of a layer in the order of chance; positional: left, right, weight, answer. */
export function selectByChance(run: number, from: number, to: number, limit: number) {
  return sql`SELECT p.left_id, p.right_id, p.weight, ${answered} FROM ${fromPairs}
    JOIN contact l ON l.id = p.left_id JOIN contact r ON r.id = p.right_id
    WHERE p.run_id = ${run} AND p.weight >= ${bound(from)} AND p.weight < ${bound(to)}
    ORDER BY ${chanceOrder}, p.id LIMIT ${limit}`;
}

/** SQLite has no infinity to bind. */
function bound(weight: number): number {
  return Math.max(-1e9, Math.min(1e9, weight));
}

/**
 * Open pairs near a weight; positional: left, right, weight, levels.
 * @param among so many pairs nearest to the weight are looked at, answered ones included
 */
export function selectOpenNear(run: number, weight: number, limit: number, among: number) {
  return sql`SELECT p.left_id, p.right_id, p.direct_weight, p.levels
    FROM (SELECT * FROM match_pair WHERE run_id = ${run} ORDER BY abs(direct_weight - ${weight}), id LIMIT ${among}) p
    LEFT JOIN match_decision d ON d.left_id = p.left_id AND d.right_id = p.right_id
    JOIN contact l ON l.id = p.left_id AND l.state = 'active' JOIN contact r ON r.id = p.right_id AND r.state = 'active'
    WHERE d.id IS NULL
    ORDER BY abs(p.direct_weight - ${weight}), p.id LIMIT ${limit}`;
}

/** How often each pattern was answered; positional: levels, count. */
export function selectAnsweredPatterns(run: number) {
  return sql`SELECT p.levels, count(*) FROM match_decision d
    JOIN match_pair p ON p.left_id = d.left_id AND p.right_id = d.right_id
    WHERE p.run_id = ${run} GROUP BY p.levels`;
}

/** Answers of the last run's pairs. */
export function countAnswers(run: number) {
  return sql<{ same: number; different: number }>`
    SELECT coalesce(sum(a = 1), 0) AS same, coalesce(sum(a = 0), 0) AS different FROM (
      SELECT ${answered} AS a FROM ${fromPairs} WHERE p.run_id = ${run} AND (d.id IS NOT NULL OR al.id IS NOT NULL OR ar.id IS NOT NULL))`;
}

/** What a run would learn from now, as far as it hangs on decisions, and the newest of them. */
export function selectDecisionState() {
  return sql<{ count: number; newest: number }>`SELECT count(*) AS count, coalesce(max(decided_at), 0) AS newest
    FROM match_decision d JOIN contact l ON l.id = d.left_id AND l.state = 'active'
    JOIN contact r ON r.id = d.right_id AND r.state = 'active'`;
}

/** Remembered answers of merges that stand. */
export function countStandingLabels() {
  return sql<{ count: number }>`SELECT count(*) AS count FROM match_label m
    LEFT JOIN contact_alias al ON al.id = m.left_id LEFT JOIN contact_alias ar ON ar.id = m.right_id
    WHERE coalesce(al.winner_id, m.left_id) = coalesce(ar.winner_id, m.right_id)`;
}

export function upsertAnswer(left: number, right: number, decision: 'same' | 'different', at: number) {
  return sql`INSERT INTO match_decision (left_id, right_id, decision, decided_at)
    VALUES (${Math.min(left, right)}, ${Math.max(left, right)}, ${decision}, ${at})
    ON CONFLICT (left_id, right_id) DO UPDATE SET decision = excluded.decision, decided_at = excluded.decided_at`;
}

export function selectAnswers(decision: 'same' | 'different' | undefined, offset: number, limit: number) {
  return sql<{
    id: number;
    left_id: number;
    left_name: string;
    right_id: number;
    right_name: string;
    decision: 'same' | 'different';
    decided_at: number;
  }>`SELECT d.id, d.left_id, l.display_name AS left_name, d.right_id, r.display_name AS right_name, d.decision,
      d.decided_at
    FROM match_decision d JOIN contact l ON l.id = d.left_id JOIN contact r ON r.id = d.right_id
    WHERE ${decision === undefined ? sql`1` : sql`d.decision = ${decision}`}
    ORDER BY d.decided_at DESC, d.id DESC LIMIT ${limit} OFFSET ${offset}`;
}

export function countDecisions() {
  return sql<{ same: number; different: number }>`SELECT coalesce(sum(decision = 'same'), 0) AS same,
    coalesce(sum(decision = 'different'), 0) AS different FROM match_decision`;
}

/** Pairs of the last run whose contacts are merged by now, as far as they were not certain; positional. */
export function selectMergedPairs(run: number, certain: number, limit: number) {
  return sql`SELECT p.left_id, p.right_id, p.levels, p.rarity FROM match_pair p
    LEFT JOIN contact_alias al ON al.id = p.left_id LEFT JOIN contact_alias ar ON ar.id = p.right_id
    WHERE p.run_id = ${run} AND p.direct_weight < ${certain}
      AND coalesce(al.winner_id, p.left_id) = coalesce(ar.winner_id, p.right_id)
    ORDER BY p.id DESC LIMIT ${limit}`;
}

export const insertLabelSql = `INSERT INTO match_label (left_id, right_id, levels) VALUES (?, ?, ?)
  ON CONFLICT (left_id, right_id) DO UPDATE SET levels = excluded.levels`;

/** Remembered answers whose contacts are still merged; positional: levels. */
export function selectStandingLabels(limit: number) {
  return sql`SELECT m.levels FROM match_label m
    LEFT JOIN contact_alias al ON al.id = m.left_id LEFT JOIN contact_alias ar ON ar.id = m.right_id
    WHERE coalesce(al.winner_id, m.left_id) = coalesce(ar.winner_id, m.right_id)
    ORDER BY m.id DESC LIMIT ${limit}`;
}
