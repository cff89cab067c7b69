// The Import screen: four steps on one page. Fetches and runs the jobs; the steps are views.
import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useCallback, useEffect, useReducer, useState } from 'react';
import type { ImportCheck } from '../../../src-shared/contract/import.ts';
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';
import type { PickedFile } from '../../../src-shared/shell-api.ts';
import { useCommands } from '../../app/commands.ts';
import type { RequestRefused } from '../../app/core-client.ts';
import { importFile, takeImportFile, tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { counted, formatBytes } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CheckStep } from './CheckStep.tsx';
import { changeReading } from './change-reading.ts';
import { DoneStep } from './DoneStep.tsx';
import { ImportActions, type NextAction } from './ImportActions.tsx';
import { ImportStart } from './ImportStart.tsx';
import { changeDraft, clashOf, emptyDraft, type ImportStep, settingsOf } from './import-draft.ts';
import { MapStep } from './MapStep.tsx';
import { ReadStep } from './ReadStep.tsx';
import { StepBar } from './StepBar.tsx';
import './import.css';

export function ImportPage() {
  const [{ file, later }] = useState(takeImportFile);
  return file === null ? <ImportStart onChoose={() => void importFile()} /> : <ImportFile file={file} later={later} />;
}

function ImportFile({ file, later }: { file: PickedFile; later: readonly PickedFile[] }) {
  const [draft, change] = useReducer(changeDraft, emptyDraft);
  const [refusal, setRefusal] = useState<string | null>(null);
  const refused = useCallback((error: RequestRefused) => {
    setRefusal(error.message);
    return true;
  }, []);
  const previewJob = useJob('import.preview', refused);
  const checkJob = useJob('import.check', refused);
  const commitJob = useJob('import.commit', refused);
  const token = tokenOf(file);
  const { start: startPreview } = previewJob;

  const read = useCallback(
    async (reading: Partial<FileReading>) => {
      setRefusal(null);
      const preview = await startPreview({ file: token, reading });
      if (preview) change({ kind: 'previewed', preview });
    },
    [startPreview, token],
  );
  useEffect(() => void read({}), [read]);

  const go = async (step: ImportStep): Promise<void> => {
    setRefusal(null);
    change({ kind: 'go', step });
    if (step !== 'check' || draft.check !== null) return;
    const settings = settingsOf(draft, token);
    const check = settings && (await checkJob.start(settings));
    if (check) change({ kind: 'checked', check });
  };
  const commit = async (): Promise<void> => {
    const settings = settingsOf(draft, token);
    if (!settings || !draft.check) return;
    setRefusal(null);
    const done = await commitJob.start({ ...settings, expectHash: draft.check.hash });
    if (done) change({ kind: 'imported', done });
  };

  const clashes = draft.columns.filter((_, column) => clashOf(draft, column) !== '').length;
  const next = nextAction(draft.step, draft.check, clashes);
  const isBusy = previewJob.isRunning || checkJob.isRunning || commitJob.isRunning;
  const advance = (): void => {
    if (next === null || isBusy || next.isDisabled) return;
    if (draft.step === 'read') void go('map');
    else if (draft.step === 'map') void go('check');
    else if (draft.step === 'check') void commit();
  };
  useCommands([
    {
      id: 'import.next',
      title: next?.label ?? 'Continue',
      section: 'This screen',
      keys: ['Mod+Enter'],
      whileTyping: true,
      when: () => next !== null && draft.preview !== null,
      run: advance,
    },
  ]);

  return (
    <div className="page import">
      <PageHeader
        title={`Import ${file.name}`}
        note={[
          file.folder,
          formatBytes(file.size ?? draft.preview?.size ?? 0),
          later.length > 0 && `${counted(later.length, 'more file')} after this one`,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <ImportActions
            step={draft.step}
            next={draft.preview === null ? null : next}
            isBusy={isBusy}
            later={later}
            onBack={() => void go(draft.step === 'check' ? 'map' : 'read')}
            onNext={advance}
          />
        }
      >
        <StepBar
          step={draft.step}
          reachable={draft.preview !== null && draft.step !== 'done'}
          onGo={(step) => void go(step)}
        />
      </PageHeader>
      <div className="page__scroll import__body">
        {commitJob.isRunning ? (
          <Group gap={12} wrap="nowrap" mb={16}>
            <Text size="sm" className="figures">
              {commitJob.progress?.phase ?? 'Importing'}…
            </Text>
            <Progress flex={1} value={share(commitJob.progress)} aria-label="Progress of the import" />
            <Button variant="default" onClick={commitJob.cancel}>
              Cancel
            </Button>
          </Group>
        ) : (
          next !== null &&
          draft.preview !== null && (
            <Text size="sm" c="dimmed" mb={16}>
              {next.note}
            </Text>
          )
        )}
        {refusal !== null && (
          <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} mb={16} role="alert">
            {refusal}
          </Alert>
        )}
        {draft.step === 'read' && draft.preview && (
          <ReadStep
            preview={draft.preview}
            onRead={(reading) => {
              change({ kind: 'read', reading });
              void read(changeReading(draft.reading, reading));
            }}
          />
        )}
        {draft.step === 'map' && draft.preview && <MapStep draft={draft} preview={draft.preview} change={change} />}
        {draft.step === 'check' && (
          <CheckStep
            draft={draft}
            isRunning={checkJob.isRunning}
            progress={checkJob.progress}
            onVanished={(vanished) => change({ kind: 'vanished', vanished })}
          />
        )}
        {draft.step === 'done' && draft.done && <DoneStep done={draft.done} />}
        {draft.preview === null && refusal === null && <Text c="dimmed">Reading the file…</Text>}
      </div>
    </div>
  );
}

function nextAction(
  step: ImportStep,
  check: Pick<ImportCheck, 'created' | 'updated' | 'activities' | 'unclaimed'> | null,
  clashes: number,
): NextAction | null {
  switch (step) {
    case 'read':
      return { label: 'Map columns', note: 'Nothing is stored until the last step.', isDisabled: false };
    case 'map':
      return {
        label: 'Check',
        note:
          clashes > 0
            ? `${counted(clashes, 'column')} share a target; choose another for one of them.`
            : 'The check reads the whole file and stores nothing.',
        isDisabled: clashes > 0,
      };
    case 'check': {
      if (check === null) return { label: 'Import', note: '', isDisabled: true };
      const what =
        check.activities > 0
          ? counted(check.activities, 'activity', 'activities')
          : check.created + check.updated === 0 && check.unclaimed > 0
            ? counted(check.unclaimed, 'order without a contact', 'orders without a contact')
            : counted(check.created + check.updated, 'contact');
      const nothing = check.created + check.updated + check.activities + check.unclaimed === 0;
      return {
        label: nothing ? 'Nothing to import' : `Import ${what}`,
        note: 'One step in History: it can be undone as a whole.',
        isDisabled: nothing,
      };
    }
    case 'done':
      return null;
  }
}

function share(progress: { done: number; total: number | null } | null): number {
  return progress?.total ? (100 * progress.done) / progress.total : 0;
}
