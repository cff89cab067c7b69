// The duplicates that came with one import: which groups its contacts are in, and nobody else's.
import { describe, expect, it } from 'vitest';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { importText } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const header = 'First Name,Last Name,Email,Phone,City';
const people = (names: readonly string[], mail: string) =>
  names.map((name, at) => `${name},${name}son,${name.toLowerCase()}@${mail},+4930123400${at}0,Berlin`);
const names = ['Anna', 'Boris', 'Clara', 'David', 'Elena', 'Felix', 'Greta', 'Hugo'];

describe('duplicates of one import', () => {
  it('are the groups that its new contacts are in', async () => {
    const workspace = openTestWorkspace();
    await importText(
      workspace,
      [header, ...people(names, 'old.org'), ...people(names.slice(0, 1), 'older.org')].join('\n'),
    );
    const later = await importText(
      workspace,
      [header, ...people(names.slice(4, 6), 'new.org'), 'Zoe,Quist,zoe@new.org,+49891,Rome'].join('\n'),
    );
    const batch = later.batch as ImportBatchId;
    expect(await workspace.ask('duplicates.ofImport', { batch })).toMatchObject({ groups: 0, isCompared: false });
    await workspace.ask('duplicates.run', {});
    const all = await workspace.ask('duplicates.queue', {});
    const own = await workspace.ask('duplicates.queue', { batch });
    expect(all.items.map(({ members }) => members[0]?.name).sort()).toEqual([
      'Anna Annason',
      'Elena Elenason',
      'Felix Felixson',
    ]);
    expect(own.items.map(({ members }) => members[0]?.name).sort()).toEqual(['Elena Elenason', 'Felix Felixson']);
    const found = await workspace.ask('duplicates.ofImport', { batch });
    expect(found).toMatchObject({ added: 3, groups: 2, contacts: 2, isCompared: true });
    const counts = await workspace.ask('duplicates.counts', { batch });
    expect(counts.certain.clusters + counts.review.clusters).toBe(2);
  });

  it('are refused for an import that is not here', async () => {
    const workspace = openTestWorkspace();
    await expect(workspace.ask('duplicates.ofImport', { batch: 7 as ImportBatchId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
