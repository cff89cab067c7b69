// Decides what the requests of contract/export.ts do. SQL is in export-queries.ts, the writing in export-task.ts.

import { sql } from 'kysely';
import type { exportContract } from '../../../../src-shared/contract/export.ts';
import { layOutColumns } from '../../engines/export/contact-cells.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { countSelected, selectedIds } from '../contacts/contact-selection.ts';
import { availableColumns, chosenColumns } from './chosen-columns.ts';
import { countPlurals, readContacts, readCustomFields, readTagNames, wantedFor } from './contact-pages.ts';

const previewRows = 5;

export const exportHandlers: HandlersOf<typeof exportContract> = {
  'export.columns': ({ db }) => ({ columns: availableColumns(readCustomFields(db)) }),

  'export.preview': (context, { selection, shape, columns: keys }) => {
    const { db } = context;
    const fields = readCustomFields(db);
    const columns = chosenColumns(keys, fields);
    const ids = db.pluck<number>(sql`${selectedIds(context, selection)} ORDER BY c.id LIMIT ${previewRows}`);
    const types = new Map(fields.map(({ key, type }) => [key, type]));
    const layout = layOutColumns(shape, columns, countPlurals(db, ids), types);
    const contacts = readContacts(db, ids, wantedFor(shape === 'tagstead' ? columns : null, fields), readTagNames(db));
    return {
      contacts: countSelected(context, selection),
      headers: layout.map(({ header }) => header),
      rows: contacts.map((contact) => layout.map(({ cell }) => cell(contact))),
    };
  },

  'export.ids': (context, { selection }) => ({
    ids: context.db.pluck<number>(sql`${selectedIds(context, selection)} ORDER BY c.id`),
  }),

  'export.run': async (job, { file, selection, shape, columns, mode, delimiter }) => {
    const target = { path: job.files.path(file), mode, delimiter };
    const result = await job.work('export.contacts', {
      target,
      selection,
      shape,
      columns,
      now: job.now,
      asOf: job.asOf,
    });
    return { fileName: job.files.name(file), ...result };
  },

  'export.crosswalk': async (job, { file, mode, delimiter }) => {
    const target = { path: job.files.path(file), mode, delimiter };
    const result = await job.work('export.crosswalk', { target });
    return { fileName: job.files.name(file), ...result };
  },
};
