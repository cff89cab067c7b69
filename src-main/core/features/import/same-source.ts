// Which earlier imports came from the same place as a file, and who was in them: what makes a later export of the same
// source a refresh instead of a second list. Owns that judgement; changes nothing.
import { createHash } from 'node:crypto';
import type { ReadHandle } from '../../db/handle.ts';
import { headerKey } from '../../engines/reading/header-synonyms.ts';
import { recogniseSource } from '../../engines/reading/propose-mapping.ts';
import { exportSources } from '../../engines/reading/sources/index.ts';
import { type BatchOrigin, selectBatchOrigins, selectContactsOfBatches, selectSourceKeysOf } from './import-queries.ts';

export interface SameSource {
  /** The recognised export, as kept in import_batch.source. */
  readonly source: string | null;
  /** Earlier imports of contacts from it, the latest first. */
  readonly batches: readonly { readonly id: number; readonly fileName: string; readonly importedAt: number }[];
}

/** The key under which the mapping of these columns is remembered. */
export function presetSignature(headers: readonly string[]): string {
  return createHash('sha256').update(headers.map(headerKey).join('\n')).digest('hex');
}

/** Two files are of one source when they are the same known export, or else have the same columns. */
export function findSameSource(db: ReadHandle, headers: readonly string[], fileName: string): SameSource {
  const source = recogniseSource(headers, fileName)?.id ?? null;
  const signature = presetSignature(headers);
  const batches = db
    .all(selectBatchOrigins())
    .filter((batch) => batch.content === 'contacts')
    .filter((batch) =>
      source !== null && batch.source !== null ? batch.source === source : signatureOf(batch) === signature,
    )
    .map((batch) => ({ id: batch.id, fileName: batch.file_name, importedAt: batch.imported_at }));
  return { source, batches };
}

const signatureOf = (batch: BatchOrigin): string => presetSignature(JSON.parse(batch.headers) as string[]);

const vendorOf = (source: string | null): string | null =>
  exportSources().find(({ id }) => id === source)?.vendor ?? null;

/**
 * By import: the list that its ids number. Imports from another vendor's product than `source` are left out: each product
 * counts for itself, and its 17 is somebody else's 17.
 */
export function numberingOf(db: ReadHandle, source: string | null): Map<number, string> {
  const vendor = vendorOf(source);
  const lists = new Map<number, string>();
  for (const batch of db.all(selectBatchOrigins())) {
    const theirs = vendorOf(batch.source);
    if (vendor === null || theirs === null || vendor === theirs)
      lists.set(batch.id, batch.source ?? signatureOf(batch));
  }
  return lists;
}

/** Contact by the id that this source itself gave it, the latest import last. */
export function sourceIdsOf(db: ReadHandle, { batches }: SameSource): Map<string, number> {
  if (batches.length === 0) return new Map();
  return new Map(db.rows<[string, number]>(selectSourceKeysOf(batches.map((batch) => batch.id))));
}

/** Active contacts that earlier files of the source held: [id, name]. */
export function contactsOf(db: ReadHandle, { batches }: SameSource): [number, string][] {
  if (batches.length === 0) return [];
  return db.rows<[number, string]>(selectContactsOfBatches(batches.map((batch) => batch.id)));
}
