// Tags whose review date has passed.
import { isoDay } from '../calendar.ts';
import type { TagCheck } from '../check.ts';
import { isInUse } from './tag-unused.ts';

export const tagReviewOverdue: TagCheck = {
  kind: 'tag',
  id: 'tag-review-overdue',
  title: 'Tag review overdue',
  why: 'A definition nobody has looked at since drifts away from what people do with it.',
  remedy: 'Read the sheet, correct it, and set the next review date.',
  dimension: 'tag_hygiene',
  severity: 'notice',
  reads: ['review_at'],
  inspect: (tags, context) =>
    tags
      .filter((tag) => isInUse(tag) && tag.reviewAt !== null && tag.reviewAt < isoDay(context.asOf))
      .map((tag) => ({ tag: tag.id, field: 'tag:review_at', current: tag.reviewAt })),
};
