// Runs a recipe: on whom, what would change, and doing it.
import { Button, Group, Progress, Select, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecipeReport, RecipeSource } from '../../../src-shared/contract/recipes.ts';
import type { RecipeScope } from '../../../src-shared/model/recipe.ts';
import { useJob, useRead } from '../../app/live.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted } from '../../ui/numbers.ts';
import { ReportView } from './ReportView.tsx';
import { useSaveReport } from './use-save-report.ts';

interface RunRecipeProps {
  source: RecipeSource;
  /** Changes with the steps: a preview of other steps is not shown. */
  version: string;
  isDisabled: boolean;
  /** Runs on this import only, without a choice. */
  batch?: number;
}

export function RunRecipe({ source, version, isDisabled, batch }: RunRecipeProps) {
  const mayWrite = useMayWrite();
  const [chosen, setChosen] = useState('workspace');
  const scope: RecipeScope = batch === undefined ? scopeOf(chosen) : { kind: 'batch', batch };
  const question = JSON.stringify([source, scope, version]);
  const [previewed, setPreviewed] = useState<{ question: string; report: RecipeReport }>();
  const preview = useJob('recipes.preview');
  const run = useJob('recipes.run');
  const saveReport = useSaveReport();
  const shown = previewed?.question === question ? previewed.report : null;
  const look = async (): Promise<void> => {
    const report = await preview.start({ source, scope });
    if (report) setPreviewed({ question, report });
  };
  const start = async (): Promise<void> => {
    const done = await run.start({ source, scope });
    if (!done) return;
    setPreviewed(undefined);
    if (done.report.changing > 0) await announceDone();
    else toastDone({ message: 'Nothing to change: everything is as the recipe wants it' });
  };
  const { progress } = preview.isRunning ? preview : run;
  return (
    <section className="run" aria-label="Run the recipe">
      <Group gap={8} align="flex-end">
        {batch === undefined && <ScopeChoice value={chosen} onChange={setChosen} />}
        <Button variant="default" disabled={isDisabled} loading={preview.isRunning} onClick={() => void look()}>
          Preview
        </Button>
        <Button
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          disabled={isDisabled || !mayWrite || preview.isRunning || shown?.changing === 0}
          loading={run.isRunning}
          onClick={() => void start()}
        >
          {shown && shown.contacts > 0 ? `Change ${counted(shown.contacts, 'contact')}` : 'Run'}
        </Button>
        {(preview.isRunning || run.isRunning) && (
          <Button variant="subtle" onClick={preview.isRunning ? preview.cancel : run.cancel}>
            Cancel
          </Button>
        )}
      </Group>
      {(preview.isRunning || run.isRunning) && (
        <div role="status">
          <Text size="xs" c="dimmed">
            {progress?.phase ?? 'Starting'}…
          </Text>
          <Progress value={progress?.total ? (100 * progress.done) / progress.total : 100} animated size="sm" />
        </div>
      )}
      {shown && (
        <ReportView report={shown} isDone={false} onSave={() => void saveReport({ source, scope }, shown.name)} />
      )}
    </section>
  );
}

function ScopeChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const segments = useRead('segments.list', {}).value?.segments ?? [];
  const batches = useRead('import.batches', {}).value ?? [];
  const [newest] = batches;
  return (
    <Select
      label="Run on"
      allowDeselect={false}
      searchable={segments.length > 8}
      w={300}
      value={value}
      onChange={(next) => onChange(next ?? 'workspace')}
      data={[
        { value: 'workspace', label: 'All contacts' },
        ...(newest ? [{ value: 'newest', label: `Newest import: ${newest.fileName}` }] : []),
        ...(segments.length > 0
          ? [{ group: 'Segments', items: segments.map(({ id, name }) => ({ value: `segment ${id}`, label: name })) }]
          : []),
      ]}
    />
  );
}

function scopeOf(value: string): RecipeScope {
  if (value === 'newest') return { kind: 'batch', batch: 'newest' };
  const segment = /^segment (\d+)$/.exec(value)?.[1];
  return segment === undefined ? { kind: 'workspace' } : { kind: 'segment', segment: Number(segment) };
}
