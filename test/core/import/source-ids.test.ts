// Ids are numbers that one list gave: 17 of one product is nobody of another's.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { check, importText, rows } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';
import { exportFixtures, inventedValue } from '../../unit/reading/export-fixtures.ts';

/** The fixture's columns with one invented row, whose values `change` may replace by target. */
function exportOf(id: string, change: Record<string, string> = {}): string {
  const pairs = (exportFixtures.find((fixture) => fixture.id === id)?.columns ?? []).map(
    (column) => column.split(' => ') as [string, string],
  );
  return Papa.unparse([
    pairs.map(([header]) => header),
    pairs.map(([, target]) => change[target] ?? inventedValue(target, 0)),
  ]);
}

const ada = { source_id: '17', email: 'ada@example.org', given_name: 'Ada', family_name: 'Brunner' };
const byId = { key: 'source_id' } as const;

describe('an id of another product', () => {
  it('is not the same contact', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, exportOf('activecampaign', ada));
    const accounts = exportOf('salesforce-accounts-api', { source_id: '17', company: 'Seventeen Ltd' });
    expect(await importText(workspace, accounts, byId)).toMatchObject({ created: 1, updated: 0 });
    expect(rows(workspace, 'SELECT display_name FROM contact ORDER BY id')).toEqual([
      { display_name: 'Ada Brunner' },
      { display_name: 'Seventeen Ltd' },
    ]);
  });

  it('is nobody whose order it could be', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, exportOf('activecampaign', ada));
    const found = await check(workspace, exportOf('salesforce-opportunities-api', { source_id: '17' }));
    expect(found).toMatchObject({ activities: 0, rejected: 1 });
  });
});

describe('an id of the same product', () => {
  it('says whose an order is', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, exportOf('salesforce-api', ada));
    const done = await importText(workspace, exportOf('salesforce-opportunities-api', { source_id: '17' }));
    expect(done).toMatchObject({ activities: 1, rejected: 0 });
  });

  it('leaves an order open when two of its lists give it to different contacts', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, exportOf('salesforce-api', ada));
    await importText(
      workspace,
      exportOf('salesforce-accounts-api', { source_id: '17', company: 'Seventeen Ltd' }),
      byId,
    );
    expect(rows(workspace, 'SELECT id FROM contact')).toHaveLength(2);
    const found = await check(workspace, exportOf('salesforce-opportunities-api', { source_id: '17' }));
    expect(found.samples.rejected[0]?.reason).toBe('Several contacts have this id; it is not clear whose it is');
  });

  it('is the same contact in a later file of the same list, though name and email changed', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, exportOf('salesforce-api', ada));
    const later = exportOf('salesforce-api', {
      ...ada,
      email: 'ada@else.example',
      given_name: 'Zoe',
      family_name: 'Other',
    });
    expect(await importText(workspace, later, byId)).toMatchObject({ created: 0, updated: 1 });
  });
});

describe('an id of a list that is not recognised', () => {
  const people = 'Id,First name,Last name\n17,Ada,Brunner\n';

  it('is looked up in every list, but believed only if the names may be one', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, people, byId);
    const same = await check(workspace, 'Id,First name,Last name,City\n17,Ada,Brunner,Zug\n', byId);
    expect(same).toMatchObject({ created: 0, updated: 1 });
    const other = await check(workspace, 'Id,First name,Last name,City\n17,Carl,Dunn,Zug\n', byId);
    expect(other).toMatchObject({ created: 1, updated: 0 });
  });
});
