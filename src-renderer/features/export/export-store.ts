// What is about to be exported, and how it was exported last. Owns whether the panel is open; asks nobody.
import { create } from 'zustand';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { ExportShape } from '../../../src-shared/model/export-column.ts';

export type ExportSelection = InputOf<'export.run'>['selection'];

export interface ExportRequest {
  /** Which contacts, in words: 'All contacts', 'Segment “Lapsed customers”', '12 selected contacts'. */
  label: string;
  selection: ExportSelection;
  /** Proposed name of the file, without extension. */
  fileName: string;
}

export interface ExportDraft {
  shape: ExportShape;
  /** Chosen columns, in any order; null until someone changes the usual ones. */
  columns: readonly string[] | null;
  mode: 'spreadsheet' | 'exact';
  delimiter: ',' | ';';
}

interface ExportState {
  request: ExportRequest | null;
  /** Kept while the app runs, so that the next export starts where the last one ended. */
  draft: ExportDraft;
}

export const firstDraft: ExportDraft = { shape: 'tagstead', columns: null, mode: 'spreadsheet', delimiter: ',' };

export const useExportStore = create<ExportState>(() => ({ request: null, draft: firstDraft }));

/** Opens the export panel for these contacts. */
export function openExport(request: ExportRequest): void {
  useExportStore.setState({ request });
}

export function closeExport(): void {
  useExportStore.setState({ request: null });
}

export function changeDraft(change: Partial<ExportDraft>): void {
  useExportStore.setState((state) => ({ draft: { ...state.draft, ...change } }));
}
