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

/** The kept lists of the present data; what was kept of earlier data is dropped. */
function currentLists(db: ReadHandle): Map<string, Int32Array> {
  const version = db.value<number>(selectDataVersion) ?? 0;
  let kept = keptByHandle.get(db);
  if (!kept || kept.version !== version) {
    kept = { version, lists: new Map() };
    keptByHandle.set(db, kept);
  }
  return kept.lists;
}

/**
 * A window of a list in order.
 * @param key names query, sort and day: everything the order depends on beside the data
 * @param find the ids of a window, or with null of the whole list
 * @param nearEnough windows that end by here are asked for by themselves, so that the first one is there at once:
 *   sorting only as many as are shown takes a fraction of sorting all
 */
export function windowOfOrder(
  db: ReadHandle,
  key: string,
  { offset, limit }: { offset: number; limit: number },
  nearEnough: number,
  find: (range: { offset: number; limit: number } | null) => number[],
): number[] {
  const lists = currentLists(db);
  const known = lists.get(key);
  if (!known && offset + limit <= nearEnough) return find({ offset, limit });
  const order = known ?? Int32Array.from(find(null));
  lists.delete(key); // the map's order is the order of last use
  lists.set(key, order);
  if (lists.size > listsKept) lists.delete(lists.keys().next().value as string);
  return Array.from(order.subarray(offset, offset + limit));
}
