// The overlap of all segments as a matrix: contacts in common, share of one in the other, or Jaccard. A cell leads to its
// contacts.
import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { OverlapView as Overlap } from '../../../src-shared/contract/segment-compare.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatCount, formatNumber, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { amongScope } from './compare-rules.ts';
import { LeftOut } from './LeftOut.tsx';

const measures = {
  count: { label: 'Contacts', help: 'How many contacts are in both.' },
  share: { label: 'Share of the row', help: 'Of the contacts in the row, the share that is in the column too.' },
  jaccard: {
    label: 'Alikeness',
    help: 'Contacts in both, as a share of those in either (Jaccard): from 80% on, two segments are nearly one.',
  },
} as const;
type Measure = keyof typeof measures;

export function OverlapView() {
  const { value } = useRead('segmentCompare.overlap', {});
  const [measure, setMeasure] = useState<Measure>('count');
  if (!value) return <Bars />;
  const uncovered = value.total - value.covered;
  return (
    <>
      <div className="side-by-side__bar">
        <SegmentedControl
          aria-label="What the cells show"
          size="xs"
          data={Object.entries(measures).map(([id, { label }]) => ({ value: id, label }))}
          value={measure}
          onChange={(next) => setMeasure(next as Measure)}
        />
        <Text size="sm" c="dimmed">
          {measures[measure].help}
        </Text>
      </div>
      <Matrix view={value} measure={measure} />
      <Text size="sm" mt={12}>
        {formatShare(value.total === 0 ? 0 : value.covered / value.total)} of {counted(value.total, 'contact')} are in
        at least one segment;{' '}
        <CountLink count={uncovered} to={{ kind: 'contacts', scope: amongScope([], value.segments) }} /> in none.
      </Text>
      <LeftOut rows={value.leftOut} />
    </>
  );
}

function Matrix({ view, measure }: { view: Overlap; measure: Measure }) {
  const { segments, shared } = view;
  const [at, setAt] = useState<readonly [number, number] | null>(null);
  const sizeOf = (place: number): number => segments[place]?.count ?? 0;
  const figures = (row: number, column: number) => {
    const both = shared[row]?.[column] ?? 0;
    return {
      both,
      share: both / Math.max(1, sizeOf(row)),
      jaccard: both / Math.max(1, sizeOf(row) + sizeOf(column) - both),
    };
  };
  return (
    <div className="overlap" onPointerLeave={() => setAt(null)}>
      <table>
        <thead>
          <tr>
            <th scope="col">Segment</th>
            {segments.map(({ id, name }, column) => (
              <th
                key={id}
                scope="col"
                className="overlap__column"
                data-lit={at?.[1] === column || undefined}
                title={name}
              >
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((segment, row) => (
            <tr key={segment.id}>
              <th scope="row" data-lit={at?.[0] === row || undefined} title={segment.name}>
                <button
                  type="button"
                  className="overlap__name truncate"
                  onClick={() => navigate({ kind: 'segments', screen: 'builder', segment: segment.id })}
                >
                  {segment.name}
                </button>
                <span className="figures quiet">{formatCount(segment.count, 'short')}</span>
              </th>
              {segments.map((other, column) => {
                const { both, share, jaccard } = figures(row, column);
                const isSelf = row === column;
                const depth = isSelf ? 0 : measure === 'jaccard' ? jaccard : share;
                const shown =
                  measure === 'count' ? formatCount(both, 'short') : formatShare(measure === 'share' ? share : jaccard);
                const words = isSelf
                  ? `${segment.name}: ${counted(both, 'contact')}`
                  : `${segment.name} and ${other.name}: ${counted(both, 'contact')} in both, ${formatShare(share)} of the first, alike to ${formatShare(jaccard)}`;
                return (
                  <td key={other.id}>
                    <button
                      type="button"
                      className="overlap__cell figures"
                      data-self={isSelf || undefined}
                      data-empty={both === 0 || undefined}
                      data-alike={(!isSelf && jaccard > 0.8) || undefined}
                      style={{ '--share': `${Math.round(depth * 65)}%` } as React.CSSProperties}
                      title={words}
                      aria-label={words}
                      onPointerEnter={() => setAt([row, column])}
                      onFocus={() => setAt([row, column])}
                      disabled={both === 0}
                      onClick={() =>
                        navigate({ kind: 'contacts', scope: amongScope(isSelf ? [segment] : [segment, other]) })
                      }
                    >
                      {both === 0 ? '·' : isSelf ? formatCount(both, 'short') : shown}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="sm" c="dimmed" className="overlap__words" aria-hidden>
        {at === null ? 'Point at a cell to read it, click to open its contacts.' : wordsOf(view, at, figures(...at))}
      </Text>
    </div>
  );
}

function wordsOf(
  { segments }: Overlap,
  [row, column]: readonly [number, number],
  { both, share }: { both: number; share: number },
): string {
  const [one, other] = [segments[row]?.name ?? '', segments[column]?.name ?? ''];
  if (row === column) return `“${one}” has ${counted(both, 'contact')}.`;
  return `${formatNumber(both)} of the ${formatNumber(segments[row]?.count ?? 0)} in “${one}” (${formatShare(share)}) are in “${other}” too.`;
}
