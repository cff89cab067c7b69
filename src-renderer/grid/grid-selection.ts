// What is selected in a list that is never loaded whole: some rows, or all that match except some. Pure values.

export type RowId = number;

export type GridSelection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<RowId> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<RowId> };

export const nothingSelected: GridSelection = { kind: 'some', ids: new Set() };
export const everythingSelected: GridSelection = { kind: 'all', except: new Set() };

export function isSelected(selection: GridSelection, id: RowId): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.ids.has(id);
}

/** How many rows that is, of `rowCount` that match. */
export function selectedCount(selection: GridSelection, rowCount: number): number {
  return selection.kind === 'all' ? Math.max(0, rowCount - selection.except.size) : selection.ids.size;
}

/** Selects or deselects rows. */
export function selectRows(selection: GridSelection, ids: Iterable<RowId>, on: boolean): GridSelection {
  const listed = new Set(selection.kind === 'all' ? selection.except : selection.ids);
  const adds = (selection.kind === 'some') === on;
  for (const id of ids) {
    if (adds) listed.add(id);
    else listed.delete(id);
  }
  return selection.kind === 'all' ? { kind: 'all', except: listed } : { kind: 'some', ids: listed };
}

export function toggleRow(selection: GridSelection, id: RowId): GridSelection {
  return selectRows(selection, [id], !isSelected(selection, id));
}

/** The box in the header: all, none or some of what matches. */
export function headerState(selection: GridSelection, rowCount: number): 'all' | 'none' | 'some' {
  const count = selectedCount(selection, rowCount);
  if (count === 0) return 'none';
  return count >= rowCount ? 'all' : 'some';
}
