// What is known of an import, whether it stands or was taken back: its row, its operation and how it was set. Owns the
// words of the settings.
import type { BatchDetail, BatchRow, BatchSetting } from '../../../../src-shared/contract/batches.ts';
import { parseTarget, targetLabel } from '../../../../src-shared/model/target-fields.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { exportSources } from '../../engines/reading/sources/index.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';
import { type StoredBatch, selectBatches, selectBatchOperations, selectUndoneBatches } from './batch-queries.ts';

/** An import with the operation that took it back, if one did. */
export interface KnownBatch {
  readonly stored: StoredBatch;
  readonly operation: number | null;
  readonly undone: { readonly operation: number; readonly at: number } | null;
}

/** Every import, newest first. */
export function knownBatches(db: ReadHandle): KnownBatch[] {
  const operations = new Map(db.all(selectBatchOperations()).map(({ batch, operation }) => [batch, operation]));
  const operationOf = (batch: number): number | null => operations.get(batch) ?? null;
  const standing = db
    .all(selectBatches())
    .map((stored): KnownBatch => ({ stored, operation: operationOf(stored.id), undone: null }));
  const undone = db.all(selectUndoneBatches()).map(({ image, operation, at }): KnownBatch => {
    const stored = JSON.parse(image) as StoredBatch;
    return { stored, operation: operationOf(stored.id), undone: { operation, at } };
  });
  return [...standing, ...undone].sort((a, b) => b.stored.id - a.stored.id);
}

export function batchRow({ stored, operation, undone }: KnownBatch): BatchRow {
  return {
    id: stored.id,
    fileName: stored.file_name,
    source: sourceName(stored.source),
    content: stored.content,
    mode: stored.mode,
    importedAt: stored.imported_at,
    rowCount: stored.row_count,
    created: stored.created_count,
    updated: stored.updated_count,
    unchanged: stored.unchanged_count,
    rejected: stored.rejected_count,
    operation,
    undoneBy: undone?.operation ?? null,
    undoneAt: undone?.at ?? null,
  };
}

/** What a person calls the product a file was recognised as; the id itself for one that is not known any more. */
export function sourceName(id: string | null): string | null {
  if (id === null) return null;
  return exportSources().find((source) => source.id === id)?.name ?? id;
}

const modes: Record<string, string> = {
  create: 'Only new contacts; known ones are set aside',
  update: 'Only contacts that are here; others are set aside',
  upsert: 'New contacts are added, known ones updated',
  fill: 'New contacts are added, of known ones only blanks are filled',
  skip: 'Only new contacts; known ones are passed over',
};

const formats: Record<string, string> = {
  delimited: 'Text with a separator',
  xlsx: 'Excel workbook',
  xls: 'Excel 97–2003 workbook',
  ods: 'OpenDocument sheet',
  json: 'JSON',
  ndjson: 'JSON, one object a line',
  vcard: 'vCard',
};
const delimiters: Record<string, string> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Pipe', ' ': 'Space' };

interface KeptReading {
  format?: string;
  member?: string;
  sheet?: string;
  encoding?: string;
  delimiter?: string;
  headerRow?: number;
  headerRows?: number;
  footerRows?: number;
  repairMojibake?: boolean;
}

/** How the file was read and brought in, in words. */
export function batchSettings({ stored }: KnownBatch): BatchSetting[] {
  const reading = JSON.parse(stored.reading) as KeptReading;
  const isText = (reading.format ?? 'delimited') === 'delimited';
  const settings: (BatchSetting | null)[] = [
    { label: 'Rows of known contacts', value: modes[stored.mode] ?? stored.mode },
    reading.format === undefined ? null : { label: 'Kind of file', value: formats[reading.format] ?? reading.format },
    reading.member ? { label: 'File in the archive', value: reading.member } : null,
    reading.sheet ? { label: 'Sheet', value: reading.sheet } : null,
    isText && reading.encoding ? { label: 'Encoding', value: reading.encoding.toUpperCase() } : null,
    isText && reading.delimiter
      ? { label: 'Separator', value: delimiters[reading.delimiter] ?? `“${reading.delimiter}”` }
      : null,
    reading.headerRow === undefined
      ? null
      : { label: 'Column names', value: reading.headerRow === 0 ? 'None in the file' : headerWords(reading) },
    (reading.footerRows ?? 0) > 0
      ? { label: 'Left out at the end', value: `${reading.footerRows} ${reading.footerRows === 1 ? 'row' : 'rows'}` }
      : null,
    reading.repairMojibake ? { label: 'Wrongly decoded text', value: 'Repaired' } : null,
  ];
  return settings.filter((setting) => setting !== null);
}

function headerWords({ headerRow = 1, headerRows = 1 }: KeptReading): string {
  return headerRows > 1 ? `Rows ${headerRow} to ${headerRow + headerRows - 1}` : `Row ${headerRow}`;
}

/** What became of every column. */
export function batchColumns(db: ReadHandle, { stored }: KnownBatch): BatchDetail['columns'] {
  const labels = new Map(customFieldsOf(db).map(({ key, label }) => [key, label]));
  const headers = JSON.parse(stored.headers) as string[];
  const mapping = JSON.parse(stored.mapping) as { target: string; keep?: boolean; label?: string }[];
  return headers.map((header, index) => {
    const mapped = mapping[index];
    const target = mapped === undefined ? null : parseTarget(mapped.target);
    if (target === null || target.kind === 'ignore') return { header, target: null, keep: false };
    const custom = target.kind === 'custom' ? (labels.get(target.key) ?? mapped?.label) : undefined;
    return { header, target: targetLabel(target, custom), keep: mapped?.keep === true };
  });
}
