// Lists, shows, undoes and redoes operations. How one is taken back is in server/undo.ts.
import type { historyContract, OperationRow, UndoResult } from '../../../../src-shared/contract/history.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { HandlersOf, JobContext, Step } from '../../server/contexts.ts';
import { undoSteps } from '../../server/undo.ts';
import {
  countOperations,
  insertCheckpoint,
  markUndone,
  selectAfter,
  selectCheckpoints,
  selectLastRedoable,
  selectLastUndoable,
  selectOperation,
  selectOperations,
  selectTagNames,
  setUndoes,
} from './history-queries.ts';
import { exportLedger } from './ledger-export.ts';
import { rowsOfOperation } from './operation-rows.ts';
import { mentionedTags } from './row-change.ts';

export const historyHandlers: HandlersOf<typeof historyContract> = {
  'history.list': ({ db }, { search, offset, limit }) => ({
    operations: db.all(selectOperations(search, offset, limit)).map(toRow),
    total: db.first(countOperations(search))?.count ?? 0,
    canUndo: db.first(selectLastUndoable())?.label ?? null,
    canRedo: db.first(selectLastRedoable())?.label ?? null,
  }),

  'history.show': ({ db }, { operation, offset, limit }) => {
    const row = existing(db, operation);
    const rows = rowsOfOperation(db, operation, offset, limit);
    return { operation: toRow(row), ...rows, tagNames: db.all(selectTagNames(mentionedTags(rows.changes))) };
  },

  'history.undo': async (job, { operation, onConflict }) => {
    const target = job.read((db) => (operation === 'last' ? lastUndoable(db) : existing(db, operation)));
    if (target.undone_by !== null) {
      throw refuse('already-undone', `“${target.label}” was already undone.`);
    }
    return takeBack(job, target, onConflict, target.undoes === null ? 'Undid' : 'Brought back');
  },

  'history.redo': async (job) => {
    const last = job.read((db) => db.first(selectLastRedoable()));
    if (!last) throw refuse('nothing-to-redo', 'There is nothing to redo.');
    return takeBack(job, { id: last.id, label: last.label, undoes: last.undoes }, 'ask', 'Redid');
  },

  'history.export': async (job, { file }) => ({
    fileName: job.files.name(file),
    ...(await exportLedger(job, job.files.path(file))),
  }),

  'history.checkpoints': ({ db }) =>
    db.all(selectCheckpoints()).map(({ id, name, operation_id, at }) => ({ id, name, operation: operation_id, at })),

  'history.setCheckpoint': ({ db, now, describe }, { name }) => {
    describe(`Set checkpoint “${name}”`);
    return { id: db.run(insertCheckpoint(name, now)).id };
  },

  'history.backTo': async (job, { checkpoint }) => {
    const after = job.read((db) => {
      const mark = db.all(selectCheckpoints()).find(({ id }) => id === checkpoint);
      if (!mark) throw refuse('not-found', 'This checkpoint is not there any more.');
      return db.all(selectAfter(mark.operation_id)).map(({ id }) => existing(db, id));
    });
    // Newest first, nothing can be in the way: whatever was done later is taken back already.
    for (const target of after) await takeBack(job, target, 'ask', 'Undid');
    return { undone: after.length };
  },
};

interface Target {
  id: number;
  label: string;
  undoes: number | null;
}

async function takeBack(
  job: JobContext,
  target: Target,
  onConflict: 'ask' | 'keep' | 'override',
  verb: string,
): Promise<UndoResult> {
  return job.writeInSteps(function* (context): Generator<Step, UndoResult> {
    const outcome = yield* undoSteps(context, target.id, onConflict === 'override' ? 'override' : 'keep');
    if (onConflict === 'ask' && outcome.conflictCount > 0) {
      throw refuse(
        'undo-conflicts',
        `Later work touched ${outcome.conflictCount} of these rows. Choose whether to keep the later work or to restore all the same.`,
        outcome,
      );
    }
    const subject = target.label.replace(/^(Undid|Redid|Brought back): /, '');
    context.describe(`${verb}: ${subject}`);
    context.db.run(setUndoes(context.operation, target.id));
    context.db.run(markUndone(target.id, context.operation));
    // Taking back an undo makes what it had taken back stand again.
    if (target.undoes !== null) context.db.run(markUndone(target.undoes, null));
    return { operation: context.operation, label: subject, ...outcome };
  });
}

function lastUndoable(db: ReadHandle) {
  const last = db.first(selectLastUndoable());
  if (!last) throw refuse('nothing-to-undo', 'There is nothing to undo.');
  return last;
}

function existing(db: ReadHandle, id: number) {
  const row = db.first(selectOperation(id));
  if (!row) throw refuse('not-found', `There is no operation number ${id}.`);
  return row;
}

function toRow(row: ReturnType<typeof existing>): OperationRow {
  return {
    id: row.id,
    name: row.name,
    label: row.label,
    reason: row.reason,
    at: row.at,
    counts: JSON.parse(row.counts) as Record<string, number>,
    undoes: row.undoes,
    undoneBy: row.undone_by,
  };
}
