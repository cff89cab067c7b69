// Home as it looks. Presentation only; which steps are next is next-steps.ts.
import { Anchor, Button, Group, Skeleton, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowDownRight,
  IconArrowUpRight,
  IconCheck,
  IconCircleDashed,
  IconFileImport,
  IconSparkles,
} from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { LaneCounts } from '../../../src-shared/contract/duplicates.ts';
import type { OperationRow } from '../../../src-shared/contract/history.ts';
import type { HomeOverview } from '../../../src-shared/contract/home.ts';
import type { SegmentRow } from '../../../src-shared/contract/segments.ts';
import { dimensionLabel, dimensionMeaning } from '../../../src-shared/model/finding.ts';
import { navigate } from '../../app/routes.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FillBar } from '../../ui/FillBar.tsx';
import { formatNumber, formatPlainDay } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { gradeOf, ScoreRing } from '../../ui/ScoreRing.tsx';
import { guidedPath, nextSteps } from './next-steps.ts';
import './home.css';

interface HomeViewProps {
  name: string;
  overview: HomeOverview;
  duplicates: LaneCounts | undefined;
  segments: { segments: readonly SegmentRow[]; total: number } | undefined;
  operations: readonly OperationRow[];
  onUndo: (operation: number) => void;
  onImport: () => void;
}

export function HomeView({ name, overview, duplicates, segments, operations, onUndo, onImport }: HomeViewProps) {
  if (overview.contacts === 0 && overview.archived === 0) return <Beginning onImport={onImport} />;
  const steps = nextSteps(overview, duplicates);
  return (
    <div className="page">
      <PageHeader
        title={name}
        note={
          <>
            <CountLink count={overview.contacts} noun="contact" to={{ kind: 'contacts' }} />
            {overview.activities > 0 && ` · ${formatNumber(overview.activities)} activities`}
          </>
        }
        actions={
          <Button leftSection={<IconFileImport size={15} aria-hidden />} variant="default" onClick={onImport}>
            Import a file
          </Button>
        }
      />
      <div className="page__scroll">
        <div className="home">
          <Health audit={overview.audit} />
          <Part title="Next best steps" className="home__steps">
            {steps.length === 0 && (
              <Text c="dimmed" size="sm">
                Nothing waits for you. New work shows up here after the next import or audit.
              </Text>
            )}
            {steps.map((step, index) => (
              <div className="home__step" key={step.id}>
                <div className="home__step-text">
                  <Text fw={600}>
                    {step.count !== null && (
                      <span className="home__step-count figures">{formatNumber(step.count)} </span>
                    )}
                    {step.title}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {step.why}
                  </Text>
                </div>
                <Button variant={index === 0 ? 'filled' : 'default'} onClick={() => navigate(step.to)}>
                  {step.action}
                </Button>
              </div>
            ))}
          </Part>
          <Part title="The path" className="home__path">
            <ol>
              {guidedPath(overview).map((step) => (
                <li key={step.id}>
                  <UnstyledButton className="home__path-step" onClick={() => navigate(step.to)}>
                    {step.done ? (
                      <IconCheck size={16} className="home__done" aria-label="Done" />
                    ) : (
                      <IconCircleDashed size={16} className="home__open" aria-label="Open" />
                    )}
                    <span>{step.title}</span>
                    <span className="quiet figures truncate">{step.state}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ol>
            <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'readiness' })}>
              What the data are ready for, and what to ask the client for
            </Anchor>
          </Part>
          <Part title="Segments" className="home__segments" more={() => navigate({ kind: 'segments' })}>
            <Segments segments={segments} />
          </Part>
          <Part title="Recent work" className="home__work" more={() => navigate({ kind: 'history' })}>
            <Work operations={operations} onUndo={onUndo} />
          </Part>
          {overview.reviewsDue.length > 0 && (
            <Part title="Reviews due" className="home__reviews">
              <ul className="home__list">
                {overview.reviewsDue.map((due) => (
                  <li key={`${due.kind}-${due.id}`} className="home__line">
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      className="truncate"
                      onClick={() =>
                        navigate(
                          due.kind === 'tag' ? { kind: 'tags', tag: due.id } : { kind: 'segments', segment: due.id },
                        )
                      }
                    >
                      {due.name}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      {due.kind === 'tag' ? 'Tag' : 'Segment'}, since {formatPlainDay(due.reviewAt)}
                    </Text>
                  </li>
                ))}
              </ul>
            </Part>
          )}
        </div>
      </div>
    </div>
  );
}

