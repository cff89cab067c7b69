// Presets about where people live, from a country down to a postcode, and how far from a place.
import { did, field, group, last, once, type RulePreset } from './preset.ts';

export const geographicPresets: readonly RulePreset[] = [
  {
    id: 'near-store',
    label: 'Within 25 km of a store',
    purpose: 'For an opening or an event on the spot: here Hamburg; choose your own place and distance.',
    group: 'Where they are',
    words: 'local radius city event opening geographic',
    rule: group('all', {
      kind: 'near',
      place: { label: 'Hamburg, Germany', latitude: 53.575, longitude: 10.015 },
      kilometres: 25,
    }),
  },
  {
    id: 'one-country',
    label: 'One country',
    purpose: 'Germany here: put in the country you write to.',
    group: 'Where they are',
    words: 'geographic nation',
    rule: group('all', field('country_code', { operator: 'equals', text: 'DE' })),
  },
  {
    id: 'postcode-area',
    label: 'One postcode area',
    purpose: 'German postcodes that begin with 10, the centre of Berlin: put in your own.',
    group: 'Where they are',
    words: 'zip code region geographic door to door',
    rule: group(
      'all',
      field('country_code', { operator: 'equals', text: 'DE' }),
      field('postcode', { operator: 'starts_with', text: '10' }),
    ),
  },
  {
    id: 'city-product',
    label: 'One city, one product, lately',
    purpose: 'Live in Hamburg and bought a jacket in the last year: a place and a deed in one rule.',
    group: 'Where they are',
    words: 'new york jacket multidimensional geographic',
    rule: group(
      'all',
      field('city', { operator: 'equals', text: 'Hamburg' }),
      did(['purchase'], last(1, 'year'), once, [{ field: 'item', test: { operator: 'contains', text: 'jacket' } }]),
    ),
  },
];
