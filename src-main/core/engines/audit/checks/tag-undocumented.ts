// Tags that nobody has written the meaning of.
import type { TagCheck } from '../check.ts';
import { isInUse } from './tag-unused.ts';

export const tagUndocumented: TagCheck = {
  kind: 'tag',
  id: 'tag-undocumented',
  title: 'Tag without a meaning',
  why: 'Two people apply it in two ways, and in a year nobody dares to use or delete it.',
  remedy: 'Write one sentence on the tag’s sheet: what is true of a contact that carries it.',
  dimension: 'tag_hygiene',
  severity: 'warning',
  reads: ['meaning'],
  inspect: (tags) =>
    tags
      .filter((tag) => isInUse(tag) && tag.meaning === null)
      .map((tag) => ({ tag: tag.id, field: 'tag:meaning', current: null, detail: `${tag.members} contacts carry it` })),
};
