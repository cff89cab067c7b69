// Places of the world with at least a thousand people, looked up by name and country. Owns the look-up and what an
// ambiguous name means; the list is given (see pack-places.ts for its form).
import { foldText } from '../../../../src-shared/text/text-key.ts';

export interface Place {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** First-level division: the state's letters in the United States, numbers elsewhere. */
  readonly division: string;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
  readonly people: number;
}

/** Without a country a name is taken only where one place is this many times larger than the next of that name. */
const clearlyLarger = 5;

/** While a name is typed, a place of that very name is meant rather than one this many times larger. */
const ownNameWeight = 10;

export class PlaceList {
  readonly #names: readonly string[];
  readonly #places: readonly string[];

  /** @param packed what packPlaces made */
  constructor(packed: string) {
    const cut = packed.indexOf('\n\n');
    this.#names = packed.slice(0, cut).split('\n');
    this.#places = packed.slice(cut + 2).split('\n');
  }

  /** All places of a name in any of its spellings, the largest first; accents and case do not matter. */
  named(name: string): Place[] {
    const key = foldText(name);
    if (key === '') return [];
    const line = this.#names[this.#firstFrom(`${key}\t`)];
    return line?.startsWith(`${key}\t`) ? numbersIn(line).map((number) => this.#place(number)) : [];
  }

  /** Places whose name, in any spelling, begins with a text; the largest first, their own name counting for more. */
  beginning(text: string, most: number): Place[] {
    const key = foldText(text);
    if (key === '') return [];
    const numbers = new Set<number>();
    for (let at = this.#firstFrom(key); this.#names[at]?.startsWith(key) && numbers.size < 5000; at += 1) {
      for (const number of numbersIn(this.#names[at] ?? '')) numbers.add(number);
    }
    const weigh = (place: Place): number => place.people * (foldText(place.name).startsWith(key) ? ownNameWeight : 1);
    const largest = [...numbers].sort((a, b) => a - b).slice(0, most * 20); // places are numbered by size
    return largest
      .map((number) => this.#place(number))
      .sort((a, b) => weigh(b) - weigh(a))
      .slice(0, most);
  }

  /**
   * The place that an address means, or null when none or several could be meant.
   * @param region a state's letters tell places of one name apart in the United States
   * @param country ISO 3166-1 alpha-2, or null when the address says none
   */
  placeOf(city: string, region: string | null, country: string | null): Place | null {
    const all = this.named(city.replace(/\s*\(.*\)$/, ''));
    if (country !== null) {
      const there = all.filter((place) => place.country === country);
      return (
        there.find(({ division }) => region !== null && division === region.trim().toUpperCase()) ?? there[0] ?? null
      );
    }
    const [first, second] = all;
    if (first === undefined) return null;
    return second === undefined || first.people >= second.people * clearlyLarger ? first : null;
  }

  #place(number: number): Place {
    const [name = '', country = '', division = '', north, east, people] = (this.#places[number] ?? '').split('\t');
    return {
      name,
      country,
      division,
      latitude: Number(north) / 1000,
      longitude: Number(east) / 1000,
      people: Number(people),
    };
  }

  /** The first line that does not come before a text. */
  #firstFrom(text: string): number {
    let [low, high] = [0, this.#names.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#names[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const numbersIn = (line: string): number[] =>
  line
    .slice(line.indexOf('\t') + 1)
    .split(',')
    .map(Number);

/** Kilometres along a great circle of a sphere of the earth's mean radius: the haversine formula (R. W. Sinnott, 1984). */
export function kilometresBetween(
  from: { latitude: number; longitude: number },
  to: { latitude: number; longitude: number },
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2;
  const chord =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
