// Answers what earlier imports did and where values came from. Decides nothing: taking an import back is history.undo.
import type { batchesContract } from '../../../../src-shared/contract/batches.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { changesOn, forecastUndo } from './batch-changes.ts';
import { batchColumns, batchRow, batchSettings, type KnownBatch, knownBatches } from './batch-facts.ts';
import { selectSurvivor } from './batch-queries.ts';
import { countOutcomes, pageOfRows } from './batch-rows.ts';
import { originsOf } from './value-origins.ts';

export const batchesHandlers: HandlersOf<typeof batchesContract> = {
  'batches.list': ({ db }) => knownBatches(db).map(batchRow),

  'batches.show': ({ db }, { batch }) => {
    const found = existing(db, batch);
    return {
      ...batchRow(found),
      fileSize: found.stored.file_size,
      settings: batchSettings(found),
      columns: batchColumns(db, found),
      rows: countOutcomes(db, found),
    };
  },

  'batches.rows': ({ db }, { batch, outcome, offset, limit }) =>
    pageOfRows(db, existing(db, batch), outcome, { offset, limit }),

  'batches.changes': ({ db }, { batch, contact }) => {
    const { operation } = existing(db, batch);
    return operation === null ? [] : changesOn(db, operation, contact);
  },

  'batches.forecast': ({ db }, { batch }) => {
    const { operation } = standing(db, batch);
    return forecastUndo(db, operation);
  },

  'batches.origins': ({ db }, { contact }) => {
    const survivor = db.value<number>(selectSurvivor(contact));
    if (survivor === undefined) throw refuse('not-found', 'This contact is not there any more.');
    return originsOf(db, survivor);
  },
};

function existing(db: ReadHandle, batch: number): KnownBatch {
  const found = knownBatches(db).find(({ stored }) => stored.id === batch);
  if (found === undefined) throw refuse('not-found', `There is no import number ${batch}. Choose one from the list.`);
  return found;
}

function standing(db: ReadHandle, batch: number): { operation: number } {
  const { operation, undone } = existing(db, batch);
  if (undone !== null) throw refuse('not-found', 'This import was taken back already.');
  if (operation === null)
    throw refuse('not-found', 'The journal does not know this import, so it cannot be taken back.');
  return { operation };
}
