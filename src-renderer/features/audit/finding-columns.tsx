// The columns of the findings grid.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowNarrowRight, IconCheck, IconX } from '@tabler/icons-react';
import type { FindingRow } from '../../../src-shared/contract/audit.ts';
import type { GridColumn } from '../../grid/grid-types.ts';
import { formatShare } from '../../ui/numbers.ts';
import { FindingValue } from './FindingValue.tsx';
import type { FindingActions } from './use-findings.ts';

/** Below this width of the pane, CSS pixels, only the change itself has room; the inspector shows the rest. */
const narrowBelow = 700;
/** Below this width the two values come before the detail, which is then reached by scrolling. */
const tightBelow = 1000;

/**
 * @param hasFixes false for checks that never propose anything: the columns of a proposal are left out
 * @param room width of the pane in CSS pixels, shared out among the columns with text
 */
export function findingColumns(actions: FindingActions, hasFixes: boolean, room: number): GridColumn<FindingRow>[] {
  const isNarrow = room < narrowBelow;
  // What boxes, field, certainty, decision and the scroll bar take.
  const free = Math.max(0, room - (hasFixes ? 300 : 240));
  const share = (part: number, least: number): number => Math.max(least, Math.round(free * part));
  const width = isNarrow
    ? { contact: 120, value: Math.max(130, Math.round((room - 180) / (hasFixes ? 2 : 1))), detail: 200 }
    : room < tightBelow
      ? { contact: 112, value: Math.round((room - (hasFixes ? 380 : 318)) / (hasFixes ? 2 : 1)), detail: 240 }
      : hasFixes
        ? { contact: share(0.22, 130), value: share(0.29, 150), detail: share(0.2, 130) }
        : { contact: share(0.25, 130), value: share(0.38, 180), detail: share(0.37, 180) };
  const proposal: GridColumn<FindingRow>[] = [
    {
      id: 'proposed',
      label: 'Proposed',
      width: width.value,
      text: (row) => row.proposed ?? '',
      render: (row) => (
        <span className="finding-proposal">
          <IconArrowNarrowRight size={14} className="finding-proposal__arrow" aria-hidden />
          <FindingValue value={row.proposed} other={row.current} side="proposed" short={isNarrow} />
        </span>
      ),
    },
    {
      id: 'confidence',
      label: 'Sure',
      help: 'How sure the proposal is',
      width: 72,
      align: 'right',
      text: (row) => (row.confidence === null ? '' : formatShare(row.confidence)),
      render: (row) =>
        row.confidence === null ? (
          ''
        ) : (
          <span
            data-sure={row.confidence >= 0.9 ? 'high' : row.confidence >= 0.75 ? 'middle' : 'low'}
            className="finding-sure figures"
          >
            {formatShare(row.confidence)}
          </span>
        ),
    },
  ];
  const columns: GridColumn<FindingRow>[] = [
    {
      id: 'contact',
      label: 'Contact',
      width: width.contact,
      text: (row) => row.contactName,
      render: (row) => row.contactName,
    },
    {
      id: 'field',
      label: 'Field',
      width: room < tightBelow ? 78 : 90,
      text: (row) => row.fieldLabel,
      render: (row) => <span className="quiet">{row.fieldLabel}</span>,
    },
    {
      id: 'current',
      label: 'Now',
      width: width.value,
      text: (row) => row.current ?? '',
      render: (row) => (
        <FindingValue
          value={row.current}
          other={row.proposed === '' ? null : row.proposed}
          side="current"
          short={isNarrow}
        />
      ),
    },
    ...(hasFixes ? proposal : []),
    {
      id: 'actions',
      label: 'Decide',
      width: 78,
      align: 'right',
      render: (row) => <RowActions row={row} actions={actions} />,
    },
    {
      id: 'detail',
      label: 'Detail',
      width: width.detail,
      text: (row) => row.detail ?? '',
      render: (row) => <span className="quiet">{row.detail}</span>,
    },
  ];
  if (!isNarrow) return columns;
  const first = ['contact', 'current', 'proposed', 'actions'];
  return [
    ...first.flatMap((id) => columns.filter((column) => column.id === id)),
    ...columns.filter((column) => !first.includes(column.id)),
  ];
}

function RowActions({ row, actions }: { row: FindingRow; actions: FindingActions }) {
  if (row.state === 'rejected')
    return (
      <Tooltip label="Reopen">
        <ActionIcon
          size="sm"
          tabIndex={-1}
          aria-label={`Reopen ${row.contactName}`}
          onClick={() => void actions.reopen(row.id)}
        >
          <IconArrowBackUp size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  if (row.state !== 'open') return null;
  return (
    <span className="finding-actions">
      {row.proposed !== null && (
        <Tooltip label="Accept (A)">
          <ActionIcon
            size="sm"
            color="green"
            tabIndex={-1}
            aria-label={`Accept for ${row.contactName}`}
            onClick={() => void actions.accept(row.id)}
          >
            <IconCheck size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label="It is right as it is (R)">
        <ActionIcon
          size="sm"
          color="gray"
          tabIndex={-1}
          aria-label={`Reject for ${row.contactName}`}
          onClick={() => void actions.reject(row.id)}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
