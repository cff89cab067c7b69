// The Duplicates screen: finds possible duplicates, shows the three lanes, and leads through reviewing and merging.
import { Alert, Button, Tabs, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { DuplicatesState, MatchRun } from '../../../src-shared/contract/duplicates.ts';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { useCommands } from '../../app/commands.ts';
import { answers } from '../../app/kept-answers.ts';
import { useJob, useRead } from '../../app/live.ts';
import { navigate, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { LinkFiles } from '../link-files/index.ts';
import { TeachTab } from '../match-labels/index.ts';
import { MethodPane } from '../match-models/index.ts';
import { CertainMerge } from './CertainMerge.tsx';
import './duplicates.css';
import './compare.css';
import './evidence.css';
import './lanes.css';
import './ledger.css';
import { moveLane, resetLanes, useMovedLanes } from './duplicates-store.ts';
import { LaneHistogram } from './LaneHistogram.tsx';
import { DecisionList, MergeLedger } from './Ledger.tsx';
import { OfImport, useCompareImport } from './OfImport.tsx';
import { ReviewPane } from './ReviewPane.tsx';
import { firstGroups, useReview } from './use-review.ts';

export async function readAhead(): Promise<void> {
  const { run } = await answers.answer('duplicates.state', {});
  if (run !== null) await firstGroups();
}

export function DuplicatesPage() {
  return useRoute('duplicates')?.screen === 'file' ? <LinkFiles /> : <WithinContacts />;
}

/** What the link here asked for. */
function useShown(): { cluster: number | undefined; batch: ImportBatchId | undefined } {
  const { cluster, batch } = useRoute('duplicates') ?? {};
  return { cluster, batch: batch as ImportBatchId | undefined };
}

const compareWithFile = (): void => navigate({ kind: 'duplicates', screen: 'file' });

function WithinContacts() {
  const { value: state } = useRead('duplicates.state', {});
  const mayWrite = useMayWrite();
  const find = useJob('duplicates.run');
  const run = (): void => void find.start({});
  useCompareImport(useShown().batch, mayWrite, run);
  // Kept while a new run takes the place of the one that is shown.
  const [tab, setTab] = useState('review');
  useCommands([
    {
      id: 'duplicates.run',
      title: 'Find duplicates',
      section: 'This screen',
      words: 'dedupe match again',
      when: () => mayWrite && !find.isRunning,
      run,
    },
    {
      id: 'duplicates.compareWithFile',
      title: 'Compare the contacts with a file…',
      section: 'This screen',
      words: 'link list mailing two files',
      run: compareWithFile,
    },
  ]);
  if (!state) return <PageSkeleton title="Duplicates" />;
  if (state.run === null) return <NeverRun state={state} isRunning={find.isRunning} onRun={run} />;
  const shown = { state, run: state.run, isRunning: find.isRunning, onRun: run, tab, onTab: setTab };
  return <Found key={state.run.id} {...shown} />;
}

interface FoundProps {
  state: DuplicatesState;
  run: MatchRun;
  isRunning: boolean;
  onRun: () => void;
  tab: string;
  onTab: (tab: string) => void;
}

function Found({ state, run, isRunning, onRun, tab, onTab }: FoundProps) {
  const mayWrite = useMayWrite();
  const { cluster: wanted, batch } = useShown();
  const moved = useMovedLanes(run.id);
  const { value: counts } = useRead('duplicates.counts', batch === undefined ? moved : { ...moved, batch });
  const review = useReview(moved, wanted, batch);
  const [isMerging, setMerging] = useState(false);
  const certain = counts?.certain.clusters ?? 0;
  const mergeCertain = (): void => {
    onTab('review');
    setMerging(true);
  };
  useCommands([
    {
      id: 'duplicates.mergeCertain',
      title: 'Merge all certain duplicates…',
      section: 'This screen',
      words: 'bulk merge',
      when: () => mayWrite && certain > 0 && batch === undefined,
      run: mergeCertain,
    },
  ]);
  return (
    <div className="page duplicates">
      <PageHeader
        title="Duplicates"
        note={
          <>
            {counted(run.contactCount, 'contact')} compared <RelativeTime at={run.at} />
            {run.scope !== null && ` · ${run.scope}`}
          </>
        }
        actions={
          <>
            <Button variant="default" onClick={compareWithFile}>
              Compare with a file…
            </Button>
            <Button variant="default" loading={isRunning} disabled={!mayWrite} onClick={onRun}>
              Run again
            </Button>
            {batch === undefined && (
              <Button disabled={certain === 0 || !mayWrite} onClick={mergeCertain}>
                Merge all certain ({formatNumber(certain)})
              </Button>
            )}
          </>
        }
      />
      {batch !== undefined && <OfImport batch={batch} />}
      {state.changedSince > 0 && !isRunning && (
        <Alert className="duplicates__outdated" icon={<IconInfoCircle size={16} aria-hidden />} color="gray">
          {counted(state.changedSince, 'contact')} changed since. Run again to compare them too.
        </Alert>
      )}
      {tab === 'review' && (
        <LaneHistogram
          run={run}
          counts={counts}
          review={moved.review ?? run.review}
          certain={moved.certain ?? run.certain}
          isMoved={moved.review !== undefined || moved.certain !== undefined}
          note={<CostLine cost={state.cost} />}
          onMove={(change) => moveLane(run.id, change)}
          onReset={resetLanes}
        />
      )}
      <Tabs className="duplicates__tabs" keepMounted={false} value={tab} onChange={(next) => onTab(next ?? 'review')}>
        <Tabs.List>
          <Tabs.Tab value="review">Review</Tabs.Tab>
          <Tabs.Tab value="merged">Merged {formatNumber(state.mergeCount)}</Tabs.Tab>
          <Tabs.Tab value="apart">Kept apart {formatNumber(state.differentCount)}</Tabs.Tab>
          <Tabs.Tab value="teach">Teach</Tabs.Tab>
          <Tabs.Tab value="method">How it matches</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="review" className="duplicates__panel">
          {isMerging ? (
            <CertainMerge moved={moved} onClose={() => setMerging(false)} />
          ) : (
            <ReviewPane review={review} counts={counts} moved={moved} onMergeCertain={mergeCertain} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="merged" className="duplicates__panel">
          <MergeLedger />
        </Tabs.Panel>
        <Tabs.Panel value="apart" className="duplicates__panel">
          <DecisionList />
        </Tabs.Panel>
        <Tabs.Panel value="teach" className="duplicates__panel">
          <TeachTab moved={moved} isRunning={isRunning} onRun={onRun} />
        </Tabs.Panel>
        <Tabs.Panel value="method" className="duplicates__panel">
          <MethodPane run={run} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** What leaving the duplicates as they are costs. */
function CostLine({ cost }: { cost: DuplicatesState['cost'] }) {
  if (!cost || cost.extraContacts === 0) return null;
  const parts = [
    `${counted(cost.extraContacts, 'contact')} counted twice`,
    cost.doubleEmails > 0 && `${counted(cost.doubleEmails, 'second email')} per mailing`,
    cost.splitCustomers > 0 && `${counted(cost.splitCustomers, 'customer')} whose orders are split`,
  ].filter((part) => part !== false);
  return (
    <Tooltip label="As long as certain and possible duplicates stay, sizes of segments, mailings and value per customer are off by this.">
      <Text span size="xs" c="dimmed" className="figures truncate">
        Left as they are: {parts.join(' · ')}
      </Text>
    </Tooltip>
  );
}

interface NeverRunProps {
  state: DuplicatesState;
  isRunning: boolean;
  onRun: () => void;
}

function NeverRun({ state, isRunning, onRun }: NeverRunProps) {
  const hasContacts = state.contactCount > 1;
  return (
    <div className="page">
      <PageHeader title="Duplicates" note={counted(state.contactCount, 'contact')} />
      <EmptyState
        icon={IconCopy}
        title={hasContacts ? 'Duplicates were not looked for yet' : 'Nothing to compare yet'}
        action={
          hasContacts
            ? {
                label: isRunning ? 'Comparing…' : `Find duplicates among ${formatNumber(state.contactCount)}`,
                run: onRun,
              }
            : { label: 'Import a file', run: () => navigate({ kind: 'import' }) }
        }
        {...(state.contactCount > 0 && { second: { label: 'Or compare them with a file…', run: compareWithFile } })}
      >
        One person is often there twice: with a nickname, a typing error, an old phone. Contacts are compared by name,
        email, phone, address, company and birthday, and every proposal says why. Nothing is merged without you.
      </EmptyState>
    </div>
  );
}
