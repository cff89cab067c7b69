import { describe, expect, it } from 'vitest';
import {
  everythingSelected,
  headerState,
  isSelected,
  nothingSelected,
  selectedCount,
  selectRows,
  toggleRow,
} from '../../../src-renderer/grid/grid-selection.ts';

describe('a selection over rows that are not loaded', () => {
  it('counts everything that matches except what was taken out', () => {
    const most = toggleRow(toggleRow(everythingSelected, 7), 9);
    expect(most).toEqual({ kind: 'all', except: new Set([7, 9]) });
    expect(selectedCount(most, 1_000_000)).toBe(999_998);
    expect(isSelected(most, 7)).toBe(false);
    expect(isSelected(most, 8)).toBe(true);
  });

  it('puts a row back that was taken out', () => {
    expect(toggleRow(toggleRow(everythingSelected, 7), 7)).toEqual(everythingSelected);
  });

  it('selects a range without losing what was selected', () => {
    const some = selectRows(toggleRow(nothingSelected, 1), [4, 5, 6], true);
    expect([...(some.kind === 'some' ? some.ids : [])]).toEqual([1, 4, 5, 6]);
    expect(selectedCount(selectRows(some, [5], false), 10)).toBe(3);
  });

  it('says all, none or some for the box in the header', () => {
    expect(headerState(nothingSelected, 3)).toBe('none');
    expect(headerState(everythingSelected, 3)).toBe('all');
    expect(headerState(selectRows(everythingSelected, [1], false), 3)).toBe('some');
    expect(headerState(selectRows(nothingSelected, [1, 2, 3], true), 3)).toBe('all');
    expect(headerState(everythingSelected, 0)).toBe('none');
  });

  it('does not change the value it was given', () => {
    selectRows(nothingSelected, [1], true);
    expect(selectedCount(nothingSelected, 5)).toBe(0);
  });
});
