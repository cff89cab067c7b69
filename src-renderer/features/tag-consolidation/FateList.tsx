// The proposals as a list: tag, what becomes of it, why, how sure; accepted and rejected in place. Virtual rows.
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconCheck, IconX } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { sureFrom } from '../../../src-shared/tags/consolidation.ts';
import { formatNumber, formatShare } from '../../ui/numbers.ts';
import { type FateRow, fateWords } from './use-consolidation.ts';

const rowHeight = 56;

interface FateListProps {
  rows: readonly FateRow[];
  byId: ReadonlyMap<number, TagRow>;
  selected: number | null;
  mayWrite: boolean;
  onSelect: (tag: number) => void;
  /** null takes the answer back. */
  onAnswer: (row: FateRow, answer: 'accepted' | 'rejected' | null) => void;
}

export function FateList({ rows, byId, selected, mayWrite, onSelect, onAnswer }: FateListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const at = rows.findIndex(({ tag }) => tag.id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  const go = (to: number): void => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row) onSelect(row.tag.id);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const row = rows[at];
    const toggled = (answer: 'accepted' | 'rejected') => {
      if (row && mayWrite) onAnswer(row, row.answer === answer ? null : answer);
      go(at + 1);
    };
    const run: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      a: () => toggled('accepted'),
      r: () => toggled('rejected'),
    };
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : run[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the buttons inside
    <div ref={scroll} className="fate-list" onKeyDown={onKeyDown}>
      <ul aria-label="Proposals" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <Row
              key={row.tag.id}
              row={row}
              top={start}
              words={fateWords(row.fate, byId)}
              isSelected={row.tag.id === selected}
              mayWrite={mayWrite}
              onSelect={() => onSelect(row.tag.id)}
              onAnswer={(answer) => onAnswer(row, answer)}
            />
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  row: FateRow;
  top: number;
  words: string;
  isSelected: boolean;
  mayWrite: boolean;
  onSelect: () => void;
  onAnswer: (answer: 'accepted' | 'rejected' | null) => void;
}

function Row({ row, top, words, isSelected, mayWrite, onSelect, onAnswer }: RowProps) {
  const { tag, proposal, answer, fate } = row;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The keyboard goes with the selection, unless it is at work in the pane beside the list.
    if (isSelected && document.activeElement?.closest('.fate-list')) button.current?.focus({ preventScroll: true });
  }, [isSelected]);
  return (
    <li
      className="fate"
      style={{ transform: `translateY(${top}px)` }}
      data-selected={isSelected || undefined}
      data-answer={answer ?? undefined}
    >
      <UnstyledButton ref={button} className="fate__main" aria-current={isSelected || undefined} onClick={onSelect}>
        <span className="fate__line">
          <span className="fate__name truncate" dir="auto" title={tag.name}>
            {tag.name}
          </span>
          <span className="figures quiet fate__count">{formatNumber(tag.own)}</span>
          {fate.action !== 'keep' && <IconArrowRight size={13} aria-hidden className="fate__arrow" />}
          <span className="fate__words truncate" data-action={fate.action} dir="auto" title={words}>
            {answer === 'rejected' ? 'Keep: proposal rejected' : words}
          </span>
        </span>
        <span className="fate__reason truncate" title={proposal.reason}>
          {proposal.reason}
        </span>
      </UnstyledButton>
      <Tooltip label="How sure the proposal is" openDelay={600}>
        <span className="fate__sure figures" data-sure={proposal.confidence >= sureFrom || undefined}>
          {formatShare(proposal.confidence)}
        </span>
      </Tooltip>
      <ActionIcon
        variant={answer === 'accepted' ? 'light' : 'default'}
        {...(answer === 'accepted' && { color: 'green' })}
        aria-label={answer === 'accepted' ? `Take back: ${tag.name}` : `Accept: ${tag.name}, ${words}`}
        aria-pressed={answer === 'accepted'}
        disabled={!mayWrite}
        onClick={() => onAnswer(answer === 'accepted' ? null : 'accepted')}
      >
        <IconCheck size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant={answer === 'rejected' ? 'filled' : 'default'}
        {...(answer === 'rejected' && { color: 'gray' })}
        aria-label={answer === 'rejected' ? `Take back: ${tag.name}` : `Reject: ${tag.name}, ${words}`}
        aria-pressed={answer === 'rejected'}
        disabled={!mayWrite || (fate.action === 'keep' && answer === null)}
        onClick={() => onAnswer(answer === 'rejected' ? null : 'rejected')}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </li>
  );
}
