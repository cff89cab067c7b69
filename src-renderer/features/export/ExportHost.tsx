// The export panel, connected: mounted once by the frame, opened by openExport from anywhere. Owns the dialog for the
// file, the job, and the word that it is done.
import { Drawer } from '@mantine/core';
import { useMemo } from 'react';
import { useCommands } from '../../app/commands.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob, useRead } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { counted } from '../../ui/numbers.ts';
import { chosenKeys } from './column-groups.ts';
import { ExportForm } from './ExportForm.tsx';
import { changeDraft, closeExport, type ExportRequest, openExport, useExportStore } from './export-store.ts';
import './export.css';

export function ExportHost({ workspaceName }: { workspaceName: string }) {
  const request = useExportStore((state) => state.request);
  useCommands([
    {
      id: 'export.everyone',
      title: 'Export all contacts…',
      section: 'Workspace',
      words: 'csv excel save download hubspot salesforce mailchimp google outlook',
      menu: 'File',
      run: () => openExport({ label: 'All contacts', selection: { kind: 'all', query: {} }, fileName: workspaceName }),
    },
  ]);
  return (
    <Drawer
      opened={request !== null}
      onClose={closeExport}
      position="right"
      size={680}
      title="Export contacts"
      classNames={{
        body: 'export-drawer__body',
        content: 'export-drawer__content',
        header: 'export-drawer__header',
        title: 'export-drawer__title',
      }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {request && <ExportPanel request={request} />}
    </Drawer>
  );
}

function ExportPanel({ request }: { request: ExportRequest }) {
  const draft = useExportStore((state) => state.draft);
  const available = useRead('export.columns', {}).value?.columns;
  const columns = useMemo(() => available ?? [], [available]);
  const keys = useMemo(() => chosenKeys(columns, draft.columns), [columns, draft.columns]);
  const which = {
    selection: request.selection,
    shape: draft.shape,
    ...(draft.shape === 'tagstead' ? { columns: keys } : {}),
  };
  const preview = useRead('export.preview', available ? which : null);
  const job = useJob('export.run');

  const run = async (): Promise<void> => {
    const file = await shell?.chooseSave({
      purpose: 'export',
      title: 'Export contacts',
      suggestedName: `${fileStem(request.fileName)}.csv`,
    });
    if (!file) return;
    closeExport(); // the job tray shows how far it is
    const done = await job.start({ ...which, mode: draft.mode, delimiter: draft.delimiter, file: tokenOf(file) });
    if (!done) return;
    toastDone({
      message: `Exported ${counted(done.contacts, 'contact')} to ${done.fileName}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };

  return (
    <ExportForm
      label={request.label}
      columns={columns}
      draft={draft}
      preview={preview.value}
      onChange={changeDraft}
      onExport={() => void run()}
      onCancel={closeExport}
    />
  );
}

/** A name that every file system takes. */
function fileStem(name: string): string {
  const tidy = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  return tidy.slice(0, 80) || 'contacts';
}
