// The shape of the tag tree: nesting rows, walking branches, refusing circles, counting people. Reads and stores nothing.

/** What a tree needs to know of a tag. */
export interface TreeRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  /** Order among siblings; ties fall back on the name. */
  readonly position: number;
}

export interface TreeNode<Row extends TreeRow> {
  readonly row: Row;
  readonly depth: number;
  readonly children: readonly TreeNode<Row>[];
}

/** The rows under each parent in their order; null holds the roots. */
export function childrenByParent<Row extends TreeRow>(rows: readonly Row[]): Map<number | null, Row[]> {
  const known = new Set(rows.map((row) => row.id));
  const children = new Map<number | null, Row[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [row]);
    else siblings.push(row);
  }
  for (const siblings of children.values()) siblings.sort(compareSiblings);
  return children;
}

function compareSiblings(left: TreeRow, right: TreeRow): number {
  return left.position - right.position || left.name.localeCompare(right.name, 'en') || left.id - right.id;
}

/**
 * Nests rows into trees. A row whose parent is not among them becomes a root; rows that lie in a circle, which only a
 * damaged workspace can hold, hang from the root by their smallest id, so that nothing is ever invisible.
 */
export function buildTagTree<Row extends TreeRow>(rows: readonly Row[]): TreeNode<Row>[] {
  const children = childrenByParent(rows);
  const placed = new Set<number>();
  const nest = (row: Row, depth: number): TreeNode<Row> => {
    placed.add(row.id);
    const unplaced = (children.get(row.id) ?? []).filter((child) => !placed.has(child.id));
    return { row, depth, children: unplaced.map((child) => nest(child, depth + 1)) };
  };
  const trees = (children.get(null) ?? []).map((row) => nest(row, 0));
  for (const row of [...rows].sort((left, right) => left.id - right.id)) {
    if (!placed.has(row.id)) trees.push(nest(row, 0));
  }
  return trees;
}

/** The nodes from top to bottom as they are read, children after their parent. */
export function flattenTree<Row extends TreeRow>(trees: readonly TreeNode<Row>[]): TreeNode<Row>[] {
  const flat: TreeNode<Row>[] = [];
  const visit = (node: TreeNode<Row>) => {
    flat.push(node);
    for (const child of node.children) visit(child);
  };
  for (const tree of trees) visit(tree);
  return flat;
}

/** The ids below a tag, without itself. */
export function descendantIds(rows: readonly TreeRow[], id: number): Set<number> {
  return below(childrenByParent(rows), id);
}

function below(children: ReadonlyMap<number | null, readonly TreeRow[]>, id: number): Set<number> {
  const found = new Set<number>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of children.get(next) ?? []) {
      if (child.id === id || found.has(child.id)) continue;
      found.add(child.id);
      waiting.push(child.id);
    }
  }
  return found;
}

/** The ids from the root down to a tag, the tag last. */
export function pathTo(rows: readonly TreeRow[], id: number): number[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const path: number[] = [];
  for (let row = byId.get(id); row !== undefined; row = row.parentId === null ? undefined : byId.get(row.parentId)) {
    if (path.includes(row.id)) break;
    path.unshift(row.id);
  }
  return path;
}

/** Whether putting `id` under `parentId` would put it under itself. */
export function wouldCircle(rows: readonly TreeRow[], id: number, parentId: number | null): boolean {
  return parentId !== null && (parentId === id || descendantIds(rows, id).has(parentId));
}

/** Only the topmost of several tags: what moves when some of them lie below others. */
export function topmost(rows: readonly TreeRow[], ids: readonly number[]): number[] {
  const chosen = new Set(ids);
  return ids.filter((id) => !pathTo(rows, id).some((above) => above !== id && chosen.has(above)));
}

export interface MemberCounts {
  /** Contacts that wear the tag itself. */
  readonly own: number;
  /** Different contacts that wear it or any tag below it. */
  readonly withDescendants: number;
}

/**
 * Counts people per tag and per branch; somebody with two tags of a branch counts once there.
 * One stamp per contact and branch instead of a set: 1.5 million taggings three levels deep take tens of milliseconds.
 * @param members contact ids (positive whole numbers) by tag; a contact may stand in a list twice.
 */
export function countMembers(
  rows: readonly TreeRow[],
  members: ReadonlyMap<number, readonly number[]>,
): Map<number, MemberCounts> {
  let highest = 0;
  for (const contacts of members.values()) for (const contact of contacts) if (contact > highest) highest = contact;
  const children = childrenByParent(rows);
  const stampOf = new Int32Array(highest + 1);
  const counts = new Map<number, MemberCounts>();
  let stamp = 0;
  for (const row of rows) {
    stamp++;
    const own = stampNew(stampOf, stamp, members.get(row.id));
    let all = own;
    for (const tag of below(children, row.id)) all += stampNew(stampOf, stamp, members.get(tag));
    counts.set(row.id, { own, withDescendants: all });
  }
  return counts;
}

/** How many different contacts stand in any of the lists. */
export function countDistinct(lists: Iterable<readonly number[]>): number {
  const all = [...lists];
  let highest = 0;
  for (const contacts of all) for (const contact of contacts) if (contact > highest) highest = contact;
  const stampOf = new Int32Array(highest + 1);
  let count = 0;
  for (const contacts of all) count += stampNew(stampOf, 1, contacts);
  return count;
}

/** Marks the contacts and answers how many were not marked yet. */
function stampNew(stampOf: Int32Array, stamp: number, contacts: readonly number[] | undefined): number {
  let fresh = 0;
  for (const contact of contacts ?? []) {
    if (stampOf[contact] === stamp) continue;
    stampOf[contact] = stamp;
    fresh++;
  }
  return fresh;
}

/** The colour each tag is shown in: its own, or that of the nearest tag above that has one. */
export function shownColours(
  rows: readonly (TreeRow & { readonly colour: string | null })[],
): Map<number, string | null> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    rows.map((row) => {
      const coloured = pathUp(byId, row).find(({ colour }) => colour !== null);
      return [row.id, coloured?.colour ?? null];
    }),
  );
}

function pathUp<Row extends TreeRow>(byId: ReadonlyMap<number, Row>, row: Row): Row[] {
  const path: Row[] = [];
  for (let next: Row | undefined = row; next !== undefined && !path.includes(next); ) {
    path.push(next);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return path;
}
