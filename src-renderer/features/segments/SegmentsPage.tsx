// The Segments screen: the list, the builder of one segment, the RFM map and the lifecycle. Owns which of them is shown.
import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCommands } from '../../app/commands.ts';
import { answers } from '../../app/kept-answers.ts';
import { navigate, useRoute } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LifecycleView, useFreshStages } from '../lifecycle/index.ts';
import { PresetButton } from '../presets/index.ts';
import { CompareView } from '../segment-compare/index.ts';
import { BookMenu } from '../segment-portrait/index.ts';
import { newSegment } from './new-segment-store.ts';
import { RfmView } from './RfmView.tsx';
import { SegmentBuilder } from './SegmentBuilder.tsx';
import { SegmentList } from './SegmentList.tsx';
import { useFreshScores } from './use-fresh-scores.ts';
import { useSegments } from './use-segments.ts';
import './segments.css';

const tabs = ['list', 'rfm', 'lifecycle', 'compare'] as const;

export async function readAhead(): Promise<void> {
  await answers.answer('segments.list', {});
  await answers.answer('rfm.status', {});
  await answers.answer('lifecycle.status', {});
  await answers.answer('segments.vocabulary', {});
}

export function SegmentsPage() {
  const route = useRoute('segments');
  const list = useSegments();
  const scores = useFreshScores();
  const stages = useFreshStages();
  const screen = route?.screen ?? (route?.segment === undefined ? 'list' : 'builder');
  useCommands([
    { id: 'segments.new', title: 'New segment', section: 'This screen', keys: ['N'], run: () => newSegment() },
    {
      id: 'segments.rfm',
      title: 'Show the RFM map',
      section: 'This screen',
      words: 'recency frequency monetary heat-map champions',
      run: () => navigate({ kind: 'segments', screen: 'rfm' }),
    },
    {
      id: 'segments.lifecycle',
      title: 'Show the customer lifecycle',
      section: 'This screen',
      words: 'stage lead new active at-risk lost prospect dormant funnel churn',
      run: () => navigate({ kind: 'segments', screen: 'lifecycle' }),
    },
    {
      id: 'segments.compare',
      title: 'Compare segments',
      section: 'This screen',
      words: 'overlap upset venn intersection priority crosstab',
      run: () => navigate({ kind: 'segments', screen: 'compare' }),
    },
  ]);
  if (screen === 'builder') return <SegmentBuilder segment={route?.segment} tab={route?.tab} />;
  const count = list.value?.segments.length;
  return (
    <div className="page">
      <PageHeader
        title="Segments"
        note={count === undefined ? undefined : counted(count, 'segment')}
        actions={
          screen === 'list' ? (
            <>
              {list.value && list.value.segments.length > 0 && (
                <BookMenu
                  segments={list.value.segments.map(({ id }) => id)}
                  title="Segment book"
                  label="Segment book…"
                />
              )}
              <NewSegmentButton />
            </>
          ) : undefined
        }
      >
        <Tabs
          value={screen}
          onChange={(value) => navigate({ kind: 'segments', screen: tabs.find((one) => one === value) ?? 'list' })}
        >
          <Tabs.List>
            <Tabs.Tab value="list">All segments</Tabs.Tab>
            <Tabs.Tab value="rfm">RFM map</Tabs.Tab>
            <Tabs.Tab value="lifecycle">Lifecycle</Tabs.Tab>
            <Tabs.Tab value="compare">Compare</Tabs.Tab>
          </Tabs.List>
        </Tabs>
      </PageHeader>
      {screen === 'rfm' && <RfmView scores={scores} />}
      {screen === 'lifecycle' && <LifecycleView stages={stages} />}
      {screen === 'compare' && <CompareView tab={route?.tab} segments={count} />}
      {screen === 'list' && <SegmentList list={list} />}
    </div>
  );
}

function NewSegmentButton() {
  return (
    <>
      <PresetButton onChoose={newSegment} />
      <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => newSegment()}>
        New segment
      </Button>
    </>
  );
}
