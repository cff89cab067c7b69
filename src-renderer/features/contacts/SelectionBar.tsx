// What can be done with the selected contacts. Every action shows before what it will change, and offers Undo after.
import { Button, CloseButton, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDownload, IconTag } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import type { Selection } from '../../../src-shared/model/selection.ts';
import { useJob } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { everythingSelected, nothingSelected } from '../../grid/grid-selection.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { ChangeValues } from '../clean/index.ts';
import { select } from './contacts-store.ts';
import { SetField } from './SetField.tsx';

interface SelectionBarProps {
  count: number;
  total: number;
  selection: Selection;
  isArchive: boolean;
  onTag: () => void;
  onExport: () => void;
}

export function SelectionBar({ count, total, selection, isArchive, onTag, onExport }: SelectionBarProps) {
  const mayWrite = useMayWrite();
  const hasActions = useDeferredValue(true, false); // the count answers the click, the actions follow
  return (
    <section className="selection-bar" aria-label="Selected contacts">
      <Text size="sm" fw={600} role="status" className="figures">
        {formatNumber(count)} selected
      </Text>
      {hasActions && (
        <>
          {count < total && (
            <Button variant="subtle" size="compact-sm" onClick={() => select(everythingSelected)}>
              Select all {formatNumber(total)}
            </Button>
          )}
          <CloseButton size="sm" aria-label="Clear the selection" onClick={() => select(nothingSelected)} />
          <span className="selection-bar__gap" />
          {mayWrite && (
            <>
              <Button variant="default" leftSection={<IconTag size={14} aria-hidden />} onClick={onTag}>
                Tag or untag
              </Button>
              <SetField selection={selection} />
              <ChangeValues selection={selection} />
            </>
          )}
          <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={onExport}>
            Export
          </Button>
          {mayWrite && <Archiving count={count} selection={selection} isArchive={isArchive} />}
        </>
      )}
    </section>
  );
}

/** Takes contacts out of the list, or back into it. Several are asked about first. */
function Archiving({ count, selection, isArchive }: Pick<SelectionBarProps, 'count' | 'selection' | 'isArchive'>) {
  const setState = useJob('contacts.setState');
  const move = async (state: 'active' | 'archived'): Promise<void> => {
    const done = await setState.start({ selection, state });
    if (!done) return;
    select(nothingSelected);
    await announceDone();
  };
  if (!isArchive && count > 1) {
    return (
      <ConfirmInline
        label="Archive"
        question={`Archive ${counted(count, 'contact')}?`}
        confirm={`Archive ${formatNumber(count)}`}
        onConfirm={() => void move('archived')}
        disabled={setState.isRunning}
      />
    );
  }
  const Icon = isArchive ? IconArchiveOff : IconArchive;
  return (
    <Button
      variant="default"
      loading={setState.isRunning}
      leftSection={<Icon size={14} aria-hidden />}
      onClick={() => void move(isArchive ? 'active' : 'archived')}
    >
      {isArchive ? `Restore ${formatNumber(count)}` : 'Archive'}
    </Button>
  );
}
