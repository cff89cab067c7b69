// Reads columns on a worker thread and hands each over as it is finished. Owns which columns are worth having in memory.
import { typeOfCustomField } from '../../../../src-shared/rules/field-catalogue.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import {
  type ActivityColumn,
  type ActivityColumnName,
  type ActivityRows,
  activityNumberColumns,
  activityTextColumns,
  type ContactColumn,
  type ContactTable,
} from '../../engines/rule-columns/columns.ts';
import { columnOf } from '../../engines/rule-columns/condition-bits.ts';
import { fieldPlaces } from '../../engines/rule-compiler/field-place.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { readActivityColumn, readActivityRows, readContactColumn } from './read-columns.ts';

/** 'activity' alone: the rows of all activities with kind, day, amount and order. */
export type ColumnName = 'activity' | `activity.${ActivityColumnName}` | `${ContactTable}.${string}`;

export interface ColumnTaskInput {
  /** In the order to read them. */
  wanted: readonly ColumnName[];
  /** How far columns of contacts reach: ids below it. */
  length: number;
  /** The rows of activities, when they are there already. */
  rows: ActivityRows | null;
}

/** A column that is finished; null for one that is not worth keeping. */
export interface ColumnNote {
  name: ColumnName;
  column: ContactColumn | ActivityColumn | ActivityRows | null;
}

/** Long, and different for nearly everybody. */
const notKept = new Set<string>(['contact.notes', 'contact.display_name']);

/** Every column that a rule can read, the most asked first. */
export function columnsWanted(db: ReadHandle): ColumnName[] {
  const places = Object.values(fieldPlaces).flatMap((place) => columnOf(place) ?? []);
  const facts = new Set(places.map(({ table, column }): ColumnName => `${table}.${column}`));
  const ofRollup = [...facts].filter((name) => !name.startsWith('contact.'));
  const ofContact = [...facts].filter((name) => name.startsWith('contact.'));
  const custom = db.all(build.selectFrom('custom_field').select(['column_name', 'type']).orderBy('position'));
  return [
    'contact.state',
    ...ofRollup,
    'activity',
    ...ofContact,
    ...[...activityTextColumns, ...activityNumberColumns].map((name): ColumnName => `activity.${name}`),
    ...custom
      .filter(({ type }) => type in typeOfCustomField)
      .map(({ column_name }): ColumnName => `contact_custom.${column_name}`),
  ].filter((name) => !notKept.has(name)) as ColumnName[];
}

export function columnsTask({ db, progress, note }: TaskContext, { wanted, length, rows }: ColumnTaskInput): void {
  let done = 0;
  const pause = (): void => progress('Reading columns', done, wanted.length);
  let activities = rows;
  for (const name of wanted) {
    const [table, column] = name.split('.') as [ContactTable | 'activity', string | undefined];
    if (table === 'activity' && column === undefined) {
      activities = readActivityRows(db, length, pause);
      note({ name, column: activities } satisfies ColumnNote);
    } else if (table === 'activity') {
      const read = activities && readActivityColumn(db, activities, column as ActivityColumnName, pause);
      note({ name, column: read ?? null } satisfies ColumnNote);
    } else {
      const read = readContactColumn(db, table, column ?? '', length, pause);
      note({ name, column: read ?? null } satisfies ColumnNote);
    }
    done += 1;
  }
}
