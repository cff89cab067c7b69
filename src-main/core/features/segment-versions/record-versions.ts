// Keeps every rule a segment gets, however it gets it: by hand, by undo, by tags that were merged. Owns the numbering.
import { userInfo } from 'node:os';
import { ruleSentence } from '../../../../src-shared/rules/sentence.ts';
import type { WriteHandle } from '../../db/handle.ts';
import { loadCompileContext, storedRule } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { insertVersion, selectNewestVersion, selectReason, selectRuleChanges } from './versions-queries.ts';

/** Records what the running operation made of rules; called before it is committed. */
export function recordVersions({ db, now, operation }: { db: WriteHandle; now: number; operation: number }): void {
  const changes = db.all(selectRuleChanges(operation));
  if (changes.length === 0) return;
  const { names } = ruleSurroundings(db, loadCompileContext(db, now, now));
  const sentenceOf = (text: string): string => {
    const rule = storedRule(text);
    return rule ? ruleSentence(rule, names) : '';
  };
  for (const { segment, before, after, changed_before } of changes) {
    let newest = db.first(selectNewestVersion(segment));
    const keep = (rule: string, at: number, by: number | null): void => {
      const own = by === null ? { why: null, author: null } : { why: reasonOf(db, operation), author: accountName() };
      const number = (newest?.number ?? 0) + 1;
      db.run(
        insertVersion({ segment_id: segment, number, rule, sentence: sentenceOf(rule), ...own, at, operation_id: by }),
      );
      newest = db.first(selectNewestVersion(segment));
    };
    if (newest === undefined && before !== null) keep(before, changed_before ?? now, null);
    if (newest?.rule !== after) keep(after, now, operation);
  }
}

const reasonOf = (db: WriteHandle, operation: number): string | null =>
  db.value<string | null>(selectReason(operation)) ?? null;

function accountName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null; // an account without a name of its own
  }
}
