// Earlier runs of a recipe: on what, what changed, the report, and Undo.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { RecipeRunRow } from '../../../src-shared/contract/recipes.ts';
import { useRead } from '../../app/live.ts';
import { undo } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { ReportView } from './ReportView.tsx';
import { useSaveReport } from './use-save-report.ts';

/** @param recipe null for the steps after imports */
export function RecipeRuns({ recipe }: { recipe: number | null }) {
  const runs = useRead('recipes.runs', { limit: 100 }).value?.filter((run) => run.recipe === recipe) ?? [];
  if (runs.length === 0) return null;
  return (
    <section className="runs" aria-label="Earlier runs">
      <h2 className="recipes__title">Earlier runs</h2>
      <ul>
        {runs.slice(0, 12).map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function Run({ run }: { run: RecipeRunRow }) {
  const [isOpen, setOpen] = useState(false);
  const mayWrite = useMayWrite();
  const { value } = useRead('recipes.report', isOpen ? { run: run.id } : null);
  const saveReport = useSaveReport();
  const { operation } = run;
  return (
    <li>
      <Group gap={8} wrap="nowrap">
        <span className="runs__words truncate">
          <RelativeTime at={run.at} /> on {run.scope}:{' '}
          {run.changing === 0 ? 'nothing to change' : `${counted(run.contacts, 'contact')} changed`}
          {run.isUndone && ', undone since'}
        </span>
        <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Report
        </Button>
        {operation !== null && !run.isUndone && (
          <Button size="compact-xs" variant="subtle" disabled={!mayWrite} onClick={() => void undo(operation)}>
            Undo
          </Button>
        )}
      </Group>
      {isOpen && value && (
        <ReportView report={value} isDone onSave={() => void saveReport({ run: run.id }, run.name)} />
      )}
    </li>
  );
}
