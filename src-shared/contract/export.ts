// What the page may ask about export: columns and targets there are, what a file would hold and what a target would
// reject, and writing contacts, changes, the id crosswalk or the whole workspace to files.
import { z } from 'zod';
import { type ExportColumn, type ExportFix, exportFixes, exportFormats, tagForms } from '../model/export-column.ts';
import { fileToken } from '../model/ids.ts';
import { selection } from '../model/selection.ts';
import { type FeatureContract, job, read, returns } from './define.ts';

/** How a CSV file is written; see engines/export/csv-writer.ts for what each mode promises. */
export const csvForm = z.object({
  mode: z.enum(['spreadsheet', 'exact']).default('spreadsheet'),
  delimiter: z.enum([',', ';']).default(','),
});

/** How tags are written; see tagForms. */
const tagOptions = z.object({
  form: z.enum(tagForms).default('name'),
  /** Only these tags and what is below them; absent: all. */
  branches: z.array(z.number().int().positive()).max(1000).optional(),
});
export type TagOptions = z.output<typeof tagOptions>;

const what = {
  selection,
  format: z.enum(exportFormats).default('csv'),
  /** The program whose import the file is made for, by id; it is then a CSV file with that program's columns. */
  target: z.string().max(40).optional(),
  /** Keys in the order of the file; absent: the default columns. A target has columns of its own. */
  columns: z.array(z.string().max(300)).max(2000).optional(),
  tags: tagOptions.default({ form: 'name' }),
};

/** By key of the reason: what is done about its contacts. Where nothing is said, the first of its fixes. */
const fixes = z
  .record(z.string().max(300), z.object({ fix: z.enum(exportFixes), value: z.string().max(1000).optional() }))
  .default({});

/** A program that files can be made for. */
export interface ExportTargetInfo {
  id: string;
  label: string;
  /** Its name in a sentence. */
  program: string;
  about: string;
  /** Its columns, in order. */
  headers: string[];
  rowLimit: number | null;
  megabyteLimit: number | null;
  notes: string[];
}

export interface ExportPreview {
  contacts: number;
  /** Header and the first contacts as they will be written, before protection and fixes. Empty for cards. */
  headers: string[];
  rows: (string | number | null)[][];
  /** The beginning of the file, where it is no table. */
  text: string | null;
}

/** Why a target would reject rows, or what of them it cannot hold. */
export interface ExportReasonInfo {
  /** Names it in fixes: 'missing:Last Name'. */
  key: string;
  header: string | null;
  sentence: string;
  contacts: number;
  /** The first ten thousand. */
  ids: number[];
  samples: { contact: number; name: string; value: string | null }[];
  /** What can honestly be done, the proposal first. */
  fixes: ExportFix[];
  fix: ExportFix;
  /** What 'default' writes. */
  fallback: string | null;
}

export interface ExportCheck {
  contacts: number;
  /** Will be in the file, and will not. */
  written: number;
  leftOut: number;
  /** How many files the target's limits make of it. */
  files: number;
  reasons: ExportReasonInfo[];
}

export interface WrittenFile {
  name: string;
  rows: number;
  /** Bytes. */
  size: number;
}

export interface ExportResult {
  /** The file that was asked for; more than one where the target's limits ask for it. */
  fileName: string;
  files: WrittenFile[];
  contacts: number;
  leftOut: number;
  columns: number;
  /** Bytes, of all files. */
  size: number;
  /** Cells that the format could not hold whole. */
  cut: number;
}

export interface DeltaResult {
  fileName: string;
  /** Changed and new contacts, removed ones, merges: a file each, the last two only where there are any. */
  files: WrittenFile[];
  changed: number;
  added: number;
  removed: number;
  merged: number;
  /** Columns in which any contact differs. */
  columns: string[];
}

export interface CrosswalkResult {
  fileName: string;
  rows: number;
  size: number;
}

export interface BundleResult {
  fileName: string;
  size: number;
  /** The files inside, with rows where they are tables. */
  files: { name: string; rows: number | null }[];
}

const fileRefusals = ['not-found', 'not-a-file', 'file-exists'] as const;
/** Files beside the chosen one (parts, lists) replace what is there only when this says so. */
const besides = { replaceBeside: z.boolean().default(false) };

export const exportContract = {
  'export.columns': read(z.object({}), returns<{ columns: ExportColumn[]; targets: ExportTargetInfo[] }>()),
  'export.preview': read(z.object(what), returns<ExportPreview>(), ['unknown-column', 'unknown-target', 'not-found']),
  /** The ids a selection means, for programs that ask which rather than how many. */
  'export.ids': read(z.object({ selection }), returns<{ ids: number[] }>(), ['not-found']),
  /** What a target would reject, before anything is written. */
  'export.check': job(z.object({ ...what, ...csvForm.shape, fixes }), returns<ExportCheck>(), [
    'unknown-column',
    'unknown-target',
    'not-found',
  ]),
  'export.run': job(
    z.object({ ...what, ...csvForm.shape, fixes, ...besides, file: fileToken }),
    returns<ExportResult>(),
    ['unknown-column', 'unknown-target', 'no-contacts', ...fileRefusals],
  ),
  /** What changed since an import or a moment, keyed by the ids of the source; see docs/export-targets.md. */
  'export.delta': job(
    z.object({
      since: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('batch'), batch: z.number().int().positive() }),
        z.object({ kind: z.literal('moment'), at: z.number().int() }),
      ]),
      columns: z.array(z.string().max(300)).max(2000).optional(),
      tags: tagOptions.default({ form: 'name' }),
      ...csvForm.shape,
      ...besides,
      file: fileToken,
    }),
    returns<DeltaResult>(),
    ['unknown-column', 'nothing-changed', ...fileRefusals],
  ),
  /** Every id that a source or an earlier contact had, beside the contact that holds it now. */
  'export.crosswalk': job(z.object({ ...csvForm.shape, file: fileToken }), returns<CrosswalkResult>(), fileRefusals),
  /** The whole workspace in open formats: SQLite, CSV, JSON and a description, in one zip archive. */
  'export.bundle': job(z.object({ file: fileToken }), returns<BundleResult>(), fileRefusals),
} satisfies FeatureContract;
