// Retired or deprecated tags that contacts still carry.
import type { TagCheck } from '../check.ts';

export const tagRetiredInUse: TagCheck = {
  kind: 'tag',
  id: 'tag-retired-in-use',
  title: 'Retired tag still on contacts',
  why: 'Segments and mailings that name it keep working on a meaning that no longer holds.',
  remedy: 'Take the tag off, or merge it into the one that took its place.',
  dimension: 'tag_hygiene',
  severity: 'warning',
  reads: ['status', 'members'],
  inspect: (tags) =>
    tags
      .filter((tag) => (tag.status === 'retired' || tag.status === 'deprecated') && tag.members > 0)
      .map((tag) => ({
        tag: tag.id,
        field: 'tag:members',
        current: String(tag.members),
        detail: `It is ${tag.status}`,
      })),
};
