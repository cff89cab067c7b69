// The real import: one journaled bulk operation in short slices. Owns its order and what is remembered of it; what
// becomes of a row is decided by row-decider.ts.
import { createHash } from 'node:crypto';
import type { ImportDone } from '../../../../src-shared/contract/import.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { completeLoadedRows } from '../../db/journal-triggers.ts';
import { headerKey } from '../../engines/reading/header-synonyms.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { createContactWriter } from './contact-writer.ts';
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
import { RowDecider } from './row-decider.ts';
import { fileHash, SourceFile } from './source-file.ts';
import { TagResolver } from './tag-resolver.ts';

/** What the file was recognised as, for import_batch.source. */
export interface CommitOptions {
  readonly source: string | null;
}

/** Imports everything or, by throwing, nothing. Yields between slices of a few hundred rows. */
export function* commitImport(
  context: BulkWriteContext,
  request: ImportRequest,
  survey: Survey,
  options: CommitOptions,
): Generator<Step, ImportDone> {
  const { db, now } = context;
  const source = new SourceFile(request.path);
  try {
    refuseIfDifferent(source.name, source.state, survey.state);
    const planned = planImport(db, request, survey, now);
    const newFields = planned.fields.filter((field) => field.columnName === null).map((field) => field.label);
    const plan = withFields(context, planned);
    // The batch stands before the rows that refer to it: with references checked only at the end, SQLite would look
    // for children of every new contact in every table. Its counts are filled in when they are known.
    const batch = db.run(
      insertBatch({
        file_name: source.name,
        file_size: source.size,
        file_hash: survey.hash,
        source: options.source,
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
    const tags = tagCreator(context);
    const { headers } = survey;
    const writer = createContactWriter(context, { batch, now, fileName: source.name, headers, fields: plan.fields });
    const decider = new RowDecider(db, plan, writer, tags);
    const hash = fileHash();
    const { firstDataRow } = request.reading;
    const rows = source.rows(
      request.reading,
      (cells, row) => {
        if (row >= firstDataRow) decider.row(cells, row - firstDataRow + 1);
      },
      hash,
    );
    for (let step = rows.next(); !step.done; step = rows.next()) {
      yield { phase: `Importing ${source.name}`, done: step.value, total: source.size };
    }
    decider.end();
    refuseIfDifferent(source.name, hash.digest('hex'), survey.hash);
    const { created, updated, unchanged, rejected, activities } = decider;
    if (created + updated + unchanged + activities === 0) {
      throw refuse(
        'nothing-to-import',
        `All ${rejected.toLocaleString('en')} rows would be set aside. Change the mapping and check again.`,
      );
    }
    completeLoadedRows(context.connection, 'import_batch', () => {
      db.run(updateBatchCounts(batch, { created, updated, unchanged, rejected }));
    });
    rememberMapping(context, plan);
    const what =
      activities > 0 ? count(activities, 'activity', 'activities') : count(created + updated, 'contact', 'contacts');
    context.describe(`Imported ${what} from ${source.name}`, { created, updated, unchanged, rejected, activities });
    yield { phase: 'Finishing', done: source.size, total: source.size };
    return {
      batch,
      operation: context.operation,
      fileName: source.name,
      rowCount: survey.rowCount,
      created,
      updated,
      unchanged,
      rejected,
      activities,
      newTags: tags.newNames,
      newFields,
      rejectGroups: decider.rejects.groups(),
      warningGroups: decider.warnings.groups(),
      possibleDuplicates: decider.duplicatesHere.rows + decider.duplicatesInside().rows,
    };
  } finally {
    source.close();
  }
}

/** Refuses a file that is not the one that was looked at before. */
export function refuseIfDifferent(name: string, found: string, expected: string): void {
  if (found === expected) return;
  throw refuse(
    'file-changed',
    `${name} is not the file that was checked any more, so nothing was imported. Check it again.`,
  );
}

/** The key under which the mapping of these columns is remembered. */
export function presetSignature(headers: readonly string[]): string {
  return createHash('sha256').update(headers.map(headerKey).join('\n')).digest('hex');
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

/** Unknown tags become drafts at the top of the tree, where Tags lists them for a decision. */
function tagCreator({ db, now }: BulkWriteContext): TagResolver {
  let position = db.value<number>(lastRootPosition()) ?? 0;
  return new TagResolver(db, (name) => {
    position += 1;
    return db.run(insertTag(name, position, now)).id;
  });
}

function rememberMapping({ db }: BulkWriteContext, plan: ImportPlan): void {
  const { content, columns, mode, key } = plan.request;
  const signature = presetSignature(plan.survey.headers);
  const mapping = JSON.stringify({ content, columns, mode, key });
  const present = db.first(selectPreset(signature));
  const name = plan.survey.headers.slice(0, 4).join(', ').slice(0, 120);
  db.run(present === undefined ? insertPreset(name, signature, mapping) : updatePreset(present.id, name, mapping));
}

function count(value: number, one: string, several: string): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : several}`;
}
