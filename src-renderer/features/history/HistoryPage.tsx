// The History screen: every operation with what it changed; undo of one, or of everything after a checkpoint.
import { Button, Group, Popover, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBookmark,
  IconDownload,
  IconHistory,
  IconSearch,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { FileToken } from '../../../src-shared/model/ids.ts';
import { useCommands } from '../../app/commands.ts';
import { answers } from '../../app/kept-answers.ts';
import { useJob, useRead, useWrite } from '../../app/live.ts';
import { navigate, usePlace } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { redo, undo } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import './history.css';
import { OperationDetail } from './OperationDetail.tsx';
import { type Checkpoint, OperationList } from './OperationList.tsx';

const pageSize = 200;

export async function readAhead(): Promise<void> {
  await answers.answer('history.list', { search: '', offset: 0, limit: pageSize });
  await answers.answer('history.checkpoints', {});
}

export function HistoryPage() {
  const { route } = usePlace();
  const mayWrite = useMayWrite();
  const opened = route.kind === 'history' ? route.operation : undefined;
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 120);
  const [page, setPage] = useState(0);
  const { value } = useRead('history.list', { search: wanted, offset: page * pageSize, limit: pageSize });
  const checkpoints = useRead('history.checkpoints', {});
  const [selected, setSelected] = useState<number | null>(opened ?? null);
  const backTo = useJob('history.backTo');
  useEffect(() => {
    if (opened !== undefined) setSelected(opened);
  }, [opened]);

  const operations = value?.operations ?? [];
  const shown = selected ?? operations[0]?.id ?? null;
  const exportLedger = useLedgerExport();
  useCommands([
    {
      id: 'history.export',
      title: 'Export the ledger as CSV',
      section: 'This screen',
      words: 'history journal log',
      run: () => void exportLedger(),
    },
  ]);
  const goBack = async (checkpoint: Checkpoint) => {
    const result = await backTo.start({ checkpoint: checkpoint.id });
    if (result) toastDone({ message: `Back at “${checkpoint.name}”: ${counted(result.undone, 'operation')} undone` });
    setSelected(null);
  };

  return (
    <div className="page">
      <PageHeader
        title="History"
        note={value && counted(value.total, 'operation')}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              disabled={!mayWrite || !value?.canUndo}
              title={value?.canUndo ?? undefined}
              onClick={() => void undo()}
            >
              Undo last
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowForwardUp size={14} aria-hidden />}
              disabled={!mayWrite || !value?.canRedo}
              title={value?.canRedo ?? undefined}
              onClick={() => void redo()}
            >
              Redo
            </Button>
            <SetCheckpoint onSet={checkpoints.refetch} />
            <Button
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => void exportLedger()}
            >
              Export ledger
            </Button>
          </>
        }
      />
      {value !== undefined && value.total === 0 && wanted === '' ? (
        <EmptyState
          icon={IconHistory}
          title="Nothing was done yet"
          action={{ label: 'Import contacts', run: () => navigate({ kind: 'import' }) }}
        >
          Every import, edit, merge and tag is kept here with what it changed, and can be undone one by one, also after
          later work.
        </EmptyState>
      ) : (
        <div className="history">
          <section className="history__list" aria-label="Operations">
            <div className="history__tools">
              <TextInput
                aria-label="Find an operation"
                placeholder="Find an operation"
                leftSection={<IconSearch size={14} aria-hidden />}
                value={search}
                onChange={(event) => {
                  setSearch(event.currentTarget.value);
                  setPage(0);
                }}
              />
            </div>
            <OperationList
              operations={operations}
              checkpoints={
                wanted === ''
                  ? (checkpoints.value ?? []).filter(
                      ({ operation }) => page === 0 || operation <= (operations[0]?.id ?? 0),
                    )
                  : []
              }
              selected={shown}
              onSelect={setSelected}
              onBackTo={(checkpoint) => void goBack(checkpoint)}
            />
            {(value?.total ?? 0) > pageSize && (
              <Group gap={8} p={8} justify="space-between">
                <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
                  Newer
                </Button>
                <span className="figures quiet">
                  {formatNumber(page * pageSize + 1)}–{formatNumber(Math.min(value?.total ?? 0, (page + 1) * pageSize))}{' '}
                  of {formatNumber(value?.total ?? 0)}
                </span>
                <Button
                  variant="default"
                  disabled={(page + 1) * pageSize >= (value?.total ?? 0)}
                  onClick={() => setPage(page + 1)}
                >
                  Older
                </Button>
              </Group>
            )}
          </section>
          <section className="history__detail" aria-label="What it changed">
            {shown !== null && <OperationDetail key={shown} id={shown} onSelect={setSelected} />}
          </section>
        </div>
      )}
    </div>
  );
}

function useLedgerExport() {
  const ledger = useJob('history.export');
  return async () => {
    const file = await shell?.chooseSave({
      purpose: 'export',
      title: 'Export the ledger',
      suggestedName: 'ledger.csv',
    });
    if (!file) return;
    const result = await ledger.start({ file: file.token as FileToken }); // the door: tokens are the shell's
    if (result) {
      toastDone({
        message: `Wrote ${counted(result.lines, 'line')} to ${result.fileName}`,
        next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
      });
    }
  };
}

/** A checkpoint is only a name at a place in the list; setting one changes no contact. */
function SetCheckpoint({ onSet }: { onSet: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const set = useWrite('history.setCheckpoint');
  const save = async () => {
    if (name.trim() === '') return;
    if (await set.run({ name })) {
      setOpen(false);
      setName('');
      onSet();
    }
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={14} aria-hidden />} onClick={() => setOpen(!isOpen)}>
          Set checkpoint
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="checkpoint-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            label="Name of this moment"
            description="Later you can go back to it in one step."
            placeholder="Before merging duplicates"
            data-autofocus
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''} loading={set.isRunning}>
            Set checkpoint
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
