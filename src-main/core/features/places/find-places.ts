// Which places of the world a typed name may mean, and how each is written so that it is told apart from the others.
import type { FoundPlace } from '../../../../src-shared/contract/places.ts';
import type { Place } from '../../engines/geography/place-list.ts';
import { placeList } from '../../files/places-file.ts';

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** The places a search may mean, told apart where their names are the same: 'Springfield', 'Springfield, IL'. */
export function findPlaces(search: string, most: number): FoundPlace[] {
  const [name, rest] = parted(search);
  const all = [...placeList().named(name), ...placeList().beginning(name, most)];
  const distinct = new Map(all.map((place) => [named(place), place])); // of two with one label the larger is meant
  for (const place of all.toReversed()) distinct.set(named(place), place);
  return [...distinct.values()]
    .filter((place) => tells(place, rest))
    .slice(0, most)
    .map(found);
}

/** The largest place of exactly this name, and in what is said behind its comma; null where there is none. */
export function placeNamed(text: string): FoundPlace | null {
  const [name, rest] = parted(text);
  const place = placeList()
    .named(name)
    .find((one) => tells(one, rest));
  return place === undefined ? null : found(place);
}

function parted(text: string): [name: string, rest: string] {
  const [name = '', ...rest] = text.split(',');
  return [name, rest.join(',').trim().toLowerCase()];
}

const tells = (place: Place, rest: string): boolean => rest === '' || named(place).toLowerCase().includes(`, ${rest}`);

const found = (place: Place): FoundPlace => {
  const { latitude, longitude, people } = place;
  return { label: named(place), latitude, longitude, people };
};

/** 'Springfield, IL, United States': divisions are told where they are letters that people know. */
function named({ name, division, country }: Place): string {
  const state = country === 'US' ? `${division}, ` : '';
  return `${name}, ${state}${countryNames.of(country) ?? country}`;
}
