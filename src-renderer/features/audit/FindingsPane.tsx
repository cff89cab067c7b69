// The findings of one check: what it is about, the rows with their proposals, and what can be done with many at once.
import { Button, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AuditCheckRow, FindingRow } from '../../../src-shared/contract/audit.ts';
import type { FindingState } from '../../../src-shared/model/finding.ts';
import { useCommands } from '../../app/commands.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { DataGrid } from '../../grid/DataGrid.tsx';
import { type GridSelection, nothingSelected, selectedCount } from '../../grid/grid-selection.ts';
import { type GridLayout, type GridSource, startLayout } from '../../grid/grid-types.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { AcceptPreview } from './AcceptPreview.tsx';
import { findingColumns } from './finding-columns.tsx';
import { findingScope } from './finding-scope.ts';
import { SeverityMark } from './SeverityMark.tsx';
import { type FindingsQuestion, targetOf, useFindingActions, useFindings } from './use-findings.ts';

interface FindingsPaneProps {
  check: AuditCheckRow;
  onActive: (finding: FindingRow | undefined) => void;
}

const stateLabels: Record<FindingState, string> = {
  open: 'Open',
  accepted: 'Accepted',
  rejected: 'Rejected',
  settled: 'Settled',
};

export function FindingsPane({ check, onActive }: FindingsPaneProps) {
  const [state, setState] = useState<FindingState>('open');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const [sort, setSort] = useState<FindingsQuestion['sort']>('fixable');
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [isPreviewing, setPreviewing] = useState(false);
  const [active, setActive] = useState<FindingRow>();
  const activeIndex = useRef<number>(undefined);
  const question: FindingsQuestion = { check: check.id, state, search, sort };
  const findings = useFindings(question);
  const actions = useFindingActions();
  const mayWrite = useMayWrite();
  const hasFixes = check.fixable > 0 || check.accepted > 0;
  const { ref: pane, width } = useElementSize();
  const room = Math.round(width / 20) * 20;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the actions do the same in every render
  const columns = useMemo(() => findingColumns(actions, hasFixes, room), [hasFixes, room]);
  const [layout, setLayout] = useState<GridLayout>();
  const show = (row: FindingRow | undefined): void => {
    setActive(row);
    onActive(row);
  };
  useFollowing(findings.source, activeIndex.current, show);
  const selected = selectedCount(selection, findings.total);

  const decide = (decision: 'accept' | 'reject', row: FindingRow | undefined = active): void => {
    if (selected > 0) void decideSelected(decision);
    else if (row?.state === 'open' && (decision === 'reject' || row.proposed !== null)) void actions[decision](row.id);
  };
  const decideSelected = async (decision: 'accept' | 'reject'): Promise<void> => {
    await actions[`${decision}All`](targetOf(question, selection));
    setSelection(nothingSelected);
  };
  useCommands([
    {
      id: 'audit.accept',
      title: 'Accept the fix',
      section: 'This screen',
      keys: ['A'],
      when: () => mayWrite && state === 'open' && (selected > 0 || active?.proposed != null),
      run: () => decide('accept'),
    },
    {
      id: 'audit.reject',
      title: 'Reject the finding: it is right as it is',
      section: 'This screen',
      keys: ['R'],
      when: () => mayWrite && state === 'open' && (selected > 0 || active !== undefined),
      run: () => decide('reject'),
    },
    {
      id: 'audit.acceptAll',
      title: `Accept all fixes of “${check.title}”`,
      section: 'This screen',
      when: () => mayWrite && findings.fixable > 0,
      run: () => setPreviewing(true),
    },
  ]);

  return (
    <section className="findings" aria-label={check.title}>
      <header className="findings__head">
        <div className="findings__title">
          <SeverityMark severity={check.severity} size={18} />
          <h2>{check.title}</h2>
          <Text size="sm" c="dimmed" component="span" className="figures">
            {counted(check.open, 'finding')}
            {check.open > 0 && (
              <>
                {' on '}
                <CountLink
                  count={check.affected}
                  noun="contact"
                  to={{ kind: 'contacts', scope: findingScope(check.id, check.title) }}
                />
              </>
            )}
          </Text>
          <span className="findings__space" />
          {state === 'open' && selected === 0 && findings.fixable > 0 && (
            <Button
              size="xs"
              className="findings__accept"
              disabled={!mayWrite}
              onClick={() => setPreviewing(!isPreviewing)}
              aria-expanded={isPreviewing}
            >
              Accept {counted(findings.fixable, 'fix', 'fixes')}…
            </Button>
          )}
        </div>
        <Text size="sm" c="dimmed" className="findings__why">
          {check.why}
        </Text>
        <div className="findings__bar">
          {selected > 0 ? (
            <>
              <Text size="sm" fw={600} className="figures">
                {counted(selected, 'finding')} selected
              </Text>
              {hasFixes && (
                <Button
                  size="xs"
                  disabled={!mayWrite}
                  loading={actions.isRunning}
                  onClick={() => void decideSelected('accept')}
                >
                  Accept {formatNumber(selected)}
                </Button>
              )}
              <Button size="xs" variant="default" disabled={!mayWrite} onClick={() => void decideSelected('reject')}>
                Reject {formatNumber(selected)}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => setSelection(nothingSelected)}>
                Clear selection
              </Button>
            </>
          ) : (
            <>
              <SegmentedControl
                size="xs"
                aria-label="Which findings"
                value={state}
                onChange={(next) => setState(next as FindingState)}
                data={(['open', 'accepted', 'rejected', 'settled'] as const)
                  .filter((each) => each === 'open' || each === state || check[each] > 0)
                  .map((each) => ({
                    value: each,
                    label: `${stateLabels[each]} ${formatNumber(check[each])}`,
                  }))}
              />
              <TextInput
                size="xs"
                w={170}
                placeholder="Search these findings"
                aria-label="Search these findings"
                leftSection={<IconSearch size={14} aria-hidden />}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Select
                size="xs"
                w={140}
                aria-label="Order"
                allowDeselect={false}
                value={sort}
                onChange={(next) => setSort((next ?? 'fixable') as FindingsQuestion['sort'])}
                data={[
                  { value: 'fixable', label: 'Proposals first' },
                  { value: 'confidence', label: 'Surest first' },
                  { value: 'name', label: 'By name' },
                ]}
              />
            </>
          )}
        </div>
        {isPreviewing && state === 'open' && (
          <AcceptPreview question={question} actions={actions} onClose={() => setPreviewing(false)} />
        )}
      </header>
      <div className="findings__grid" ref={pane}>
        <DataGrid
          label={`Findings: ${check.title}`}
          source={findings.source}
          columns={columns}
          layout={layout ?? startLayout(columns)}
          onLayoutChange={setLayout}
          selection={selection}
          onSelectionChange={setSelection}
          rowLabel={(row) => `${row.contactName}, ${row.fieldLabel}`}
          onActive={(row, index) => {
            activeIndex.current = index;
            show(row);
          }}
          onOpen={onActive}
          empty={<NoFindings state={state} isLoading={findings.isLoading} isSearching={search !== ''} />}
        />
      </div>
    </section>
  );
}

