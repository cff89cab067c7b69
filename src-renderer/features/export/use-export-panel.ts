// What the export panel knows and does: vocabulary, the question it asks, and starting the jobs with a file that a person
// chose. Owns the order of dialog, job and toast.
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '../../../src-shared/contract/index.ts';
import type { PickedFile } from '../../../src-shared/shell-api.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob, useRead } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { csvFormOf, extensionOf, fileStem, tagBranches } from './export-input.ts';
import { closeExport, type ExportDraft, type ExportRequest, type ExportSelection } from './export-store.ts';

export interface ExportVocabulary {
  columns: OutputOf<'export.columns'>['columns'];
  targets: OutputOf<'export.columns'>['targets'];
  tags: { id: number; path: string }[];
  segments: { id: number; name: string }[];
}

const nothingKnown: ExportVocabulary = { columns: [], targets: [], tags: [], segments: [] };

/** Undefined columns and targets are empty until the core has answered. */
export function useExportVocabulary(): ExportVocabulary & { isReady: boolean } {
  const available = useRead('export.columns', {}).value;
  const words = useRead('segments.vocabulary', {}).value;
  return useMemo(
    () => ({
      ...nothingKnown,
      ...available,
      ...(words && { tags: words.tags, segments: words.segments }),
      isReady: available !== undefined,
    }),
    [available, words],
  );
}

/** The contacts that the draft means. */
export function selectionOf({ scope }: ExportDraft, request: ExportRequest): ExportSelection {
  if (scope === null) return request.selection;
  return { kind: 'all', query: scope.kind === 'everyone' ? {} : { segment: scope.segment } };
}

interface ExportJobs {
  contacts: (what: Omit<InputOf<'export.run'>, 'file'>, name: string, draft: ExportDraft) => Promise<void>;
  changes: (draft: ExportDraft, since: NonNullable<ExportDraft['since']>, name: string) => Promise<void>;
  ids: (draft: ExportDraft, name: string) => Promise<void>;
  everything: (name: string) => Promise<void>;
}

/** Each asks for the file, closes the panel (the job tray shows how far it is) and says when it is done. */
export function useExportJobs(): ExportJobs {
  const run = useJob('export.run');
  const delta = useJob('export.delta');
  const crosswalk = useJob('export.crosswalk');
  const bundle = useJob('export.bundle');
  return {
    async contacts(what, name, draft) {
      const file = await chooseFile('Export contacts', name, extensionOf(draft));
      if (!file) return;
      const done = await run.start({ ...what, file: tokenOf(file) });
      if (!done) return;
      const files = done.files.length > 1 ? `${done.files.length} files, the first ${done.fileName}` : done.fileName;
      const left = done.leftOut > 0 ? `; ${formatNumber(done.leftOut)} left out` : '';
      announce(`Exported ${counted(done.contacts, 'contact')} to ${files}${left}`, file);
    },
    async changes(draft, since, name) {
      const file = await chooseFile('Export changes', `${name} changes`, 'csv');
      if (!file) return;
      const done = await delta.start({
        file: tokenOf(file),
        since: since.kind === 'batch' ? since : { kind: 'moment', at: Date.parse(`${since.day}T00:00:00Z`) },
        tags: { form: draft.tagForm, ...tagBranches(draft.branches) },
        ...csvFormOf(draft),
      });
      if (!done) return;
      const { changed, added, removed, merged } = done;
      announce(`Exported changes: ${changed} changed, ${added} new, ${removed} removed, ${merged} merged`, file);
    },
    async ids(draft, name) {
      const file = await chooseFile('Export old and new ids', `${name} ids`, 'csv');
      if (!file) return;
      const done = await crosswalk.start({ file: tokenOf(file), ...csvFormOf(draft) });
      if (done) announce(`Wrote ${counted(done.rows, 'id')} to ${done.fileName}`, file);
    },
    async everything(name) {
      const file = await chooseFile('Export everything', `${name} workspace`, 'zip');
      if (!file) return;
      const done = await bundle.start({ file: tokenOf(file) });
      if (done) announce(`Wrote the whole workspace, ${counted(done.files.length, 'file')}, to ${done.fileName}`, file);
    },
  };
}

const fileKinds: Record<string, string> = {
  csv: 'CSV file',
  xlsx: 'Excel workbook',
  vcf: 'vCard file',
  json: 'JSON file',
  ndjson: 'JSON lines',
  zip: 'Zip archive',
};

async function chooseFile(title: string, name: string, extension: string): Promise<PickedFile | null> {
  const file = await shell?.chooseSave({
    purpose: 'export',
    title,
    suggestedName: `${fileStem(name)}.${extension}`,
    filters: [{ name: fileKinds[extension] ?? 'File', extensions: [extension] }],
  });
  if (file) closeExport();
  return file ?? null;
}

function announce(message: string, file: PickedFile): void {
  toastDone({ message, next: { label: 'Show in folder', run: () => void shell?.revealFile(file.token) } });
}
