// One operation: what it did in numbers, every changed row field by field, and undoing it, conflicts included.
import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperationRow, RowChange, UndoConflict, UndoResult } from '../../../src-shared/contract/history.ts';
import { core, RequestRefused } from '../../app/core-client.ts';
import { failures, useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { toastDone, toastRefused } from '../../app/toasts.ts';
import { undo } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatMoment, formatNumber } from '../../ui/numbers.ts';
import { useTagTree } from '../tags/index.ts';
import { countsInWords, fieldName, tableName, valueInWords } from './change-words.ts';

const pageSize = 100;

interface Conflict {
  readonly message: string;
  readonly conflicts: readonly UndoConflict[];
  readonly count: number;
}

/** Undoes one operation; conflicts come back instead of happening. */
function useUndo(operation: OperationRow) {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run = async (onConflict: 'ask' | 'keep' | 'override') => {
    setRunning(true);
    try {
      const undone = await core.request('history.undo', { operation: operation.id, onConflict });
      setConflict(null);
      const verb = operation.undoes === null ? 'Undone' : 'Done again';
      toastDone({ message: `${verb}: ${undone.label}`, undo: () => void undo(undone.operation) });
    } catch (error) {
      if (!(error instanceof RequestRefused)) failures.show(error as Error);
      else if (error.code === 'undo-conflicts') {
        const found = error.details as UndoResult; // the door: declared beside the refusal in the contract
        setConflict({ message: error.message, conflicts: found.conflicts, count: found.conflictCount });
      } else toastRefused(error.message);
    } finally {
      setRunning(false);
    }
  };
  return { conflict, dismiss: () => setConflict(null), isRunning, run };
}

export function OperationDetail({ id, onSelect }: { id: number; onSelect: (id: number) => void }) {
  const [page, setPage] = useState(0);
  const { value, error } = useRead('history.show', { operation: id, offset: page * pageSize, limit: pageSize });
  if (error) return <Text size="sm">{error.message}</Text>;
  if (value === undefined || value.operation.id !== id) return null;
  const { operation, changes, total } = value;
  const names = new Map(value.tagNames.map(({ id: tag, name }) => [tag, name]));
  return (
    <article className="operation-detail" aria-label={operation.label}>
      <Head operation={operation} onSelect={onSelect} />
      {total === 0 ? (
        <Text size="sm" c="dimmed" pt={16}>
          No rows were changed.
        </Text>
      ) : (
        <>
          {value.bulkRows > 0 && (
            <Text size="xs" c="dimmed" pt={12}>
              {counted(value.bulkRows, 'row')} of these {value.bulkRows === 1 ? 'was' : 'were'} added in bulk,
              remembered as a whole and shown as they are now. Undo removes all of them.
            </Text>
          )}
          <ChangeTable changes={changes} tagName={(tag) => names.get(tag) ?? `Tag ${tag}`} />
          {total > pageSize && (
            <Group gap={8} pt={8}>
              <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
                Earlier rows
              </Button>
              <Text size="xs" c="dimmed" className="figures">
                {formatNumber(page * pageSize + 1)}–{formatNumber(Math.min(total, (page + 1) * pageSize))} of{' '}
                {formatNumber(total)} rows
              </Text>
              <Button variant="default" disabled={(page + 1) * pageSize >= total} onClick={() => setPage(page + 1)}>
                Later rows
              </Button>
            </Group>
          )}
        </>
      )}
    </article>
  );
}

