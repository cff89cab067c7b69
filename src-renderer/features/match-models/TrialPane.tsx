// The test bench: runs the edited model beside the present run and shows the pairs it gains and loses, until the trial
// is accepted or discarded.
import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import type { ChangeCounts, MatchModelRow, MatchTrial, PairChange } from '../../../src-shared/contract/match-models.ts';
import { useJob } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { ChangedPairs } from './ChangedPairs.tsx';
import { draftOf, keepDraft, type ModelDraft, tidySettings } from './model-draft.ts';

interface TrialPaneProps {
  draft: ModelDraft | null;
  trial: MatchTrial | null;
  models: readonly MatchModelRow[];
}

export function TrialPane({ draft, trial, models }: TrialPaneProps) {
  const mayWrite = useMayWrite();
  const attempt = useJob('matchModels.try');
  const discard = useJob('matchModels.discard');
  const settings = draft === null ? null : tidySettings(draft.settings);
  const isSame = trial !== null && (settings === null || same(settings, trial.run.settings));
  return (
    <section className="trial" aria-label="Test bench">
      <header className="trial__head">
        <h2>What it would change</h2>
        {draft !== null && !attempt.isRunning && (
          <Button
            variant={isSame ? 'default' : 'filled'}
            disabled={!mayWrite}
            onClick={() => settings !== null && void attempt.start({ settings })}
          >
            {trial === null ? 'Try it' : 'Try again'}
          </Button>
        )}
      </header>
      {attempt.isRunning ? (
        <Trying progress={attempt.progress} onCancel={attempt.cancel} />
      ) : trial === null ? (
        <Text size="sm" c="dimmed">
          Try the model to see which pairs it would gain and lose against the present run. Nothing changes before you
          accept it.
        </Text>
      ) : (
        <>
          {(trial.isOutdated || !isSame) && (
            <Text size="sm" className="trial__care">
              {isSame ? 'Contacts or the present run changed since.' : 'The model was changed since this trial.'} Try
              again to see what holds now.
            </Text>
          )}
          <div className="trial__actions">
            {isSame && <Acceptance draft={draft} trial={trial} models={models} />}
            <Button
              variant="default"
              disabled={!mayWrite}
              loading={discard.isRunning}
              onClick={() => void discard.start({})}
            >
              Discard
            </Button>
          </div>
          <Outcome counts={trial.counts} />
        </>
      )}
    </section>
  );
}

/** The order of keys says nothing. */
function same(left: unknown, right: unknown): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([key, part]) => [key, sorted(part)]),
        )
      : Array.isArray(value)
        ? value.map(sorted)
        : value;
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function Trying({
  progress,
  onCancel,
}: {
  progress: { phase: string; done: number; total: number | null } | null;
  onCancel: () => void;
}) {
  const share = progress?.total ? Math.min(100, (100 * progress.done) / progress.total) : 0;
  return (
    <Group gap={10} wrap="nowrap">
      <Text size="sm" className="figures trial__phase">
        {progress?.phase ?? 'Trying the model'}…
      </Text>
      <Progress flex={1} value={share} aria-label="Progress of the trial" />
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </Group>
  );
}

interface Kind {
  change: PairChange;
  label: string;
  count: number;
  detail: string;
}

function kindsOf({ gained, lost, raised, lowered }: ChangeCounts): Kind[] {
  const lanes = (one: ChangeCounts['gained']) =>
    `${formatNumber(one.certain)} certain, ${formatNumber(one.review)} to review`;
  return [
    { change: 'gained', label: 'Gained', count: gained.certain + gained.review, detail: lanes(gained) },
    { change: 'lost', label: 'Lost', count: lost.certain + lost.review, detail: `were ${lanes(lost)}` },
    { change: 'raised', label: 'Now certain', count: raised, detail: 'were to review' },
    { change: 'lowered', label: 'Now to review', count: lowered, detail: 'were certain' },
  ];
}

function Outcome({ counts }: { counts: ChangeCounts }) {
  const kinds = kindsOf(counts);
  const [chosen, setChosen] = useState<PairChange | null>(null);
  const change = chosen ?? kinds.find(({ count }) => count > 0)?.change ?? null;
  const kept = counts.kept.certain + counts.kept.review;
  return (
    <>
      <fieldset className="trial__kinds" aria-label="Pairs by what becomes of them">
        {kinds.map((kind) => (
          <button
            key={kind.change}
            type="button"
            className="trial__kind"
            data-kind={kind.change}
            aria-pressed={kind.change === change}
            disabled={kind.count === 0}
            onClick={() => setChosen(kind.change)}
          >
            <span>{kind.label}</span>
            <b className="figures">{formatNumber(kind.count)}</b>
            <small className="figures">{kind.count === 0 ? 'none' : kind.detail}</small>
          </button>
        ))}
      </fieldset>
      <Text size="xs" c="dimmed" className="figures">
        {counted(kept, 'pair')} in the same lane as before
        {counts.outside > 0 && `; ${formatNumber(counts.outside)} of the present run outside the scope`}.
      </Text>
      {change === null ? (
        <Text size="sm">No pair changes its lane.</Text>
      ) : (
        <ChangedPairs key={change} change={change} total={kinds.find((kind) => kind.change === change)?.count ?? 0} />
      )}
    </>
  );
}

interface AcceptanceProps {
  draft: ModelDraft | null;
  trial: MatchTrial;
  models: readonly MatchModelRow[];
}

function Acceptance({ draft, trial, models }: AcceptanceProps) {
  const mayWrite = useMayWrite();
  const accept = useJob('matchModels.accept');
  const fresh = draftOf(
    undefined,
    'copy',
    models.map(({ name }) => name),
    '',
  );
  const { model, name } = draft ?? fresh;
  const run = async (): Promise<void> => {
    if ((await accept.start({ model, name })) === undefined) return;
    keepDraft(null);
    await announceDone();
  };
  return (
    <Button
      disabled={!mayWrite || trial.isOutdated || name.trim() === ''}
      loading={accept.isRunning}
      onClick={() => void run()}
    >
      Accept this run as “{name}”
    </Button>
  );
}
