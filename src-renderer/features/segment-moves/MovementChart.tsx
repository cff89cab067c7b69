// Who came (up) and who left (down) in each period, with the size as a line above. Draws; the periods are given.
import { Tooltip } from '@mantine/core';
import type { Movement } from '../../../src-shared/contract/segment-moves.ts';
import { formatDay, formatNumber } from '../../ui/numbers.ts';

type Period = Movement['periods'][number];

interface MovementChartProps {
  periods: readonly Period[];
  /** Before, nothing was recorded. */
  startedAt: number;
  /** Start of the chosen period, or null. */
  chosen: number | null;
  onChoose: (from: number | null) => void;
}

export function MovementChart({ periods, startedAt, chosen, onChoose }: MovementChartProps) {
  const most = Math.max(1, ...periods.flatMap(({ entered, left }) => [entered, left]));
  const largest = Math.max(1, ...periods.map(({ size }) => size));
  return (
    <ul className="movement-chart" aria-label="Entered and left by period">
      {periods.map((period) => (
        <li key={period.from}>
          <Tooltip label={wordsFor(period, startedAt)}>
            <button
              type="button"
              className="movement-chart__period"
              aria-label={wordsFor(period, startedAt)}
              disabled={period.until <= startedAt}
              aria-pressed={chosen === period.from}
              onClick={() => onChoose(chosen === period.from ? null : period.from)}
            >
              <span className="movement-chart__size">
                <span
                  style={{ height: `${(100 * period.size) / largest}%` }}
                  data-none={period.until <= startedAt || undefined}
                />
              </span>
              <span className="movement-chart__in">
                <span
                  style={{ height: `${(100 * period.entered) / most}%` }}
                  data-none={period.entered === 0 || undefined}
                />
              </span>
              <span className="movement-chart__out">
                <span style={{ height: `${(100 * period.left) / most}%` }} data-none={period.left === 0 || undefined} />
              </span>
              <span className="movement-chart__label figures">{shortDay(period.from)}</span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

function wordsFor(period: Period, startedAt: number): string {
  return period.until <= startedAt ? 'Before moves were recorded' : periodWords(period);
}

function periodWords({ from, until, entered, left, size }: Period): string {
  const days = `${formatDay(from)} to ${formatDay(until - 1)}`;
  return `${days}: ${formatNumber(entered)} entered, ${formatNumber(left)} left, ${formatNumber(size)} at the end`;
}

const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDay = (at: number): string => dayAndMonth.format(at);
