// The three lanes as a histogram of match weights, with two thresholds to drag. Shows; the page keeps the values.
import { Button, Text, Tooltip } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useRef } from 'react';
import type { LaneCounts, MatchRun } from '../../../src-shared/contract/duplicates.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { chanceText, type LaneScale, laneScale, placeOf, weightAt } from './lane-scale.ts';

interface LaneHistogramProps {
  run: MatchRun;
  counts: LaneCounts | undefined;
  review: number;
  certain: number;
  isMoved: boolean;
  /** What stands beside the figures under the plot. */
  note: ReactNode;
  onMove: (change: { review?: number; certain?: number }) => void;
  onReset: () => void;
}

const weightHint =
  'Match weight in bits: each bit doubles the odds that two contacts are one. 0 means as likely as not.';

export function LaneHistogram({ run, counts, review, certain, isMoved, note, onMove, onReset }: LaneHistogramProps) {
  const plot = useRef<HTMLDivElement>(null);
  const scale = laneScale(run.histogram);
  const [reviewPlace, certainPlace] = [placeOf(scale, review), placeOf(scale, certain)];
  return (
    <section className="lanes" aria-label="Lanes">
      <div className="lanes__plot" ref={plot}>
        <Lane name="Ignored" from={0} to={reviewPlace} kind="ignored">
          {counts ? `${counted(counts.ignoredPairs, 'near pair')}` : ''}
        </Lane>
        <Lane name="Review" from={reviewPlace} to={certainPlace} kind="review">
          {counts ? counted(counts.review.clusters, 'group') : ''}
        </Lane>
        <Lane name="Certain" from={certainPlace} to={1} kind="certain">
          {counts ? counted(counts.certain.clusters, 'group') : ''}
        </Lane>
        <Bars scale={scale} review={review} certain={certain} />
        <Threshold
          label="Review begins at"
          scale={scale}
          value={review}
          plot={plot}
          onMove={(next) => onMove({ review: Math.min(next, certain) })}
        />
        <Threshold
          label="Certain begins at"
          scale={scale}
          value={certain}
          plot={plot}
          onMove={(next) => onMove({ certain: Math.max(next, review) })}
        />
      </div>
      <div className="lanes__foot">
        <Tooltip label={weightHint}>
          <Text span size="xs" c="dimmed">
            Pairs by match weight
          </Text>
        </Tooltip>
        <Text span size="xs" c="dimmed" className="figures">
          {formatNumber(run.comparedPairs)} pairs compared
        </Text>
        {note}
        {isMoved && (
          <Button variant="subtle" size="compact-xs" onClick={onReset}>
            Put the lanes back
          </Button>
        )}
      </div>
    </section>
  );
}

function Lane({
  name,
  from,
  to,
  kind,
  children,
}: {
  name: string;
  from: number;
  to: number;
  kind: string;
  children: string;
}) {
  return (
    <div className="lanes__lane" data-kind={kind} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}>
      <span className="lanes__name">{name}</span>
      <span className="lanes__count figures">{children}</span>
    </div>
  );
}

function Bars({ scale, review, certain }: { scale: LaneScale; review: number; certain: number }) {
  return (
    <div className="lanes__bars" aria-hidden>
      {scale.bins.map(({ from, count, height }) => (
        <Tooltip key={from} label={`${formatNumber(count)} pairs from ${from} to ${from + 1} bits`}>
          <span
            data-kind={from >= certain ? 'certain' : from >= review ? 'review' : 'ignored'}
            style={{ height: count === 0 ? 0 : `${Math.max(3, height * 100)}%` }}
          />
        </Tooltip>
      ))}
    </div>
  );
}

interface ThresholdProps {
  label: string;
  scale: LaneScale;
  value: number;
  plot: RefObject<HTMLDivElement | null>;
  onMove: (weight: number) => void;
}

/** A line to drag, or to move with the arrow keys by half a bit. */
function Threshold({ label, scale, value, plot, onMove }: ThresholdProps) {
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const box = plot.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onMove(weightAt(scale, (event.clientX - box.left) / box.width));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowLeft: -0.5, ArrowRight: 0.5, PageDown: -2, PageUp: 2 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(Math.max(scale.from, Math.min(scale.to, Math.round((value + step) * 2) / 2)));
  };
  return (
    <div
      className="lanes__threshold"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={scale.from}
      aria-valuemax={scale.to}
      aria-valuenow={value}
      aria-valuetext={`${value.toFixed(1)} bits, ${chanceText(value)}`}
      style={{ left: `${placeOf(scale, value) * 100}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    >
      <span className="lanes__handle figures">{chanceText(value)}</span>
    </div>
  );
}
