// What a mapping does to the workspace: joined columns, values for every row, kept and learnt mappings, suppression.
import { describe, expect, it } from 'vitest';
import { grantFile, importText, preview, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

describe('joined columns and values for every row', () => {
  it('arrive as one value, and only where the row says nothing', async () => {
    const workspace = openTestWorkspace();
    const text = 'Email,Strasse,Hausnummer,Ort,Land\na@x.org,Lange Gasse,4b,Zug,\nb@x.org,Rue X,1,Lyon,France\n';
    await importText(workspace, text, {
      constants: [
        { target: 'address.country', value: 'Switzerland' },
        { target: 'lead_source', value: 'Fair 2024' },
        { target: 'custom:fair', value: 'Basel', label: 'Fair' },
      ],
    });
    expect(rows(workspace, 'SELECT street, country, country_code FROM address ORDER BY id')).toEqual([
      { street: 'Lange Gasse 4b', country: 'Switzerland', country_code: 'CH' },
      { street: 'Rue X 1', country: 'France', country_code: 'FR' },
    ]);
    expect(rows(workspace, 'SELECT DISTINCT lead_source FROM contact')).toEqual([{ lead_source: 'Fair 2024' }]);
    const [field] = rows<{ column_name: string; label: string }>(
      workspace,
      'SELECT column_name, label FROM custom_field',
    );
    expect(field?.label).toBe('Fair');
    expect(rows(workspace, `SELECT ${field?.column_name} AS fair FROM contact_custom`)).toEqual([
      { fair: 'Basel' },
      { fair: 'Basel' },
    ]);
  });

  it('refuse a value of which everybody has their own', async () => {
    const workspace = openTestWorkspace();
    const text = 'Name\nAda Brunner\n';
    await expect(importText(workspace, text, { constants: [{ target: 'email', value: 'a@x.org' }] })).rejects.toThrow(
      'Email cannot be the same for every row',
    );
  });
});

describe('suppression', () => {
  it('comes in by the name of the file, and no later import takes it back', async () => {
    const workspace = openTestWorkspace();
    const consent = () =>
      rows(
        workspace,
        "SELECT c.email_consent, p.status FROM contact c JOIN contact_point p ON p.contact_id = c.id WHERE p.kind = 'email'",
      );
    const file = grantFile(workspace, 'Email,Name\na@x.org,Ada Brunner\n', 'unsubscribed people.csv');
    await workspace.ask('import.commit', await proposed(workspace, file));
    expect(consent()).toEqual([{ email_consent: 'withdrawn', status: 'opted_out' }]);
    await importText(workspace, 'Email,Name,Newsletter\na@x.org,Ada Brunner,yes\n');
    expect(consent()).toMatchObject([{ email_consent: 'withdrawn' }]);
  });
});

describe('the next file of the same columns', () => {
  it('gets the values for every row again, but is no suppression list unless it is one', async () => {
    const workspace = openTestWorkspace();
    const text = 'Email,Name\na@x.org,Ada Brunner\n';
    const first = await proposed(workspace, grantFile(workspace, text, 'unsubscribed.csv'));
    expect(first.constants).toEqual([{ target: 'email_status', value: 'unsubscribed' }]);
    const more = [...(first.constants ?? []), { target: 'lead_source', value: 'Shop' }];
    await workspace.ask('import.commit', { ...first, constants: more });
    const again = await preview(workspace, grantFile(workspace, 'Email,Name\nb@x.org,Bo Castel\n', 'subscribers.csv'));
    expect(again.remembered).toBe(true);
    expect(again.proposal.constants).toMatchObject([{ target: 'lead_source', value: 'Shop' }]);
  });
});

describe('learnt choices', () => {
  it('propose for a header what a person chose for it before, in any file', async () => {
    const workspace = openTestWorkspace();
    const file = grantFile(workspace, 'Email,Werk\na@x.org,Nord\n');
    const settings = await proposed(workspace, file);
    const columns = settings.columns.map((column) =>
      column.target.startsWith('custom:') ? { ...column, target: 'department', chosen: true } : column,
    );
    await workspace.ask('import.commit', { ...settings, columns });
    const next = await preview(workspace, grantFile(workspace, 'Name,E-Mail,Ort,WERK\nBo,b@x.org,Zug,Sued\n'));
    expect(next.remembered).toBe(false);
    expect(next.proposal.columns[3]).toMatchObject({
      target: 'department',
      because: 'as you chose for this header in an earlier import',
    });
  });

  it('do not spread from what was merely accepted', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,Werk\na@x.org,Nord\n', { targets: { Werk: 'department' } });
    const next = await preview(workspace, grantFile(workspace, 'Name,E-Mail,Werk\nBo,b@x.org,Sued\n'));
    expect(next.proposal.columns[2]?.target).toBe('custom:werk');
  });
});

