// Turns two row images into what a person compares: the fields that differ, and whose row it is.
import { sql } from 'kysely';
import type { RowChange } from '../../../../src-shared/contract/history.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { contactColumnOf, journaledTable } from '../../db/tables.ts';

type Image = Record<string, string | number | null>;

export function readRowChange(
  db: ReadHandle,
  change: { table_name: string; row_id: number; before: string | null; after: string | null },
): RowChange {
  const before = change.before === null ? null : (JSON.parse(change.before) as Image);
  const after = change.after === null ? null : (JSON.parse(change.after) as Image);
  const image = after ?? before ?? {};
  const column = contactColumnOf(journaledTable(change.table_name));
  const contactId = column && typeof image[column] === 'number' ? image[column] : null;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return {
    table: change.table_name,
    rowId: change.row_id,
    contactId,
    contactName:
      contactId === null
        ? null
        : (db.value<string>(sql`SELECT display_name FROM contact WHERE id = ${contactId}`) ??
          (typeof image.display_name === 'string' ? image.display_name : null)),
    kind: !before ? 'added' : !after ? 'removed' : 'changed',
    fields: names
      .filter((name) => name !== 'id' && (before?.[name] ?? null) !== (after?.[name] ?? null))
      .map((name) => ({ name, before: before?.[name] ?? null, after: after?.[name] ?? null })),
  };
}

/** The ids of tags that stand in changed fields. */
export function mentionedTags(changes: readonly RowChange[]): Set<number> {
  const tags = new Set<number>();
  for (const { table, fields } of changes) {
    for (const { name, before, after } of fields) {
      if (name !== 'tag_id' && !(table === 'tag' && name === 'parent_id')) continue;
      for (const value of [before, after]) if (typeof value === 'number') tags.add(value);
    }
  }
  return tags;
}
