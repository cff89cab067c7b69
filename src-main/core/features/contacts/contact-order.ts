// Remembers the order of a sorted list while nothing was written, so that each further window of it costs nothing.
// Owns the cache only; the order itself comes from SQL.
import type { ReadHandle } from '../../db/handle.ts';
import { selectDataVersion } from './contact-list-queries.ts';

/** Lists kept per workspace: 4 bytes a contact each. */
const listsKept = 4;

interface KeptOrders {
  version: number;
  lists: Map<string, Int32Array>;
}

const keptByHandle = new WeakMap<ReadHandle, KeptOrders>();

/**
 * The ids of a list in order, from the cache while the data is as it was.
 * @param key names query, sort and day: everything the order depends on beside the data
 */
export function keptOrder(db: ReadHandle, key: string, find: () => number[]): Int32Array {
  const version = db.value<number>(selectDataVersion) ?? 0;
  let kept = keptByHandle.get(db);
  if (!kept || kept.version !== version) {
    kept = { version, lists: new Map() };
    keptByHandle.set(db, kept);
  }
  const known = kept.lists.get(key);
  if (known) {
    kept.lists.delete(key); // the map's order is the order of last use
    kept.lists.set(key, known);
    return known;
  }
  const found = Int32Array.from(find());
  kept.lists.set(key, found);
  if (kept.lists.size > listsKept) kept.lists.delete(kept.lists.keys().next().value as string);
  return found;
}
