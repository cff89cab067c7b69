// Columns as the panel shows them: by group, in the order of the file.
import type { ExportColumn } from '../../../src-shared/model/export-column.ts';

export interface ColumnGroup {
  name: ExportColumn['group'];
  columns: ExportColumn[];
}

export function groupColumns(columns: readonly ExportColumn[]): ColumnGroup[] {
  const groups = new Map<ExportColumn['group'], ExportColumn[]>();
  for (const column of columns) {
    const group = groups.get(column.group);
    if (group) group.push(column);
    else groups.set(column.group, [column]);
  }
  const order: ExportColumn['group'][] = ['Name and work', 'Reaching them', 'Tags and fields', 'Activity', 'Record'];
  return order.flatMap((name) => {
    const members = groups.get(name);
    return members === undefined ? [] : [{ name, columns: members }];
  });
}

/** The keys that are chosen, in the order of the file. */
export function chosenKeys(columns: readonly ExportColumn[], chosen: readonly string[] | null): string[] {
  return columns.filter((it) => (chosen === null ? it.isDefault : chosen.includes(it.key))).map(({ key }) => key);
}
