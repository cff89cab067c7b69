// One row of the table of tags: its texts are edited where they stand.
import { Anchor, Checkbox } from '@mantine/core';
import { IconAlertTriangleFilled, IconLock } from '@tabler/icons-react';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { navigate } from '../../app/routes.ts';
import { EditableText } from '../../ui/EditableText.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { TagMark } from './TagMark.tsx';
import { isUndocumented } from './tag-filter.ts';
import { answered, type GridTag } from './tag-grid.ts';

type Changes = InputOf<'tags.document'>['changes'];

interface TagGridRowProps {
  row: GridTag;
  /** Pixels from the top of the list. */
  top: number;
  index: number;
  owners: readonly string[];
  isTicked: boolean;
  /** An example contact is not as it should be. */
  isWrong: boolean;
  mayWrite: boolean;
  onTick: () => void;
  onSave: (changes: Changes) => Promise<unknown>;
}

export function TagGridRow({ row, top, index, owners, isTicked, isWrong, mayWrite, onTick, onSave }: TagGridRowProps) {
  const { tag, path, texts } = row;
  const above = path.slice(0, -tag.name.length).replace(/ › $/, '');
  const text = (field: 'meaning' | 'action' | 'owner', label: string, value: string | null) => (
    <EditableText
      value={value ?? ''}
      label={`${label} of ${tag.name}`}
      placeholder={field === 'meaning' ? 'What does it mean?' : ''}
      {...(field === 'owner' && { suggestions: owners })}
      onSave={async (typed) => ((await onSave({ [field]: typed.trim() })) === undefined ? 'Not kept' : null)}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be windowed; the ARIA table pattern fits
    // biome-ignore lint/a11y/useFocusableInteractive: its fields take the focus
    <div
      className="tag-grid__row"
      role="row"
      aria-rowindex={index + 2}
      data-ticked={isTicked || undefined}
      data-amber={isUndocumented(tag) || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Checkbox size="xs" aria-label={`Select ${tag.name}`} checked={isTicked} disabled={!mayWrite} onChange={onTick} />
      <span className="tag-grid__name">
        <TagMark colour={tag.shownColour} icon={tag.icon} />
        <Anchor
          component="button"
          type="button"
          size="sm"
          className="truncate"
          title={path}
          onClick={() => navigate({ kind: 'tags', tag: tag.id })}
        >
          <bdi>{tag.name}</bdi>
          {above !== '' && <span className="quiet"> in {above}</span>}
        </Anchor>
        {tag.isLocked && <IconLock size={13} aria-label="Locked" />}
        {isWrong && <IconAlertTriangleFilled size={13} className="tag-row__wrong" aria-label="Wrong examples" />}
      </span>
      {text('meaning', 'Meaning', texts.meaning)}
      {text('action', 'Action', texts.action)}
      {text('owner', 'Owner', tag.owner)}
      <span className="figures tag-grid__number">{formatNumber(tag.own)}</span>
      <span className="figures tag-grid__number">{answered(tag)}</span>
      <input
        type="date"
        className="tag-grid__date"
        aria-label={`Review date of ${tag.name}`}
        defaultValue={tag.reviewAt ?? ''}
        key={tag.reviewAt ?? ''}
        data-empty={tag.reviewAt === null || undefined}
        readOnly={!mayWrite}
        onBlur={(event) => {
          const day = event.currentTarget.value || null;
          if (day !== tag.reviewAt) void onSave({ reviewAt: day });
        }}
      />
      <span className="tag-grid__status">{tag.status}</span>
    </div>
  );
}
