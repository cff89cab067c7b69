// A typed sentence against a real workspace: names are looked up in it, suggestions come from it.
import { expect, it } from 'vitest';
import { importText } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const people = `First Name,Last Name,Email,City,Country,Tags
Anna,Vogel,anna@example.org,New York,United States,VIP
Bob,Stone,bob@example.org,Leeds,United Kingdom,Trade fair
Cleo,Marsh,cleo@example.org,NEW YORK,United States,
Dora,Lind,dora@example.org,New York,United States,VIP
`;

it('knows places and tags of the workspace, and counts who is meant', async () => {
  const workspace = openTestWorkspace();
  await importText(workspace, people);
  const { rule, readAs, unread } = await workspace.ask('segments.readSentence', {
    sentence: 'lovely customers in new york not tagged vip',
  });
  expect(readAs).toBe('Contacts in New York and not tagged “VIP”');
  expect(unread).toEqual([{ text: 'lovely', from: 0, to: 6 }]);
  expect(await workspace.ask('segments.preview', { rule })).toMatchObject({
    count: 1,
    sample: [{ name: 'Cleo Marsh' }],
  });
  const country = await workspace.ask('segments.readSentence', { sentence: 'people from the United Kingdom' });
  expect(country.readAs).toBe('Contacts in United Kingdom');
  expect(country.rule.items[0]).toMatchObject({ kind: 'field', field: 'country' });
});

it('suggests what may come next, and says when nothing was read', async () => {
  const workspace = openTestWorkspace();
  await importText(workspace, people);
  const ask = async (sentence: string) => workspace.ask('segments.readSentence', { sentence });
  expect((await ask('Customers in n')).completions).toContain('Customers in New York ');
  expect((await ask('contacts tagged tr')).completions[0]).toBe('contacts tagged “Trade fair” ');
  expect((await ask('')).completions.length).toBeGreaterThan(3);
  expect(await ask('quite lovely')).toMatchObject({ readAs: null, rule: { items: [] } });
});