function Head({ operation, onSelect }: { operation: OperationRow; onSelect: (id: number) => void }) {
  const { conflict, dismiss, isRunning, run } = useUndo(operation);
  const mayWrite = useMayWrite();
  const isUndone = operation.undoneBy !== null;
  const verb = operation.undoes === null ? 'Undo' : 'Take the undo back';
  return (
    <header className="operation-head">
      <h2 className="operation-head__label">{operation.label}</h2>
      <Text size="xs" c="dimmed">
        {formatMoment(operation.at)} · number {operation.id}
        {operation.reason !== null && ` · ${operation.reason}`}
      </Text>
      <Text size="sm" className="figures">
        {countsInWords(operation.counts, 20)}
      </Text>
      {isUndone ? (
        <Text size="sm" c="dimmed">
          Its effect was taken back by{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => onSelect(operation.undoneBy ?? 0)}>
            operation {operation.undoneBy}
          </Anchor>
          . Undo that one to bring it back.
        </Text>
      ) : (
        conflict === null && (
          <Group gap={8} pt={4}>
            <Button
              variant={operation.undoes === null ? 'filled' : 'default'}
              loading={isRunning}
              disabled={!mayWrite}
              onClick={() => void run('ask')}
            >
              {verb}
            </Button>
          </Group>
        )
      )}
      {conflict && !isUndone && (
        <section className="conflicts" aria-label="Conflicts">
          <Group gap={8} wrap="nowrap" align="flex-start">
            <IconAlertTriangle size={16} aria-hidden />
            <Text size="sm">{conflict.message}</Text>
          </Group>
          <ConflictList conflicts={conflict.conflicts} count={conflict.count} />
          <Group gap={8}>
            <Button loading={isRunning} onClick={() => void run('keep')}>
              Keep later work, undo the rest
            </Button>
            <Button variant="default" loading={isRunning} onClick={() => void run('override')}>
              Restore all the same
            </Button>
            <Button variant="subtle" onClick={dismiss}>
              Cancel
            </Button>
          </Group>
        </section>
      )}
    </header>
  );
}

const reasonWord = {
  changed: 'changed again later',
  used: 'used by later work',
  gone: 'not there any more',
} as const;

function ConflictList({ conflicts, count }: { conflicts: readonly UndoConflict[]; count: number }) {
  const { byId } = useTagTree();
  const nameOf = ({ table, rowId, contactName }: UndoConflict) => {
    const tag = table === 'tag' ? byId.get(rowId) : undefined;
    return tag === undefined ? (contactName ?? `${tableName(table)} ${rowId}`) : `Tag “${tag.name}”`;
  };
  return (
    <ul className="conflicts__list">
      {conflicts.slice(0, 20).map((conflict) => (
        <li key={`${conflict.table} ${conflict.rowId} ${conflict.field}`}>
          {nameOf(conflict)}
          {conflict.field !== null && `, ${fieldName(conflict.field).toLowerCase()}`}: {reasonWord[conflict.reason]}
        </li>
      ))}
      {count > 20 && <li>and {counted(count - 20, 'more row', 'more rows')}</li>}
    </ul>
  );
}

const kindWord = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;
/** Bookkeeping columns that say nothing to a person. */
const hidden = new Set(['updated_at', 'added_at', 'created_at', 'contact_id', 'position', 'normalised', 'assigned_at']);

function ChangeTable({ changes, tagName }: { changes: readonly RowChange[]; tagName: (id: number) => string }) {
  return (
    <Table className="change-table" verticalSpacing={5} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%">Row</Table.Th>
          <Table.Th w="16%">Field</Table.Th>
          <Table.Th>Before</Table.Th>
          <Table.Th>After</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((change) => {
          const telling = change.fields.filter(({ name }) => !hidden.has(name));
          const fields = telling.length > 0 ? telling : change.fields.slice(0, 1);
          return (
            <ChangeRows key={`${change.table} ${change.rowId}`} change={change} fields={fields} tagName={tagName} />
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

interface ChangeRowsProps {
  change: RowChange;
  fields: RowChange['fields'];
  tagName: (id: number) => string;
}

function ChangeRows({ change, fields, tagName }: ChangeRowsProps) {
  const { contactId, contactName } = change;
  const rows = fields.length === 0 ? [{ name: '', before: null, after: null }] : fields;
  return rows.map(({ name, before, after }, index) => (
    <Table.Tr key={name} data-first={index === 0 || undefined}>
      {index === 0 && (
        <Table.Td rowSpan={rows.length} className="change-table__row">
          {contactId !== null && contactName !== null ? (
            <Anchor
              component="button"
              type="button"
              size="sm"
              className="truncate"
              onClick={() => navigate({ kind: 'contacts', contact: contactId })}
            >
              {contactName}
            </Anchor>
          ) : (
            <span>{tableName(change.table)}</span>
          )}
          <Text size="xs" c="dimmed">
            {kindWord[change.kind]}
            {contactName !== null && change.table !== 'contact' && ` · ${tableName(change.table).toLowerCase()}`}
          </Text>
        </Table.Td>
      )}
      <Table.Td c="dimmed">{fieldName(name)}</Table.Td>
      <Table.Td className="change-table__before" dir="auto">
        {valueInWords(name, before, tagName) ?? '–'}
      </Table.Td>
      <Table.Td className="change-table__after" dir="auto">
        {valueInWords(name, after, tagName) ?? '–'}
      </Table.Td>
    </Table.Tr>
  ));
}
