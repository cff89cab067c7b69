// Keeps the windows of rows that were fetched, and fetches what is about to be seen. Knows no React and draws nothing.
import type { GridSource } from './grid-types.ts';

/** Rows per request. */
export const windowSize = 100;
/** Windows kept: 6,000 rows, however long the list is. */
const windowsKept = 60;

interface RowWindow<Row> {
  rows: readonly Row[] | null;
  /** Which state of the source the rows are of; older ones are shown until the newer arrive. */
  stamp: number;
  loading: number | null;
}

export type Fetch<Row> = Pick<GridSource<Row>, 'getWindow'>;

export interface RowWindows<Row> {
  /** The row to draw at an index if one is loaded, perhaps still of an earlier state. */
  row: (index: number) => Row | undefined;
  /** The row to act on: not one that only stands in until the list it was asked for arrives. */
  settledRow: (index: number) => Row | undefined;
  /** Fetches the windows that cover the range, nearest first; cheap to call often. */
  want: (first: number, last: number) => void;
  /** What is kept is stale from now on. `otherRows`: the indexes now mean other rows altogether. */
  renew: (otherRows: boolean) => void;
  subscribe: (listener: () => void) => () => void;
  /** Counts the changes, for React's useSyncExternalStore. */
  version: () => number;
}

/** Makes an empty store over a source; `onFailure` hears of windows that could not be fetched. */
export function makeRowWindows<Row>(source: Fetch<Row>, onFailure: (error: unknown) => void): RowWindows<Row> {
  let stamp = 0;
  let sinceStamp = 0; // older windows are of another list
  let version = 0;
  const windows = new Map<number, RowWindow<Row>>();
  const listeners = new Set<() => void>();

  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const touch = (at: number): RowWindow<Row> => {
    const window = windows.get(at) ?? { rows: null, stamp: -1, loading: null };
    windows.delete(at); // the map's order is the order of use
    windows.set(at, window);
    return window;
  };
  const dropOldest = (): void => {
    for (const at of windows.keys()) {
      if (windows.size <= windowsKept) return;
      windows.delete(at);
    }
  };
  const load = (at: number): void => {
    const window = touch(at);
    if (window.stamp === stamp || window.loading === stamp) return;
    const asked = stamp;
    window.loading = asked;
    source.getWindow(at * windowSize, windowSize).then(
      (rows) => {
        if (asked !== stamp) return;
        Object.assign(window, { rows, stamp: asked, loading: null });
        changed();
      },
      (error: unknown) => {
        if (asked !== stamp) return;
        window.loading = null;
        onFailure(error);
      },
    );
  };
  return {
    row: (index) => windows.get(Math.floor(index / windowSize))?.rows?.[index % windowSize],
    settledRow(index) {
      const window = windows.get(Math.floor(index / windowSize));
      return window && window.stamp >= sinceStamp ? window.rows?.[index % windowSize] : undefined;
    },
    want(firstIndex, lastIndex) {
      const from = Math.floor(Math.max(0, firstIndex) / windowSize);
      const to = Math.floor(Math.max(0, lastIndex) / windowSize);
      for (let at = from; at <= to; at += 1) load(at);
      dropOldest();
    },
    renew(otherRows) {
      stamp += 1;
      if (otherRows) sinceStamp = stamp;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
