// Teaching the matcher: one pair after another to answer by key, and beside it what the answers did and how good the
// proposals are, in plain words.
import { Button, Loader, SegmentedControl, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import type { DealPurpose, DealtPair } from '../../../src-shared/contract/match-labels.ts';
import { useCommands } from '../../app/commands.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { PairFields } from '../duplicates/PairFields.tsx';
import { TeachSummary } from './TeachSummary.tsx';
import './match-labels.css';

interface TeachTabProps {
  moved: { review?: number; certain?: number };
  isRunning: boolean;
  onRun: () => void;
}

/** What was said about a contact tells nobody apart. */
const aboutThem: ReadonlySet<string> = new Set(['tags', 'notes']);

const keyOf = ({ left, right }: DealtPair): string => `${left} ${right}`;

export function TeachTab({ moved, isRunning, onRun }: TeachTabProps) {
  const [purpose, setPurpose] = useState<DealPurpose>('teach');
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const state = useRead('matchLabels.state', moved).value;
  const dealt = useRead('matchLabels.deal', { ...moved, purpose, limit: 50 });
  const answer = useWrite('matchLabels.answer');
  const mayWrite = useMayWrite();
  const pair = dealt.isEarlier ? undefined : dealt.value?.pairs.find((each) => !skipped.includes(keyOf(each)));
  const canAnswer = mayWrite && pair !== undefined && !answer.isRunning;
  const say = async (decision: 'same' | 'different'): Promise<void> => {
    if (pair === undefined) return;
    const said = await answer.run({ left: pair.left, right: pair.right, decision });
    if (said !== undefined) await announceDone();
  };
  const skip = (): void => {
    if (pair !== undefined) setSkipped([...skipped, keyOf(pair)]);
  };
  useCommands([
    {
      id: 'teach.same',
      title: 'Teach: these two are the same',
      section: 'This screen',
      keys: ['S'],
      when: () => canAnswer,
      run: () => void say('same'),
    },
    {
      id: 'teach.different',
      title: 'Teach: these two are different',
      section: 'This screen',
      keys: ['D'],
      when: () => canAnswer,
      run: () => void say('different'),
    },
    { id: 'teach.skip', title: 'Teach: skip this pair', section: 'This screen', keys: ['K'], run: skip },
  ]);
  return (
    <div className="teach">
      <div className="teach__pair">
        <div className="teach__head">
          <SegmentedControl
            aria-label="Which pairs"
            value={purpose}
            onChange={(next) => setPurpose(next === 'check' ? 'check' : 'teach')}
            data={[
              { value: 'teach', label: 'Pairs that teach most' },
              { value: 'check', label: 'Random pairs, for the estimate' },
            ]}
          />
        </div>
        {pair ? (
          <AskedPair key={keyOf(pair)} pair={pair} moved={moved} />
        ) : dealt.isLoading ? (
          <Loader m="auto" size="sm" />
        ) : (
          <EmptyState icon={IconChecks} title="No pair is left to ask">
            {purpose === 'teach'
              ? 'Every pair near the thresholds is answered or skipped.'
              : 'The random pairs are answered; the estimate beside says what they tell.'}
          </EmptyState>
        )}
        <footer className="decide__foot">
          <Button disabled={!canAnswer} onClick={() => void say('same')}>
            Same
          </Button>
          <Button variant="default" disabled={!canAnswer} onClick={() => void say('different')}>
            Different
          </Button>
          <Button variant="subtle" disabled={pair === undefined} onClick={skip}>
            Skip
          </Button>
          <span className="decide__keys" aria-hidden>
            <KeyHint keys="S" /> same <KeyHint keys="D" /> different <KeyHint keys="K" /> skip <KeyHint keys="Z" /> undo
          </span>
        </footer>
      </div>
      {state && <TeachSummary state={state} isRunning={isRunning} onRun={onRun} />}
    </div>
  );
}

/** Two contacts side by side, without what the matcher thinks: an answer should be the person's own. */
function AskedPair({ pair, moved }: { pair: DealtPair; moved: TeachTabProps['moved'] }) {
  const { value } = useRead('duplicates.compare', { ...moved, contacts: [pair.left, pair.right] });
  if (value === undefined) return <Loader m="auto" size="sm" />;
  const name = (at: number) => value.contacts[at]?.name ?? '';
  const [l, r] = [0, 1].map((at) => value.contacts[at]?.id);
  const order = l === pair.left || r === pair.right ? [0, 1] : [1, 0];
  const [first = 0, second = 1] = order;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
    <div className="teach__fields" tabIndex={0}>
      <Text size="sm" c="dimmed" px={16} py={8}>
        Are these two one and the same?
      </Text>
      <PairFields
        left={name(first)}
        right={name(second)}
        fields={value.fields.flatMap(({ key, label, values, agreement }) =>
          agreement === 'none' || aboutThem.has(key)
            ? []
            : [{ label, left: values[first] ?? null, right: values[second] ?? null, agreement }],
        )}
      />
    </div>
  );
}
