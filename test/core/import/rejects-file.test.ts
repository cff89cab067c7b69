import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { importText } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const text = 'Email,City,Note\na@x.org,Bonn,\n,Paris,=1+1\na@x.org,Rome,x,too,many\n';

describe('the rows that were set aside', () => {
  it('are saved with row number and reason, and can be mended and imported again', async () => {
    const workspace = openTestWorkspace();
    const done = await importText(workspace, text);
    expect(done).toMatchObject({ created: 1, rejected: 2 });
    const path = join(workspace.folder, 'set aside.csv');
    const saved = await workspace.ask('import.saveRejects', {
      batch: done.batch,
      file: workspace.session.files.grant(path),
    });
    const csv = readFileSync(path, 'utf8');
    expect(saved).toEqual({ rows: 2, size: Buffer.byteLength(csv) });
    expect(
      csv
        .replace(/^\ufeff/, '')
        .trim()
        .split('\r\n'),
    ).toEqual([
      'Email,City,Note,Row,Reason',
      ',Paris,\'=1+1,2,"No name, email, phone or company"',
      'a@x.org,Rome,x,3,5 cells where the header has 3; the values may be shifted,too,many',
    ]);
    const mended = csv.replace('\r\n,Paris', '\r\np@x.org,Paris').replace(',too,many', '');
    const again = await importText(workspace, mended, { targets: { Row: 'ignore', Reason: 'ignore', Note: 'notes' } });
    expect(again).toMatchObject({ created: 1, updated: 1, rejected: 0 });
  });

  it('are listed with their cells', async () => {
    const workspace = openTestWorkspace();
    const { batch } = await importText(workspace, text);
    const listed = await workspace.ask('import.rejects', { batch });
    expect(listed.headers).toEqual(['Email', 'City', 'Note']);
    expect(listed.rows.map((row) => [row.row, row.cells.length])).toEqual([
      [2, 3],
      [3, 5],
    ]);
  });

  it('are not written where they cannot be, and leave no half file', async () => {
    const workspace = openTestWorkspace();
    const { batch } = await importText(workspace, text);
    const ask = (path: string) =>
      workspace.ask('import.saveRejects', { batch, file: workspace.session.files.grant(path) });
    mkdirSync(join(workspace.folder, 'folder.csv'));
    await expect(ask(join(workspace.folder, 'folder.csv'))).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(ask(join(workspace.folder, 'no', 'such', 'place.csv'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(workspace.path)).rejects.toMatchObject({ code: 'file-exists' });
    expect(existsSync(join(workspace.folder, 'no'))).toBe(false);
  });

  it('are gone with an import that was undone', async () => {
    const workspace = openTestWorkspace();
    const done = await importText(workspace, text);
    await workspace.ask('history.undo', { operation: done.operation });
    await expect(workspace.ask('import.rejects', { batch: done.batch as ImportBatchId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
