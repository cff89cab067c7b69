// What tests of tags do and look at.
import { descendantIds } from '../../../src-shared/tags/tag-tree.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

export interface People {
  workspace: TestWorkspace;
  ids: number[];
}

/** A workspace with that many contacts; `merged` of them are aliases of the first. */
export function withContacts(count: number, merged = 0): People {
  const workspace = openTestWorkspace();
  const ids: number[] = [];
  if (count === 0) return { workspace, ids };
  workspace.write('people', ({ db }) => {
    const insert = db.prepare(
      "INSERT INTO contact (display_name, given_name, state, added_at, updated_at) VALUES (?, ?, 'active', ?, ?)",
    );
    for (let i = 1; i <= count; i++)
      ids.push(Number(insert.run(`Person ${i}`, `Person ${i}`, testNow, testNow).lastInsertRowid));
    if (merged === 0) return;
    const merge = db
      .prepare("INSERT INTO merge (winner_id, loser_ids, choices, merged_at) VALUES (?, '[]', '{}', ?)")
      .run(ids[0], testNow).lastInsertRowid;
    for (const loser of ids.slice(-merged)) {
      db.prepare("UPDATE contact SET state = 'merged' WHERE id = ?").run(loser);
      db.prepare('INSERT INTO contact_alias (id, winner_id, merge_id) VALUES (?, ?, ?)').run(loser, ids[0], merge);
    }
  });
  return { workspace, ids };
}

export const make = async (workspace: TestWorkspace, name: string, parent: number | null = null) =>
  (await workspace.ask('tags.create', { name, parent })).id;
export const picked = (ids: number[]) => ({ kind: 'ids' as const, ids });
export const tree = async (workspace: TestWorkspace) => (await workspace.ask('tags.tree', {})).tags;
export const count = async (workspace: TestWorkspace, id: number) => {
  const { own, withDescendants } = (await tree(workspace)).find((tag) => tag.id === id) ?? {};
  return [own, withDescendants];
};
export const lastLabel = async (workspace: TestWorkspace) =>
  (await workspace.ask('history.list', {})).operations[0]?.label;
export const shape = async (workspace: TestWorkspace) => {
  const rows = await tree(workspace);
  const line = (parent: number | null): string =>
    rows
      .filter((tag) => tag.parentId === parent)
      .sort((left, right) => left.position - right.position)
      .map((tag) => tag.name + (descendantIds(rows, tag.id).size > 0 ? `(${line(tag.id)})` : ''))
      .join(' ');
  return line(null);
};
