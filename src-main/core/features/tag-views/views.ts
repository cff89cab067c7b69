// Views of the tag tree as they are stored, with the tags each of them means. Changes nothing.
import type { TagView } from '../../../../src-shared/contract/tag-views.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { selectMembers, selectViews } from './tag-views-queries.ts';

export const viewIsGone = () => refuse('not-found', 'This view is not there any more.');

/** Views with their tags; `waiting` is counted by who needs it. */
export function loadViews(db: ReadHandle): Omit<TagView, 'waiting'>[] {
  const forest = loadForest(db);
  const members = Map.groupBy(db.all(selectMembers()), ({ view_id }) => view_id);
  return db.all(selectViews()).map(({ id, name, kind, champion }) => {
    const named = (members.get(id) ?? []).map(({ tag_id }) => tag_id);
    const tags = [...forest.branch(named)].filter((tag) => forest.get(tag).row.status !== 'retired');
    return { id, name, kind, champion, members: named, tags };
  });
}

/** @throws the refusal not-found */
export function viewOf(db: ReadHandle, view: number): Omit<TagView, 'waiting'> {
  const found = loadViews(db).find(({ id }) => id === view);
  if (found === undefined) throw viewIsGone();
  return found;
}
