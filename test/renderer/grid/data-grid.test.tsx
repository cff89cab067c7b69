import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ColumnChooser } from '../../../src-renderer/grid/ColumnChooser.tsx';
import { DataGrid, type DataGridProps } from '../../../src-renderer/grid/DataGrid.tsx';
import { type GridSelection, nothingSelected, selectedCount } from '../../../src-renderer/grid/grid-selection.ts';
import { type GridColumn, type GridLayout, startLayout } from '../../../src-renderer/grid/grid-types.ts';

interface Person {
  id: number;
  name: string;
  orders: number;
}

const columns: GridColumn<Person>[] = [
  { id: 'name', label: 'Name', width: 200, sortable: true, pinned: true, render: (row) => row.name },
  { id: 'orders', label: 'Orders', width: 100, sortable: true, firstSort: 'descending', render: (row) => row.orders },
  { id: 'id', label: 'Number', width: 100, startsHidden: true, render: (row) => row.id },
];
const person = (index: number): Person => ({ id: index + 1, name: `Person ${index + 1}`, orders: index % 7 });

let seenSelection: GridSelection;
let seenLayout: GridLayout;

function People({
  rowCount,
  listKey = 'all',
  ...rest
}: { rowCount: number; listKey?: string } & Partial<DataGridProps<Person>>) {
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [layout, setLayout] = useState(() => startLayout(columns));
  seenSelection = selection;
  seenLayout = layout;
  return (
    <MantineProvider env="test">
      <ColumnChooser columns={columns} layout={layout} onLayoutChange={setLayout} />
      <DataGrid
        label="People"
        source={{
          key: listKey,
          rowCount,
          rowId: (row) => row.id,
          getWindow: async (offset, limit) =>
            Array.from({ length: Math.min(limit, rowCount - offset) }, (_, at) => person(offset + at)),
        }}
        columns={columns}
        layout={layout}
        onLayoutChange={setLayout}
        selection={selection}
        onSelectionChange={setSelection}
        rowLabel={(row) => row.name}
        {...rest}
      />
    </MantineProvider>
  );
}

const arrive = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 90))));
const grid = () => screen.getByRole('grid', { name: 'People' });
const press = async (key: string, facts: object = {}) => {
  fireEvent.keyDown(grid(), { key, ...facts });
  await arrive();
};
const activeCell = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');

describe('the grid', () => {
  it('says how many rows there are and holds only those in view', async () => {
    render(<People rowCount={1_000_000} />);
    await arrive();
    expect(grid().getAttribute('aria-rowcount')).toBe('1000001');
    expect(screen.getByText('Person 1')).toBeTruthy();
    expect(within(grid()).getAllByRole('row').length).toBeLessThan(40);
  });

  it('reaches the last of a million rows by key', async () => {
    render(<People rowCount={1_000_000} />);
    await arrive();
    await press('End');
    expect(screen.getByText('Person 1000000')).toBeTruthy();
    expect(activeCell()?.textContent).toBe('Person 1000000');
    expect(grid().scrollTop).toBeLessThan(8_000_001);
  });

  it('reaches the last of a million rows with the scroll bar', async () => {
    render(<People rowCount={1_000_000} />);
    await arrive();
    act(() => {
      grid().scrollTop = 8_000_000;
      fireEvent.scroll(grid());
    });
    await arrive();
    expect(screen.getByText('Person 1000000')).toBeTruthy();
  });

  it('moves with arrows and pages, and stops at the ends', async () => {
    const onActive = vi.fn();
    render(<People rowCount={50} onActive={onActive} />);
    await arrive();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(activeCell()?.textContent).toBe('Person 3');
    expect(onActive).toHaveBeenLastCalledWith(person(2), 2);
    await press('ArrowRight');
    expect(activeCell()?.textContent).toBe('2');
    await press('Home');
    await press('ArrowUp');
    expect(activeCell()?.textContent).toBe('0');
    await press('PageDown');
    expect(Number(grid().getAttribute('aria-activedescendant')?.split('-').at(-2))).toBeGreaterThan(5);
  });

  it('selects with Space, extends with Shift and takes everything with Ctrl+A', async () => {
    render(<People rowCount={1_000_000} />);
    await arrive();
    await press(' ');
    expect(seenSelection).toEqual({ kind: 'some', ids: new Set([1]) });
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(seenSelection).toEqual({ kind: 'some', ids: new Set([1, 2, 3]) });
    await press('a', { ctrlKey: true });
    expect(seenSelection).toEqual({ kind: 'all', except: new Set() });
    await press(' ');
    expect(seenSelection).toEqual({ kind: 'all', except: new Set([3]) });
    await press('Escape');
    expect(selectedCount(seenSelection, 1_000_000)).toBe(0);
  });

  it('selects a range by Shift and click', async () => {
    render(<People rowCount={100} />);
    await arrive();
    fireEvent.click(screen.getByText('Person 2'));
    fireEvent.click(screen.getByText('Person 6'), { shiftKey: true });
    await arrive();
    expect(seenSelection).toEqual({ kind: 'some', ids: new Set([2, 3, 4, 5, 6]) });
  });

  it('selects by the box without opening the row', async () => {
    const onActive = vi.fn();
    render(<People rowCount={10} onActive={onActive} />);
    await arrive();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Person 4' }));
    expect(seenSelection).toEqual({ kind: 'some', ids: new Set([4]) });
    expect(onActive).not.toHaveBeenCalled();
  });

  it('sorts by a header, and by a second one with Shift', async () => {
    render(<People rowCount={10} />);
    await arrive();
    fireEvent.click(screen.getByRole('button', { name: 'Orders' }));
    expect(seenLayout.sort).toEqual([{ column: 'orders', direction: 'descending' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Name' }), { shiftKey: true });
    expect(seenLayout.sort.map((it) => it.column)).toEqual(['orders', 'name']);
    expect(screen.getByRole('columnheader', { name: /Orders/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('shows a hidden column when it is chosen', async () => {
    render(<People rowCount={10} />);
    await arrive();
    expect(screen.queryByRole('columnheader', { name: /Number/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Number' }));
    expect(screen.getByRole('columnheader', { name: /Number/ })).toBeTruthy();
  });

  it('starts at the top of another list', async () => {
    const { rerender } = render(<People rowCount={1000} />);
    await arrive();
    await press('End');
    rerender(<People rowCount={300} listKey="filtered" />);
    await arrive();
    expect(grid().scrollTop).toBe(0);
    expect(activeCell()?.textContent).toBe('Person 1');
  });

  it('says what to do when there are no rows', () => {
    render(<People rowCount={0} empty={<p>No contact matches</p>} />);
    expect(screen.getByText('No contact matches')).toBeTruthy();
  });
});
