// A tag as a list of tags shows it.
import type { TagRow } from '../../src-shared/contract/tags.ts';
import type { TagId } from '../../src-shared/model/ids.ts';

/** A plain active tag at the top of the tree, worn by nobody, with `more` over it. */
export function tagRow(id: number, name: string, more: Partial<TagRow> = {}): TagRow {
  return {
    id: id as TagId,
    parentId: null,
    name,
    position: id,
    colour: null,
    shownColour: null,
    isExclusive: false,
    status: 'active',
    owner: null,
    reviewAt: null,
    missing: [],
    own: 0,
    withDescendants: 0,
    icon: null,
    isLocked: false,
    usedFor: 'anybody',
    ...more,
  };
}
