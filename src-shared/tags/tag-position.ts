// Where a tag stands among its siblings: positions between positions, so that a move writes one row.

/** Positions this close together have no room left between them. */
const tooClose = 1e-6;

/**
 * A position between two neighbours; null means there is none on that side.
 * @returns null when there is no room left: renumber the siblings first.
 */
export function positionBetween(before: number | null, after: number | null): number | null {
  if (before === null && after === null) return 1;
  if (before === null) return (after ?? 0) - 1;
  if (after === null) return before + 1;
  return after - before > tooClose ? before + (after - before) / 2 : null;
}

/** Evenly spaced positions for that many siblings. */
export function evenPositions(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/**
 * The positions that put `moved` before the sibling `before` (last when null). Touches as few rows as possible.
 * @param siblings the other children of the new parent in their order, without the moved ones.
 * @returns the rows that need writing: the moved ones, and all siblings when there was no room.
 */
export function placeBefore(
  siblings: readonly { readonly id: number; readonly position: number }[],
  moved: readonly number[],
  before: number | null,
): { id: number; position: number }[] {
  const at = before === null ? -1 : siblings.findIndex((sibling) => sibling.id === before);
  const index = at < 0 ? siblings.length : at;
  const next = siblings[index]?.position ?? null;
  const placed: { id: number; position: number }[] = [];
  let previous = siblings[index - 1]?.position ?? null;
  for (const id of moved) {
    const position = positionBetween(previous, next);
    if (position === null) {
      const order = [
        ...siblings.slice(0, index).map((one) => one.id),
        ...moved,
        ...siblings.slice(index).map((one) => one.id),
      ];
      return evenPositions(order.length).map((even, place) => ({ id: order[place] ?? id, position: even }));
    }
    placed.push({ id, position });
    previous = position;
  }
  return placed;
}
