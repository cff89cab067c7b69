// Contacts within some kilometres of a place, the places a search offers, and the cities no place is known for.
import { describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

function living(workspace: TestWorkspace, ...places: [city: string | null, code: string | null][]): void {
  workspace.write('contacts', ({ db }) => {
    for (const [index, [city, code]] of places.entries()) {
      const id = index + 1;
      db.exec(`INSERT INTO contact (id, display_name, added_at, updated_at) VALUES (${id}, 'Contact ${id}', 0, 0)`);
      if (city !== null)
        db.exec(`INSERT INTO address (contact_id, city, country, country_code, is_primary)
          VALUES (${id}, '${city}', ${code ? `'${code}'` : 'NULL'}, ${code ? `'${code}'` : 'NULL'}, 1)`);
    }
  });
}

describe('a picker of places', () => {
  it('offers only what lies in the larger places', async () => {
    const workspace = openTestWorkspace();
    living(workspace, ['Lyon', 'FR'], ['Paris', 'FR'], ['Berlin', 'DE'], ['Lyon', null]);
    const cities = async (texts: string[]) => {
      const of = { kind: 'field' as const, field: 'city' as const, within: [{ field: 'country' as const, texts }] };
      return (await workspace.ask('segments.values', { of, search: '' })).map(({ value }) => value).sort();
    };
    expect(await cities(['fr'])).toEqual(['Lyon', 'Paris']);
    expect(await cities(['FR', 'DE'])).toEqual(['Berlin', 'Lyon', 'Paris']);
    expect(await cities(['ES'])).toEqual([]);
  });
});

describe('distance from a place', () => {
  it('finds who lives within it, and explains how far the others are', async () => {
    const workspace = openTestWorkspace();
    living(
      workspace,
      ['Lyon', 'FR'],
      ['VILLEURBANNE', 'FR'],
      ['Vienne', 'FR'],
      ['Grenoble', 'FR'],
      ['Xyz', 'FR'],
      [null, null],
    );
    const { rule, readAs, unread } = await workspace.ask('segments.readSentence', {
      sentence: 'Customers within 30 km of Lyon',
    });
    expect(readAs).toBe('Contacts within 30 km of Lyon, France');
    expect(unread).toEqual([]);
    const { sample, count } = await workspace.ask('segments.preview', { rule });
    expect(count).toBe(3);
    expect(sample.map(({ city }) => city)).toEqual(['Lyon', 'VILLEURBANNE', 'Vienne']);
    const { belongs, part } = await workspace.ask('segments.explain', { rule, contact: 4 as never });
    expect(belongs).toBe(false);
    expect(part.parts[0]?.actual).toMatch(/^9\d km away$/);
    const nowhere = await workspace.ask('segments.explain', { rule, contact: 5 as never });
    expect(nowhere.part.parts[0]?.actual).toBe('no city that a place is known by');
    expect(await workspace.ask('places.coverage', {})).toEqual({
      placed: 4,
      unplaced: 1,
      noCity: 1,
      cities: [{ city: 'Xyz', country: 'FR', contacts: 1 }],
    });
  });

  it('shows which of several places a name may be', async () => {
    const workspace = openTestWorkspace();
    const { places } = await workspace.ask('places.find', { search: 'Springfield' });
    const labels = places.map(({ label }) => label);
    expect(labels).toContain('Springfield, MO, United States');
    expect(labels).toContain('Springfield, IL, United States');
    expect(new Set(labels).size).toBeGreaterThan(3);
    const spain = await workspace.ask('places.find', { search: 'Córdoba, Spain' });
    expect(spain.places.map(({ label }) => label)).toEqual(['Córdoba, Spain']);
    expect((await workspace.ask('places.find', { search: 'Xyzzyx' })).places).toEqual([]);
  });

  it('asks for the place before anything is counted', async () => {
    const workspace = openTestWorkspace();
    const rule = {
      kind: 'group' as const,
      match: 'all' as const,
      items: [{ kind: 'near' as const, place: null, kilometres: 5 }],
    };
    const { problems, count } = await workspace.ask('segments.preview', { rule });
    expect(problems[0]?.message).toBe('Choose the place that distances are measured from.');
    expect(count).toBeNull();
  });
});
