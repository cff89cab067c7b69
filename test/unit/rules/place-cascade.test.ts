import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../src-renderer/features/contacts/market-layout.ts';
import { shownPresets } from '../../../src-renderer/features/presets/preset-search.ts';
import { largerPlaces } from '../../../src-renderer/features/rules/place-cascade.ts';
import { draftOf } from '../../../src-renderer/features/rules/rule-draft.ts';
import type { Condition, Match, Test } from '../../../src-shared/rules/ast.ts';
import type { ContactField } from '../../../src-shared/rules/field-catalogue.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';

const field = (name: ContactField, test: Test): Condition => ({ kind: 'field', field: name, test });
const is = (text: string): Test => ({ operator: 'equals', text });
const draft = (match: Match, ...items: Condition[]) => draftOf({ kind: 'group', match, items });

describe('a picker of places', () => {
  const country = field('country', is('France'));
  const region = field('region', { operator: 'one_of', texts: ['Rhône', 'Loire'] });
  const city = field('city', is(''));
  const postcode = field('postcode', { operator: 'starts_with', text: '' });

  it('looks within the larger places beside it', () => {
    const places = draft('all', city, country, region, postcode, field('company', is('Acme')));
    expect(largerPlaces(places, country)).toEqual([]);
    expect(largerPlaces(places, region)).toEqual([{ field: 'country', texts: ['France'] }]);
    const both = [
      { field: 'country', texts: ['France'] },
      { field: 'region', texts: ['Rhône', 'Loire'] },
    ];
    expect(largerPlaces(places, city)).toEqual(both);
    expect(largerPlaces(places, postcode)).toEqual(both);
  });

  it('looks everywhere in another group, in “any of”, and beside what is denied', () => {
    expect(largerPlaces(draft('any', country, city), city)).toEqual([]);
    expect(
      largerPlaces(draft('all', field('country', { operator: 'not_equals', text: 'France' }), city), city),
    ).toEqual([]);
    const nested = draftOf({
      kind: 'group',
      match: 'all',
      items: [country, { kind: 'group', match: 'all', items: [city] }],
    });
    expect(largerPlaces(nested, city)).toEqual([]);
  });
});

describe('whom a workspace sells to', () => {
  it('decides which presets are shown, and the first kind', () => {
    const ids = (market: 'consumers' | 'companies' | null, search = '') =>
      shownPresets(rulePresets, search, market).flatMap(({ presets }) => presets.map(({ id }) => id));
    expect(ids(null)).toHaveLength(rulePresets.length);
    expect(ids('companies')).not.toContain('seniors');
    expect(ids('consumers')).not.toContain('fortune-500');
    expect(ids('consumers')).toContain('vip');
    expect(shownPresets(rulePresets, '', 'companies')[0]?.group).toBe('Companies');
    expect(ids(null, 'CHURN')).toEqual(['declining']);
    expect(ids(null, 'birthday discount')).toContain('birthdays');
    expect(ids(null, 'zebra')).toEqual([]);
  });

  it('decides the columns a list starts with', () => {
    const layout = { order: [], widths: {}, hidden: ['job_title', 'owner', 'birthday'], sort: [], pinned: [] };
    const hidden = (market: 'consumers' | 'companies' | null) => layoutFor(layout as never, market).hidden;
    expect(hidden(null)).toEqual(['job_title', 'owner', 'birthday']);
    expect(hidden('companies')).toEqual(['birthday', 'last_purchase']);
    expect(hidden('consumers')).toEqual(['job_title', 'owner', 'company']);
  });
});
