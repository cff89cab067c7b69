// The four steps of an import: where one is, and the way back. A view.
import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ImportStep, importSteps } from './import-draft.ts';

interface StepBarProps {
  step: ImportStep;
  /** Whether earlier steps and the next ones can be gone to. */
  reachable: boolean;
  onGo: (step: ImportStep) => void;
}

const names: Record<ImportStep, string> = { read: 'Read', map: 'Map', check: 'Check', done: 'Done' };
const meanings: Record<ImportStep, string> = {
  read: 'How the file is read',
  map: 'What each column becomes',
  check: 'What would happen',
  done: 'What arrived',
};

export function StepBar({ step, reachable, onGo }: StepBarProps) {
  const at = importSteps.indexOf(step);
  return (
    <ol className="import-steps" aria-label="Steps of the import">
      {importSteps.map((each, index) => {
        const isPast = index < at || step === 'done';
        const canGo = reachable && each !== 'done' && each !== step;
        return (
          <li
            key={each}
            className="import-steps__item"
            data-current={each === step || undefined}
            data-past={isPast || undefined}
          >
            <UnstyledButton
              className="import-steps__button"
              disabled={!canGo}
              aria-current={each === step ? 'step' : undefined}
              onClick={() => onGo(each)}
            >
              <span className="import-steps__mark" aria-hidden>
                {isPast && each !== step ? <IconCheck size={12} stroke={2.5} /> : index + 1}
              </span>
              <span>
                <span className="import-steps__name">{names[each]}</span>
                <span className="import-steps__meaning">{meanings[each]}</span>
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
