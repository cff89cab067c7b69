// Numbers as bands that people speak of: where the cuts lie and how a band is called. Owns the cutting of measured values.

/** From `from` up to but not including `below`; null: open on that side. */
export interface Band {
  readonly from: number | null;
  readonly below: number | null;
}

/** Bands between the cuts, with one open band at either end. @param cuts ascending */
export function bandsOf(cuts: readonly number[]): Band[] {
  return [null, ...cuts].map((from, index): Band => ({ from, below: cuts[index] ?? null }));
}

/** The place of the band that holds the value. @param cuts ascending, as given to bandsOf */
export function bandAt(cuts: readonly number[], value: number): number {
  let place = 0;
  while (place < cuts.length && value >= (cuts[place] as number)) place += 1;
  return place;
}

/**
 * Cuts that leave about as many values in every band, rounded to two leading digits so that they can be said. Fewer bands
 * where values repeat; none for fewer than `leastValues` values.
 * @param values in any order; not changed
 */
export function quantileCuts(values: Float64Array, parts = 4): number[] {
  if (values.length < leastValues) return [];
  const sorted = values.toSorted();
  const cuts = new Set<number>();
  for (let part = 1; part < parts; part += 1) {
    const cut = twoDigits(sorted[Math.floor((part * sorted.length) / parts)] ?? 0);
    if (cut > (sorted[0] ?? 0) && cut <= (sorted.at(-1) ?? 0)) cuts.add(cut);
  }
  return [...cuts].sort((a, b) => a - b);
}

/** Fewer values than these have no bands worth speaking of. */
const leastValues = 20;

function twoDigits(value: number): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return step >= 1 ? Math.round(value / step) * step : Number(value.toPrecision(2));
}

/** 'under 18', '18 to 24', '75 and over' for whole numbers; 'under 1.5', '1.5 up to 2.5' for others. */
export function bandWords({ from, below }: Band, isWhole: boolean, write: (value: number) => string = String): string {
  if (from === null) return below === null ? 'any' : `under ${write(below)}`;
  if (below === null) return `${write(from)} and over`;
  if (!isWhole) return `${write(from)} up to ${write(below)}`;
  return below - 1 === from ? write(from) : `${write(from)} to ${write(below - 1)}`;
}
