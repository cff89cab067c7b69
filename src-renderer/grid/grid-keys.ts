// What each key means in the grid. Pure: a key event's facts in, an action out.

export type GridAction =
  | { kind: 'move'; row: number; column: number; extend: boolean }
  | { kind: 'toggle' }
  | { kind: 'selectAll' }
  | { kind: 'clear' }
  | { kind: 'open' }
  | { kind: 'edit' }
  | { kind: 'copy' };

export interface GridFocus {
  /** Index of the active row, -1 for the header is never used: the header has its own buttons. */
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Whole rows that fit into the view. */
  page: number;
}

export interface KeyFacts {
  key: string;
  shiftKey: boolean;
  /** Control, or Command on a Mac. */
  mod: boolean;
  altKey: boolean;
}

const clamp = (value: number, last: number): number => Math.min(Math.max(0, value), Math.max(0, last));

/** The action for a key, or null when the key is not the grid's. */
export function gridAction(facts: KeyFacts, focus: GridFocus, size: GridSize): GridAction | null {
  if (facts.altKey) return null;
  if (facts.mod) return modAction(facts, focus, size);
  const step = moves(focus, size)[facts.key];
  if (step) {
    return {
      kind: 'move',
      row: clamp(step.row, size.rows - 1),
      column: clamp(step.column, size.columns - 1),
      extend: facts.shiftKey,
    };
  }
  switch (facts.key) {
    case ' ':
      return { kind: 'toggle' };
    case 'Enter':
      return { kind: 'open' };
    case 'F2':
      return { kind: 'edit' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}

function moves({ row, column }: GridFocus, { rows, page }: GridSize): Record<string, GridFocus> {
  return {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row: 0, column },
    End: { row: rows - 1, column },
  };
}

function modAction({ key, shiftKey }: KeyFacts, focus: GridFocus, size: GridSize): GridAction | null {
  switch (key) {
    case 'a':
    case 'A':
      return shiftKey ? { kind: 'clear' } : { kind: 'selectAll' };
    case 'c':
    case 'C':
      return { kind: 'copy' };
    case 'Home':
      return { kind: 'move', row: 0, column: 0, extend: shiftKey };
    case 'End':
      return { kind: 'move', row: size.rows - 1, column: size.columns - 1, extend: shiftKey };
    case 'ArrowDown':
      return { kind: 'move', row: size.rows - 1, column: focus.column, extend: shiftKey };
    case 'ArrowUp':
      return { kind: 'move', row: 0, column: focus.column, extend: shiftKey };
    default:
      return null;
  }
}
