// Tags that no contact carries.
import type { AuditTag, TagCheck } from '../check.ts';

export const tagUnused: TagCheck = {
  kind: 'tag',
  id: 'tag-unused',
  title: 'Tag on no contact',
  why: 'Every unused tag makes the right one harder to find.',
  remedy: 'Delete it, or apply it where it belongs.',
  dimension: 'tag_hygiene',
  severity: 'notice',
  reads: ['members'],
  inspect: (tags) =>
    tags
      .filter((tag) => isInUse(tag) && tag.membersBelow === 0 && !tag.hasChildren)
      .map((tag) => ({ tag: tag.id, field: 'tag:members', current: '0' })),
};

/** Drafts are not finished and retired tags are done with; neither is judged. */
export function isInUse(tag: AuditTag): boolean {
  return tag.status === 'active' || tag.status === 'deprecated';
}
