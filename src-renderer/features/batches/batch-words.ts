// How earlier imports and origins of values read to a person. Owns words and links only.
import type { BatchRow, Origin, RowOutcome } from '../../../src-shared/contract/batches.ts';
import type { ContactScope } from '../../app/routes.ts';
import { counted, formatDay, formatNumber } from '../../ui/numbers.ts';

export const outcomeLabel: Record<RowOutcome, string> = {
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  rejected: 'Set aside',
  activity: 'Activities',
};

/** '1,204 created · 12 updated · 3 set aside'; what is nothing is left out. */
export function batchSummary(batch: BatchRow): string {
  const parts = [
    [batch.created, batch.content === 'activities' ? 'people created' : 'created'],
    [batch.updated, batch.content === 'activities' ? 'contacts with new activities' : 'updated'],
    [batch.unchanged, 'unchanged'],
    [batch.rejected, 'set aside'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${formatNumber(count)} ${words}`);
  return [counted(batch.rowCount, 'row'), ...told].join(' · ');
}

/** The contacts that a file's rows became or met, for the Contacts screen. */
export function batchScope(batch: Pick<BatchRow, 'id' | 'fileName'>): ContactScope {
  const text = `${batch.fileName} #${batch.id}`;
  return {
    kind: 'rule',
    label: `From ${batch.fileName}`,
    rule: {
      kind: 'group',
      match: 'all',
      items: [{ kind: 'field', field: 'import', test: { operator: 'equals', text } }],
    },
  };
}

/** 'from customers.csv, row 214, 3 March 2026' and the like. */
export function originWords({ kind, at, label, file, from }: Origin): string {
  const day = at === null ? '' : `, ${formatDay(at)}`;
  const place = file === null ? null : `${file.name}, row ${formatNumber(file.row)}`;
  switch (kind) {
    case 'import':
      return place === null ? `From an import${day}` : `From ${place}${day}`;
    case 'person':
      return `Edited here${day}`;
    case 'merge': {
      const whose = from === null || from === '' ? 'Taken in a merge' : `Taken from ${from} in a merge`;
      return `${whose}${day}${place === null ? '' : `; there from ${place}`}`;
    }
    case 'fix':
      return `Fixed by the audit${day}`;
    case 'rule':
      return `Given by a rule${day}`;
    case 'sample':
      return 'Made with the sample';
    case 'unknown':
      return label ?? 'Not known: it is older than the journal';
  }
}
