// What the page may ask about export: which columns there are, and writing contacts or the id crosswalk to a file.
import { z } from 'zod';
import { type ExportColumn, exportShapes } from '../model/export-column.ts';
import { fileToken } from '../model/ids.ts';
import { selection } from '../model/selection.ts';
import { type FeatureContract, job, read, returns } from './define.ts';

/** How the file is written; see engines/export/csv-writer.ts for what each mode promises. */
export const csvForm = z.object({
  mode: z.enum(['spreadsheet', 'exact']).default('spreadsheet'),
  delimiter: z.enum([',', ';']).default(','),
});

export interface ExportPreview {
  contacts: number;
  /** Header and the first contacts as they will be written, before protection. */
  headers: string[];
  rows: (string | number | null)[][];
}

export interface ExportResult {
  fileName: string;
  contacts: number;
  columns: number;
  /** Bytes. */
  size: number;
}

export interface CrosswalkResult {
  fileName: string;
  rows: number;
  size: number;
}

const which = {
  selection,
  shape: z.enum(exportShapes).default('tagstead'),
  /** Keys in the order of the file; absent: the default columns. Other shapes have columns of their own. */
  columns: z.array(z.string().max(300)).max(2000).optional(),
};

export const exportContract = {
  'export.columns': read(z.object({}), returns<{ columns: ExportColumn[] }>()),
  'export.preview': read(z.object(which), returns<ExportPreview>(), ['unknown-column', 'not-found']),
  /** The ids a selection means, for programs that ask which rather than how many. */
  'export.ids': read(z.object({ selection }), returns<{ ids: number[] }>(), ['not-found']),
  'export.run': job(z.object({ ...which, ...csvForm.shape, file: fileToken }), returns<ExportResult>(), [
    'unknown-column',
    'no-contacts',
    'not-found',
    'not-a-file',
    'file-exists',
  ]),
  /** Every id that a source or an earlier contact had, beside the contact that holds it now. */
  'export.crosswalk': job(z.object({ ...csvForm.shape, file: fileToken }), returns<CrosswalkResult>(), [
    'not-found',
    'not-a-file',
    'file-exists',
  ]),
} satisfies FeatureContract;
