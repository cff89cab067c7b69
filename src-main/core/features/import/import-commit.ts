// The real import: one journaled bulk operation in short slices. Owns its order and what is remembered of it; what
// becomes of a row is decided by row-decider.ts on a worker thread, what was decided is copied in by load-staged.ts.
import type Database from 'better-sqlite3';
import type { ImportDone } from '../../../../src-shared/contract/import.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { completeLoadedRows } from '../../db/journal-triggers.ts';
import { StagingFolder } from '../../db/staging-folder.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { Arrivals } from './arrivals.ts';
import { contactUpdater } from './contact-writer.ts';
import { type ImportPlan, type ImportRequest, planImport, type Survey } from './import-plan.ts';
import {
  insertBatch,
  insertCustomField,
  insertPreset,
  insertTag,
  lastRootPosition,
  selectPreset,
  updateBatchCounts,
  updatePreset,
} from './import-queries.ts';
import { type LoadTarget, loadPart } from './load-staged.ts';
import { presetSignature } from './same-source.ts';
import type { Staged, StageInput } from './stage-task.ts';
import type { StagedPart } from './staging-writer.ts';

export interface CommitOptions {
  /** Reads the file and decides about its rows into the folder, elsewhere; `onPart` hears of each finished part. */
  readonly stage: (input: StageInput, onPart: (part: StagedPart) => void) => Promise<Staged>;
  /** Told of the folder, which the caller closes after the transaction has ended. */
  readonly onStaging: (folder: StagingFolder, staged: Promise<Staged>) => void;
}

/** Imports everything or, by throwing, nothing. Loads parts while later ones are still being read. */
export function* commitImport(
  context: BulkWriteContext,
  request: ImportRequest,
  survey: Survey,
  options: CommitOptions,
): Generator<Step, ImportDone> {
  const { db, connection, now } = context;
  const { name, size } = survey.file;
  const planned = planImport(db, request, survey, now);
  const newFields = planned.fields.filter((field) => field.columnName === null).map((field) => field.label);
  const plan = withFields(context, planned);
  // The batch stands before the rows that refer to it: with references checked only at the end, SQLite would look
  // for children of every new contact in every table. Its counts are filled in when they are known.
  const batch = db.run(
    insertBatch({
      file_name: name,
      file_size: size,
      file_hash: survey.hash,
      source: plan.sameSource.source,
      content: request.content,
      reading: JSON.stringify(request.reading),
      mapping: JSON.stringify(request.columns),
      mode: request.mode,
      headers: JSON.stringify(survey.headers),
      row_count: survey.rowCount,
      created_count: 0,
      updated_count: 0,
      unchanged_count: 0,
      rejected_count: 0,
      imported_at: now,
    }),
  ).id;
  const why = `Imported from ${name}`;
  const target: LoadTarget = {
    vanished: request.vanished,
    connection,
    batch,
    now,
    why,
    customColumns: plan.fields.map((field) => String(field.columnName)),
    update: contactUpdater(context, { now, why, fields: plan.fields }),
    addTag: tagAdder(context),
  };
  const folder = new StagingFolder(connection);
  const parts = new Arrivals<StagedPart>();
  const firstContact = nextId(connection, 'contact');
  const firstTag = nextId(connection, 'tag');
  const input = { request, survey, now, folder: folder.path, firstContact, firstTag };
  const staging = options.stage(input, (part) => parts.add(part));
  options.onStaging(folder, staging);
  let staged: Staged | undefined;
  staging.then(
    (result) => {
      staged = result;
      parts.end();
    },
    (error: unknown) => parts.fail(error),
  );
  const waiting: Step = { phase: `Importing ${name}`, done: 0, total: null, isShown: false };
  let loaded = firstContact - 1;
  while (!parts.isDone) {
    const part = parts.take();
    if (part === undefined) {
      yield { ...waiting, until: parts.next() };
      continue;
    }
    for (const _ of loadPart(folder.attach(part.part), part, target)) yield waiting;
    loaded = part.lastContact;
  }
  if (staged === undefined) throw new Error('staging ended without a result');
  const { created, updated, unchanged, rejected, activities, unclaimed } = staged;
  if (created + updated + unchanged + activities + unclaimed === 0) {
    throw refuse(
      'nothing-to-import',
      `All ${rejected.toLocaleString('en')} rows would be set aside. Change the mapping and check again.`,
    );
  }
  context.loadedDerived(firstContact, loaded);
  db.noteWritten(loadedTables);
  completeLoadedRows(connection, 'import_batch', () => {
    db.run(updateBatchCounts(batch, { created, updated, unchanged, rejected }));
  });
  rememberMapping(context, plan);
  const what =
    activities > 0 || request.content === 'activities'
      ? count(activities, 'activity', 'activities')
      : count(created + updated, 'contact', 'contacts');
  const vanished = request.vanished === 'keep' ? 0 : staged.vanished;
  context.describe(`Imported ${what} from ${name}`, {
    created,
    updated,
    unchanged,
    rejected,
    activities,
    ...(vanished > 0 && { vanished }),
  });
  yield { phase: 'Finishing', done: size, total: size };
  return {
    batch,
    operation: context.operation,
    fileName: name,
    rowCount: survey.rowCount,
    created,
    updated,
    unchanged,
    rejected,
    activities,
    unclaimed,
    newTags: [...staged.newTags],
    newFields,
    rejectGroups: staged.rejectGroups,
    warningGroups: staged.warningGroups,
    possibleDuplicates: staged.possibleDuplicates,
    vanished: staged.vanished,
  };
}

/** What parts are copied into past the handle. Derived tables count too: lists are read from them. */
const loadedTables = ['contact_rollup', 'contact_search'];

/** The id that the next row of a table with AUTOINCREMENT gets, if nobody else writes. */
function nextId(connection: Database.Database, table: 'contact' | 'tag'): number {
  const used = connection.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table);
  return (typeof used === 'number' ? used : 0) + 1;
}

/** Makes the custom fields that are not here yet. */
function withFields(context: BulkWriteContext, plan: ImportPlan): ImportPlan {
  const fields = plan.fields.map((field) => {
    if (field.columnName !== null) return field;
    const columnName = context.addCustomColumn(field.type);
    context.db.run(
      insertCustomField({ key: field.key, label: field.label, type: field.type, column_name: columnName }),
    );
    return { ...field, columnName };
  });
  return { ...plan, fields };
}

/** Unknown tags become drafts at the top of the tree, or below the group they are written with, where Tags lists them for a decision. */
function tagAdder({ db, now }: BulkWriteContext): LoadTarget['addTag'] {
  let position = db.value<number>(lastRootPosition()) ?? 0;
  return (id, name, parent) => {
    position += 1;
    db.run(insertTag(id, name, parent, position, now));
  };
}

function rememberMapping({ db }: BulkWriteContext, plan: ImportPlan): void {
  const { content, columns, constants, mode, key } = plan.request;
  const signature = presetSignature(plan.survey.headers);
  const mapping = JSON.stringify({ content, columns, constants, mode, key });
  const present = db.first(selectPreset(signature));
  const name = plan.survey.headers.slice(0, 4).join(', ').slice(0, 120);
  db.run(present === undefined ? insertPreset(name, signature, mapping) : updatePreset(present.id, name, mapping));
}

function count(value: number, one: string, several: string): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : several}`;
}
