// Decides what the requests of contract/places.ts do. The places themselves are engines/geography's.
import { type RawBuilder, sql } from 'kysely';
import type { placesContract } from '../../../../src-shared/contract/places.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { placeList } from '../../files/places-file.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { findPlaces } from './find-places.ts';

const offered = 8;
const shownCities = 50;

export const placesHandlers: HandlersOf<typeof placesContract> = {
  'places.find': (_context, { search }) => ({ places: findPlaces(search, offered) }),
  'places.coverage': ({ db }) => remembered(db, 'places of addresses', () => coverage(db)),
};

type CityRow = [
  city: string | null,
  region: string | null,
  code: string | null,
  country: string | null,
  contacts: number,
];

const selectCities = (): RawBuilder<unknown> => sql`
  SELECT r.city, r.region, r.country_code, r.country, count(*) FROM contact_rollup AS r
  JOIN contact AS c ON c.id = r.contact_id AND c.state = 'active' GROUP BY 1, 2, 3, 4`;

function coverage(db: ReadHandle) {
  const places = placeList();
  let [placed, noCity] = [0, 0];
  const missing = new Map<string, { city: string; country: string | null; contacts: number }>();
  for (const [city, region, code, country, contacts] of db.rows<CityRow>(selectCities())) {
    if (city === null) noCity += contacts;
    else if (places.placeOf(city, region, code) !== null) placed += contacts;
    else {
      const key = `${city}\n${country ?? ''}`;
      const before = missing.get(key) ?? { city, country, contacts: 0 };
      missing.set(key, { ...before, contacts: before.contacts + contacts });
    }
  }
  const cities = [...missing.values()].sort((a, b) => b.contacts - a.contacts || (a.city < b.city ? -1 : 1));
  const unplaced = cities.reduce((sum, { contacts }) => sum + contacts, 0);
  return { placed, unplaced, noCity, cities: cities.slice(0, shownCities) };
}
