// Binds the windows of a source to a mounted grid: renews them when the source changes, fetches what comes into view.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { GridSource } from './grid-types.ts';
import { makeRowWindows, type RowWindows, windowSize } from './row-windows.ts';

/** Rows beyond the view that are fetched along with it. */
const ahead = 30;
/** After a jump the fetch waits this long, in milliseconds, so that dragging the thumb does not ask for every row. */
const afterJump = 60;

export function useRowWindows<Row>(
  source: GridSource<Row>,
  first: number,
  last: number,
  onFailure: ((error: unknown) => void) | undefined,
): RowWindows<Row> {
  const latest = useRef({ source, onFailure });
  latest.current = { source, onFailure };
  const [windows] = useState(() =>
    makeRowWindows<Row>({ getWindow: (offset, limit) => latest.current.source.getWindow(offset, limit) }, (error) =>
      latest.current.onFailure?.(error),
    ),
  );
  useSyncExternalStore(windows.subscribe, windows.version);

  const seen = useRef({ key: source.key, revision: source.revision });
  useEffect(() => {
    const before = seen.current;
    if (before.key === source.key && before.revision === source.revision) return;
    seen.current = { key: source.key, revision: source.revision };
    windows.renew(before.key !== source.key);
  }, [windows, source.key, source.revision]);

  const lastFirst = useRef(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a renewed source must be asked for the same range again
  useEffect(() => {
    if (source.rowCount === 0) return;
    const ask = (): void => windows.want(first - ahead, Math.min(source.rowCount - 1, last + ahead));
    const jumped = Math.abs(first - lastFirst.current) > 2 * windowSize;
    lastFirst.current = first;
    if (!jumped) {
      ask();
      return;
    }
    const timer = setTimeout(ask, afterJump);
    return () => clearTimeout(timer);
  }, [windows, first, last, source.rowCount, source.key, source.revision]);
  return windows;
}
