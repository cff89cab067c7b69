// The size of a segment over twelve weeks as a line, with what came and went lately.
import { Tooltip } from '@mantine/core';
import type { SegmentTrend } from '../../../src-shared/contract/segment-moves.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { signed } from './MovementPanel.tsx';
import './segment-moves.css';

const width = 64;
const height = 18;

export function TrendCell({ trend, onOpen }: { trend: SegmentTrend | undefined; onOpen: () => void }) {
  if (!trend) return null;
  const { entered, left } = trend;
  const words = `Last 4 weeks: ${formatNumber(entered)} entered, ${formatNumber(left)} left`;
  return (
    <Tooltip label={words}>
      <button type="button" className="trend" aria-label={`${words}. Show who`} onClick={onOpen}>
        <Line sizes={trend.sizes} />
        <span className="figures" data-quiet={entered === left || undefined}>
          {entered === left ? (entered === 0 ? '0' : '±0') : signed(entered - left)}
        </span>
      </button>
    </Tooltip>
  );
}

function Line({ sizes }: { sizes: SegmentTrend['sizes'] }) {
  const known = sizes.flatMap((size, index) => (size === null ? [] : [{ size, index }]));
  const [lowest, highest] = [Math.min(...known.map(({ size }) => size)), Math.max(...known.map(({ size }) => size))];
  const x = (index: number): number => 2 + (index * (width - 4)) / Math.max(1, sizes.length - 1);
  const y = (size: number): number =>
    highest === lowest ? height / 2 : height - 3 - ((size - lowest) * (height - 6)) / (highest - lowest);
  const last = known.at(-1);
  return (
    <svg width={width} height={height} aria-hidden className="trend__line">
      {known.length > 1 && <polyline points={known.map(({ size, index }) => `${x(index)},${y(size)}`).join(' ')} />}
      {last && <circle cx={x(last.index)} cy={y(last.size)} r={2} />}
    </svg>
  );
}
