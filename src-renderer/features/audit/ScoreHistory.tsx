// The score of the runs so far as a small line, with the change since the run before.
import { Text, Tooltip } from '@mantine/core';
import type { AuditOverview } from '../../../src-shared/contract/audit.ts';
import { formatMoment, formatNumber } from '../../ui/numbers.ts';

const [width, height, pad] = [150, 44, 5];

export function ScoreHistory({ history }: { history: AuditOverview['history'] }) {
  const last = history.at(-1);
  const before = history.at(-2);
  if (last === undefined || before === undefined)
    return (
      <div className="score-history">
        <Text size="xs" c="dimmed">
          The next audit shows here what changed.
        </Text>
      </div>
    );
  const lowest = Math.max(0, Math.min(...history.map((run) => run.score)) - 3);
  const highest = Math.min(100, Math.max(...history.map((run) => run.score)) + 3);
  const x = (index: number): number => pad + (index * (width - 2 * pad)) / (history.length - 1);
  const y = (score: number): number =>
    height - pad - ((score - lowest) * (height - 2 * pad)) / Math.max(1, highest - lowest);
  const difference = last.score - before.score;
  const fewer = before.findings - last.findings;
  return (
    <div className="score-history">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`Score over ${history.length} audits, now ${last.score.toFixed(0)}`}
      >
        <polyline points={history.map((run, index) => `${x(index)},${y(run.score)}`).join(' ')} />
        {history.map((run, index) => (
          <Tooltip
            key={run.id}
            label={`${formatMoment(run.at)}: ${run.score.toFixed(1)}, ${formatNumber(run.findings)} findings`}
          >
            <circle cx={x(index)} cy={y(run.score)} r={index === history.length - 1 ? 3.5 : 2.5} />
          </Tooltip>
        ))}
      </svg>
      <Text size="xs" c="dimmed" className="figures">
        {signed(difference)} points,{' '}
        {fewer === 0 ? 'as many findings' : `${formatNumber(Math.abs(fewer))} ${fewer > 0 ? 'fewer' : 'more'} findings`}{' '}
        than before
      </Text>
    </div>
  );
}

function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${Math.abs(rounded)}` : '±0';
}
