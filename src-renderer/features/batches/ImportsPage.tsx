// The Earlier imports screen: every import with what became of its rows, and the folder whose files import themselves.
import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batches.ts';
import { importFile } from '../../app/files.ts';
import { answers } from '../../app/kept-answers.ts';
import { useRead } from '../../app/live.ts';
import { amendRoute, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { UnclaimedLink, UnclaimedPage } from '../unclaimed/index.ts';
import { BatchView } from './BatchView.tsx';
import { batchSummary } from './batch-words.ts';
import { useWatchFolder } from './use-watch-folder.ts';
import { WatchFolderPanel } from './WatchFolderPanel.tsx';
import './batches.css';

export async function readAhead(): Promise<void> {
  await answers.answer('batches.list', {});
}

export function ImportsPage() {
  return useRoute('imports')?.screen === 'unclaimed' ? <UnclaimedPage /> : <Batches />;
}

function Batches() {
  const opened = useRoute('imports')?.batch;
  const batches = useRead('batches.list', {}).value;
  const [selected, setSelected] = useState<number | null>(opened ?? null);
  const watch = useWatchFolder();
  const mayWrite = useMayWrite();
  useEffect(() => {
    if (opened !== undefined) setSelected(opened);
  }, [opened]);
  if (batches === undefined) return <PageSkeleton title="Earlier imports" />;
  const shown = selected ?? batches[0]?.id ?? null;
  const select = (batch: number): void => {
    setSelected(batch);
    amendRoute({ kind: 'imports', batch });
  };
  return (
    <div className="page">
      <PageHeader
        title="Earlier imports"
        note={batches.length > 0 ? counted(batches.length, 'import') : undefined}
        actions={
          <Button
            leftSection={<IconFileImport size={15} aria-hidden />}
            disabled={!mayWrite}
            onClick={() => void importFile()}
          >
            Import a file
          </Button>
        }
      />
      <UnclaimedLink />
      <WatchFolderPanel watch={watch} onShow={select} />
      {batches.length === 0 ? (
        <EmptyState
          icon={IconFileImport}
          title="Nothing was imported yet"
          {...(mayWrite && { action: { label: 'Choose a file…', run: () => void importFile() } })}
        >
          Every file you import stays here with what became of each of its rows, and can be taken back as a whole, also
          after later work.
        </EmptyState>
      ) : (
        <div className="batches">
          <BatchList batches={batches} selected={shown} onSelect={select} />
          <section className="batches__detail" aria-label="The import">
            {shown !== null && <BatchView key={shown} id={shown} />}
          </section>
        </div>
      )}
    </div>
  );
}

interface BatchListProps {
  batches: readonly BatchRow[];
  selected: number | null;
  onSelect: (batch: number) => void;
}

function BatchList({ batches, selected, onSelect }: BatchListProps) {
  return (
    <ul className="batches__list" aria-label="Imports">
      {batches.map((batch) => (
        <li key={batch.id}>
          <button
            type="button"
            className="batch-line"
            aria-current={batch.id === selected ? 'true' : undefined}
            data-undone={batch.undoneBy !== null || undefined}
            onClick={() => onSelect(batch.id)}
          >
            <span className="batch-line__name truncate" title={batch.fileName}>
              {batch.fileName}
            </span>
            <span className="batch-line__when">
              <RelativeTime at={batch.importedAt} />
            </span>
            <Text component="span" className="batch-line__facts figures truncate" title={batchSummary(batch)}>
              {batch.undoneBy !== null && 'Taken back · '}
              {batch.source !== null && `${batch.source} · `}
              {batchSummary(batch)}
            </Text>
          </button>
        </li>
      ))}
    </ul>
  );
}
