// Segments side by side. Owns which of the comparisons is shown.
import { SegmentedControl } from '@mantine/core';
import { IconChartPie } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { amendRoute } from '../../app/routes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { newSegment } from '../segments/index.ts';
import { AdviceView } from './AdviceView.tsx';
import { CombinationsView } from './CombinationsView.tsx';
import { CrosstabView } from './CrosstabView.tsx';
import { OverlapView } from './OverlapView.tsx';
import { PriorityView } from './PriorityView.tsx';
import { WorthView } from './WorthView.tsx';
import './compare.css';

const views: Record<string, { label: string; component: ComponentType }> = {
  overlap: { label: 'Overlap', component: OverlapView },
  combinations: { label: 'Combinations', component: CombinationsView },
  priority: { label: 'Who gets which message', component: PriorityView },
  advice: { label: 'Advice', component: AdviceView },
  crosstab: { label: 'Crosstab', component: CrosstabView },
  size: { label: 'Big enough', component: WorthView },
};

interface CompareViewProps {
  tab: string | undefined;
  /** Undefined until it is known. */
  segments: number | undefined;
}

export function CompareView({ tab = 'overlap', segments }: CompareViewProps) {
  const shown = views[tab] ? tab : 'overlap';
  const View = views[shown]?.component ?? OverlapView;
  if (segments === 0) {
    return (
      <EmptyState
        icon={IconChartPie}
        title="Nothing to compare yet"
        action={{ label: 'New segment', run: () => newSegment() }}
      >
        With two segments or more you see here who is in both, who is in none, and which message each person gets.
      </EmptyState>
    );
  }
  return (
    <div className="page__scroll side-by-side">
      <SegmentedControl
        aria-label="What is compared"
        data={Object.entries(views).map(([value, { label }]) => ({ value, label }))}
        value={shown}
        onChange={(next) => amendRoute({ kind: 'segments', screen: 'compare', tab: next })}
      />
      <View />
    </div>
  );
}
