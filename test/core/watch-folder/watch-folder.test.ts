// The watch folder against real files: waits until a file rests, imports it with the mapping of last time, never twice,
// and says what it could not do.
import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderWatcher } from '../../../src-main/core/features/watch-folder/folder-watcher.ts';
import { request } from '../../../src-main/core/server/dispatch.ts';
import { Session } from '../../../src-main/core/server/session.ts';
import type { WatchedFile } from '../../../src-shared/contract/watch-folder.ts';
import type { CoreEvent } from '../../../src-shared/protocol.ts';
import { importText, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const header = 'Email,First Name,Shoe Size';

interface World {
  workspace: TestWorkspace;
  watcher: FolderWatcher;
  folder: string;
  notices: WatchedFile[];
  put: (name: string, text: string) => void;
  /** Looks, lets time pass, looks again: as often as the watcher would in that time. */
  pass: (seconds: number) => Promise<void>;
}

async function watching(before?: (workspace: TestWorkspace, folder: string) => Promise<void>): Promise<World> {
  let now = testNow;
  const notices: WatchedFile[] = [];
  const onEvent = (event: CoreEvent): void => void (event.kind === 'watched' && notices.push(event.file));
  const workspace = openTestWorkspace({ now: () => now, onEvent });
  const folder = join(workspace.folder, 'inbox');
  mkdirSync(folder);
  await importText(workspace, `${header}\nzero@x.org,Zero,40`, { targets: { 'Shoe Size': 'custom:shoe_size' } });
  await before?.(workspace, folder);
  await workspace.ask('watchFolder.choose', { folder: workspace.session.files.grant(folder) });
  const watcher = new FolderWatcher(workspace.session, request);
  return {
    workspace,
    watcher,
    folder,
    notices,
    put: (name, text) => writeFileSync(join(folder, name), text),
    async pass(seconds) {
      for (let passed = 0; passed <= seconds; passed += 2) {
        await watcher.look();
        now += 2_000;
      }
    },
  };
}
const people = (world: World): string[] =>
  rows<{ name: string }>(world.workspace, 'SELECT given_name AS name FROM contact ORDER BY id').map(({ name }) => name);

describe('the watch folder', () => {
  it('imports a new file with the mapping of last time, as one step that can be undone', async () => {
    const world = await watching();
    world.put('monday.csv', `${header}\none@x.org,One,41\ntwo@x.org,Two,42`);
    await world.pass(8);
    expect(people(world)).toEqual(['Zero', 'One', 'Two']);
    expect(rows(world.workspace, 'SELECT f1 FROM contact_custom ORDER BY id').map((row) => String(row.f1))).toEqual([
      '40',
      '41',
      '42',
    ]);
    expect(world.notices.map(({ name, outcome, message }) => [name, outcome, message])).toEqual([
      ['monday.csv', 'imported', '2 contacts added'],
    ]);
    const [file] = (await world.workspace.ask('watchFolder.status', {})).files;
    await world.workspace.ask('history.undo', { operation: file?.operation ?? 0 });
    expect(people(world)).toEqual(['Zero']);
    await world.pass(20);
    expect(people(world)).toEqual(['Zero']); // what was taken back does not come again by itself
  });

  it('waits until a file has stopped growing', async () => {
    const world = await watching();
    world.put('slow.csv', `${header}\none@x.org,One,41\n`);
    await world.pass(2);
    appendFileSync(join(world.folder, 'slow.csv'), 'two@x.org,Two,42\n');
    await world.pass(2);
    appendFileSync(join(world.folder, 'slow.csv'), 'three@x.org,Three,43\n');
    await world.pass(2);
    expect(people(world)).toEqual(['Zero']);
    await world.pass(6);
    expect(people(world)).toEqual(['Zero', 'One', 'Two', 'Three']);
    expect(world.notices).toHaveLength(1);
  });

  it('leaves alone what lay there when it was chosen, and what is no customer file', async () => {
    const world = await watching(async (_workspace, folder) =>
      writeFileSync(join(folder, 'old.csv'), `${header}\nold@x.org,Old,39`),
    );
    world.put('.hidden.csv', `${header}\na@x.org,A,1`);
    world.put('~$open.xlsx', 'lock');
    world.put('picture.png', 'png');
    world.put('half.csv.part', `${header}\nb@x.org,B,1`);
    mkdirSync(join(world.folder, 'sub.csv'));
    await world.pass(12);
    expect(people(world)).toEqual(['Zero']);
    expect(world.notices).toEqual([]);
    expect((await world.workspace.ask('watchFolder.status', {})).leftAlone).toBe(1);
  });

  it('imports the same bytes once, whatever they are called and however they came', async () => {
    const text = `${header}\none@x.org,One,41`;
    const world = await watching(async (workspace) => void (await importText(workspace, text)));
    world.put('copy.csv', text);
    await world.pass(8);
    world.put('copy of the copy.csv', text);
    await world.pass(8);
    expect(world.notices.map(({ outcome }) => outcome)).toEqual(['known', 'known']);
    expect(rows(world.workspace, 'SELECT id FROM import_batch')).toHaveLength(2);
  });

  it('imports a file again that was saved anew with other rows', async () => {
    const world = await watching();
    world.put('live.csv', `${header}\none@x.org,One,41`);
    await world.pass(8);
    world.put('live.csv', `${header}\none@x.org,One,41\ntwo@x.org,Two,42`);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(world.folder, 'live.csv'), later, later);
    await world.pass(8);
    expect(people(world)).toEqual(['Zero', 'One', 'Two']);
    expect(world.notices.map(({ message }) => message)).toEqual(['1 contact added', '1 contact added, 1 unchanged']);
  });

  it('asks a person about columns it does not know, and hands the file to Import', async () => {
    const world = await watching();
    world.put('other.csv', 'Mail,Colour\none@x.org,red');
    await world.pass(8);
    expect(world.notices).toMatchObject([{ name: 'other.csv', outcome: 'needs-mapping', batch: null }]);
    const taken = await world.workspace.ask('watchFolder.take', { key: world.notices[0]?.key ?? '' });
    expect(taken).toMatchObject({ name: 'other.csv', folder: 'inbox' });
    const preview = await world.workspace.ask('import.preview', { file: taken.token });
    expect(preview.columns.map(({ header: name }) => name)).toEqual(['Mail', 'Colour']);
    rmSync(join(world.folder, 'other.csv'));
    await expect(world.workspace.ask('watchFolder.take', { key: world.notices[0]?.key ?? '' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('says in one sentence why a file could not be read, once', async () => {
    const world = await watching();
    world.put('empty.csv', '');
    world.put('picture.csv', '\u0000\u0001\u0002PNG\u0000\u0000\u0000\u0000'.repeat(200));
    await world.pass(20);
    expect(world.notices.map(({ name, outcome }) => [name, outcome]).sort()).toEqual([
      ['empty.csv', 'failed'],
      ['picture.csv', 'failed'],
    ]);
    for (const { message } of world.notices) expect(message).toMatch(/^[^\n]+[.]$/);
    expect(people(world)).toEqual(['Zero']);
  });

  it('waits while something else writes, and goes on after it', async () => {
    const world = await watching();
    const { transactions, now } = world.workspace.session;
    const other = transactions.steps('tags.assign', now(), now(), null, function* (context) {
      context.describe('Something long');
      yield { phase: 'x', done: 0, total: 1 };
    });
    other.next();
    world.put('monday.csv', `${header}\none@x.org,One,41`);
    await world.pass(12);
    expect(world.notices).toEqual([]);
    expect(people(world)).toEqual(['Zero']);
    other.next();
    await world.pass(4);
    expect(people(world)).toEqual(['Zero', 'One']);
  });

  it('does nothing while turned off, and catches up when turned on', async () => {
    const world = await watching();
    await world.workspace.ask('watchFolder.turn', { isOn: false });
    world.put('monday.csv', `${header}\none@x.org,One,41`);
    await world.pass(12);
    expect(people(world)).toEqual(['Zero']);
    await world.workspace.ask('watchFolder.turn', { isOn: true });
    await world.pass(8);
    expect(people(world)).toEqual(['Zero', 'One']);
  });

  it('is remembered on this machine and nowhere in the workspace file', async () => {
    const world = await watching();
    world.put('monday.csv', `${header}\none@x.org,One,41`);
    await world.pass(8);
    const { path, folder } = world.workspace;
    world.workspace.session.close();
    expect(readFileSync(path).includes('inbox')).toBe(false);
    const session = new Session({ userData: folder, now: () => testNow });
    session.open(path);
    const status = await request(session, 'watchFolder.status', {});
    expect(status).toMatchObject({ isOn: true, folder: 'inbox', isUnreachable: false });
    expect(status.files.map(({ name, outcome }) => [name, outcome])).toEqual([['monday.csv', 'imported']]);
    rmSync(world.folder, { recursive: true });
    expect((await request(session, 'watchFolder.status', {})).isUnreachable).toBe(true);
    await new FolderWatcher(session, request).look();
    await request(session, 'watchFolder.forget', {});
    expect(await request(session, 'watchFolder.status', {})).toMatchObject({ folder: null, files: [] });
    session.close();
  });

  it('refuses what is no folder', async () => {
    const workspace = openTestWorkspace();
    const token = workspace.session.files.grant(workspace.path);
    await expect(workspace.ask('watchFolder.choose', { folder: token })).rejects.toMatchObject({
      code: 'not-a-folder',
    });
    await expect(workspace.ask('watchFolder.turn', { isOn: true })).rejects.toMatchObject({ code: 'not-found' });
  });
});
