// What waits for whoever looks after tags: wrong examples, reviews that are due, drafts, open questions of the sheet. Owns
// what counts and in which order.
import { type QueuedTag, type QueueReason, queueReasons } from '../../../../src-shared/contract/tag-views.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import { completenessOf, isReviewDue } from '../../../../src-shared/tags/tag-documentation.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { wrongExamples } from '../tag-examples/check-examples.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { sheetOf } from '../tags/tag-overview.ts';

/** @param within tags to look at; null for all that are not retired */
export function queueOf(db: ReadHandle, asOf: number, within: ReadonlySet<number> | null): QueuedTag[] {
  const forest = loadForest(db);
  const today = dayOf(asOf, 'local');
  const wrong = new Set(wrongExamples(db, forest).map(({ tag }) => tag));
  const queued = forest.rows.flatMap((tag): QueuedTag[] => {
    const { id, row } = tag;
    if (row.status === 'retired' || (within !== null && !within.has(id))) return [];
    const sheet = sheetOf(tag);
    const { missing } = completenessOf(sheet);
    const isUsed = row.status !== 'deprecated';
    const holds: Record<QueueReason, boolean> = {
      'wrong-examples': wrong.has(id),
      'review-due': isUsed && isReviewDue(sheet, today),
      draft: row.status === 'draft',
      undocumented: isUsed && missing.includes('meaning'),
      'no-owner': isUsed && missing.includes('owner'),
      'no-action': isUsed && missing.includes('action'),
      replaced: row.replaced_by !== null && row.status === 'active',
    };
    const reasons = queueReasons.filter((reason) => holds[reason]);
    return reasons.length === 0 ? [] : [{ tag: id, path: forest.path(id), owner: row.owner, reasons }];
  });
  const press = ({ reasons }: QueuedTag): number => queueReasons.indexOf(reasons[0] ?? 'replaced');
  return queued.sort(
    (a, b) => press(a) - press(b) || b.reasons.length - a.reasons.length || (a.path < b.path ? -1 : 1),
  );
}
