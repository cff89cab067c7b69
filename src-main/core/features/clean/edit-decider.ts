// Decides what a bulk edit makes of the values of one row. Owns which edit suits which column and what a field cannot
// hold; what an edit does to a text is in engines/bulk-edit.
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import { Refusal, refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type RowEdit, rowEdit, type Writing } from '../../engines/bulk-edit/edit-text.ts';
import { type Column, cleanColumn, readValue, type Stored } from './clean-columns.ts';

/** Both columns; refuses an edit that does not suit them. */
export function columnsOf(
  db: ReadHandle,
  { column, edit }: { column: string; edit: BulkEdit },
): { source: Column; other: Column | null } {
  const source = cleanColumn(db, column);
  const isPlain = edit.kind === 'set' || edit.kind === 'clear';
  if (source.place.kind === 'activity')
    throw refuse('bad-edit', `${source.label} belongs to activities. Cluster its values instead.`);
  if (isPlain && source.place.kind === 'point')
    throw refuse('bad-edit', `${source.label} is set contact by contact. Use find and replace here.`);
  if (!isPlain && !source.isText)
    throw refuse('bad-edit', `${source.label} is not text. It can only be set or emptied.`);
  if (!('other' in edit)) return { source, other: null };
  const other = cleanColumn(db, edit.other);
  if (!source.isSingle || !other.isSingle)
    throw refuse('bad-edit', 'A contact can have several of these. Choose fields that it has once, such as Company.');
  if (other.column === source.column) throw refuse('bad-edit', 'Choose another field than the one being changed.');
  const readsOther = edit.kind === 'join' || (edit.kind === 'move' && edit.ifFilled === 'append');
  if (readsOther && !other.isText)
    throw refuse('bad-edit', `${other.label} is not text, so nothing can be joined to it.`);
  return { source, other };
}

/** A stored value as text. */
export const shown = (value: Stored): string | null => (value === null ? null : String(value));

const names: ReadonlySet<string> = new Set(['given_name', 'middle_name', 'nickname', 'name_prefix', 'name_suffix']);

function writingOf({ place }: Column): Writing {
  if (place.kind === 'address') return 'name';
  if (place.kind !== 'contact') return 'business';
  if (place.field === 'family_name') return 'family name';
  return names.has(place.field) ? 'name' : 'business';
}

type Decision = { source: Stored; other: Stored };

/**
 * Both values as they become; undefined to leave them; a sentence when a field cannot hold what they would become.
 * @param country for national phone numbers; ISO 3166-1 alpha-2 or null
 * @param prepare what the edit does to texts
 */
export function editDecider(
  source: Column,
  other: Column | null,
  edit: BulkEdit,
  country: string | null,
  prepare: (edit: BulkEdit, writing: Writing) => RowEdit = rowEdit,
) {
  const change = prepare(edit, writingOf(source));
  if (edit.kind === 'set') readValue(source, edit.value, country); // refuses at once what no row can hold
  const read = (column: Column, text: string | null, before: Stored): Stored =>
    text === shown(before) ? before : readValue(column, text, country);
  return (value: Stored, beside: Stored): Decision | string | undefined => {
    const after = change({ source: shown(value), other: shown(beside) });
    if (after === undefined) return undefined;
    try {
      const decision = {
        source: read(source, after.source, value),
        other: other === null ? beside : read(other, after.other, beside),
      };
      return decision.source === value && decision.other === beside ? undefined : decision;
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
  };
}
