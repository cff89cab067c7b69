// The Audit screen: runs the audit and shows its score, its findings by check, and the profile of every column.
import { Button, Tabs } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import type { AuditCheckRow, AuditOverview, FindingRow } from '../../../src-shared/contract/audit.ts';
import { useCommands } from '../../app/commands.ts';
import { answers } from '../../app/kept-answers.ts';
import { useJob, useRead } from '../../app/live.ts';
import { amendRoute, navigate, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { openReport } from '../report/index.ts';
import { firstCheck, groupChecks } from './audit-groups.ts';
import './audit.css';
import './columns.css';
import './finding-inspector.css';
import './findings.css';
import './score.css';
import { CheckList } from './CheckList.tsx';
import { ColumnsTab } from './ColumnsTab.tsx';
import { FindingInspector } from './FindingInspector.tsx';
import { FindingsPane } from './FindingsPane.tsx';
import { HealthSummary } from './HealthSummary.tsx';
import { TagFindings } from './TagFindings.tsx';
import { firstRows, useFindingActions } from './use-findings.ts';

export async function readAhead(): Promise<void> {
  const { checks } = await answers.answer('audit.overview', {});
  const check = firstCheck(checks);
  if (check?.subject === 'contact') await firstRows(check.id);
}

export function AuditPage() {
  const route = useRoute('audit');
  const tab = route?.tab === 'columns' ? 'columns' : 'findings';
  const { value: overview } = useRead('audit.overview', {});
  const audit = useJob('audit.run');
  const mayWrite = useMayWrite();
  const run = (): void => void audit.start({});
  useCommands([
    {
      id: 'audit.run',
      title: 'Run the audit',
      section: 'This screen',
      words: 'check quality health score',
      when: () => mayWrite && !audit.isRunning,
      run,
    },
  ]);
  if (!overview) return <PageSkeleton title="Audit" />;
  if (overview.contacts === 0 && overview.run === null) return <NoContacts />;
  if (overview.run === null) return <NeverRun contacts={overview.contacts} isRunning={audit.isRunning} run={run} />;
  return (
    <div className="page audit">
      <PageHeader
        title="Audit"
        note={
          <>
            {counted(overview.run.contactCount, 'contact')} checked <RelativeTime at={overview.run.at} />
            {overview.isOutdated && <span className="audit__outdated">Data changed since then</span>}
          </>
        }
        actions={
          <>
            <Button variant="default" onClick={() => navigate({ kind: 'recipes' })}>
              Recipes
            </Button>
            <Button variant="default" onClick={openReport}>
              Report…
            </Button>
            <Button onClick={run} loading={audit.isRunning} disabled={!mayWrite}>
              Run again
            </Button>
          </>
        }
      />
      <HealthSummary
        run={overview.run}
        history={overview.history}
        onDimension={(dimension) => {
          const [check] = groupChecks(overview.checks).find((group) => group.dimension === dimension)?.checks ?? [];
          if (check) amendRoute({ kind: 'audit', check: check.id });
        }}
      />
      <Tabs
        className="audit__tabs"
        keepMounted={false}
        value={tab}
        onChange={(next) => amendRoute({ kind: 'audit', ...(next === 'columns' && { tab: 'columns' }) })}
      >
        <Tabs.List>
          <Tabs.Tab value="findings">Findings</Tabs.Tab>
          <Tabs.Tab value="columns">Columns</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="findings" className="audit__panel">
          <FindingsTab overview={overview} wanted={route?.check} />
        </Tabs.Panel>
        <Tabs.Panel value="columns" className="audit__panel">
          <ColumnsTab />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function FindingsTab({ overview, wanted }: { overview: AuditOverview; wanted: string | undefined }) {
  const [first] = useState(() => firstCheck(overview.checks)?.id);
  const check = overview.checks.find((each) => each.id === (wanted ?? first));
  return (
    <div className="audit__split">
      <CheckList
        checks={overview.checks}
        chosen={check?.id}
        onChoose={(id) => amendRoute({ kind: 'audit', check: id })}
      />
      {check === undefined ? (
        <EmptyState icon={IconClipboardCheck} title="Nothing was found">
          Every check passed on every contact and tag.
        </EmptyState>
      ) : check.subject === 'tag' ? (
        <TagFindings key={check.id} check={check} />
      ) : (
        <ContactCheck key={check.id} check={check} />
      )}
    </div>
  );
}

function ContactCheck({ check }: { check: AuditCheckRow }) {
  const [finding, setFinding] = useState<FindingRow>();
  const actions = useFindingActions();
  const shown = useDeferredValue(finding); // the row answers the click, the inspector follows
  return (
    <>
      <FindingsPane check={check} onActive={setFinding} />
      {shown && (
        <FindingInspector check={check} finding={shown} actions={actions} onClose={() => setFinding(undefined)} />
      )}
    </>
  );
}

function NoContacts() {
  return (
    <div className="page">
      <PageHeader title="Audit" />
      <EmptyState
        icon={IconClipboardCheck}
        title="Nothing to check yet"
        action={{ label: 'Import a file', run: () => navigate({ kind: 'import' }) }}
      >
        An audit looks at every contact for what is missing, wrong, written in two ways, twice there or out of date, and
        proposes what can be mended.
      </EmptyState>
    </div>
  );
}

function NeverRun({ contacts, isRunning, run }: { contacts: number; isRunning: boolean; run: () => void }) {
  return (
    <div className="page">
      <PageHeader title="Audit" note={counted(contacts, 'contact')} />
      <EmptyState
        icon={IconClipboardCheck}
        title="How good is this data?"
        action={{ label: isRunning ? 'Checking…' : `Check ${counted(contacts, 'contact')}`, run }}
      >
        The audit looks for what is missing, wrong, written in two ways, twice there or out of date. It changes nothing:
        every fix is a proposal that you accept or reject, and each can be undone.
      </EmptyState>
    </div>
  );
}
