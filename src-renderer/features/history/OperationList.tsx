// The list of operations, newest first, with checkpoints where they were set. Owns no choice: what is open is the page's.
import { Text } from '@mantine/core';
import { IconArrowBackUp, IconBookmark } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { OperationRow } from '../../../src-shared/contract/history.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { counted } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { countsInWords } from './change-words.ts';

export interface Checkpoint {
  id: number;
  name: string;
  /** The newest operation when it was set. */
  operation: number;
  at: number;
}

type Line =
  | { kind: 'operation'; operation: OperationRow }
  | { kind: 'checkpoint'; checkpoint: Checkpoint; after: number };

interface OperationListProps {
  operations: readonly OperationRow[];
  checkpoints: readonly Checkpoint[];
  selected: number | null;
  onSelect: (id: number) => void;
  onBackTo: (checkpoint: Checkpoint) => void;
}

/** Operations and checkpoints in one order; `after` counts what stands above a checkpoint and would be taken back. */
function linesOf(operations: readonly OperationRow[], checkpoints: readonly Checkpoint[]): Line[] {
  const lines: Line[] = [];
  const waiting = [...checkpoints].sort((left, right) => right.operation - left.operation || right.id - left.id);
  let standing = 0;
  for (const operation of operations) {
    while (waiting[0] !== undefined && waiting[0].operation >= operation.id) {
      lines.push({ kind: 'checkpoint', checkpoint: waiting[0], after: standing });
      waiting.shift();
    }
    lines.push({ kind: 'operation', operation });
    if (operation.undoneBy === null && operation.undoes === null) standing++;
  }
  for (const checkpoint of waiting) lines.push({ kind: 'checkpoint', checkpoint, after: standing });
  return lines;
}

export function OperationList({ operations, checkpoints, selected, onSelect, onBackTo }: OperationListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(operations, checkpoints), [operations, checkpoints]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'checkpoint' ? 44 : 52),
    overscan: 12,
  });
  const step = (by: number) => {
    const ids = operations.map(({ id }) => id);
    const at = selected === null ? -1 : ids.indexOf(selected);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    onSelect(next);
    virtual.scrollToIndex(lines.findIndex((line) => line.kind === 'operation' && line.operation.id === next));
  };
  return (
    <div
      ref={scroll}
      className="operations"
      role="listbox"
      aria-label="Operations"
      tabIndex={0}
      aria-activedescendant={selected === null ? undefined : `operation-${selected}`}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') step(1);
        else if (event.key === 'ArrowUp') step(-1);
        else return;
        event.preventDefault();
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const line = lines[index];
          const place = { transform: `translateY(${start}px)`, height: size };
          if (line === undefined) return null;
          if (line.kind === 'checkpoint') {
            return (
              <div key={`checkpoint ${line.checkpoint.id}`} className="checkpoint" style={place}>
                <IconBookmark size={14} aria-hidden />
                <span className="truncate">{line.checkpoint.name}</span>
                <Text size="xs" c="dimmed" component="span">
                  <RelativeTime at={line.checkpoint.at} />
                </Text>
                {line.after > 0 && (
                  <ConfirmInline
                    variant="subtle"
                    label="Back to here"
                    question={`Undo ${counted(line.after, 'operation')}?`}
                    confirm={`Undo ${line.after}`}
                    onConfirm={() => onBackTo(line.checkpoint)}
                  />
                )}
              </div>
            );
          }
          return (
            <OperationLine
              key={line.operation.id}
              operation={line.operation}
              isSelected={line.operation.id === selected}
              style={place}
              onSelect={() => onSelect(line.operation.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface OperationLineProps {
  operation: OperationRow;
  isSelected: boolean;
  style: { transform: string; height: number };
  onSelect: () => void;
}

function OperationLine({ operation, isSelected, style, onSelect }: OperationLineProps) {
  const isUndone = operation.undoneBy !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div
      id={`operation-${operation.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className="operation"
      data-undone={isUndone || undefined}
      style={style}
      onClick={onSelect}
    >
      <span className="operation__label">
        {operation.undoes !== null && <IconArrowBackUp size={14} aria-hidden />}
        <span className="truncate">{operation.label}</span>
        {isUndone && <span className="operation__state">Undone</span>}
      </span>
      <span className="operation__facts">
        <span className="truncate figures">{operation.reason ?? countsInWords(operation.counts)}</span>
        <RelativeTime at={operation.at} />
      </span>
    </div>
  );
}
