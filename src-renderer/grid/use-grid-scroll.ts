// Vertical scrolling of the grid: where the view is in the list, and moving it. Owns the scroller element's scrollTop.
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterScroll, placeAt, type ScrollGeometry, type ScrollPlace, settledBarTop } from './scaled-scroll.ts';

/** Scrolling counts as at rest after this long without an event, in milliseconds. */
const restAfter = 160;

export interface GridScroll {
  scroller: RefObject<HTMLDivElement | null>;
  /** Place to draw at. */
  place: ScrollPlace;
  geometry: ScrollGeometry;
  /** Brings a row into view with the least movement. */
  reveal: (row: number) => void;
  /** Puts a row at the top of the view. */
  goTo: (row: number) => void;
}

/** `headerHeight` is covered by the sticky header at the top of the scroller. */
export function useGridScroll(rowCount: number, rowHeight: number, headerHeight: number): GridScroll {
  const scroller = useRef<HTMLDivElement | null>(null);
  const [viewHeight, setViewHeight] = useState(0);
  const [place, setPlace] = useState<ScrollPlace>({ listTop: 0, barTop: 0 });
  const geometry = useMemo<ScrollGeometry>(
    () => ({ listHeight: rowCount * rowHeight, viewHeight }),
    [rowCount, rowHeight, viewHeight],
  );
  const now = useRef({ place, geometry });
  now.current.geometry = geometry;

  const show = useCallback((next: ScrollPlace) => {
    now.current.place = next;
    setPlace(next);
  }, []);

  const moveTo = useCallback(
    (listTop: number) => {
      const element = scroller.current;
      if (!element) return;
      const wanted = placeAt(listTop, now.current.geometry);
      element.scrollTop = wanted.barTop;
      show({ listTop: wanted.listTop, barTop: element.scrollTop });
    },
    [show],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => setViewHeight(Math.max(0, element.clientHeight - headerHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    let rest: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      const { place: at, geometry: shape } = now.current;
      const wanted = settledBarTop(at, shape);
      if (wanted === null) return;
      element.scrollTop = wanted;
      // the bar moved without the rows: both must reach the screen in one frame
      flushSync(() => show({ listTop: at.listTop, barTop: element.scrollTop }));
    };
    const onScroll = (): void => {
      clearTimeout(rest);
      rest = setTimeout(settle, restAfter);
      if (element.scrollTop === now.current.place.barTop) return;
      show(afterScroll(now.current.place, element.scrollTop, now.current.geometry));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [headerHeight, show]);

  const reveal = useCallback(
    (row: number) => {
      const { place: at, geometry: shape } = now.current;
      const top = row * rowHeight;
      if (top < at.listTop) moveTo(top);
      else if (top + rowHeight > at.listTop + shape.viewHeight) moveTo(top + rowHeight - shape.viewHeight);
    },
    [moveTo, rowHeight],
  );
  const goTo = useCallback((row: number) => moveTo(row * rowHeight), [moveTo, rowHeight]);

  const last = Math.max(0, geometry.listHeight - viewHeight);
  const drawn = place.listTop > last ? placeAt(last, geometry) : place;
  return { scroller, place: drawn, geometry, reveal, goTo };
}