describe('kept mappings', () => {
  const mapping = {
    source: 'hubspot',
    content: 'contacts' as const,
    columns: [{ header: 'Email', target: 'email', keep: true }],
    constants: [{ target: 'lead_source', value: 'Fair' }],
  };

  it('are listed by source and name, replaced by name, removed, and undone like anything else', async () => {
    const workspace = openTestWorkspace();
    const first = await workspace.ask('import.savePreset', { ...mapping, name: 'Zug' });
    await workspace.ask('import.savePreset', { ...mapping, name: 'Any', source: null });
    expect(first.replaced).toBe(false);
    const again = await workspace.ask('import.savePreset', { ...mapping, name: ' ZUG ', content: 'activities' });
    expect(again).toEqual({ id: first.id, replaced: true });
    const listed = await workspace.ask('import.presets', {});
    expect(listed.map(({ name, sourceName, content }) => [name, sourceName, content])).toEqual([
      ['ZUG', 'HubSpot contacts', 'activities'],
      ['Any', null, 'contacts'],
    ]);
    expect(listed[0]).toMatchObject({
      columns: [{ header: 'Email', target: 'email', keep: true }],
      constants: mapping.constants,
    });
    await workspace.ask('import.removePreset', { preset: first.id });
    expect(await workspace.ask('import.presets', {})).toHaveLength(1);
    await expect(workspace.ask('import.removePreset', { preset: first.id })).rejects.toThrow('not here any more');
  });

  it('do not mix with the mappings remembered by their columns', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,Name\na@x.org,Ada Brunner\n');
    expect(await workspace.ask('import.presets', {})).toEqual([]);
  });
});

describe('tags of a file', () => {
  it('find their place in the tree when written with their group', async () => {
    const workspace = openTestWorkspace();
    const made = await workspace.ask('tags.create', { name: 'Interest', parent: null });
    await workspace.ask('tags.create', { name: 'Golf', parent: made.id });
    const done = await importText(
      workspace,
      'Email,Tags\na@x.org,Interest > Golf; Region/Nord\nb@x.org,interest: GOLF\n',
    );
    expect(done.newTags).toEqual(['Region/Nord']);
    expect(
      rows(workspace, "SELECT count(*) AS n FROM tag_assignment a JOIN tag t ON t.id = a.tag_id WHERE t.name = 'Golf'"),
    ).toEqual([{ n: 2 }]);
    expect(rows(workspace, "SELECT status FROM tag WHERE name = 'Region/Nord'")).toEqual([{ status: 'draft' }]);
  });
});

describe('a column that is empty at first', () => {
  const file = (later: string) =>
    [
      'Email,City,Shoe size',
      ...Array.from({ length: 400 }, (_, at) => `a${at}@x.org,,`),
      `last@x.org,Bonn,${later}`,
    ].join('\n');

  it('is mapped by its name and keeps the values of later rows', async () => {
    const workspace = openTestWorkspace();
    const settings = await proposed(workspace, grantFile(workspace, file('42'), 'late.csv'));
    expect(settings.columns.map(({ target }) => target)).toEqual(['email', 'address.city', 'custom:shoe_size']);
    const done = await workspace.ask('import.commit', settings);
    expect(done.newFields).toEqual(['Shoe size']);
    expect(rows(workspace, 'SELECT f1 FROM contact_custom')).toEqual([{ f1: '42' }]);
  });

  it('makes no field when no row has a value', async () => {
    const workspace = openTestWorkspace();
    const settings = await proposed(workspace, grantFile(workspace, file(''), 'never.csv'));
    const check = await workspace.ask('import.check', settings);
    expect(check).toMatchObject({ created: 401, newFields: [] });
    expect((await workspace.ask('import.commit', settings)).newFields).toEqual([]);
  });
});

describe('a column of whole addresses', () => {
  it('is told by its values and taken apart', async () => {
    const workspace = openTestWorkspace();
    const text =
      'Name,Address\nAnn Lee,"12 Main St, Springfield, IL 62701"\nBo Li,"Lange Gasse 4b, 53111 Bonn, Germany"\nCy Ray,"1 Elm St, Austin, TX 78701"\n';
    const settings = await proposed(workspace, grantFile(workspace, text, 'lines.csv'));
    expect(settings.columns.map(({ target }) => target)).toEqual(['full_name', 'address_line']);
    await workspace.ask('import.commit', settings);
    expect(rows(workspace, 'SELECT street, city, region, postcode, country_code FROM address ORDER BY id')).toEqual([
      { street: '12 Main St', city: 'Springfield', region: 'IL', postcode: '62701', country_code: null },
      { street: 'Lange Gasse 4b', city: 'Bonn', region: null, postcode: '53111', country_code: 'DE' },
      { street: '1 Elm St', city: 'Austin', region: 'TX', postcode: '78701', country_code: null },
    ]);
  });
});
