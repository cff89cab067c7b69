// One row of the tag tree: openness, colour, name, what it needs, counts and how well it is documented.
import type { ItemInstance } from '@headless-tree/core';
import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconArchive,
  IconChevronRight,
  IconCircleDot,
  IconLock,
  IconPencil,
} from '@tabler/icons-react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { documentationFields, documentationLabel } from '../../../src-shared/tags/tag-documentation.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { TagMark } from './TagMark.tsx';
import { isUndocumented } from './tag-filter.ts';

interface TagTreeRowProps {
  item: ItemInstance<TagRow | undefined>;
  row: TagRow;
  /** An example contact of the tag is not as it should be. */
  isWrong: boolean;
  /** Pixels from the top of the list. */
  top: number;
  /** Pixels per level. */
  indent: number;
  hasChildren: boolean;
  isMatch: boolean;
  onRename: () => void;
}

const statusWord = {
  draft: 'Draft: not for use yet',
  active: null,
  deprecated: 'Deprecated: not for new work',
  retired: 'Retired: cannot be assigned',
} as const;

export function TagTreeRow({ item, row, isWrong, top, indent, hasChildren, isMatch, onRename }: TagTreeRowProps) {
  const props = item.getProps();
  const level = item.getItemMeta().level;
  const isAmber = isUndocumented(row);
  const filled = documentationFields.length - row.missing.length;
  const status = statusWord[row.status];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree
    <div
      {...props}
      role="treeitem"
      tabIndex={item.isFocused() ? 0 : -1}
      className="tag-row"
      aria-label={label(row, filled, isWrong)}
      aria-expanded={hasChildren ? item.isExpanded() : undefined}
      data-drop={item.isUnorderedDragTarget() || undefined}
      data-faint={!isMatch || row.status === 'retired' || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event: React.MouseEvent) => {
        if (event.shiftKey) item.selectUpTo(event.ctrlKey || event.metaKey);
        else {
          if (event.ctrlKey || event.metaKey) item.toggleSelect();
          else item.getTree().setSelectedItems([item.getId()]);
          item.getTree().getDataRef<{ selectUpToAnchorId?: string }>().current.selectUpToAnchorId = item.getId();
        }
        item.setFocused();
      }}
      onDoubleClick={onRename}
    >
      <span className="tag-row__name" style={{ paddingLeft: level * indent }}>
        {hasChildren ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys open and close
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <span
            className="tag-row__chevron"
            data-open={item.isExpanded() || undefined}
            onClick={(event) => {
              event.stopPropagation();
              if (item.isExpanded()) item.collapse();
              else item.expand();
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            <IconChevronRight size={14} aria-hidden />
          </span>
        ) : (
          <span className="tag-row__chevron" />
        )}
        <TagMark colour={row.shownColour} icon={row.icon} />
        <span className="truncate" dir="auto">
          {row.name}
        </span>
        {isWrong && (
          <Tooltip label="An example contact is not as it should be">
            <IconAlertTriangleFilled size={13} className="tag-row__wrong" aria-hidden />
          </Tooltip>
        )}
        {row.isLocked && (
          <Tooltip label="Locked: name, place and status stay">
            <IconLock size={13} className="tag-row__mark" aria-hidden />
          </Tooltip>
        )}
        {row.isExclusive && (
          <Tooltip label="Exclusive: a contact has at most one of the tags below">
            <IconCircleDot size={13} className="tag-row__mark" aria-hidden />
          </Tooltip>
        )}
        {status && (
          <Tooltip label={status}>
            <span className="tag-row__mark">
              {row.status === 'draft' ? <IconPencil size={13} aria-hidden /> : <IconArchive size={13} aria-hidden />}
            </span>
          </Tooltip>
        )}
      </span>
      <span className="tag-row__figure figures" data-zero={row.own === 0 || undefined}>
        {formatNumber(row.own)}
      </span>
      <span className="tag-row__figure figures" data-zero={row.withDescendants === 0 || undefined}>
        {hasChildren ? formatNumber(row.withDescendants) : ''}
      </span>
      <Tooltip
        label={
          row.missing.length === 0
            ? 'Every question of the sheet is answered'
            : `Still open: ${row.missing.map((field) => documentationLabel[field].toLowerCase()).join(', ')}`
        }
      >
        <span className="tag-row__docs" data-amber={isAmber || undefined}>
          {isAmber ? (
            <IconAlertTriangleFilled size={13} aria-hidden />
          ) : (
            <span className="tag-row__meter" aria-hidden>
              {documentationFields.map((field, index) => (
                <i key={field} data-on={index < filled || undefined} />
              ))}
            </span>
          )}
        </span>
      </Tooltip>
    </div>
  );
}

/** The row in words, for people who hear it. */
function label(row: TagRow, filled: number, isWrong: boolean): string {
  const parts = [row.name, `${row.own} contacts`];
  if (row.withDescendants > row.own) parts.push(`${row.withDescendants} with the tags below`);
  parts.push(
    row.missing.includes('meaning') ? 'undocumented' : `${filled} of ${documentationFields.length} documented`,
  );
  if (row.status !== 'active') parts.push(row.status);
  if (row.isExclusive) parts.push('exclusive');
  if (row.isLocked) parts.push('locked');
  if (isWrong) parts.push('wrong examples');
  return parts.join(', ');
}
