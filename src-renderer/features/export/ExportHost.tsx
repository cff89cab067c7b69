// The export panel, connected: mounted once by the frame, opened by openExport from anywhere. Owns its commands; what is
// asked and done is in use-export-panel.ts.
import { Drawer } from '@mantine/core';
import { useMemo } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { chosenKeys } from './column-groups.ts';
import { ExportForm } from './ExportForm.tsx';
import { csvFormOf, whatOf } from './export-input.ts';
import { changeDraft, closeExport, type ExportRequest, openExport, useExportStore } from './export-store.ts';
import { useExportCheck } from './use-export-check.ts';
import { selectionOf, useExportJobs, useExportVocabulary } from './use-export-panel.ts';
import './export.css';

export function ExportHost({ workspaceName }: { workspaceName: string }) {
  const request = useExportStore((state) => state.request);
  const everyone: ExportRequest = {
    label: 'All contacts',
    selection: { kind: 'all', query: {} },
    fileName: workspaceName,
  };
  useCommands([
    {
      id: 'export.everyone',
      title: 'Export all contacts…',
      section: 'Workspace',
      words:
        'csv excel xlsx vcard json save download hubspot salesforce zoho pipedrive mailchimp google outlook shopify',
      menu: 'File',
      run: () => openExport(everyone),
    },
    {
      id: 'export.changes',
      title: 'Export changes since an import…',
      section: 'Workspace',
      words: 'delta sync update source',
      run: () => openExport(everyone, 'changes'),
    },
    {
      id: 'export.everything',
      title: 'Export the whole workspace…',
      section: 'Workspace',
      words: 'bundle zip sqlite csv json archive hand over',
      run: () => openExport(everyone, 'everything'),
    },
  ]);
  return (
    <Drawer
      opened={request !== null}
      onClose={closeExport}
      position="right"
      size={760}
      title="Export"
      classNames={{
        body: 'export-drawer__body',
        content: 'export-drawer__content',
        header: 'export-drawer__header',
        title: 'export-drawer__title',
      }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {request && <ExportPanel request={request} workspaceName={workspaceName} />}
    </Drawer>
  );
}

function ExportPanel({ request, workspaceName }: { request: ExportRequest; workspaceName: string }) {
  const draft = useExportStore((state) => state.draft);
  const known = useExportVocabulary();
  const vocabulary = useMemo(
    () => ({
      ...known,
      columns: known.columns.map((one) => (request.columns?.includes(one.key) ? { ...one, isDefault: true } : one)),
    }),
    [known, request.columns],
  );
  const { columns, isReady } = vocabulary;
  const keys = useMemo(() => chosenKeys(columns, draft.columns), [columns, draft.columns]);
  const what = whatOf(draft, selectionOf(draft, request), keys);
  const isAsked = isReady && draft.subject === 'contacts';
  const preview = useRead('export.preview', isAsked ? what : null);
  const input = { ...what, ...csvFormOf(draft), fixes: { ...draft.fixes } };
  const check = useExportCheck(isAsked ? input : null);
  const imports = useRead('import.batches', draft.subject === 'contacts' ? null : {}).value;
  const jobs = useExportJobs();

  const run = (): Promise<void> => {
    switch (draft.subject) {
      case 'contacts': {
        const segment = vocabulary.segments.find(
          ({ id }) => draft.scope?.kind === 'segment' && id === draft.scope.segment,
        );
        return jobs.contacts(input, segment?.name ?? request.fileName, draft);
      }
      case 'changes':
        return draft.since === null ? Promise.resolve() : jobs.changes(draft, draft.since, workspaceName);
      case 'ids':
        return jobs.ids(draft, workspaceName);
      case 'everything':
        return jobs.everything(workspaceName);
    }
  };

  return (
    <ExportForm
      label={request.label}
      vocabulary={vocabulary}
      imports={imports ?? []}
      draft={draft}
      preview={preview.value}
      check={check}
      onChange={changeDraft}
      onShow={(ids) => {
        closeExport();
        navigate({ kind: 'contacts', scope: { kind: 'everyone' }, selected: ids });
      }}
      onExport={() => void run()}
      onCancel={closeExport}
    />
  );
}
