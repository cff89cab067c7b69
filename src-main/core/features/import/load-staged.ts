// Copies a staged part into the workspace with SQLite's own INSERT … SELECT, slice by slice, and hands changes of known
// contacts to the one that carries them out. Owns those statements; what is in the files was decided elsewhere.
import type Database from 'better-sqlite3';
import { freshRollupSql, freshSearchSql } from '../../db/derived-fresh.ts';
import { insertAssignmentSql } from './import-queries.ts';
import type { ContactUpdate } from './known-contact.ts';
import {
  inlinePoints,
  pointSlot,
  stagedActivityColumns,
  stagedAddressColumns,
  stagedContactColumns,
  stagedUnclaimedColumns,
} from './staging-file.ts';
import { readUpdate, type StagedPart } from './staging-writer.ts';

export interface LoadTarget {
  readonly connection: Database.Database;
  readonly batch: number;
  readonly now: number;
  /** Kept beside every tag that is given. */
  readonly why: string;
  /** The real columns of the custom fields, in the order of draft.custom. */
  readonly customColumns: readonly string[];
  readonly vanished: 'keep' | 'tag' | 'archive';
  /** Carries out a change of a contact that was here. */
  readonly update: (update: Omit<ContactUpdate, 'changes'>) => void;
  /** Makes a tag that was not here, with this id. */
  readonly addTag: (id: number, name: string, parent: number | null) => void;
}

/** Contacts, and rows of other kinds, that are copied between two pauses: about 50 ms of work. */
const contactsPerSlice = 1500;
const searchedPerSlice = 10_000;
const rowsPerSlice = 10_000;
const changesPerSlice = 500;

/** Loads one part; yields between slices. @param name what the part is attached as */
export function* loadPart(name: string, part: StagedPart, target: LoadTarget): Generator<void> {
  const { connection } = target;
  const tags = connection.prepare(`SELECT id, name, parent_id FROM ${name}.tag ORDER BY id`).raw().all() as [
    number,
    string,
    number | null,
  ][];
  for (const tag of tags) target.addTag(...tag);
  const inserts = contactInserts(name, target).map(({ sql, values }) => ({
    statement: connection.prepare(sql),
    values,
  }));
  for (let first = part.firstContact; first <= part.lastContact; first += contactsPerSlice) {
    const last = Math.min(first + contactsPerSlice - 1, part.lastContact);
    for (const { statement, values } of inserts) statement.run(...values, first, last);
    yield;
  }
  const search = connection.prepare(freshSearchSql(`${name}.contact`));
  for (let first = part.firstContact; first <= part.lastContact; first += searchedPerSlice) {
    search.run(first, Math.min(first + searchedPerSlice - 1, part.lastContact));
    yield;
  }
  for (const { table, sql, values } of rowInserts(name, target)) {
    const statement = connection.prepare(sql);
    const total = connection.prepare(`SELECT coalesce(max(rowid), 0) FROM ${name}.${table}`).pluck().get() as number;
    for (let first = 1; first <= total; first += rowsPerSlice) {
      statement.run(...values, first, first + rowsPerSlice - 1);
      yield;
    }
  }
  const changes = connection.prepare(
    `SELECT changes FROM ${name}.known WHERE rowid > ? ORDER BY rowid LIMIT ${changesPerSlice}`,
  );
  for (let after = 0; ; after += changesPerSlice) {
    const texts = changes.pluck().all(after) as string[];
    for (const text of texts) target.update(readUpdate(text));
    if (texts.length < changesPerSlice) break;
    yield;
  }
  yield* applyVanished(name, target);
}

/** Contacts that the source does not know any more are archived or get a tag, as the person chose. */
function* applyVanished(name: string, { connection, now, why, vanished }: LoadTarget): Generator<void> {
  if (vanished === 'keep') return;
  const slice = `SELECT contact_id, tag_id FROM ${name}.vanished WHERE contact_id > ? ORDER BY contact_id LIMIT ${changesPerSlice}`;
  const gone = connection.prepare(slice).raw();
  const archive = connection.prepare("UPDATE main.contact SET state = 'archived', updated_at = ? WHERE id = ?");
  const tag = connection.prepare(insertAssignmentSql);
  for (let after = 0; ; ) {
    const found = gone.all(after) as [number, number | null][];
    for (const [contact, tagId] of found) {
      if (vanished === 'archive') archive.run(now, contact);
      else tag.run(contact, tagId, why, now);
      after = contact;
    }
    if (found.length < changesPerSlice) return;
    yield;
  }
}

