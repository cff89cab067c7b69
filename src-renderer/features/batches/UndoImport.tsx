// Takes one import back: first what that will do, in numbers; then, where later work is in the way, what to do about it.
import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { BatchRow, UndoForecast } from '../../../src-shared/contract/batches.ts';
import type { UndoConflict } from '../../../src-shared/contract/history.ts';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted } from '../../ui/numbers.ts';
import { type UndoBatch, useUndoBatch } from './use-undo-batch.ts';

/** The button; pressed, it opens the panel below the heading. */
export function useUndoImport(batch: BatchRow) {
  const [isOpen, setOpen] = useState(false);
  const undo = useUndoBatch();
  const mayWrite = useMayWrite();
  const button =
    batch.undoneBy === null ? (
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        disabled={!mayWrite || batch.operation === null}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Undo import…
      </Button>
    ) : (
      <Button
        leftSection={<IconArrowForwardUp size={15} aria-hidden />}
        disabled={!mayWrite}
        loading={undo.isRunning}
        onClick={() => void undo.run(batch.undoneBy ?? 0, 'ask', 'Brought back')}
      >
        Bring it back
      </Button>
    );
  const close = (): void => {
    setOpen(false);
    undo.dismiss();
  };
  const panel =
    undo.inTheWay !== null ? (
      <InTheWay undo={undo} operation={batch.undoneBy ?? batch.operation ?? 0} onClose={close} />
    ) : isOpen && batch.undoneBy === null ? (
      <Forecast batch={batch.id as ImportBatchId} undo={undo} onClose={close} />
    ) : null;
  return { button, panel };
}

function Forecast({ batch, undo, onClose }: { batch: ImportBatchId; undo: UndoBatch; onClose: () => void }) {
  const forecast = useRead('batches.forecast', { batch }).value;
  if (forecast === undefined) return null;
  return (
    <section className="batch-undo" aria-label="What undoing will do">
      <Text fw={600} size="sm">
        Undoing this import will
      </Text>
      <ul className="batch-undo__list">
        {forecastLines(forecast).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {forecast.touchedLater > 0 && (
        <Text size="sm" c="dimmed">
          Later work changed {counted(forecast.touchedLater, 'contact')} of it. You will be asked whether to keep that.
        </Text>
      )}
      <Group gap={8}>
        <Button
          color="red"
          loading={undo.isRunning}
          onClick={() => void undo.run(forecast.operation, 'ask').then((done) => done && onClose())}
        >
          Undo the import
        </Button>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Text size="xs" c="dimmed">
          Undo is a step in History: it can be taken back.
        </Text>
      </Group>
    </section>
  );
}

/** What undo does, one line a kind of thing. */
export function forecastLines({ removed, restored, activities, tags }: UndoForecast): string[] {
  const lines = [
    removed > 0 && `remove ${counted(removed, 'contact')} it added, with their emails, phones and addresses`,
    restored > 0 && `give ${counted(restored, 'contact')} back what they had before, field by field`,
    activities > 0 && `remove ${counted(activities, 'activity', 'activities')}`,
    tags > 0 && `take back ${counted(tags, 'tag assignment')}`,
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines : ['take the import off the list: nothing it brought is left'];
}

const why: Record<UndoConflict['reason'], string> = {
  changed: 'changed again later',
  used: 'used by later work',
  gone: 'not there any more',
};
const shownConflicts = 8;

function InTheWay({ undo, operation, onClose }: { undo: UndoBatch; operation: number; onClose: () => void }) {
  const { inTheWay, isRunning } = undo;
  if (inTheWay === null) return null;
  const run = (onConflict: 'keep' | 'override') =>
    void undo.run(operation, onConflict).then((done) => done && onClose());
  return (
    <section className="batch-undo" data-tone="attention" aria-label="Later work is in the way">
      <Group gap={8} wrap="nowrap" align="flex-start">
        <IconAlertTriangle size={16} aria-hidden className="batch-undo__mark" />
        <Text size="sm">{inTheWay.message}</Text>
      </Group>
      <ul className="batch-undo__list">
        {inTheWay.conflicts.slice(0, shownConflicts).map((conflict) => (
          <li key={`${conflict.table} ${conflict.rowId} ${conflict.field}`}>
            {conflict.contactName ?? `${conflict.table.replaceAll('_', ' ')} ${conflict.rowId}`}
            {conflict.field !== null && `, ${conflict.field.replaceAll('_', ' ')}`}: {why[conflict.reason]}
          </li>
        ))}
        {inTheWay.count > shownConflicts && <li>and {counted(inTheWay.count - shownConflicts, 'more', 'more')}</li>}
      </ul>
      <Group gap={8}>
        <Button loading={isRunning} onClick={() => run('keep')}>
          Keep later work, undo the rest
        </Button>
        <Button variant="default" loading={isRunning} onClick={() => run('override')}>
          Restore all the same
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </section>
  );
}
