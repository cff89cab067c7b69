// Places are found by any of their names, told apart by country and state, and lie as far from each other as published.
import { describe, expect, it } from 'vitest';
import { kilometresBetween } from '../../../src-main/core/engines/geography/place-list.ts';
import { placeList } from '../../../src-main/core/files/places-file.ts';

const places = placeList();
const at = (city: string, country: string | null = null, region: string | null = null) =>
  places.placeOf(city, region, country);

describe('a place', () => {
  it.each([
    ['Lyon', 'FR', 'Lyon'],
    ['LYON', 'FR', 'Lyon'],
    ['München', 'DE', 'Munich'],
    ['munchen', 'DE', 'Munich'],
    ['Munich', 'DE', 'Munich'],
    ['Köln', 'DE', 'Köln'],
    ['Cologne', 'DE', 'Köln'],
    ['Lisboa', 'PT', 'Lisbon'],
    ['Αθήνα', 'GR', 'Athens'],
    ['Київ', 'UA', 'Kyiv'],
    ['東京', 'JP', 'Tokyo'],
    ['Saint-Étienne', 'FR', 'Saint-Étienne'],
    ['New York', 'US', 'New York City'],
  ])('%s in %s is %s', (city, country, name) => {
    expect(at(city, country)?.name).toBe(name);
  });

  it('of one name in several countries needs the country, of one name in several states the state', () => {
    expect(at('Córdoba', 'ES')?.country).toBe('ES');
    expect(at('Córdoba', 'AR')?.country).toBe('AR');
    expect(at('Córdoba')).toBeNull();
    expect(at('Springfield', 'US', 'MO')?.division).toBe('MO');
    expect(at('Springfield', 'US', 'il')?.division).toBe('IL');
    expect(at('London')?.country).toBe('GB'); // by far the largest of its name
  });

  it('that is in no list is none', () => {
    for (const city of ['', 'Nowhereville', '%', 'Lyon Lyon']) expect(at(city, 'FR')).toBeNull();
    expect(at('Lyon', 'JP')).toBeNull();
  });

  it('is offered while it is typed, those of the name first and the largest first', () => {
    expect(places.beginning('lyo', 3)[0]?.name).toBe('Lyon');
    expect(places.beginning('Münch', 3)[0]?.name).toBe('Munich'); // by another spelling
    expect(places.beginning('x'.repeat(50), 3)).toEqual([]);
  });
});

describe('the distance between cities', () => {
  // Great-circle distances as published (greatcirclemapper.net and distance tables of atlases), in kilometres; centres
  // of large cities are placed a few kilometres apart by different sources.
  it.each([
    ['Paris', 'FR', 'London', 'GB', 344],
    ['Paris', 'FR', 'Lyon', 'FR', 392],
    ['Berlin', 'DE', 'Hamburg', 'DE', 255],
    ['New York', 'US', 'Los Angeles', 'US', 3936],
    ['London', 'GB', 'New York', 'US', 5570],
    ['Madrid', 'ES', 'Barcelona', 'ES', 505],
    ['Sydney', 'AU', 'Melbourne', 'AU', 714],
    ['Tokyo', 'JP', 'Osaka', 'JP', 397],
    ['Moscow', 'RU', 'Saint Petersburg', 'RU', 634],
  ])('%s (%s) to %s (%s) is about %i km', (from, one, to, other, kilometres) => {
    const [a, b] = [at(from, one), at(to, other)];
    if (a === null || b === null) throw new Error('a city is not in the list');
    const found = kilometresBetween(a, b);
    expect(Math.abs(found - kilometres)).toBeLessThan(Math.max(6, kilometres * 0.01));
    expect(kilometresBetween(b, a)).toBeCloseTo(found, 9);
    expect(kilometresBetween(a, a)).toBe(0);
  });
});
