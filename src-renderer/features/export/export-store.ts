// What is about to be exported, and how it was exported last. Owns whether the panel is open; asks nobody.
import { create } from 'zustand';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { ExportFix, ExportFormat, TagForm } from '../../../src-shared/model/export-column.ts';

export type ExportSelection = InputOf<'export.run'>['selection'];

export interface ExportRequest {
  /** Which contacts, in words: 'All contacts', 'Segment “Lapsed customers”', '12 selected contacts'. */
  label: string;
  selection: ExportSelection;
  /** Proposed name of the file, without extension. */
  fileName: string;
  /** Keys of columns that these contacts are exported for, beside the usual ones. */
  columns?: readonly string[];
}

/** contacts: those of the request. The others are of the whole workspace. */
export type ExportSubject = 'contacts' | 'changes' | 'ids' | 'everything';

export interface ExportDraft {
  subject: ExportSubject;
  /** null: the contacts that the panel was opened for. */
  scope: { kind: 'everyone' } | { kind: 'segment'; segment: number } | null;
  format: ExportFormat;
  /** The program that the file is for, by id; null for none. */
  target: string | null;
  /** Chosen columns, in any order; null until someone changes the usual ones. */
  columns: readonly string[] | null;
  mode: 'spreadsheet' | 'exact';
  delimiter: ',' | ';';
  tagForm: TagForm;
  /** Only these tags and those below them; none chosen means all. */
  branches: readonly number[];
  /** By key of the reason. */
  fixes: Readonly<Record<string, { fix: ExportFix; value?: string }>>;
  /** Since when changes are written: an import, or the beginning of a day. */
  since: { kind: 'batch'; batch: number } | { kind: 'day'; day: string } | null;
}

interface ExportState {
  request: ExportRequest | null;
  /** Kept while the app runs, so that the next export starts where the last one ended. */
  draft: ExportDraft;
}

export const firstDraft: ExportDraft = {
  subject: 'contacts',
  scope: null,
  format: 'csv',
  target: null,
  columns: null,
  mode: 'spreadsheet',
  delimiter: ',',
  tagForm: 'name',
  branches: [],
  fixes: {},
  since: null,
};

export const useExportStore = create<ExportState>(() => ({ request: null, draft: firstDraft }));

/** Opens the export panel for these contacts. What is written and for whom starts afresh; how, as it was last. */
export function openExport(request: ExportRequest, subject: ExportSubject = 'contacts'): void {
  useExportStore.setState(({ draft }) => ({
    request,
    draft: { ...draft, subject, scope: null, ...(request.columns && { columns: null, target: null }) },
  }));
}

export function closeExport(): void {
  useExportStore.setState({ request: null });
}

export function changeDraft(change: Partial<ExportDraft>): void {
  useExportStore.setState((state) => ({ draft: { ...state.draft, ...change } }));
}
