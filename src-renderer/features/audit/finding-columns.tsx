// The columns of the findings grid.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowNarrowRight, IconCheck, IconX } from '@tabler/icons-react';
import type { FindingRow } from '../../../src-shared/contract/audit.ts';
import type { GridColumn } from '../../grid/grid-types.ts';
import { formatShare } from '../../ui/numbers.ts';
import { FindingValue } from './FindingValue.tsx';
import type { FindingActions } from './use-findings.ts';

/** @param hasFixes false for checks that never propose anything: the columns of a proposal are left out */
export function findingColumns(actions: FindingActions, hasFixes: boolean): GridColumn<FindingRow>[] {
  const proposal: GridColumn<FindingRow>[] = [
    {
      id: 'proposed',
      label: 'Proposed',
      width: 190,
      text: (row) => row.proposed ?? '',
      render: (row) => (
        <span className="finding-proposal">
          <IconArrowNarrowRight size={14} className="finding-proposal__arrow" aria-hidden />
          <FindingValue value={row.proposed} other={row.current} side="proposed" />
        </span>
      ),
    },
    {
      id: 'confidence',
      label: 'Sure',
      help: 'How sure the proposal is',
      width: 66,
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
  return [
    { id: 'contact', label: 'Contact', width: 160, text: (row) => row.contactName, render: (row) => row.contactName },
    {
      id: 'field',
      label: 'Field',
      width: 90,
      text: (row) => row.fieldLabel,
      render: (row) => <span className="quiet">{row.fieldLabel}</span>,
    },
    {
      id: 'current',
      label: 'Now',
      width: 190,
      text: (row) => row.current ?? '',
      render: (row) => (
        <FindingValue value={row.current} other={row.proposed === '' ? null : row.proposed} side="current" />
      ),
    },
    ...(hasFixes ? proposal : []),
    {
      id: 'actions',
      label: 'Decide',
      width: 84,
      align: 'right',
      render: (row) => <RowActions row={row} actions={actions} />,
    },
    {
      id: 'detail',
      label: 'Detail',
      width: 220,
      text: (row) => row.detail ?? '',
      render: (row) => <span className="quiet">{row.detail}</span>,
    },
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
