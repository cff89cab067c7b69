// Documented tags whose sheet lacks what keeps it alive: an owner, when it is applied and when it goes.
import type { TagCheck } from '../check.ts';
import { isInUse } from './tag-unused.ts';

export const tagUnowned: TagCheck = {
  kind: 'tag',
  id: 'tag-unowned',
  title: 'Tag sheet incomplete',
  why: 'Without an owner nobody reviews the tag; without a rule for taking it off, it stays on contacts for ever.',
  remedy: 'Fill in the missing lines of the tag’s sheet.',
  dimension: 'tag_hygiene',
  severity: 'notice',
  reads: ['owner', 'applied_when', 'removed_when', 'action'],
  inspect: (tags) => {
    const found = [];
    for (const tag of tags) {
      if (!isInUse(tag) || tag.meaning === null) continue;
      const missing = [
        tag.owner === null ? 'owner' : undefined,
        tag.appliedWhen === null ? 'applied when' : undefined,
        tag.removedWhen === null ? 'removed when' : undefined,
        tag.action === null ? 'action' : undefined,
      ].filter((line) => line !== undefined);
      if (missing.length > 0)
        found.push({ tag: tag.id, field: 'tag:owner', current: tag.owner, detail: `Missing: ${missing.join(', ')}` });
    }
    return found;
  },
};
