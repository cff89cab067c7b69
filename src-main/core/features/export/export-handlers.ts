// Decides what the requests of contract/export.ts do. SQL is in export-queries.ts; what takes time runs as tasks on
// worker threads (the *-task.ts files).
import { basename } from 'node:path';
import { sql } from 'kysely';
import type { exportContract } from '../../../../src-shared/contract/export.ts';
import { encodeFile } from '../../engines/export/file-encoders.ts';
import { exportTargets } from '../../engines/export/targets/index.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { countSelected, selectedIds } from '../contacts/contact-selection.ts';
import { availableColumns } from './chosen-columns.ts';
import { readContacts, readCustomFields } from './contact-pages.ts';
import { planExport } from './export-plan.ts';
import { openWorkspacePath, workspaceName } from './export-task.ts';

const previewRows = 5;

export const exportHandlers: HandlersOf<typeof exportContract> = {
  'export.columns': ({ db }) => ({
    columns: availableColumns(readCustomFields(db)),
    targets: exportTargets.map(({ id, label, program = label, about, columns, limits, notes }) => ({
      ...{ id, label, program, about, notes: [...notes] },
      headers: columns.map(({ header }) => header),
      rowLimit: limits.rows ?? null,
      megabyteLimit: limits.megabytes ?? null,
    })),
  }),

  'export.preview': (context, { selection, ...what }) => {
    const { db } = context;
    const ids = db.pluck<number>(sql`${selectedIds(context, selection)} ORDER BY c.id LIMIT ${previewRows}`);
    const plan = planExport(context, what, ids);
    const contacts = readContacts(db, ids, plan.wanted, plan.tagNames);
    const rows = contacts.map((contact) => ({ contact, cells: plan.layout.map(({ cell }) => cell(contact)) }));
    const isTable = plan.format === 'csv' || plan.format === 'xlsx';
    return {
      contacts: countSelected(context, selection),
      headers: plan.layout.map(({ header }) => header),
      rows: rows.map(({ cells }) => cells),
      text: isTable
        ? null
        : Array.from(
            encodeFile(
              {
                ...plan,
                ...{ mode: 'exact', delimiter: ',', now: context.now, onCut: () => {} },
                workspace: workspaceName(openWorkspacePath(db)),
              },
              [rows],
            ) as Iterable<string>, // only workbooks are bytes
          ).join(''),
    };
  },

  'export.ids': (context, { selection }) => ({
    ids: context.db.pluck<number>(sql`${selectedIds(context, selection)} ORDER BY c.id`),
  }),

  'export.check': (job, input) => job.work('export.check', { ...input, now: job.now, asOf: job.asOf }),

  'export.run': async (job, { file, ...input }) => {
    const path = job.files.path(file);
    const result = await job.work('export.contacts', { ...input, path, now: job.now, asOf: job.asOf });
    return { fileName: basename(path), ...result };
  },

  'export.delta': async (job, { file, ...input }) => {
    const path = job.files.path(file);
    return { fileName: basename(path), ...(await job.work('export.delta', { ...input, path })) };
  },

  'export.crosswalk': async (job, { file, ...form }) => {
    const path = job.files.path(file);
    return { fileName: basename(path), ...(await job.work('export.crosswalk', { ...form, path })) };
  },

  'export.bundle': async (job, { file }) => {
    const path = job.files.path(file);
    return { fileName: basename(path), ...(await job.work('export.bundle', { path, now: job.now })) };
  },
};
