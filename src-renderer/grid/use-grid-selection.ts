// Selecting rows by click and key, also across rows that are not loaded. Owns the anchor of ranges.
import { useRef } from 'react';
import {
  everythingSelected,
  type GridSelection,
  isSelected,
  nothingSelected,
  type RowId,
  selectRows,
  toggleRow,
} from './grid-selection.ts';
import type { GridSource } from './grid-types.ts';

/** Longest range taken in one go; beyond it a person means "everything" and Ctrl+A says so. */
const longestRange = 200_000;

export interface GridSelecting {
  toggle: (index: number, id: RowId) => void;
  /** Selects from the anchor to `index`, both included; the rest stays as it was when the anchor was set. */
  extendTo: (index: number) => void;
  anchorAt: (index: number) => void;
  all: () => void;
  clear: () => void;
}

export function useGridSelecting<Row>(
  source: GridSource<Row>,
  selection: GridSelection,
  onChange: (selection: GridSelection) => void,
): GridSelecting {
  const anchor = useRef<{ index: number; base: GridSelection }>({ index: 0, base: selection });
  const request = useRef(0);
  const latest = useRef({ source, selection, onChange });
  latest.current = { source, selection, onChange };

  const change = (next: GridSelection): void => {
    request.current += 1; // a range still on its way no longer applies
    latest.current.onChange(next);
  };
  return {
    toggle(index, id) {
      const next = toggleRow(latest.current.selection, id);
      anchor.current = { index, base: isSelected(next, id) ? next : latest.current.selection };
      change(next);
    },
    anchorAt(index) {
      anchor.current = { index, base: latest.current.selection };
    },
    extendTo(index) {
      const from = Math.min(anchor.current.index, index);
      const count = Math.min(longestRange, Math.abs(anchor.current.index - index) + 1);
      const { base } = anchor.current;
      request.current += 1;
      const mine = request.current;
      void idsOf(latest.current.source, from, count).then((ids) => {
        if (mine === request.current) latest.current.onChange(selectRows(base, ids, true));
      });
    },
    all: () => change(everythingSelected),
    clear: () => change(nothingSelected),
  };
}

async function idsOf<Row>(source: GridSource<Row>, offset: number, count: number): Promise<readonly RowId[]> {
  if (source.getIds) return source.getIds(offset, count);
  return (await source.getWindow(offset, count)).map(source.rowId);
}
