// The Readiness screen: per later method what it needs, what is there, and what to ask the client for.
import { Button, Text } from '@mantine/core';
import { IconCopy, IconFileImport } from '@tabler/icons-react';
import type { ReadinessModel, ReadinessReport } from '../../../src-shared/contract/readiness.ts';
import { useCommands } from '../../app/commands.ts';
import { importFile } from '../../app/files.ts';
import { useRead } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { asksOf, askText, extentWords, reportText } from './readiness-text.ts';
import { VerdictMark } from './VerdictMark.tsx';
import './readiness.css';

export function ReadinessPage() {
  const report = useRead('readiness.report', {}).value;
  if (report === undefined) return <PageSkeleton title="Readiness" />;
  return report.contacts === 0 ? <Nothing /> : <Report report={report} />;
}

function Nothing() {
  return (
    <div className="page">
      <PageHeader title="Readiness" />
      <EmptyState
        icon={IconFileImport}
        title="There is nothing to judge yet"
        action={{ label: 'Choose a file…', run: () => void importFile() }}
      >
        After an import this says what each later method needs, what your data have of it, and what to ask for.
      </EmptyState>
    </div>
  );
}

async function copy(text: string, what: string): Promise<void> {
  await shell?.copyText(text);
  toastDone({ message: `Copied ${what}` });
}

function Report({ report }: { report: ReadinessReport }) {
  const asks = asksOf(report.models);
  useCommands([
    {
      id: 'readiness.copy',
      title: 'Copy the readiness report as text',
      section: 'This screen',
      run: () => void copy(reportText(report), 'the report'),
    },
  ]);
  return (
    <div className="page">
      <PageHeader
        title="Readiness"
        note={extentWords(report)}
        actions={
          <Button
            variant="default"
            leftSection={<IconCopy size={15} aria-hidden />}
            onClick={() => void copy(reportText(report), 'the report')}
          >
            Copy the report
          </Button>
        }
      />
      <div className="page__scroll">
        <div className="readiness">
          <div className="readiness__models">
            {report.models.map((model) => (
              <Model key={model.id} model={model} />
            ))}
          </div>
          <aside className="readiness__asks" aria-label="What to ask the client for">
            <h2>What to ask the client for</h2>
            {asks.length === 0 ? (
              <Text size="sm" c="dimmed">
                Nothing: every method has what it needs.
              </Text>
            ) : (
              <>
                <ol>
                  {asks.map(({ ask, serves }) => (
                    <li key={ask}>
                      {ask}
                      <span className="quiet"> For {serves.join('; ')}.</span>
                    </li>
                  ))}
                </ol>
                <Button
                  leftSection={<IconCopy size={15} aria-hidden />}
                  onClick={() => void copy(askText(report.models), 'the list')}
                >
                  Copy this list
                </Button>
              </>
            )}
          </aside>
        </div>
      </div>
    </div>
  );
}

function Model({ model }: { model: ReadinessModel }) {
  return (
    <section className="readiness-model" aria-label={model.name} data-verdict={model.verdict}>
      <header>
        <h2>{model.name}</h2>
        <VerdictMark verdict={model.verdict} hasWord />
      </header>
      <Text size="sm" c="dimmed">
        {model.use}
      </Text>
      <ul>
        {model.needs.map((need) => (
          <li key={need.label}>
            <VerdictMark verdict={need.verdict} />
            <span className="readiness-need">{need.label}</span>
            <span className="quiet figures">{need.found}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
