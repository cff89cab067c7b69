// The Lifecycle screen: the five stages, who moved between them, how fast, and the rules that decide.
import { Button, Loader, Text } from '@mantine/core';
import { IconAdjustments, IconRefresh, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import type { LifecycleSettings, LifecycleView as View } from '../../../src-shared/contract/lifecycle.ts';
import type { LifecycleStage } from '../../../src-shared/rules/lifecycle-stages.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatPlainDay } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { LifecycleRules } from './LifecycleRules.tsx';
import { StageLanes } from './StageLanes.tsx';
import { StageMoves } from './StageMoves.tsx';
import { StageSteps } from './StageSteps.tsx';
import type { FreshStages } from './use-fresh-stages.ts';
import './lifecycle.css';

export function LifecycleView({ stages }: { stages: FreshStages }) {
  const { value } = useRead('lifecycle.view', {});
  const configure = useWrite('lifecycle.configure');
  const mayWrite = useMayWrite();
  const [isEditing, setEditing] = useState(false);
  if (!value) return <Bars />;
  if (!value.hasContacts) {
    return (
      <EmptyState
        icon={IconRoute}
        title="Nobody to follow yet"
        action={{ label: 'Import contacts', run: () => navigate({ kind: 'import' }) }}
      >
        The lifecycle shows who is a lead, who just became a customer, who is active, at risk or lost, and who moves
        between these stages. It is worked out from orders and other activities.
      </EmptyState>
    );
  }
  const apply = async (settings: LifecycleSettings): Promise<void> => {
    if (await configure.run(settings)) await announceDone();
  };
  const setAction = async (stage: LifecycleStage, action: string): Promise<null> => {
    await apply({ ...value.settings, actions: { ...value.settings.actions, [stage]: action } });
    return null;
  };
  const { figures, asOf, settings } = value;
  return (
    <div className="page__scroll lifecycle">
      <div className="lifecycle__bar">
        <Button
          variant="default"
          leftSection={<IconAdjustments size={14} aria-hidden />}
          aria-expanded={isEditing}
          onClick={() => setEditing(!isEditing)}
        >
          Rules of the stages
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden />}
          disabled={stages.isComputing || !mayWrite}
          onClick={stages.recompute}
        >
          Compute again
        </Button>
        <Text size="sm" c="dimmed" component="div" className="lifecycle__state">
          {stages.isComputing ? (
            <>
              <Loader size={12} /> Working out stages…
            </>
          ) : (
            stateText(value)
          )}
        </Text>
      </div>
      {isEditing && (
        <LifecycleRules
          key={JSON.stringify(settings)}
          settings={settings}
          onClose={() => setEditing(false)}
          onApply={(next) => {
            setEditing(false);
            void apply(next);
          }}
        />
      )}
      {figures === null || asOf === null ? (
        !mayWrite && (
          <Text size="sm" c="dimmed">
            Stages have not been worked out in this workspace, and it is open for reading only. Open it for writing once
            to see them.
          </Text>
        )
      ) : (
        <>
          <StageLanes view={value} stages={figures.stages} onAction={setAction} />
          <StageMoves figures={figures} asOf={asOf} vocabulary={settings.vocabulary} />
          <StageSteps steps={figures.steps} vocabulary={settings.vocabulary} />
        </>
      )}
    </div>
  );
}

function stateText({ figures, asOf, settings }: View): string {
  if (!figures || asOf === null) return '';
  const whose =
    settings.unit === 'company' ? `${counted(figures.customers, 'company or person', 'companies and people')}, ` : '';
  const how =
    settings.method === 'days'
      ? 'the same days for all'
      : figures.usualDays === null
        ? 'by each customer’s own rhythm'
        : `by each customer’s own rhythm; the usual one is ${counted(Math.round(figures.usualDays), 'day')} between purchases`;
  return `${whose}as of ${formatPlainDay(asOf)} · ${how}`;
}
