// Columns as a select offers them: grouped, in the order of the contract. Pure.
import type { CleanColumn } from '../../../src-shared/model/value-cluster.ts';

export interface ColumnGroup {
  group: string;
  items: { value: string; label: string }[];
}

export function columnChoices(columns: readonly CleanColumn[]): ColumnGroup[] {
  const groups = new Map<string, ColumnGroup>();
  for (const { group, column, label } of columns) {
    const known = groups.get(group) ?? { group, items: [] };
    known.items.push({ value: column, label });
    groups.set(group, known);
  }
  return [...groups.values()];
}
