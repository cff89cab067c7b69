// Puts the contacts of a plain world into a real database, half of what belongs to each on a contact merged into it, so
// that every rule is also tested against merges. Owns that translation.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { rebuildDerived } from '../../src-main/core/db/derived.ts';
import { registerFunctions } from '../../src-main/core/db/functions.ts';
import { createHandle, type ReadHandle } from '../../src-main/core/db/handle.ts';
import { installJournal } from '../../src-main/core/db/journal-triggers.ts';
import type { CompileContext } from '../../src-main/core/engines/rule-compiler/compile-context.ts';
import type { CustomFieldDefinition, CustomFieldType } from '../../src-shared/rules/field-catalogue.ts';
import { customFields } from './arbitrary-rule.ts';
import { importNames, type PlainContact, type PlainWorld } from './plain-evaluator.ts';

const migrations = resolve(import.meta.dirname, '../../migrations');

/** An in-memory workspace database holding the world; close it after use. */
export function openPlainWorld(world: PlainWorld): {
  db: Database.Database;
  read: ReadHandle;
  context: CompileContext;
} {
  const db = new Database(':memory:');
  registerFunctions(db);
  for (const step of readdirSync(migrations).sort()) {
    if (/^\d{4}-/.test(step)) db.exec(readFileSync(resolve(migrations, step), 'utf8'));
  }
  const definitions = Object.entries(customFields).map(([key, type], index): CustomFieldDefinition => {
    const column = `f${index + 1}`;
    const store: Record<CustomFieldType, string> = {
      text: 'TEXT',
      number: 'REAL',
      money: 'INTEGER',
      date: 'TEXT',
      choice: 'TEXT',
      multi: 'TEXT',
      boolean: 'INTEGER',
    };
    db.exec(`ALTER TABLE contact_custom ADD COLUMN ${column} ${store[type]}`);
    return { key, label: key, type, column, options: [] };
  });
  insert(db, 'audit_run', { id: 1, at: 0, as_of: 0, contact_count: 0, score: 0, detail: '{}' });
  for (const { id, parent } of world.tags) {
    insert(db, 'tag', { id, parent_id: parent, name: `tag ${id}`, created_at: 0, updated_at: 0 });
  }
  importNames.forEach((file_name, index) => {
    const texts = {
      file_name,
      file_hash: '',
      content: 'contacts',
      reading: '{}',
      mapping: '[]',
      mode: 'upsert',
      headers: '[]',
    };
    const counts = { row_count: 0, created_count: 0, updated_count: 0, unchanged_count: 0, rejected_count: 0 };
    insert(db, 'import_batch', { id: index + 1, ...texts, ...counts, file_size: 0, imported_at: 0 });
  });
  for (const contact of world.contacts) insertContact(db, contact, definitions, 1000 + contact.id);
  const handle = createHandle(db);
  installJournal(db);
  rebuildDerived(handle);
  const context: CompileContext = {
    asOf: world.asOf,
    zone: world.zone,
    facts: 'recounted',
    customFields: new Map(definitions.map((definition) => [definition.key, definition])),
    jobTitleWords: '',
    tagChildren: new Map(
      world.tags.map(({ id }) => [id, world.tags.flatMap((tag) => (tag.parent === id ? [tag.id] : []))]),
    ),
    segments: world.segments,
  };
  return { db, read: handle, context };
}

function insertContact(
  db: Database.Database,
  contact: PlainContact,
  custom: CustomFieldDefinition[],
  twin: number,
): void {
  const { id, state, columns } = contact;
  const defaults = { display_name: 'x', added_at: 0, updated_at: 0 };
  insert(db, 'contact', { ...defaults, ...columns, id, state });
  insert(db, 'contact', { ...defaults, display_name: 'merged away', id: twin, state: 'merged' });
  insert(db, 'merge', { id: twin, winner_id: id, loser_ids: `[${twin}]`, choices: '{}', merged_at: 0 });
  insert(db, 'contact_alias', { id: twin, winner_id: id, merge_id: twin });
  const place = (index: number) => (index % 2 === 0 ? id : twin);
  const points = [
    ...contact.emails.map((values) => ['email', ...values] as const),
    ...contact.phones.map((values) => ['phone', ...values] as const),
  ];
  points.forEach(([kind, value, normalised], index) => {
    insert(db, 'contact_point', { contact_id: place(index), kind, value, normalised });
  });
  if (contact.address) insert(db, 'address', { contact_id: id, ...contact.address });
  contact.tags.forEach((tag_id, index) => {
    insert(db, 'tag_assignment', { contact_id: place(index), tag_id, source: 'manual', assigned_at: 0 });
    if (index > 0)
      insert(db, 'tag_assignment', { contact_id: place(index + 1), tag_id, source: 'rule', assigned_at: 0 });
  });
  contact.activities.forEach((activity, index) => {
    insert(db, 'activity', { contact_id: place(index), ...activity });
  });
  contact.imports.forEach((batch_id, index) => {
    insert(db, 'source_record', { batch_id, contact_id: place(index), row_number: 1, raw: '[]' });
  });
  for (const check_id of contact.findings) insert(db, 'finding', { run_id: 1, check_id, contact_id: id, field: 'x' });
  contact.stages.forEach(({ stage, since }, index) => {
    const [before, after] = [contact.stages[index - 1]?.stage ?? null, contact.stages[index + 1]?.since ?? null];
    insert(db, 'stage_stay', { contact_id: id, stage, since, until: after, before });
  });
  if (contact.scoreChange) {
    const { from, to } = contact.scoreChange;
    insert(db, 'score_change', { contact_id: id, cell_from: from, cell_to: to });
  }
  if (contact.score) insert(db, 'contact_score', { contact_id: id, ...contact.score });
  const values = custom.map(({ key, column }) => {
    const value = contact.custom[key] ?? null;
    return [column, Array.isArray(value) ? JSON.stringify(value) : value];
  });
  insert(db, 'contact_custom', { id, ...Object.fromEntries(values) });
}

function insert(db: Database.Database, table: string, row: Record<string, unknown>): void {
  const names = Object.keys(row);
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    Object.values(row),
  );
}