/** After a write other rows stand where they stood: asks which finding the person is on now. */
function useFollowing(
  source: GridSource<FindingRow>,
  index: number | undefined,
  show: (row: FindingRow | undefined) => void,
): void {
  const latest = useRef({ index, show });
  latest.current = { index, show };
  useEffect(() => {
    const { index: at } = latest.current;
    if (at === undefined) return;
    let isCurrent = true;
    const place = Math.min(at, source.rowCount - 1);
    const asked = place < 0 ? Promise.resolve([]) : source.getWindow(place, 1);
    void asked.then(([row]) => isCurrent && latest.current.show(row));
    return () => {
      isCurrent = false;
    };
  }, [source]);
}

function NoFindings({
  state,
  isLoading,
  isSearching,
}: {
  state: FindingState;
  isLoading: boolean;
  isSearching: boolean;
}) {
  if (isLoading) return null;
  const text = isSearching
    ? 'No finding contains that.'
    : state === 'open'
      ? 'Nothing is open here any more. The next audit counts again.'
      : state === 'settled'
        ? 'Findings appear here when the value was changed in another way.'
        : `Nothing was ${state} here yet.`;
  return (
    <div className="findings__none">
      {state === 'open' && !isSearching && <IconCircleCheck size={22} aria-hidden />}
      <Text c="dimmed">{text}</Text>
    </div>
  );
}
