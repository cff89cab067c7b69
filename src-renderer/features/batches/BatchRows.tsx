// The rows of an import with what became of each, as a list of any length, and the one row that is looked at.
import { Anchor, SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BatchDetail, BatchEntry, RowOutcome } from '../../../src-shared/contract/batches.ts';
import { rowOutcomes } from '../../../src-shared/contract/batches.ts';
import type { ContactId, ImportBatchId } from '../../../src-shared/model/ids.ts';
import { Inspector } from '../../app/Inspector.tsx';
import { answers } from '../../app/kept-answers.ts';
import { useRead, useTablesVersion } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { DataGrid } from '../../grid/DataGrid.tsx';
import { type GridColumn, type GridLayout, type GridSource, startLayout } from '../../grid/grid-types.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { outcomeLabel } from './batch-words.ts';

type Filter = RowOutcome | 'all';

export function BatchRows({ batch }: { batch: BatchDetail }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [active, setActive] = useState<BatchEntry | null>(null);
  const [layout, setLayout] = useState<GridLayout>();
  const columns = useMemo(() => rowColumns(batch), [batch]);
  const total = rowOutcomes.reduce((sum, outcome) => sum + batch.rows[outcome], 0);
  const source = useRowSource(batch.id, filter, filter === 'all' ? total : batch.rows[filter]);
  const passedOver = batch.unchanged - batch.rows.unchanged;
  return (
    <>
      <div className="batch__bar">
        <SegmentedControl
          size="xs"
          aria-label="Which rows"
          value={filter}
          onChange={(next) => {
            setFilter(next as Filter);
            setActive(null);
          }}
          data={[
            { value: 'all', label: `All ${formatNumber(total)}` },
            ...rowOutcomes
              .filter((outcome) => batch.rows[outcome] > 0)
              .map((outcome) => ({
                value: outcome,
                label: `${outcomeLabel[outcome]} ${formatNumber(batch.rows[outcome])}`,
              })),
          ]}
        />
        {passedOver > 0 && batch.content === 'contacts' && (
          <Text size="xs" c="dimmed">
            {formatNumber(passedOver)} more were passed over and are only counted.
          </Text>
        )}
      </div>
      <div className="batch__grid">
        <DataGrid
          label="Rows of the import"
          source={source}
          columns={columns}
          layout={layout ?? startLayout(columns)}
          onLayoutChange={setLayout}
          rowLabel={(row) => (row.row === null ? (row.contactName ?? 'Activity') : `Row ${row.row}`)}
          onActive={setActive}
          onOpen={(row) => row.contact !== null && navigate({ kind: 'contacts', contact: row.contact })}
          rowMark={(row) => (row.key === active?.key ? 'open' : undefined)}
          empty={<Text c="dimmed">No rows of this kind.</Text>}
        />
      </div>
      {active !== null && <RowInspector batch={batch} row={active} onClose={() => setActive(null)} />}
    </>
  );
}

function useRowSource(batch: number, filter: Filter, rowCount: number): GridSource<BatchEntry> {
  const revision = useTablesVersion(['source_record', 'reject', 'contact', 'contact_alias']);
  return useMemo(
    () => ({
      key: `${batch} ${filter}`,
      revision,
      rowCount,
      rowId: (row) => Number.parseInt(row.key.slice(1), 10) * (row.outcome === 'rejected' ? -1 : 1),
      getWindow: async (offset, limit) => {
        const outcome = filter === 'all' ? null : filter;
        return (await answers.answer('batches.rows', { batch: batch as ImportBatchId, outcome, offset, limit })).rows;
      },
    }),
    [batch, filter, revision, rowCount],
  );
}

function rowColumns(batch: BatchDetail): GridColumn<BatchEntry>[] {
  const cells = batch.content === 'contacts' ? batch.columns.slice(0, 8) : [];
  return [
    {
      id: 'row',
      label: 'Row',
      width: 64,
      align: 'right',
      text: (row) => (row.row === null ? '' : formatNumber(row.row)),
      render: (row) => (row.row === null ? '–' : formatNumber(row.row)),
    },
    {
      id: 'outcome',
      label: 'Became',
      width: 100,
      render: (row) => (
        <span className="row-outcome" data-outcome={row.outcome}>
          {row.outcome === 'activity' ? 'Activity' : outcomeLabel[row.outcome]}
        </span>
      ),
      text: (row) => outcomeLabel[row.outcome],
    },
    {
      id: 'contact',
      label: 'Contact, or why not',
      width: 260,
      text: (row) => [row.contactName, row.note].filter(Boolean).join(': '),
      render: (row) =>
        row.contactName === null ? (
          <span className="quiet">{row.note}</span>
        ) : (
          <>
            {row.contactName}
            {row.note !== null && <span className="quiet"> · {row.note}</span>}
          </>
        ),
    },
    ...(cells.length > 0
      ? cells.map(
          ({ header }, index): GridColumn<BatchEntry> => ({
            id: `cell${index}`,
            label: header,
            width: 150,
            text: (row) => row.cells[index] ?? '',
            render: (row) => row.cells[index] ?? '',
          }),
        )
      : [
          {
            id: 'cells',
            label: 'What',
            width: 420,
            text: (row: BatchEntry) => row.cells.join(' · '),
            render: (row: BatchEntry) => row.cells.join(' · '),
          },
        ]),
  ];
}

function RowInspector({ batch, row, onClose }: { batch: BatchDetail; row: BatchEntry; onClose: () => void }) {
  const title = row.row === null ? (row.contactName ?? 'Activity') : `Row ${formatNumber(row.row)}`;
  return (
    <Inspector label={title} title={title} onClose={onClose}>
      <div className="row-inspector">
        <Text size="sm">
          <span className="row-outcome" data-outcome={row.outcome}>
            {row.outcome === 'activity' ? 'Activity' : outcomeLabel[row.outcome]}
          </span>
          {row.note !== null && ` · ${row.note}`}
        </Text>
        {row.contact !== null && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            ta="left"
            onClick={() => navigate({ kind: 'contacts', contact: row.contact ?? 0 })}
          >
            Open {row.contactName}
          </Anchor>
        )}
        {row.outcome === 'updated' && row.contact !== null && <Changes batch={batch.id} contact={row.contact} />}
        {row.row !== null && (
          <section>
            <h3>As it stood in the file</h3>
            <dl className="row-inspector__cells">
              {row.cells.map((cell, index) =>
                cell === '' ? null : (
                  <div key={batch.columns[index]?.header ?? index}>
                    <dt className="truncate">{batch.columns[index]?.header ?? `Column ${index + 1}`}</dt>
                    <dd dir="auto">{cell}</dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        )}
      </div>
    </Inspector>
  );
}

function Changes({ batch, contact }: { batch: number; contact: number }) {
  const changes = useRead('batches.changes', { batch: batch as ImportBatchId, contact: contact as ContactId }).value;
  if (changes === undefined) return null;
  return (
    <section>
      <h3>What it changed</h3>
      <dl className="row-inspector__changes">
        {changes.map(({ field, before, after }) => (
          <div key={`${field} ${before} ${after}`}>
            <dt>{field}</dt>
            <dd dir="auto">
              {before !== null && <del>{before}</del>} {after !== null ? <ins>{after}</ins> : <em>taken out</em>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
