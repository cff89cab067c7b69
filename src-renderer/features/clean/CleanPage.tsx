// The Clean values screen: spellings of one value in a column, cluster by cluster, to be made one or kept apart.
import { Button, Progress, SegmentedControl, Select, Text } from '@mantine/core';
import { IconCircleCheck, IconColumns3, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type CleanColumn,
  type ClusterMethod,
  clusterMethodLabel,
  clusterMethodMeaning,
  clusterMethods,
} from '../../../src-shared/model/value-cluster.ts';
import { useCommands } from '../../app/commands.ts';
import { useRead } from '../../app/live.ts';
import { amendRoute, navigate, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { ClusterCard } from './ClusterCard.tsx';
import { columnChoices } from './column-choices.ts';
import { KeptApart } from './KeptApart.tsx';
import { canAccept, changingRows, useClusters } from './use-clusters.ts';
import './clean.css';

/** Clusters on screen before more are asked for; 'all shown' means these. */
const perPage = 50;

export function CleanPage() {
  const columns = useRead('clean.columns', {}).value?.filter((it) => it.isText);
  const wanted = useRoute('clean')?.column;
  if (!columns) return <PageSkeleton title="Cluster values" />;
  const column = columns.find((it) => it.column === wanted) ?? columns.find((it) => it.column === 'company') ?? null;
  return <Clusters columns={columns} column={column} />;
}

function Clusters({ columns, column }: { columns: CleanColumn[]; column: CleanColumn | null }) {
  const [method, setMethod] = useState<ClusterMethod>('fingerprint');
  const [ngramSize, setNgramSize] = useState('2');
  const [limit, setLimit] = useState(perPage);
  const clusters = useClusters(column?.column ?? null, method, Number(ngramSize));
  const mayWrite = useMayWrite();
  const { answer, shown, isSearching, isWriting } = clusters;
  const visible = shown.slice(0, limit);
  const acceptable = visible.filter(canAccept);
  const rows = acceptable.reduce((sum, cluster) => sum + changingRows(cluster), 0);
  const mayAccept = mayWrite && !isWriting && !isSearching && acceptable.length > 0;
  const acceptShown = (): void => void clusters.accept(acceptable);
  useCommands([
    {
      id: 'clean.acceptShown',
      title: 'Accept all clusters shown',
      section: 'This screen',
      keys: ['Mod+Enter'],
      when: () => mayAccept,
      run: acceptShown,
    },
  ]);
  return (
    <div className="page clean">
      <PageHeader
        title="Cluster values"
        note={answer && `${counted(answer.distinct, 'different value')} in ${counted(answer.rows, 'row')}`}
        actions={
          <>
            <Button variant="default" onClick={() => navigate({ kind: 'audit', tab: 'columns' })}>
              All columns
            </Button>
            <Button disabled={!mayAccept} loading={isWriting} onClick={acceptShown}>
              {acceptable.length > 1
                ? `Accept ${formatNumber(acceptable.length)} shown, ${counted(rows, 'row')}`
                : 'Accept all shown'}
            </Button>
          </>
        }
      />
      <div className="clean__choices">
        <Select
          aria-label="Column"
          searchable
          allowDeselect={false}
          w={240}
          data={columnChoices(columns)}
          value={column?.column ?? null}
          onChange={(next) => {
            if (next === null) return;
            setLimit(perPage);
            amendRoute({ kind: 'clean', column: next });
          }}
        />
        <SegmentedControl
          aria-label="What counts as alike"
          value={method}
          onChange={(next) => {
            setLimit(perPage);
            setMethod(next as ClusterMethod);
          }}
          data={clusterMethods.map((each) => ({ value: each, label: clusterMethodLabel[each] }))}
        />
        {method === 'ngram' && (
          <Select
            aria-label="Letters at a time"
            w={170}
            allowDeselect={false}
            data={['1', '2', '3'].map((size) => ({
              value: size,
              label: size === '1' ? 'single letters' : `${size} letters at a time`,
            }))}
            value={ngramSize}
            onChange={(next) => next !== null && setNgramSize(next)}
          />
        )}
        {clusters.isOutdated && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void clusters.search()}
          >
            Values changed: look again
          </Button>
        )}
        <Text size="xs" c="dimmed" className="clean__meaning">
          {clusterMethodMeaning[method]}
        </Text>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="clean__list" tabIndex={0}>
        {isSearching && <Searching progress={clusters.progress} cancel={clusters.cancel} />}
        {!isSearching && answer === null && column !== null && (
          <EmptyState
            icon={IconColumns3}
            title="The search was stopped"
            action={{ label: 'Search again', run: () => void clusters.search() }}
          >
            Nothing was changed.
          </EmptyState>
        )}
        {answer !== null && shown.length === 0 && (
          <Nothing rows={answer.rows} total={answer.total} label={column?.label} />
        )}
        {visible.length > 0 && column && (
          <ul className="clean__clusters">
            {visible.map((cluster) => (
              <ClusterCard
                key={cluster.key}
                cluster={cluster}
                column={column.column}
                isDisabled={!mayWrite || isWriting}
                onChange={(what) => clusters.change(cluster.key, what)}
                onAccept={() => void clusters.accept([cluster])}
                onApart={() => void clusters.setApart(cluster)}
              />
            ))}
          </ul>
        )}
        {shown.length > visible.length && (
          <Button variant="default" onClick={() => setLimit(limit + perPage)}>
            Show {formatNumber(Math.min(perPage, shown.length - visible.length))} more of{' '}
            {formatNumber(shown.length - visible.length)}
          </Button>
        )}
        {answer !== null && answer.total > answer.clusters.length && (
          <Text size="xs" c="dimmed">
            The {formatNumber(answer.clusters.length)} clusters that change most of {formatNumber(answer.total)}. Look
            again after these to see the others.
          </Text>
        )}
        {column && answer !== null && <KeptApart column={column.column} />}
      </div>
    </div>
  );
}

interface SearchingProps {
  progress: { phase: string; done: number; total: number | null } | null;
  cancel: () => void;
}

function Searching({ progress, cancel }: SearchingProps) {
  return (
    <div className="clean__searching" role="status">
      <Text size="sm">{progress?.phase ?? 'Reading values'}…</Text>
      <Progress
        value={progress?.total ? (100 * progress.done) / progress.total : 100}
        animated={!progress?.total}
        w={260}
      />
      <Button variant="default" size="compact-sm" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}

function Nothing({ rows, total, label = 'This column' }: { rows: number; total: number; label: string | undefined }) {
  if (rows === 0)
    return (
      <EmptyState icon={IconColumns3} title={`${label} is empty everywhere`}>
        No contact has a value here. Choose another column.
      </EmptyState>
    );
  return (
    <EmptyState icon={IconCircleCheck} title={total === 0 ? 'No two spellings are alike' : 'All clusters are decided'}>
      {total === 0
        ? 'Nothing in this column looks like the same value written in two ways. Try another way of comparing.'
        : 'Every cluster was accepted or kept apart. Try another way of comparing, or another column.'}
    </EmptyState>
  );
}
