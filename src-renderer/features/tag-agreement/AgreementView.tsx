// Agreement rounds: those there are on the left, the chosen one on the right. Owns which round is chosen and whether somebody
// is answering; nobody's answers show before a comparison is asked for.
import { Button, Text } from '@mantine/core';
import { IconArrowLeft, IconFileImport, IconPlus, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import type { AgreementRound } from '../../../src-shared/contract/tag-agreement.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob, useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { AnswerCards } from './AnswerCards.tsx';
import { DealDialog } from './DealDialog.tsx';
import { RoundDetail } from './RoundDetail.tsx';
import './agreement.css';

const back = (): void => navigate({ kind: 'tags' });

export function AgreementView() {
  const mayWrite = useMayWrite();
  const { value: rounds } = useRead('agreement.rounds', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [answering, setAnswering] = useState<number | null>(null);
  const [isDealing, setDealing] = useState(false);
  const opening = useJob('agreement.open');
  const open = async (): Promise<void> => {
    const file = await shell?.chooseFile({ purpose: 'agreement', title: 'Open a round or answers' });
    const opened = file && (await opening.start({ file: tokenOf(file) }));
    if (!opened) return;
    setChosen(opened.round);
    await announceDone();
  };
  if (rounds === undefined) return <PageSkeleton title="Agreement" />;
  const round = rounds.find(({ id }) => id === chosen) ?? rounds[0];
  const rater = round?.raters.find(({ id }) => id === answering);
  if (round && rater) {
    return <AnswerCards key={rater.id} round={round} rater={rater} onClose={() => setAnswering(null)} />;
  }
  return (
    <div className="page">
      <PageHeader
        title="Agreement"
        note={rounds.length > 0 && counted(rounds.length, 'round')}
        actions={
          <>
            <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
              Back to the tags
            </Button>
            <Button
              variant="default"
              disabled={!mayWrite}
              loading={opening.isRunning}
              leftSection={<IconFileImport size={14} aria-hidden />}
              onClick={() => void open()}
            >
              Open a file…
            </Button>
            <Button
              disabled={!mayWrite}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setDealing(true)}
            >
              New round
            </Button>
          </>
        }
      />
      {round === undefined ? (
        <EmptyState
          icon={IconScale}
          title="Do two people mean the same by a tag?"
          action={{ label: 'Deal the first round', run: () => setDealing(true) }}
          second={{ label: 'Open a round from a file', run: () => void open() }}
        >
          Deal the same twenty contacts to two people or more. Each says by the definition alone which tags fit, without
          seeing the other’s answers. Then see how far they agree, and which sentence they read differently.
        </EmptyState>
      ) : (
        <div className="agreement">
          <nav className="agreement__list" aria-label="Rounds">
            {rounds.map((one) => (
              <RoundLine key={one.id} round={one} isChosen={one.id === round.id} onChoose={() => setChosen(one.id)} />
            ))}
          </nav>
          <RoundDetail key={round.id} round={round} mayWrite={mayWrite} onAnswer={setAnswering} />
        </div>
      )}
      {isDealing && (
        <DealDialog
          onClose={(dealt) => {
            setDealing(false);
            if (dealt !== undefined) setChosen(dealt);
          }}
        />
      )}
    </div>
  );
}

interface RoundLineProps {
  round: AgreementRound;
  isChosen: boolean;
  onChoose: () => void;
}

function RoundLine({ round, isChosen, onChoose }: RoundLineProps) {
  const { name, tags, cards, raters } = round;
  const done = raters.filter(({ answered }) => answered === cards).length;
  return (
    <button
      type="button"
      className="row-button agreement__round"
      aria-current={isChosen || undefined}
      onClick={onChoose}
    >
      <span className="truncate" dir="auto">
        {name}
      </span>
      <Text component="span" size="xs" c="dimmed" className="figures">
        {counted(tags.length, 'tag')} · {counted(cards, 'contact')} · {done} of {raters.length} done
      </Text>
    </button>
  );
}
