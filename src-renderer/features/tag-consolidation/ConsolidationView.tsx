// Consolidating tags: from hundreds to about thirty. Proposals on the left, the chosen one in full on the right, what all
// of it would do at the foot. Owns what is chosen and shown; the answers are kept in the workspace.
import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import {
  type FateAction,
  fateActions,
  type StepItem,
  type StepKind,
  stepNow,
  type TagFate,
} from '../../../src-shared/tags/consolidation.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useTagTree } from '../tags/index.ts';
import { ApplyBar } from './ApplyBar.tsx';
import { FateDetail } from './FateDetail.tsx';
import { FateList } from './FateList.tsx';
import { StepCard } from './StepCard.tsx';
import { countsOf, type FateRow, sureRows, useConsolidation } from './use-consolidation.ts';
import './consolidation.css';

const filterWords: Record<FateAction, string> = {
  keep: 'Keep',
  merge: 'Merge',
  move: 'Move',
  field: 'Field',
  retire: 'Retire',
};

const back = (): void => navigate({ kind: 'tags' });

export function ConsolidationView() {
  const mayWrite = useMayWrite();
  const { byId } = useTagTree();
  const { rows, steps, answered, answer, isLoading, isRunning, progress } = useConsolidation(byId);
  const { value: summary } = useRead('tagConsolidation.summary', {});
  const { value: budget } = useRead('tagConsolidation.budget', {});
  const [action, setAction] = useState<FateAction | 'all'>('all');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const [skipped, setSkipped] = useState<ReadonlySet<StepKind>>(new Set());
  const counts = useMemo(() => countsOf(rows), [rows]);
  const shown = useMemo(() => {
    const wanted = foldText(text);
    return rows.filter(
      ({ tag, proposal }) =>
        (action === 'all' || proposal.fate.action === action) && (wanted === '' || foldText(tag.name).includes(wanted)),
    );
  }, [rows, action, text]);
  const row = shown.find(({ tag }) => tag.id === chosen) ?? shown[0];
  const sure = sureRows(rows);
  const answerRow = (one: FateRow, given: 'accepted' | 'rejected' | null) =>
    void answer([{ tag: one.tag.id, answer: given, fate: given === 'rejected' ? one.proposal.fate : one.fate }]);
  const acceptSure = async (): Promise<void> => {
    const given = sure.map(({ tag, proposal }) => ({ tag: tag.id, answer: 'accepted' as const, fate: proposal.fate }));
    if ((await answer(given)) !== undefined) await announceDone();
  };
  const takeStep = async (ticked: readonly StepItem[], kept: readonly StepItem[]): Promise<void> => {
    const accepted = (tag: number, fate: TagFate) => ({ tag, answer: 'accepted' as const, fate });
    await answer([
      ...ticked.map(({ tag, fate }) => accepted(tag, fate)),
      ...kept.map(({ tag }) => accepted(tag, { action: 'keep' })),
    ]);
  };
  return (
    <div className="page">
      <PageHeader
        title="Consolidate tags"
        note={
          budget &&
          `${counted(budget.living, 'tag')} in use · target ${formatNumber(budget.target)}${isRunning && !isLoading ? ' · looking again' : ''}`
        }
        actions={
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            Back to the tags
          </Button>
        }
      />
      {isLoading ? (
        <Text p={24} size="sm" c="dimmed" role="status">
          {progress?.phase ?? 'Looking at names, contacts, use and sheets of all tags'}…
        </Text>
      ) : rows.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title="No tags to consolidate"
          action={{ label: 'Back to the tags', run: back }}
        >
          Once there are tags, this is where many become few: merged, made fields, moved together or retired.
        </EmptyState>
      ) : (
        <>
          {summary && budget && (
            <StepCard
              step={stepNow(steps, answered, summary.after, budget.target, skipped)}
              summary={summary}
              target={budget.target}
              byId={byId}
              mayWrite={mayWrite}
              onTake={takeStep}
              onSkip={(kind) => setSkipped(new Set([...skipped, kind]))}
            />
          )}
          <div className="fates">
            <section className="fates__list" aria-label="Proposals for tags">
              <div className="fates__tools">
                <TextInput
                  aria-label="Find a tag among the proposals"
                  placeholder="Find a tag"
                  leftSection={<IconSearch size={14} aria-hidden />}
                  value={text}
                  onChange={(event) => setText(event.currentTarget.value)}
                />
                <SegmentedControl
                  size="xs"
                  aria-label="Which proposals"
                  value={action}
                  onChange={(value) => setAction(value as FateAction | 'all')}
                  data={[
                    { value: 'all', label: `All ${formatNumber(rows.length)}` },
                    ...fateActions.map((value) => ({
                      value,
                      label: `${filterWords[value]} ${formatNumber(counts[value])}`,
                    })),
                  ]}
                />
              </div>
              {shown.length === 0 ? (
                <Text p={16} size="sm" c="dimmed">
                  No proposal matches.
                </Text>
              ) : (
                <FateList
                  rows={shown}
                  byId={byId}
                  selected={row?.tag.id ?? null}
                  mayWrite={mayWrite}
                  onSelect={setChosen}
                  onAnswer={answerRow}
                />
              )}
            </section>
            <section className="fates__detail" aria-label="The chosen proposal">
              {row && (
                <FateDetail
                  key={`${row.tag.id} ${row.answer}`}
                  row={row}
                  byId={byId}
                  mayWrite={mayWrite}
                  onAnswer={(given, fate) => void answer([{ tag: row.tag.id, answer: given, fate }])}
                />
              )}
            </section>
          </div>
          {summary && (
            <ApplyBar
              summary={summary}
              sure={sure.length}
              mayWrite={mayWrite}
              onAcceptSure={() => void acceptSure()}
              onProblem={(tag) => {
                setAction('all');
                setText('');
                setChosen(tag);
              }}
            />
          )}
        </>
      )}
    </div>
  );
}
