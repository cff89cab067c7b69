// The report dialog, connected: mounted once by the frame, opened by openReport from anywhere. Owns its command; saving
// and the preview are in use-report.ts.
import { Alert, Button, Group, Modal, Progress, Text } from '@mantine/core';
import type { ReportSettings, ReportState } from '../../../src-shared/contract/report.ts';
import { useCommands } from '../../app/commands.ts';
import { failures, useJob, useRead } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted } from '../../ui/numbers.ts';
import { logoFrom } from './logo-file.ts';
import { ReportForm } from './ReportForm.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { closeReport, draftReport, forgetDraft, openReport, useReportStore } from './report-store.ts';
import { useReportPreview, useReportSaving } from './use-report.ts';
import './report.css';

export function ReportHost({ workspaceName }: { workspaceName: string }) {
  const isOpen = useReportStore((state) => state.isOpen);
  useCommands([
    {
      id: 'report.open',
      title: 'Make the audit report…',
      section: 'Workspace',
      words: 'audit client pdf html print hand over consultant health score',
      menu: 'File',
      run: openReport,
    },
  ]);
  return (
    <Modal
      opened={isOpen}
      onClose={closeReport}
      title="Audit report"
      size="min(1220px, 94vw)"
      classNames={{ body: 'report-dialog__body', content: 'report-dialog', title: 'report-dialog__title' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen && <ReportPanel workspaceName={workspaceName} />}
    </Modal>
  );
}

function ReportPanel({ workspaceName }: { workspaceName: string }) {
  const { value: state } = useRead('report.state', {});
  return state === undefined ? null : <LoadedPanel state={state} workspaceName={workspaceName} />;
}

function LoadedPanel({ state, workspaceName }: { state: ReportState; workspaceName: string }) {
  const draft = useReportStore((store) => store.draft);
  const settings = draft?.workspace === workspaceName ? draft.settings : state.settings;
  const change = (part: Partial<ReportSettings>): void => draftReport(workspaceName, { ...settings, ...part });
  const { html } = useReportPreview(settings, state.audit !== 'none');
  const saving = useReportSaving();
  const finish = async (saved: Promise<boolean>): Promise<void> => {
    if (!(await saved)) return;
    forgetDraft();
    closeReport();
  };
  const isReady = state.audit !== 'none' && saving.phase === null;
  return (
    <>
      <div className="report-dialog__split">
        <div className="report-dialog__form">
          <Freshness state={state} />
          <ReportForm
            settings={settings}
            measured={state.measured}
            onChange={change}
            onLogo={(file) => void logoFrom(file).then((logo) => change({ logo }), failures.show)}
          />
        </div>
        {state.audit === 'none' ? <NoAudit /> : <ReportPreview html={html} />}
      </div>
      <footer className="report-dialog__foot">
        {saving.phase === null ? (
          <Text size="xs" c="dimmed">
            One file that needs nothing beside it. The same data and settings give the same file.
          </Text>
        ) : (
          <div className="report-dialog__phase" role="status">
            <Text size="sm">{saving.phase.words}</Text>
            <Progress value={100 * (saving.phase.share ?? 1)} animated={saving.phase.share === null} size="sm" />
          </div>
        )}
        <Group gap={8} wrap="nowrap">
          {saving.phase !== null && (
            <Button variant="default" onClick={saving.cancel}>
              Cancel
            </Button>
          )}
          <Button variant="default" disabled={!isReady} onClick={() => void finish(saving.saveHtml(settings))}>
            Save as HTML…
          </Button>
          <Button disabled={!isReady} onClick={() => void finish(saving.savePdf(settings))}>
            Save as PDF…
          </Button>
        </Group>
      </footer>
    </>
  );
}

function NoAudit() {
  return (
    <section className="report-preview">
      <div className="report-preview__wait">
        <Text size="sm" c="dimmed">
          The preview appears here once the audit has run.
        </Text>
      </div>
    </section>
  );
}

/** What has to run first, or again, so that the report is of what stands there now. */
function Freshness({ state }: { state: ReportState }) {
  const audit = useJob('audit.run');
  const duplicates = useJob('duplicates.run');
  const mayWrite = useMayWrite();
  const isRunning = audit.isRunning || duplicates.isRunning;
  if (state.audit === 'current' && state.duplicates === 'current') return null;
  if (state.contacts === 0)
    return (
      <Alert color="gray" mb={16}>
        There are no contacts to report on. Import a customer file first.
      </Alert>
    );
  const what = [
    state.audit === 'none' && 'The audit has not run yet.',
    state.audit === 'outdated' && 'Data changed since the audit ran.',
    state.duplicates === 'none' && 'Duplicates were not looked for.',
    state.duplicates === 'outdated' && 'Contacts changed since duplicates were looked for.',
  ].filter((sentence) => sentence !== false);
  const run = async (): Promise<void> => {
    if (state.audit !== 'current' && (await audit.start({})) === undefined) return;
    if (state.duplicates !== 'current') await duplicates.start({});
  };
  return (
    <Alert color={state.audit === 'current' ? 'gray' : 'yellow'} mb={16}>
      <Group justify="space-between" wrap="nowrap" gap={12}>
        <Text size="sm">{what.join(' ')}</Text>
        <Button size="compact-sm" variant="default" loading={isRunning} disabled={!mayWrite} onClick={() => void run()}>
          {state.audit === 'none' ? `Check ${counted(state.contacts, 'contact')}` : 'Look again'}
        </Button>
      </Group>
    </Alert>
  );
}
