// A draft as the requests of the contract take it. Pure.

import type { InputOf } from '../../../src-shared/contract/index.ts';
import { exportExtension, formatHasColumns, needsColumns } from '../../../src-shared/model/export-column.ts';
import type { ExportDraft, ExportSelection } from './export-store.ts';

type What = Omit<InputOf<'export.check'>, 'fixes' | 'mode' | 'delimiter'>;

/** Which contacts, in which columns; @param keys the chosen columns in the order of the file */
export function whatOf(draft: ExportDraft, selection: ExportSelection, keys: readonly string[]): What {
  const { format, target, tagForm, branches } = draft;
  return {
    selection,
    format: target === null ? format : 'csv',
    ...(target === null ? {} : { target }),
    ...(target === null && formatHasColumns(format) ? { columns: [...keys] } : {}),
    tags: { form: isTable(draft) || !needsColumns(tagForm) ? tagForm : 'name', ...tagBranches(branches) },
  };
}

export const tagBranches = (branches: readonly number[]): { branches?: number[] } =>
  branches.length === 0 ? {} : { branches: [...branches] };

/** Tables alone have room for a column a tag. */
export const isTable = ({ format, target }: ExportDraft): boolean =>
  target !== null || format === 'csv' || format === 'xlsx';

/** A program would take the protective apostrophes for part of the values. */
export function csvFormOf({ target, mode, delimiter }: ExportDraft): {
  mode: ExportDraft['mode'];
  delimiter: ',' | ';';
} {
  return target === null ? { mode, delimiter } : { mode: 'exact', delimiter: ',' };
}

export const extensionOf = ({ format, target }: ExportDraft): string =>
  target === null ? exportExtension[format] : 'csv';

/** A name that every file system takes. */
export function fileStem(name: string): string {
  const tidy = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  return tidy.slice(0, 80) || 'contacts';
}