function Beginning({ onImport }: { onImport: () => void }) {
  return (
    <EmptyState
      icon={IconSparkles}
      title="This workspace is empty"
      action={{ label: 'Import a customer file', run: onImport }}
    >
      Start with the CSV that your CRM, shop or mailing tool exported. You see what will be created before anything is
      kept, and the whole import can be undone. You can also drop the file anywhere in this window.
    </EmptyState>
  );
}

interface PartProps {
  title: string;
  className?: string;
  more?: () => void;
  children: ReactNode;
}

function Part({ title, className = '', more, children }: PartProps) {
  const id = useId();
  return (
    <section className={`home__part ${className}`} aria-labelledby={id}>
      <Group justify="space-between" mb={8}>
        <Title order={2} fz={14} id={id}>
          {title}
        </Title>
        {more && (
          <Anchor component="button" type="button" size="xs" aria-label={`All of ${title}`} onClick={more}>
            Show all
          </Anchor>
        )}
      </Group>
      {children}
    </section>
  );
}

function Health({ audit }: { audit: HomeOverview['audit'] }) {
  const change = audit?.before == null ? null : Math.round(audit.score) - Math.round(audit.before);
  return (
    <Part title="Data health" className="home__health" more={() => navigate({ kind: 'audit' })}>
      <Group wrap="nowrap" gap={24} align="center">
        <div className="home__ring">
          <ScoreRing score={audit?.score ?? null} label="Data health" size={132} />
          {audit && (
            <Text size="xs" c="dimmed" ta="center">
              {change !== null && change !== 0 && (
                <span className="home__change" data-up={change > 0 || undefined}>
                  {change > 0 ? (
                    <IconArrowUpRight size={13} aria-hidden />
                  ) : (
                    <IconArrowDownRight size={13} aria-hidden />
                  )}
                  {change > 0 ? `${change} up` : `${-change} down`}
                  {' · '}
                </span>
              )}
              <RelativeTime at={audit.at} />
            </Text>
          )}
        </div>
        {audit ? (
          <dl className="home__dimensions">
            {audit.dimensions.map(({ dimension, score }) => (
              <div key={dimension}>
                <Tooltip label={dimensionMeaning[dimension]}>
                  <dt>{dimensionLabel[dimension]}</dt>
                </Tooltip>
                <dd>
                  {score === null ? (
                    <span className="quiet">nothing to measure</span>
                  ) : (
                    <FillBar
                      share={score / 100}
                      label={dimensionLabel[dimension]}
                      tone={{ good: 'done', fair: 'attention', poor: 'wrong' }[gradeOf(score)] as 'done'}
                    />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <Text size="sm" c="dimmed">
            An audit measures completeness, validity, consistency, uniqueness and timeliness, and shows every number's
            formula.
          </Text>
        )}
      </Group>
    </Part>
  );
}

function Segments({ segments }: Pick<HomeViewProps, 'segments'>) {
  if (!segments) return <Skeleton height={64} aria-label="Counting the segments" />;
  if (segments.segments.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        A segment is a group described by a rule. It counts itself.
      </Text>
    );
  }
  const largest = segments.segments.toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1)).slice(0, 6);
  return (
    <ul className="home__list">
      {largest.map((segment) => (
        <li key={segment.id} className="home__segment">
          <Anchor
            component="button"
            type="button"
            size="sm"
            className="truncate"
            onClick={() => navigate({ kind: 'segments', segment: segment.id })}
          >
            {segment.name}
          </Anchor>
          {segment.count === null ? (
            <Text size="xs" c="var(--attention-ink)">
              Its rule needs attention
            </Text>
          ) : (
            <>
              <FillBar share={segments.total === 0 ? 0 : segment.count / segments.total} label={segment.name} bare />
              <span className="figures quiet">{formatNumber(segment.count)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Work({ operations, onUndo }: Pick<HomeViewProps, 'operations' | 'onUndo'>) {
  if (operations.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Everything you change is listed here, and can be undone.
      </Text>
    );
  }
  return (
    <ul className="home__list">
      {operations.map((operation) => (
        <li key={operation.id} className="home__line" data-undone={operation.undoneBy !== null || undefined}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            c="var(--ink)"
            className="truncate home__label"
            title={operation.label}
            onClick={() => navigate({ kind: 'history', operation: operation.id })}
          >
            {operation.label}
          </Anchor>
          <Text size="xs" c="dimmed">
            <RelativeTime at={operation.at} />
          </Text>
          {operation.undoneBy === null ? (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`Undo ${operation.label}`}
              onClick={() => onUndo(operation.id)}
            >
              Undo
            </Button>
          ) : (
            <Text size="xs" c="dimmed">
              undone
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
