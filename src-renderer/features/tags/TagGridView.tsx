// All tags as a table: filtered, sorted, edited in place and many at once. Owns what is filtered, sorted and ticked; every
// change goes through the same requests as on the sheet.
import { Button, Checkbox, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { TagGridBulk } from './TagGridBulk.tsx';
import { TagGridFilters } from './TagGridFilters.tsx';
import { TagGridRow } from './TagGridRow.tsx';
import { type GridColumnId, type GridFilter, gridColumns, gridRows, noGridFilter } from './tag-grid.ts';
import './tag-grid.css';
import { changeTags, useTagTree } from './use-tags.ts';

const rowHeight = 40;

export function TagGridView() {
  const route = useRoute('tags');
  const mayWrite = useMayWrite();
  const { rows } = useTagTree();
  const { value: sheets } = useRead('tags.sheets', {});
  const { value: views } = useRead('tagViews.list', {});
  const { value: wrong } = useRead('tagExamples.wrong', {});
  const [filter, setFilter] = useState<GridFilter>({
    ...noGridFilter,
    documentation: route?.filter === 'undocumented' ? 'undocumented' : 'any',
  });
  const [sort, setSort] = useState<{ by: GridColumnId; isDown: boolean }>({ by: 'name', isDown: false });
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const scroll = useRef<HTMLDivElement>(null);
  const lens = views?.find(({ id }) => id === filter.view);
  const shown = useMemo(
    () => gridRows(rows ?? [], sheets ?? [], filter, sort, lens ? new Set(lens.tags) : null),
    [rows, sheets, filter, sort, lens],
  );
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  if (rows === undefined || sheets === undefined) return <PageSkeleton title="All tags" />;
  const chosen = shown.filter(({ tag }) => ticked.has(tag.id)).map(({ tag }) => tag.id);
  const owners = [...new Set(rows.flatMap(({ owner }) => owner ?? []))].sort();
  const wrongTags = new Set((wrong ?? []).map(({ tag }) => tag));
  return (
    <div className="page">
      <PageHeader
        title="All tags"
        note={`${formatNumber(shown.length)} of ${counted(rows.length, 'tag')}`}
        actions={
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={() => navigate({ kind: 'tags' })}
          >
            Back to the tree
          </Button>
        }
      />
      <TagGridFilters filter={filter} onFilter={setFilter} owners={owners} views={views ?? []} />
      {chosen.length > 0 && mayWrite && (
        <TagGridBulk tags={chosen as TagId[]} owners={owners} onDone={() => setTicked(new Set())} />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be windowed; the ARIA table pattern fits */}
      <div ref={scroll} className="tag-grid" role="table" aria-label="All tags" aria-rowcount={shown.length + 1}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
        <div className="tag-grid__head" role="row">
          <Checkbox
            size="xs"
            aria-label="Select all that are shown"
            disabled={!mayWrite}
            checked={chosen.length > 0 && chosen.length === shown.length}
            indeterminate={chosen.length > 0 && chosen.length < shown.length}
            onChange={(event) => setTicked(new Set(event.currentTarget.checked ? shown.map(({ tag }) => tag.id) : []))}
          />
          {gridColumns.map(({ id, title, isNumber }) => (
            <button
              key={id}
              type="button"
              data-number={isNumber || undefined}
              aria-label={`Sort by ${title}`}
              onClick={() => setSort({ by: id, isDown: sort.by === id ? !sort.isDown : isNumber })}
            >
              {title}
              {sort.by === id && (sort.isDown ? ' ↓' : ' ↑')}
            </button>
          ))}
        </div>
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" p={24}>
            {filter.documentation === 'undocumented' && filter.text === ''
              ? 'Every tag that is in use has its meaning written down.'
              : 'No tag matches.'}
          </Text>
        )}
        <div className="tag-grid__rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = shown[index];
            return row === undefined ? null : (
              <TagGridRow
                key={row.tag.id}
                row={row}
                top={start}
                index={index}
                owners={owners}
                isTicked={ticked.has(row.tag.id)}
                isWrong={wrongTags.has(row.tag.id)}
                mayWrite={mayWrite}
                onTick={() => {
                  const next = new Set(ticked);
                  if (!next.delete(row.tag.id)) next.add(row.tag.id);
                  setTicked(next);
                }}
                onSave={(changes) => changeTags('tags.document', { tag: row.tag.id as TagId, changes })}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
