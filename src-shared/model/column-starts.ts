// The places where columns of fixed width begin, as people write them: counted from 1, with commas. Owns that form.

/** '1, 11, 26' as places counted from 0, always with the first; null when it is no rising list of places. */
export function readColumnStarts(written: string): number[] | null {
  const parts = written.split(/[,;\s]+/).filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => !/^[1-9]\d{0,4}$/.test(part))) return null;
  const places = parts.map((part) => Number(part) - 1);
  if (places.some((place, index) => index > 0 && place <= (places[index - 1] ?? 0))) return null;
  return places[0] === 0 ? places : [0, ...places];
}

/** Places counted from 0 as people write them. */
export function writeColumnStarts(places: readonly number[]): string {
  return places.map((place) => place + 1).join(', ');
}