interface Insert {
  readonly sql: string;
  /** Bound before the first and last id of the slice. */
  readonly values: readonly (string | number)[];
}

/** Everything that comes from the staged contacts themselves, parents before children. */
function contactInserts(name: string, { batch, now, why, customColumns }: LoadTarget): Insert[] {
  const staged = `${name}.contact`;
  const slice = 'WHERE id BETWEEN ? AND ?';
  const contact = stagedContactColumns.join(', ');
  const inserts: Insert[] = [
    {
      sql: `INSERT INTO main.contact (id, ${contact}, added_at, updated_at)
        SELECT id, ${contact}, ?, ? FROM ${staged} ${slice}`,
      values: [now, now],
    },
  ];
  for (let slot = 1; slot <= inlinePoints; slot++) {
    inserts.push({
      sql: `INSERT INTO main.contact_point (contact_id, kind, label, value, normalised, is_primary, status)
        SELECT id, ${pointSlot(slot).join(', ')} FROM ${staged} ${slice} AND p${slot}_kind IS NOT NULL`,
      values: [],
    });
  }
  inserts.push({
    sql: `INSERT INTO main.address (contact_id, ${stagedAddressColumns.join(', ')}, is_primary)
      SELECT id, ${stagedAddressColumns.map((column) => `a_${column}`).join(', ')}, 1 FROM ${staged} ${slice} AND has_address = 1`,
    values: [],
  });
  if (customColumns.length > 0) {
    const from = customColumns.map((_, index) => `custom${index + 1}`);
    inserts.push({
      sql: `INSERT INTO main.contact_custom (id, ${customColumns.join(', ')})
        SELECT id, ${from.join(', ')} FROM ${staged} ${slice} AND coalesce(${from.join(', ')}, NULL) IS NOT NULL`,
      values: [],
    });
  }
  inserts.push(
    {
      sql: `INSERT INTO main.tag_assignment (contact_id, tag_id, source, why, assigned_at)
        SELECT c.id, t.tag_id, 'import', ?, ? FROM ${staged} c CROSS JOIN ${name}.tag_set t ON t.id = c.tag_set
        WHERE c.id BETWEEN ? AND ?`,
      values: [why, now],
    },
    {
      sql: `INSERT INTO main.source_record (batch_id, row_number, contact_id, source_id, raw)
        SELECT ?, row_number, id, source_id, raw FROM ${staged} ${slice}`,
      values: [batch],
    },
  );
  inserts.push({ sql: freshRollupSql(staged), values: [] });
  return inserts;
}

/** The staged rows that are not part of a staged contact, by rowid. */
function rowInserts(name: string, { batch }: LoadTarget): (Insert & { readonly table: string })[] {
  const slice = 'WHERE rowid BETWEEN ? AND ?';
  const activity = stagedActivityColumns.join(', ');
  const address = stagedAddressColumns.join(', ');
  const unclaimed = stagedUnclaimedColumns.join(', ');
  return [
    {
      table: 'point',
      sql: `INSERT INTO main.contact_point (contact_id, kind, label, value, normalised, is_primary, status)
        SELECT contact_id, kind, label, value, normalised, is_primary, status FROM ${name}.point ${slice}`,
      values: [],
    },
    {
      table: 'address',
      sql: `INSERT INTO main.address (contact_id, ${address}, is_primary)
        SELECT contact_id, ${address}, 0 FROM ${name}.address ${slice}`,
      values: [],
    },
    {
      table: 'record',
      sql: `INSERT INTO main.source_record (batch_id, row_number, contact_id, source_id, raw)
        SELECT ?, row_number, contact_id, source_id, raw FROM ${name}.record ${slice}`,
      values: [batch],
    },
    {
      table: 'reject',
      sql: `INSERT INTO main.reject (batch_id, row_number, column_name, reason, raw)
        SELECT ?, row_number, column_name, reason, raw FROM ${name}.reject ${slice}`,
      values: [batch],
    },
    {
      table: 'unclaimed',
      sql: `INSERT INTO main.unclaimed_activity (batch_id, ${unclaimed})
        SELECT ?, ${unclaimed} FROM ${name}.unclaimed ${slice}`,
      values: [batch],
    },
    {
      table: 'activity',
      sql: `INSERT INTO main.activity (${activity}) SELECT ${activity} FROM ${name}.activity ${slice}`,
      values: [],
    },
  ];
}
