// The tag tree: virtual rows, many selected at once, moved by dragging or with Alt and the arrow keys. Owns keys and
// drops; what a move does is the page's.
import {
  type DragTarget,
  dragAndDropFeature,
  hotkeysCoreFeature,
  type ItemInstance,
  isOrderedDragTarget,
  selectionFeature,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { childrenByParent } from '../../../src-shared/tags/tag-tree.ts';
import { TagTreeRow } from './TagTreeRow.tsx';
import { filterTags, type TagFilter } from './tag-filter.ts';
import { type MoveKey, mayMove, type Place, placeByDrop, placeByKey } from './tag-moves.ts';
import { useTreeView } from './use-tags.ts';

const root = 'root';
const rowHeight = 32;
const indent = 18;
/** Trees up to this size start open. */
const openUpTo = 250;

const moveKeys: Record<string, MoveKey> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };
const following = new Set([
  'focusNextItem',
  'focusPreviousItem',
  'focusFirstItem',
  'focusLastItem',
  'expandOrDown',
  'collapseOrUp',
]);

interface TagTreeProps {
  rows: readonly TagRow[];
  filter: TagFilter;
  selected: readonly number[];
  /** Tags with example contacts that are not as they should be. */
  wrong: ReadonlySet<number>;
  onSelect: (ids: number[]) => void;
  onMove: (ids: number[], place: Place) => void;
  /** F2 */
  onRename: (id: number) => void;
  /** Delete */
  onDelete: (ids: number[]) => void;
}

/** What lies under which tag after filtering; ids as text, as the tree library wants them. */
function useShape(rows: readonly TagRow[], filter: TagFilter) {
  return useMemo(() => {
    const filtered = filterTags(rows, filter);
    const shown = filtered === null ? rows : rows.filter(({ id }) => filtered.shown.has(id));
    const children = new Map<string, string[]>();
    for (const [parent, below] of childrenByParent(shown)) {
      children.set(
        parent === null ? root : String(parent),
        below.map(({ id }) => String(id)),
      );
    }
    const byId = new Map(rows.map((row) => [String(row.id), row]));
    return { children, byId, filtered, shown };
  }, [rows, filter]);
}

export function TagTree({ rows, filter, selected, wrong, onSelect, onMove, onRename, onDelete }: TagTreeProps) {
  const scroll = useRef<HTMLDivElement | null>(null);
  const shape = useShape(rows, filter);
  const kept = useTreeView((state) => state.expanded);
  // The same array for the same openness: the library rebuilds its rows whenever it is handed another one.
  const expanded = useMemo(() => {
    const branches = [...shape.children.keys()].filter((id) => id !== root);
    return [root, ...(shape.filtered !== null ? branches : (kept ?? (rows.length <= openUpTo ? branches : [])))];
  }, [shape, kept, rows.length]);
  const openBranch = (id: number | null) => {
    if (id === null || expanded.includes(String(id))) return;
    useTreeView.setState({ expanded: [...expanded.slice(1), String(id)] });
  };
  const idsOf = (items: readonly ItemInstance<TagRow | undefined>[]) => items.map((item) => Number(item.getId()));
  const toMove = (id: number) => (selected.includes(id) ? [...selected] : [id]);

  const tree = useTree<TagRow | undefined>({
    rootItemId: root,
    indent,
    canReorder: true,
    reorderAreaPercentage: 0.28,
    openOnDropDelay: 600,
    getItemName: (item) => item.getItemData()?.name ?? '',
    isItemFolder: () => true,
    dataLoader: {
      getItem: (id) => shape.byId.get(id),
      getChildren: (id) => shape.children.get(id) ?? [],
    },
    state: { expandedItems: expanded, selectedItems: selected.map(String) },
    setExpandedItems: (update) => {
      const after = typeof update === 'function' ? update(expanded) : update;
      useTreeView.setState({ expanded: after.filter((id) => id !== root) });
    },
    setSelectedItems: (update) => {
      const after = typeof update === 'function' ? update(selected.map(String)) : update;
      onSelect(after.map(Number));
    },
    canDrag: () => shape.filtered === null,
    canDrop: (items, target) => mayMove(rows, idsOf(items), parentOf(target)),
    onDrop: (items, target) => {
      const ids = idsOf(items);
      const index = isOrderedDragTarget(target) ? target.insertionIndex : null;
      openBranch(parentOf(target));
      onMove(ids, placeByDrop(rows, ids, parentOf(target), index));
    },
    onTreeHotkey: (name) => {
      if (following.has(name)) onSelect([Number(tree.getFocusedItem().getId())]);
    },
    scrollToItem: (item) => virtual.scrollToIndex(item.getItemMeta().index),
    features: [syncDataLoaderFeature, selectionFeature, hotkeysCoreFeature, dragAndDropFeature],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the library reads the new shape when told to
  useEffect(() => tree.rebuildTree(), [tree, shape]);

  const items = tree.getItems().filter((item) => shape.byId.has(item.getId()));
  const focused = items.findIndex((item) => item.isFocused());
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 16,
    // The focused row stays in the document, or the keyboard would lose its place.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return focused < 0 || indexes.includes(focused) ? indexes : [...indexes, focused].sort((a, b) => a - b);
    },
  });

  // Before the library sees the event: with Alt an arrow moves the tag, not the focus.
  const onMoveKey = (event: React.KeyboardEvent) => {
    const item = items[focused];
    const key = event.altKey && !event.ctrlKey && !event.metaKey ? moveKeys[event.key] : undefined;
    if (item === undefined || key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const ids = toMove(Number(item.getId()));
    const place = placeByKey(rows, ids, key);
    if (place === null || shape.filtered !== null) return;
    openBranch(place.parent);
    onMove(ids, place);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const item = items[focused];
    if (item === undefined || event.altKey) return;
    const id = Number(item.getId());
    if (event.key === 'F2') onRename(id);
    else if (event.key === 'Delete') onDelete(toMove(id));
    else if (event.key === ' ' && !event.ctrlKey) {
      event.preventDefault();
      item.toggleSelect();
    } else if (event.key === 'Enter') onSelect([id]);
  };

  const container = tree.getContainerProps('Tags');
  return (
    <div
      {...container}
      ref={(element) => {
        scroll.current = element;
        container.ref(element);
      }}
      role="tree"
      className="tag-tree"
      aria-multiselectable="true"
      onKeyDownCapture={onMoveKey}
      onKeyDown={onKeyDown}
    >
      <div className="tag-tree__rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          const row = item && shape.byId.get(item.getId());
          if (item === undefined || row === undefined) return null;
          return (
            <TagTreeRow
              key={row.id}
              item={item}
              row={row}
              isWrong={wrong.has(row.id)}
              top={start}
              indent={indent}
              hasChildren={(shape.children.get(item.getId()) ?? []).length > 0}
              isMatch={shape.filtered === null || shape.filtered.matches.has(row.id)}
              onRename={() => onRename(row.id)}
            />
          );
        })}
        <div className="tag-tree__drop-line" style={tree.getDragLineStyle(-1, 8)} />
      </div>
    </div>
  );
}

function parentOf(target: DragTarget<TagRow | undefined>): number | null {
  const id = target.item.getId();
  return id === root ? null : Number(id);
}
