// Two classifications against each other: RFM groups by country, segments by lifecycle. Counts or shares, what would be
// expected, and shading where the counts depart from it. A cell leads to its contacts.
import { SegmentedControl, Select, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CrossAxis, CrossLine, CrossView } from '../../../src-shared/contract/segment-compare.ts';
import { useJob, useRead, useTablesVersion } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatCount, formatMoney, formatNumber, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';

const measures = {
  count: 'Contacts',
  row: 'Share of the row',
  column: 'Share of the column',
  revenue: 'Revenue',
  expected: 'Against chance',
} as const;
type Measure = keyof typeof measures;

const looksAt = [
  'contact',
  'contact_rollup',
  'contact_score',
  'contact_custom',
  'activity',
  'tag_assignment',
  'segment',
  'setting',
];

/** What was looked at last, so that another tab does not forget it. */
const kept = { rows: 'field:rfm_cell', columns: 'field:country' };

export function CrosstabView() {
  const { value: axes } = useRead('segmentCompare.axes', {});
  const [rows, setRows] = useState(kept.rows);
  const [columns, setColumns] = useState(kept.columns);
  const [measure, setMeasure] = useState<Measure>('count');
  const [view, setView] = useState<CrossView>();
  const version = useTablesVersion(looksAt);
  const { start, cancel, isRunning } = useJob('segmentCompare.cross');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is why it is counted again
  useEffect(() => {
    let isCurrent = true;
    Object.assign(kept, { rows, columns });
    void start({ rows, columns }).then((found) => {
      if (isCurrent && found) setView(found);
    });
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [rows, columns, version, start, cancel]);
  if (!axes) return <Bars />;
  return (
    <>
      <div className="side-by-side__bar">
        <AxisSelect label="Rows" axes={axes} value={rows} onChange={setRows} />
        <AxisSelect label="Columns" axes={axes} value={columns} onChange={setColumns} />
        <SegmentedControl
          aria-label="What the cells show"
          size="xs"
          data={Object.entries(measures).map(([value, label]) => ({ value, label }))}
          value={measure}
          onChange={(next) => setMeasure(next as Measure)}
        />
      </div>
      {!view && <Bars />}
      {view && view.total === 0 && (
        <Text c="dimmed">
          No contact has a value on both. Choose other rows or columns
          {rows === 'field:rfm_cell' && ', or score purchases on the RFM map'}.
        </Text>
      )}
      {view && view.total > 0 && (
        <div data-earlier={isRunning || undefined} className="crosstab">
          <Grid view={view} measure={measure} />
          <Summary view={view} />
        </div>
      )}
    </>
  );
}

interface AxisSelectProps {
  label: string;
  axes: readonly CrossAxis[];
  value: string;
  onChange: (axis: string) => void;
}

function AxisSelect({ label, axes, value, onChange }: AxisSelectProps) {
  const groups = Map.groupBy(axes, ({ group }) => group);
  return (
    <Select
      aria-label={label}
      searchable
      allowDeselect={false}
      maxDropdownHeight={340}
      w={210}
      data={[...groups].map(([group, items]) => ({
        group,
        items: items.map((axis) => ({ value: axis.id, label: axis.label })),
      }))}
      value={value}
      onChange={(next) => next && onChange(next)}
    />
  );
}

function Grid({ view, measure }: { view: CrossView; measure: Measure }) {
  return (
    <div className="overlap">
      <table>
        <thead>
          <tr>
            <th scope="col"> </th>
            {view.columns.map((column) => (
              <th key={column.label} scope="col" className="crosstab__column" title={column.label}>
                <span>{column.label}</span>
              </th>
            ))}
            <th scope="col" className="crosstab__column">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, at) => (
            <tr key={row.label}>
              <th scope="row" title={row.label}>
                <span className="truncate crosstab__row">{row.label}</span>
              </th>
              {view.columns.map((column, place) => (
                <td key={column.label}>
                  <Cell view={view} row={row} column={column} at={[at, place]} measure={measure} />
                </td>
              ))}
              <td className="crosstab__total figures">{totalText(view, row, measure)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">All</th>
            {view.columns.map((column) => (
              <td key={column.label} className="crosstab__total figures">
                {totalText(view, column, measure)}
              </td>
            ))}
            <td className="crosstab__total figures">
              {measure === 'revenue' ? moneyText(view.revenue, view.currency) : formatCount(view.total, 'short')}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  view: CrossView;
  row: CrossLine;
  column: CrossLine;
  at: readonly [number, number];
  measure: Measure;
}

function Cell({ view, row, column, at, measure }: CellProps) {
  const cell = view.cells[at[0]]?.[at[1]];
  if (!cell) return null;
  const { count, revenue, expected, residual, departs } = cell;
  const times = expected === 0 ? null : count / expected;
  const shown = {
    count: formatCount(count, 'short'),
    row: formatShare(count / Math.max(1, row.total)),
    column: formatShare(count / Math.max(1, column.total)),
    revenue: moneyText(revenue, view.currency),
    expected: times === null ? '–' : `${times.toFixed(1)}×`,
  }[measure];
  const beside =
    residual === null
      ? ''
      : `; ${formatNumber(Math.round(expected))} expected, ${residual > 0 ? 'more' : 'fewer'} by ${Math.abs(residual).toFixed(1)} standard errors`;
  const words = `${row.label}, ${column.label}: ${counted(count, 'contact')}, ${moneyText(revenue, view.currency)}${beside}`;
  return (
    <button
      type="button"
      className="overlap__cell crosstab__cell figures"
      data-empty={count === 0 || undefined}
      data-departs={!departs ? undefined : (residual ?? 0) > 0 ? 'more' : 'less'}
      style={{ '--depth': `${Math.round(Math.min(1, Math.abs(residual ?? 0) / 8) * 60)}%` } as React.CSSProperties}
      title={words}
      aria-label={words}
      disabled={count === 0}
      onClick={() =>
        navigate({
          kind: 'contacts',
          scope: {
            kind: 'rule',
            rule: { kind: 'group', match: 'all', items: [row.node, column.node] },
            label: `${row.label} and ${column.label}`,
          },
        })
      }
    >
      {count === 0 && measure !== 'expected' ? '·' : shown}
    </button>
  );
}

function totalText(view: CrossView, { total, revenue }: CrossLine, measure: Measure): string {
  if (measure === 'revenue') return moneyText(revenue, view.currency);
  if (measure === 'row' || measure === 'column') return formatShare(total / Math.max(1, view.total));
  return formatCount(total, 'short');
}

const moneyText = (minor: number, currency: string): string =>
  formatMoney(Math.round(minor / 100) * 100, currency || null).replace(/[.,]00(?=\D*$)/, '');

function Summary({ view }: { view: CrossView }) {
  const { total, chance, strength, isRough, isOverlapping } = view;
  if (isOverlapping) {
    return (
      <Text size="sm" c="dimmed" mt={10}>
        {counted(total, 'contact')} in the table. A contact may stand in several rows or columns, so chance is not
        reckoned and nothing is shaded.
      </Text>
    );
  }
  const verdict =
    chance > 0.05
      ? 'Rows and columns may well have nothing to do with each other'
      : `Rows and columns go together ${strength < 0.1 ? 'weakly' : strength < 0.3 ? 'somewhat' : 'strongly'}`;
  return (
    <Text size="sm" c="dimmed" mt={10}>
      {counted(total, 'contact')} in the table. {verdict} (strength {strength.toFixed(2)} of 1, chance{' '}
      {chance < 0.001 ? 'under 0.001' : chance.toFixed(3)}). Shaded cells hold more{' '}
      <span className="crosstab__key" data-departs="more" /> or fewer{' '}
      <span className="crosstab__key" data-departs="less" /> than chance would put there.
      {isRough && ' Many cells are small: take it as a rough guide.'} Values beyond the 12 commonest are left out.
    </Text>
  );
}
