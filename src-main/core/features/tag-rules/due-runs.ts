// Whether rules ought to run by themselves, and the log of the runs there were. A day that began and an import that came
// since the last run make them due.

import { sql } from 'kysely';
import type { TagRuleRun } from '../../../../src-shared/contract/tag-rules.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { ruleZone } from '../segments/rule-context.ts';
import { selectNewestBatch, selectNewestBatchUntil, selectRules, selectRuns } from './tag-rules-queries.ts';

export const automaticKey = 'tag_rules_automatic';

/** On unless a person switched it off. */
export function isAutomatic(db: ReadHandle): boolean {
  return db.value<string>(sql`SELECT value FROM setting WHERE key = ${automaticKey}`) !== 'false';
}

export function runsOf(db: ReadHandle, limit: number): TagRuleRun[] {
  return db.all(selectRuns(limit)).map((row) => ({
    id: row.id,
    at: row.at,
    asOf: row.as_of,
    reason: row.reason,
    operation: row.operation_id,
    isUndone: row.is_undone === 1,
    rules: row.rules,
    gained: row.gained,
    lost: row.lost,
  }));
}

/** Why rules ought to run now, or null. Looking at an earlier day runs nothing by itself. */
export function dueReason(db: ReadHandle, asOf: number): 'import' | 'day' | null {
  const active = db.all(selectRules()).filter(({ is_active }) => is_active === 1);
  if (active.length === 0 || !isAutomatic(db)) return null;
  const last = db.all(selectRuns(1))[0];
  // Before the first run, what came after the first rule counts.
  const since = Math.min(...active.map(({ created_at }) => created_at));
  const seenBatch = last ? last.last_batch : (db.value<number>(selectNewestBatchUntil(since)) ?? 0);
  if ((db.value<number>(selectNewestBatch()) ?? 0) > seenBatch) return 'import';
  return dayOf(asOf, ruleZone) > (last ? last.as_of : dayOf(since, ruleZone)) ? 'day' : null;
}
