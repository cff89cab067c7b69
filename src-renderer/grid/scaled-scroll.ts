// Maps a scroll bar of limited length to a list of any length. Pure arithmetic; touches no element.
//
// Browsers stop laying out at 16.7 to 33.5 million pixels, so a million rows of 32 px or more cannot all be reached by
// plain scrolling. Beyond `longestScroll` the scroll bar stands for the list in proportion, while small movements
// (wheel, arrow keys, touch) still move the rows pixel by pixel.

/** The tallest element that is ever laid out, in CSS pixels; well below the lowest known browser limit. */
export const longestScroll = 8_000_000;

export interface ScrollGeometry {
  /** Height of all rows in pixels, as if there were no limit. */
  listHeight: number;
  /** Height of the part that shows rows. */
  viewHeight: number;
}

export interface ScrollPlace {
  /** Where the top of the view lies in the list, 0 to listHeight − viewHeight. */
  listTop: number;
  /** Where the scroll bar stands (`scrollTop`). */
  barTop: number;
}

/** Height to give to the scrolled element. */
export function barHeight({ listHeight }: ScrollGeometry): number {
  return Math.min(listHeight, longestScroll);
}

const lastListTop = ({ listHeight, viewHeight }: ScrollGeometry): number => Math.max(0, listHeight - viewHeight);
const lastBarTop = (geometry: ScrollGeometry): number => Math.max(0, barHeight(geometry) - geometry.viewHeight);

/** Whether the scroll bar stands for more than its own length. */
export function isScaled({ listHeight }: ScrollGeometry): boolean {
  return listHeight > longestScroll;
}

/** The scroll bar's place for a place in the list. */
export function barTopFor(listTop: number, geometry: ScrollGeometry): number {
  const last = lastListTop(geometry);
  const bounded = Math.min(Math.max(0, listTop), last);
  if (!isScaled(geometry)) return bounded;
  return last === 0 ? 0 : Math.round((bounded / last) * lastBarTop(geometry));
}

/** Both places for a wanted place in the list, bounded to what exists. */
export function placeAt(listTop: number, geometry: ScrollGeometry): ScrollPlace {
  const bounded = Math.min(Math.max(0, listTop), lastListTop(geometry));
  return { listTop: bounded, barTop: barTopFor(bounded, geometry) };
}

/**
 * Where the list is after the browser moved the scroll bar to `barTop`. A movement of less than a view moves the list
 * by the same pixels; a longer one is a jump with the thumb and lands in proportion; the ends are always the ends.
 */
export function afterScroll(before: ScrollPlace, barTop: number, geometry: ScrollGeometry): ScrollPlace {
  if (!isScaled(geometry)) return { listTop: barTop, barTop };
  const last = lastListTop(geometry);
  const moved = barTop - before.barTop;
  if (Math.abs(moved) <= geometry.viewHeight) {
    const listTop = Math.min(Math.max(0, before.listTop + moved), last);
    // less than a view from an end, the end of the bar is the end of the list
    if (barTop >= lastBarTop(geometry) && last - listTop < geometry.viewHeight) return { listTop: last, barTop };
    if (barTop <= 0 && listTop < geometry.viewHeight) return { listTop: 0, barTop };
    return { listTop, barTop };
  }
  const share = barTop / lastBarTop(geometry);
  return { listTop: Math.min(last, Math.max(0, share * last)), barTop };
}

/**
 * Where the bar should be set once scrolling has come to rest, or null when it stands close enough. Small movements
 * push the bar further than the list went; without this a person could reach the end of the bar before the end of the
 * list.
 */
export function settledBarTop(place: ScrollPlace, geometry: ScrollGeometry): number | null {
  const wanted = barTopFor(place.listTop, geometry);
  return Math.abs(wanted - place.barTop) < 1 ? null : wanted;
}
