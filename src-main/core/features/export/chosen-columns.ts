// Which columns an export has: the keys a person chose, looked up among the fixed ones and the custom fields.
import { customFieldColumn, type ExportColumn, exportColumns } from '../../../../src-shared/model/export-column.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { CustomFieldInfo } from './contact-pages.ts';

/** Every column that can be chosen in this workspace; custom fields stand after the tags. */
export function availableColumns(fields: readonly CustomFieldInfo[]): ExportColumn[] {
  const after = exportColumns.findIndex(({ key }) => key === 'tags') + 1;
  return [...exportColumns.slice(0, after), ...fields.map(customFieldColumn), ...exportColumns.slice(after)];
}

/**
 * @param keys what was chosen; undefined means the default columns
 * @throws the refusal 'unknown-column' that names the key
 */
export function chosenColumns(keys: readonly string[] | undefined, fields: readonly CustomFieldInfo[]): ExportColumn[] {
  const available = availableColumns(fields);
  if (keys === undefined) return available.filter(({ isDefault }) => isDefault);
  const byKey = new Map(available.map((column) => [column.key, column]));
  return [...new Set(keys)].map((key) => {
    const column = byKey.get(key);
    if (column === undefined) throw refuse('unknown-column', `There is no column ${key} to export.`);
    return column;
  });
}
