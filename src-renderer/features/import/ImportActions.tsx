// What can be done on the present step: another file, back, and the next step. At the top, where it is always in view.
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { PickedFile } from '../../../src-shared/shell-api.ts';
import { importFile } from '../../app/files.ts';
import type { ImportStep } from './import-draft.ts';

export interface NextAction {
  label: string;
  /** One sentence about the step. */
  note: string;
  isDisabled: boolean;
}

interface ImportActionsProps {
  step: ImportStep;
  /** null when there is nothing further to do. */
  next: NextAction | null;
  isBusy: boolean;
  /** Files that were given together with this one and come after it. */
  later: readonly PickedFile[];
  onBack: () => void;
  onNext: () => void;
}

export function ImportActions({ step, next, isBusy, later, onBack, onNext }: ImportActionsProps) {
  const hasBack = step === 'map' || step === 'check';
  const [following, ...rest] = later;
  return (
    <>
      {following !== undefined && (
        <Button
          variant={step === 'done' ? 'filled' : 'default'}
          disabled={isBusy}
          title={following.name}
          onClick={() => void importFile(following, rest)}
        >
          {step === 'done' ? 'Next file' : 'Skip this file'}
        </Button>
      )}
      <Button variant="default" disabled={isBusy} onClick={() => void importFile()}>
        {step === 'done' ? 'Import another file…' : 'Another file…'}
      </Button>
      {hasBack && (
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          Back
        </Button>
      )}
      {next !== null && (
        <Button
          leftSection={step === 'check' ? <IconFileImport size={16} aria-hidden /> : undefined}
          disabled={isBusy || next.isDisabled}
          onClick={onNext}
        >
          {next.label}
        </Button>
      )}
    </>
  );
}
