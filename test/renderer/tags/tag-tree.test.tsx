import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TagTree } from '../../../src-renderer/features/tags/TagTree.tsx';
import { noFilter, type TagFilter } from '../../../src-renderer/features/tags/tag-filter.ts';
import type { Place } from '../../../src-renderer/features/tags/tag-moves.ts';
import { useTreeView } from '../../../src-renderer/features/tags/use-tags.ts';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { tagRow } from '../../support/tag-row.ts';

const tag = (id: number, parentId: number | null, more: Partial<TagRow> = {}): TagRow =>
  tagRow(id, `Tag ${id}`, { parentId, own: id, withDescendants: id, ...more });
const family = [tag(1, null), tag(2, null), tag(3, null), tag(11, 1), tag(12, 1)];

interface Seen {
  selected: number[];
  moves: [number[], Place][];
  renamed: number[];
  deleted: number[][];
}

function show(rows: TagRow[], filter: TagFilter = noFilter): Seen {
  const seen: Seen = { selected: [], moves: [], renamed: [], deleted: [] };
  function Host() {
    const [selected, setSelected] = useState<number[]>([]);
    seen.selected = selected;
    return (
      <TagTree
        rows={rows}
        filter={filter}
        selected={selected}
        wrong={new Set([2])}
        onSelect={setSelected}
        onMove={(ids, place) => seen.moves.push([ids, place])}
        onRename={(id) => seen.renamed.push(id)}
        onDelete={(ids) => seen.deleted.push(ids)}
      />
    );
  }
  render(
    <MantineProvider>
      <Host />
    </MantineProvider>,
  );
  return seen;
}

const rowOf = (name: string) => screen.getByRole('treeitem', { name: new RegExp(`^${name},`) });
const names = () => screen.getAllByRole('treeitem').map((row) => row.getAttribute('aria-label')?.split(',')[0]);
function press(key: string, more: { altKey?: boolean; shiftKey?: boolean; ctrlKey?: boolean; code?: string } = {}) {
  const target = document.activeElement ?? document.body;
  act(() => {
    fireEvent.keyDown(target, { key, code: key, ...more });
    fireEvent.keyUp(target, { key, code: key, ...more });
    vi.advanceTimersByTime(100);
  });
}
const click = (name: string, more: { ctrlKey?: boolean; shiftKey?: boolean } = {}) =>
  act(() => {
    fireEvent.click(rowOf(name), more);
    rowOf(name).focus();
  });

beforeEach(() => {
  useTreeView.setState({ expanded: null, contradiction: null });
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('the tag tree', () => {
  it('shows branches open with their level, counts and state in words', () => {
    show([...family, tag(4, null, { missing: ['meaning'], status: 'retired' })]);
    expect(names()).toEqual(['Tag 1', 'Tag 11', 'Tag 12', 'Tag 2', 'Tag 3', 'Tag 4']);
    expect(rowOf('Tag 11').getAttribute('aria-level')).toBe('2');
    expect(rowOf('Tag 1').getAttribute('aria-expanded')).toBe('true');
    expect(rowOf('Tag 2').hasAttribute('aria-expanded')).toBe(false);
    expect(rowOf('Tag 4').getAttribute('aria-label')).toBe('Tag 4, 4 contacts, undocumented, retired');
  });

  it('closes and opens a branch with the arrow keys', () => {
    show(family);
    click('Tag 1');
    press('ArrowLeft');
    expect(names()).toEqual(['Tag 1', 'Tag 2', 'Tag 3']);
    press('ArrowRight');
    expect(names()).toContain('Tag 11');
  });

  it('follows the arrow keys with the selection and keeps several with Ctrl and Shift', () => {
    const seen = show(family);
    click('Tag 1');
    press('ArrowDown');
    expect(seen.selected).toEqual([11]);
    click('Tag 3', { ctrlKey: true });
    expect(seen.selected).toEqual([11, 3]);
    click('Tag 12');
    click('Tag 3', { shiftKey: true });
    expect(seen.selected).toEqual([12, 2, 3]);
  });

  it('moves the focused tag with Alt and the arrows', () => {
    const seen = show(family);
    click('Tag 12');
    press('ArrowUp', { altKey: true });
    press('ArrowLeft', { altKey: true });
    click('Tag 2');
    press('ArrowRight', { altKey: true });
    press('ArrowDown', { altKey: true });
    expect(seen.moves).toEqual([
      [[12], { parent: 1, before: 11 }],
      [[12], { parent: null, before: 2 }],
      [[2], { parent: 1, before: null }],
      [[2], { parent: null, before: null }],
    ]);
    expect(seen.selected).toEqual([2]);
  });

  it('moves everything that is selected together', () => {
    const seen = show(family);
    click('Tag 2');
    click('Tag 3', { ctrlKey: true });
    press('ArrowUp', { altKey: true });
    expect(seen.moves).toEqual([[[2, 3], { parent: null, before: 1 }]]);
  });

  it('does nothing where there is nowhere to go, and nothing while filtered', () => {
    const seen = show(family, { ...noFilter, text: 'tag 1' });
    click('Tag 12');
    press('ArrowUp', { altKey: true });
    expect(seen.moves).toEqual([]);
  });

  it('renames with F2 and deletes with Delete', () => {
    const seen = show(family);
    click('Tag 2');
    press('F2');
    press('Delete');
    expect(seen.renamed).toEqual([2]);
    expect(seen.deleted).toEqual([[2]]);
  });

  it('shows matches with what lies above them', () => {
    show(family, { ...noFilter, text: '12' });
    expect(names()).toEqual(['Tag 1', 'Tag 12']);
  });

  it('renders only the rows in view of two thousand', () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      tag(index + 1, index % 40 === 0 ? null : index - (index % 40) + 1),
    );
    useTreeView.setState({ expanded: many.map(({ id }) => String(id)) });
    const started = performance.now();
    show(many);
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(60);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
