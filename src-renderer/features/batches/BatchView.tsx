// One earlier import: what it did, how it was set, its rows, and the way back.
import { Button, Collapse, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconCopy, IconFileDownload, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { BatchDetail } from '../../../src-shared/contract/batches.ts';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatBytes, formatMoment } from '../../ui/numbers.ts';
import { BatchRows } from './BatchRows.tsx';
import { batchScope, batchSummary } from './batch-words.ts';
import { useUndoImport } from './UndoImport.tsx';
import { useSaveRejects } from './use-save-rejects.ts';

export function BatchView({ id }: { id: number }) {
  const { value, error } = useRead('batches.show', { batch: id as ImportBatchId });
  if (error) return <Text size="sm">{error.message}</Text>;
  if (value === undefined || value.id !== id) return null;
  return <Shown batch={value} />;
}

function Shown({ batch }: { batch: BatchDetail }) {
  const { button, panel } = useUndoImport(batch);
  const rejects = useSaveRejects();
  const isUndone = batch.undoneBy !== null;
  return (
    <article className="batch" aria-label={batch.fileName}>
      <header className="batch__head">
        <div className="batch__title">
          <h2 className="truncate" title={batch.fileName}>
            {batch.fileName}
          </h2>
          <Text size="xs" c="dimmed">
            {[batch.source, formatMoment(batch.importedAt), formatBytes(batch.fileSize), `import ${batch.id}`]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <Group gap={8}>
          {!isUndone && batch.rows.created + batch.rows.updated + batch.rows.unchanged > 0 && (
            <Button
              variant="default"
              leftSection={<IconUsers size={15} aria-hidden />}
              onClick={() => navigate({ kind: 'contacts', scope: batchScope(batch) })}
            >
              Show contacts
            </Button>
          )}
          {!isUndone && batch.rows.created > 0 && (
            <Button
              variant="default"
              leftSection={<IconCopy size={15} aria-hidden />}
              onClick={() => navigate({ kind: 'duplicates', batch: batch.id })}
            >
              Its duplicates
            </Button>
          )}
          {!isUndone && batch.rows.rejected > 0 && (
            <Button
              variant="default"
              leftSection={<IconFileDownload size={15} aria-hidden />}
              loading={rejects.isRunning}
              onClick={() => void rejects.save(batch.id, batch.fileName)}
            >
              Save set-aside rows…
            </Button>
          )}
          {button}
        </Group>
      </header>
      <Text size="sm" className="figures">
        {isUndone
          ? `Taken back ${formatMoment(batch.undoneAt ?? 0)}. It had read ${counted(batch.rowCount, 'row')}: nothing of it is here now.`
          : batchSummary(batch)}
      </Text>
      {panel}
      <Settings key={String(isUndone)} batch={batch} startsOpen={isUndone} />
      {!isUndone && <BatchRows key={batch.id} batch={batch} />}
    </article>
  );
}

function Settings({ batch, startsOpen }: { batch: BatchDetail; startsOpen: boolean }) {
  const [isOpen, setOpen] = useState(startsOpen);
  const Mark = isOpen ? IconChevronDown : IconChevronRight;
  const ignored = batch.columns.filter(({ target }) => target === null);
  return (
    <section className="batch__settings">
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Mark size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        How it was read and mapped
      </Button>
      <Collapse expanded={isOpen}>
        <div className="batch__facts">
          <dl>
            {batch.settings.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <dl>
            {batch.columns
              .filter(({ target }) => target !== null)
              .map(({ header, target, keep }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header
                <div key={index}>
                  <dt className="truncate" title={header}>
                    {header}
                  </dt>
                  <dd>
                    {target}
                    {keep && <span className="quiet"> · never overwritten</span>}
                  </dd>
                </div>
              ))}
          </dl>
        </div>
        {ignored.length > 0 && (
          <Text size="xs" c="dimmed" mt={6}>
            Not imported: {ignored.map(({ header }) => header).join(', ')}
          </Text>
        )}
      </Collapse>
    </section>
  );
}
