// The SQL functions every connection has. Owns their names; what they mean lives in src-shared/text.
import type Database from 'better-sqlite3';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { kilometresBetween, type Place } from '../engines/geography/place-list.ts';
import { readJobTitle } from '../engines/job-title/job-title.ts';
import { placeList } from '../files/places-file.ts';
import { typedDigits } from './derived-fresh.ts';

/** Registers `fold(text)` (accents and case removed, as in search, rules and matching) `digits(text)`, and `phone_digits(text)`:
 * the digits of an E.164 number as they may be typed: in full, without the country, and the last seven, and `job_level(title, words)`
 * and `job_area(title, words)`: what a job title says, by the workspace's own words too (engines/job-title);
 * and `kilometres_from(city, region, country, latitude, longitude)`, NULL for a city that no place is known by. */
export function registerFunctions(db: Database.Database): void {
  db.function('fold', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? foldText(value) : value,
  );
  db.function('digits', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? value.replace(/\D+/g, '') : value,
  );
  for (const [name, part] of [
    ['job_level', 'level'],
    ['job_area', 'area'],
  ] as const) {
    db.function(name, { deterministic: true }, (title: unknown, words: unknown) =>
      typeof title === 'string' ? readJobTitle(title, typeof words === 'string' ? words : '')[part] : null,
    );
  }
  db.function('kilometres_from', { deterministic: true }, (city, region, country, latitude, longitude) =>
    kilometresFrom(city, region, country, { latitude: Number(latitude), longitude: Number(longitude) }),
  );
  db.function('phone_digits', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? typedDigits(value) : null,
  );
}

/** Places of addresses, as found: lists name few different ones, and rules ask for every contact. */
const placesOfAddresses = new Map<string, Place | null>();
const keptPlaces = 50_000;

function kilometresFrom(
  city: unknown,
  region: unknown,
  country: unknown,
  from: { latitude: number; longitude: number },
): number | null {
  if (typeof city !== 'string') return null;
  const [state, code] = [region, country].map((one) => (typeof one === 'string' ? one : null));
  const key = `${city}\n${state ?? ''}\n${code ?? ''}`;
  let place = placesOfAddresses.get(key);
  if (place === undefined) {
    place = placeList().placeOf(city, state ?? null, code ?? null);
    if (placesOfAddresses.size >= keptPlaces) placesOfAddresses.clear();
    placesOfAddresses.set(key, place);
  }
  return place && kilometresBetween(from, place);
}
