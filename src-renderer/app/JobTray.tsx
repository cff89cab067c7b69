// Jobs under way and just finished: phase, how far, how long still, cancel. Owns its words; runs nothing.
import { ActionIcon, Button, Group, Progress, RingProgress, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerStop, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { JobProgress } from '../../src-shared/protocol.ts';
import { formatDuration, formatNumber } from '../ui/numbers.ts';

export interface TrayJob {
  id: number;
  /** What is being done, for people: 'Importing customers.csv'. */
  title: string;
  state: Exclude<JobProgress['state'], 'refused'>;
  phase: string;
  done: number;
  total: number | null;
  startedAt: number;
}

interface JobTrayProps {
  jobs: readonly TrayJob[];
  onCancel: (id: number) => void;
  onDismiss: (id: number) => void;
}

/** Milliseconds still to go, from the pace so far; null while that would be a guess. */
export function remainingTime(job: TrayJob, now: number): number | null {
  const elapsed = now - job.startedAt;
  if (job.total === null || job.total <= 0 || job.done <= 0 || elapsed < 1_500) return null;
  const share = Math.min(1, job.done / job.total);
  return share < 0.02 ? null : (elapsed / share) * (1 - share);
}

const share = (job: TrayJob): number | null =>
  job.total === null || job.total <= 0 ? null : Math.min(100, (100 * job.done) / job.total);

const stateWords: Record<Exclude<TrayJob['state'], 'running'>, string> = {
  done: 'Done',
  cancelled: 'Cancelled. The workspace is as it was before.',
  failed: 'Not finished. The workspace is as it was before.',
};

/** The cards at the bottom right. */
export function JobTray({ jobs, onCancel, onDismiss }: JobTrayProps) {
  const now = useNow(jobs.some((job) => job.state === 'running'));
  if (jobs.length === 0) return null;
  return (
    <section className="job-tray" aria-label="Jobs">
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} now={now} onCancel={onCancel} onDismiss={onDismiss} />
      ))}
    </section>
  );
}

function JobCard({ job, now, onCancel, onDismiss }: { job: TrayJob; now: number } & Omit<JobTrayProps, 'jobs'>) {
  const running = job.state === 'running';
  const percent = share(job);
  const left = running ? remainingTime(job, now) : null;
  const counts =
    job.total === null ? formatNumber(job.done) : `${formatNumber(job.done)} of ${formatNumber(job.total)}`;
  return (
    <div className="job-card" data-state={job.state}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} truncate title={job.title}>
          {job.title}
        </Text>
        {running ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconPlayerStop size={12} aria-hidden />}
            aria-label={`Cancel ${job.title}`}
            onClick={() => onCancel(job.id)}
          >
            Cancel
          </Button>
        ) : (
          <ActionIcon size={22} aria-label={`Dismiss ${job.title}`} onClick={() => onDismiss(job.id)}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {running ? (
        <>
          <Progress
            size={4}
            my={6}
            value={percent ?? 100}
            animated={percent === null}
            aria-label={job.title}
            transitionDuration={150}
          />
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="xs" c="dimmed" truncate>
              {job.phase}
            </Text>
            <Text size="xs" c="dimmed" className="figures" style={{ whiteSpace: 'nowrap' }}>
              {job.done > 0 && counts}
              {left !== null && ` · ${formatDuration(left)} left`}
            </Text>
          </Group>
        </>
      ) : (
        <Group gap={6} mt={4} wrap="nowrap" className="job-card__outcome">
          {job.state === 'done' ? <IconCheck size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
          <Text size="xs" inherit>
            {stateWords[job.state as Exclude<TrayJob['state'], 'running'>]}
          </Text>
        </Group>
      )}
    </div>
  );
}

/** The small ring in the top bar while something runs; clicking it shows or hides the tray. */
export function JobIndicator({ jobs, onToggle }: { jobs: readonly TrayJob[]; onToggle: () => void }) {
  const running = jobs.filter((job) => job.state === 'running');
  const first = running[0];
  if (!first) return null;
  const label = running.length === 1 ? `${first.title}: ${first.phase}` : `${running.length} jobs are running`;
  return (
    <Tooltip label={label}>
      <UnstyledButton className="job-indicator" aria-label={`${label}. Show or hide jobs.`} onClick={onToggle}>
        <RingProgress size={22} thickness={3} sections={[{ value: share(first) ?? 25, color: 'var(--accent)' }]} />
        {running.length > 1 && <span className="figures">{running.length}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
