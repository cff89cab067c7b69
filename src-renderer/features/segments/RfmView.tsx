// The RFM map: recency across, value up, the named group of each cell with its size and revenue, and what each calls for.
import { Button, Loader, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { IconChartGridDots, IconRefresh, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { RfmGridView, RfmSettings } from '../../../src-shared/contract/rfm.ts';
import { type RfmCell, rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import { prospectAction, rfmActions } from '../../../src-shared/rules/rfm-cells.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate, useRoute } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber, formatPlainDay, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { newSegment } from './new-segment-store.ts';
import { RfmMap } from './RfmMap.tsx';
import { RfmMovement } from './RfmMovement.tsx';
import { RfmSettingsForm } from './RfmSettingsForm.tsx';
import { cellRule, groupRule, type MapCell, prospectRule, shownAmount } from './rfm-rules.ts';
import type { FreshScores } from './use-fresh-scores.ts';
import './rfm.css';

export function RfmView({ scores }: { scores: FreshScores }) {
  const { value } = useRead('rfm.grid', {});
  const configure = useWrite('rfm.configure');
  const [measure, setMeasure] = useState<'count' | 'revenue'>('count');
  const [chosen, choose] = useState<MapCell | null>(null);
  const isMovement = useRoute('segments')?.tab === 'movement';
  if (!value) return <Bars />;
  if (!value.hasBuyers) {
    return (
      <EmptyState
        icon={IconChartGridDots}
        title="No purchases to score yet"
        action={{ label: 'Import orders', run: () => navigate({ kind: 'import' }) }}
      >
        RFM scores every buyer from 1 to 5 by how recently, how often and for how much they bought, and names the groups
        that need attention. It works from a handful of buyers up.
      </EmptyState>
    );
  }
  const apply = async (settings: RfmSettings): Promise<void> => {
    if (await configure.run(settings)) await announceDone();
  };
  return (
    <div className="page__scroll rfm">
      <div className="rfm__bar">
        <SegmentedControl
          aria-label="Map or movement"
          data={[
            { value: 'map', label: 'Map' },
            { value: 'movement', label: 'Movement' },
          ]}
          value={isMovement ? 'movement' : 'map'}
          onChange={(tab) => navigate({ kind: 'segments', screen: 'rfm', ...(tab === 'movement' && { tab }) })}
        />
        <SegmentedControl
          aria-label="What the map shows"
          data={[
            { value: 'count', label: 'Contacts' },
            { value: 'revenue', label: 'Revenue' },
          ]}
          value={measure}
          onChange={(next) => setMeasure(next === 'revenue' ? 'revenue' : 'count')}
        />
        <RfmSettingsForm settings={value.settings} currencies={value.currencies} onApply={(next) => void apply(next)} />
        <Button
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden />}
          disabled={scores.isComputing}
          onClick={scores.recompute}
        >
          Compute again
        </Button>
        <Text size="sm" c="dimmed" component="div" className="rfm__state">
          {scores.isComputing ? (
            <>
              <Loader size={12} /> Scoring…
            </>
          ) : (
            <>
              {counted(value.scored, 'buyer')} scored{value.asOf && ` as of ${formatPlainDay(value.asOf)}`} ·{' '}
              {methodText(value)}
            </>
          )}
        </Text>
      </div>
      {isMovement ? (
        value.asOf && <RfmMovement asOf={value.asOf} measure={measure} />
      ) : (
        <>
          <div className="rfm__columns">
            <RfmMap view={value} measure={measure} chosen={chosen} onChoose={choose} />
            <CellPanel
              view={value}
              chosen={chosen}
              onRename={(cell, name) =>
                void apply({ ...value.settings, grid: renamed(value.settings.grid, cell, name) })
              }
            />
          </div>
          <GroupTable view={value} />
        </>
      )}
    </div>
  );
}

function methodText({ settings, currencies }: RfmGridView): string {
  const cut = settings.method === 'quintile' ? 'in fifths' : 'by fixed limits';
  const months = settings.months === null ? 'all purchases' : `purchases of ${counted(settings.months, 'month')}`;
  if (settings.currency !== null) return `${cut}, ${months}, ${settings.currency} only`;
  const mixed = currencies.length > 1 ? `, ${currencies.length} currencies added as they are` : '';
  return `${cut}, ${months}${mixed}`;
}

function renamed(grid: RfmSettings['grid'], { recency, value }: MapCell, name: RfmCell): RfmSettings['grid'] {
  return grid.map((row, index) => (index === 5 - value ? row.with(recency - 1, name) : row));
}

interface CellPanelProps {
  view: RfmGridView;
  chosen: MapCell | null;
  onRename: (cell: MapCell, name: RfmCell) => void;
}

function CellPanel({ view, chosen, onRename }: CellPanelProps) {
  if (!chosen) {
    return (
      <aside className="rfm__panel">
        <Text size="sm" c="dimmed">
          Choose a cell to see who is in it and what it calls for. Recency grows to the right: the last column bought
          most recently. Value grows upwards: it is the mean of how often and for how much they bought.
        </Text>
      </aside>
    );
  }
  const name = view.settings.grid[5 - chosen.value]?.[chosen.recency - 1] ?? 'lost';
  const cell = view.cells.find(({ recency, value }) => recency === chosen.recency && value === chosen.value);
  const label = `${rfmCellNames[name]}: recency ${chosen.recency}, value ${chosen.value}`;
  return (
    <aside className="rfm__panel" aria-label={label}>
      <Text fw={600}>{rfmCellNames[name]}</Text>
      <Text size="sm" c="dimmed">
        Recency {chosen.recency}, value {chosen.value}
      </Text>
      <Text size="sm">
        {formatNumber(cell?.count ?? 0)} contacts
        {cell && (
          <>
            {' '}
            · <span className="figures">{shownAmount(cell.revenue, view.currency)}</span>
          </>
        )}
      </Text>
      <Text size="sm">{rfmActions[name]}</Text>
      <Button
        variant="default"
        disabled={!cell}
        leftSection={<IconUsers size={14} aria-hidden />}
        onClick={() => navigate({ kind: 'contacts', scope: { kind: 'rule', rule: cellRule(chosen), label } })}
      >
        Open {counted(cell?.count ?? 0, 'contact')}
      </Button>
      <Select
        label="Group of this cell"
        description="The map is yours to name; scores stay as they are."
        data={Object.entries(rfmCellNames).map(([value, text]) => ({ value, label: text }))}
        value={name}
        allowDeselect={false}
        maxDropdownHeight={320}
        onChange={(next) => next && next !== name && onRename(chosen, next as RfmCell)}
      />
    </aside>
  );
}

function GroupTable({ view }: { view: RfmGridView }) {
  const total = view.groups.reduce((sum, { count }) => sum + count, 0);
  const revenue = view.groups.reduce((sum, group) => sum + group.revenue, 0);
  return (
    <Table className="rfm__groups" verticalSpacing={6} horizontalSpacing={12} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Group</Table.Th>
          <Table.Th ta="right">Contacts</Table.Th>
          <Table.Th ta="right">Share</Table.Th>
          <Table.Th ta="right">Revenue</Table.Th>
          <Table.Th ta="right">Share</Table.Th>
          <Table.Th ta="right">Per contact</Table.Th>
          <Table.Th>What it calls for</Table.Th>
          <Table.Th aria-label="Actions" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.groups.map((group) => (
          <Table.Tr key={group.cell}>
            <Table.Td fw={600}>{rfmCellNames[group.cell]}</Table.Td>
            <Table.Td ta="right">
              <CountLink
                count={group.count}
                to={{
                  kind: 'contacts',
                  scope: { kind: 'rule', rule: groupRule(group.cell), label: rfmCellNames[group.cell] },
                }}
              />
            </Table.Td>
            <Table.Td ta="right" className="figures">
              {formatShare(total === 0 ? 0 : group.count / total)}
            </Table.Td>
            <Table.Td ta="right">
              <span className="figures">{shownAmount(group.revenue, view.currency)}</span>
            </Table.Td>
            <Table.Td ta="right" className="figures">
              {formatShare(revenue <= 0 ? 0 : Math.max(0, group.revenue / revenue))}
            </Table.Td>
            <Table.Td ta="right">
              <span className="figures">{shownAmount(group.revenue / group.count, view.currency)}</span>
            </Table.Td>
            <Table.Td>
              <Text size="sm" c="dimmed">
                {rfmActions[group.cell]}
              </Text>
            </Table.Td>
            <Table.Td>
              <Button
                variant="subtle"
                onClick={() =>
                  newSegment({
                    label: rfmCellNames[group.cell],
                    purpose: rfmActions[group.cell],
                    rule: groupRule(group.cell),
                  })
                }
              >
                Make a segment
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Td fw={600}>New prospects</Table.Td>
          <Table.Td ta="right">
            <CountLink
              count={view.prospects}
              to={{ kind: 'contacts', scope: { kind: 'rule', rule: prospectRule, label: 'New prospects' } }}
            />
          </Table.Td>
          <Table.Td colSpan={4} />
          <Table.Td>
            <Text size="sm" c="dimmed">
              {prospectAction}
            </Text>
          </Table.Td>
          <Table.Td>
            <Button
              variant="subtle"
              onClick={() => newSegment({ label: 'New prospects', purpose: prospectAction, rule: prospectRule })}
            >
              Make a segment
            </Button>
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
