// The five stages side by side: who is in them, what they are worth, who came and went this month, what each calls for.
import { Button, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import type { LifecycleView, StageFigures } from '../../../src-shared/contract/lifecycle.ts';
import { type LifecycleStage, stageNames } from '../../../src-shared/rules/lifecycle-stages.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { EditableText } from '../../ui/EditableText.tsx';
import { formatNumber, formatShare } from '../../ui/numbers.ts';
import { newSegment, shownAmount } from '../segments/index.ts';
import { stageColour } from './stage-colours.ts';
import { stageRule } from './stage-rules.ts';

interface StageLanesProps {
  view: LifecycleView;
  stages: readonly StageFigures[];
  onAction: (stage: LifecycleStage, action: string) => Promise<null>;
}

export function StageLanes({ view, stages, onAction }: StageLanesProps) {
  const total = stages.reduce((sum, { count }) => sum + count, 0);
  const names = stageNames[view.settings.vocabulary];
  return (
    <div className="stage-lanes">
      {stages.map((figures) => (
        <Lane
          key={figures.stage}
          figures={figures}
          name={names[figures.stage]}
          share={total === 0 ? 0 : figures.count / total}
          currency={view.figures?.currency ?? ''}
          action={view.settings.actions[figures.stage]}
          onAction={(action) => onAction(figures.stage, action)}
        />
      ))}
    </div>
  );
}

interface LaneProps {
  figures: StageFigures;
  name: string;
  share: number;
  currency: string;
  action: string;
  onAction: (action: string) => Promise<null>;
}

function Lane({ figures, name, share, currency, action, onAction }: LaneProps) {
  const mayWrite = useMayWrite();
  const { stage, count, revenue, enteredThisMonth, leftThisMonth } = figures;
  return (
    <section className="stage-lane" aria-label={name} style={{ borderTopColor: stageColour[stage] }}>
      <h3 className="stage-lane__name">{name}</h3>
      <div className="stage-lane__count">
        <CountLink
          count={count}
          to={{ kind: 'contacts', scope: { kind: 'rule', rule: stageRule(stage), label: `Stage: ${name}` } }}
          tip="Show these contacts"
        />
        <span className="quiet figures">{formatShare(share)}</span>
      </div>
      <div className="stage-lane__line">
        <span className="quiet">Revenue</span>
        <span className="figures">{shownAmount(revenue, currency)}</span>
      </div>
      <div className="stage-lane__line">
        <span className="quiet">This month</span>
        <span className="figures stage-lane__moves">
          <span title="Came into this stage">
            <IconArrowUpRight size={13} aria-label="in" /> {formatNumber(enteredThisMonth)}
          </span>
          <span title="Left this stage">
            <IconArrowDownRight size={13} aria-label="out" /> {formatNumber(leftThisMonth)}
          </span>
        </span>
      </div>
      <div className="stage-lane__action">
        {mayWrite ? (
          <EditableText
            label={`What ${name} calls for`}
            placeholder="What this stage calls for"
            multiline
            value={action}
            onSave={onAction}
          />
        ) : (
          <Text size="sm">{action}</Text>
        )}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={count === 0}
        onClick={() => newSegment({ label: name, purpose: action, rule: stageRule(stage) })}
      >
        Make a segment
      </Button>
    </section>
  );
}
