// Places that fail: a full disk, a read-only folder, a second writer, a workspace that is deleted or damaged. Each gets
// one sentence that says what to do, and the workspace is left as it was.
import { type ChildProcess, execFileSync, fork, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkWorkspaceFile } from '../../src-main/core/db/check-workspace.ts';
import { request } from '../../src-main/core/server/dispatch.ts';
import { Session } from '../../src-main/core/server/session.ts';
import { type BuiltCore, buildCore } from '../support/built-core.ts';
import { tagstead } from '../support/command-line.ts';
import { makeContact } from '../support/make-contact.ts';
import { hashTables, openTestWorkspace, temporaryFolder, testNow } from '../support/workspace.ts';

const isRoot = process.getuid?.() === 0;

/** Mounts a small file system on a new folder, or gives undefined where that is not allowed. */
function smallDisk(megabytes: number): string | undefined {
  if (process.platform !== 'linux' || !isRoot) return undefined;
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

/** One row of 200 bytes after another. */
function customers(path: string, rows: number): void {
  const lines = ['First name,Last name,Email,Company,City,Notes'];
  for (let row = 0; row < rows; row++) {
    lines.push(`Given${row},Family${row},person${row}@example.org,Company ${row},Leeds,${'note '.repeat(24)}`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** A sentence a person can act on: one line, no code, no path of ours, no stack. */
function expectOneSentence(text: string): void {
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text).not.toMatch(/SQLITE|errno|ENOSPC|EACCES|undefined| at .*:\d+:\d+/);
}

describe('a disk that is full', () => {
  it('ends an import with one sentence and leaves the workspace as it was; with room again it works', async (test) => {
    const disk = smallDisk(6);
    if (disk === undefined) return test.skip('needs root on Linux, to mount a small file system');
    const csv = join(temporaryFolder(), 'big.csv');
    customers(csv, 30_000);
    const path = join(disk, 'acme.tagstead');
    const session = new Session({ userData: null, now: () => testNow });
    session.create(path);
    session.transactions.write('test', testNow, testNow, (context) => {
      context.describe('Added Ann');
      makeContact(context, { given_name: 'Ann' });
    });
    const before = hashTables(session);
    session.close();

    const failed = await tagstead('import', path, csv, '--quiet');
    expect(failed.code).toBe(1);
    expectOneSentence(failed.error);
    expect(failed.error).toMatch(/disk that holds .* is full\. Nothing was changed/);
    expect(checkWorkspaceFile(path).problems).toEqual([]);
    session.open(path);
    expect(hashTables(session)).toEqual(before);
    session.close();

    customers(csv, 300);
    expect((await tagstead('import', path, csv, '--quiet')).code).toBe(0);
    expect(checkWorkspaceFile(path)).toMatchObject({ contacts: 301, problems: [] });
  });

  it('leaves no half export and keeps the file that was there', async (test) => {
    const disk = smallDisk(1);
    if (disk === undefined) return test.skip('needs root on Linux, to mount a small file system');
    const workspace = openTestWorkspace();
    workspace.bulk('Added', 8000, (context) => {
      for (let row = 0; row < 8000; row++)
        makeContact(context, { given_name: `Given${row}`, notes: 'note '.repeat(40) });
    });
    const out = join(disk, 'out.csv');
    writeFileSync(out, 'old');
    const failed = await tagstead('export', workspace.path, out, '--quiet');
    expect(failed.code).toBe(1);
    expect(failed.error).toMatch(/^tagstead: The disk that holds disk is full/);
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect(readdirSync(disk)).toEqual(['out.csv']);
    const backup = await tagstead('backup', workspace.path, join(disk, 'copy.tagstead'), '--quiet');
    expect(backup.error).toMatch(/^tagstead: The disk that holds disk is full/);
    expect(readdirSync(disk)).toEqual(['out.csv']);
  });
});

describe('a place that is read-only', () => {
  it('is read from, and says so when it is to be written', async (test) => {
    if (process.platform !== 'linux' || !isRoot) return test.skip('needs root on Linux, to mount read-only');
    const source = temporaryFolder();
    const session = new Session({ userData: null, now: () => testNow });
    session.create(join(source, 'acme.tagstead'));
    session.transactions.write('test', testNow, testNow, (context) => {
      context.describe('Added Ann');
      makeContact(context, { given_name: 'Ann' });
    });
    session.close();
    const place = join(temporaryFolder(), 'stick');
    mkdirSync(place);
    if (spawnSync('mount', ['--bind', source, place]).status !== 0) return test.skip('may not mount');
    onTestFinished(() => void spawnSync('umount', ['-l', place]));
    execFileSync('mount', ['-o', 'remount,bind,ro', place]);
    const path = join(place, 'acme.tagstead');
    const bytes = readFileSync(path);

    const undo = await tagstead('undo', path, 'last');
    expect(undo.code).toBe(1);
    expectOneSentence(undo.error);
    expect(undo.error).toMatch(/cannot be written\. Copy (it|the file) to a folder of your own/);
    const out = await tagstead('export', path, join(place, 'out.csv'), '--quiet');
    expect(out.code).toBe(1);
    expectOneSentence(out.error);
    expect((await tagstead('history', path)).error).toBe('');
    expect((await tagstead('check', path)).code).toBe(0);
    expect((await tagstead('audit', path, '--quiet')).error).toBe('');
    const window = new Session({ userData: null, now: () => testNow });
    expect(window.openAsPossible(path)).toMatchObject({ name: 'acme', folder: 'stick', contacts: 1, isReadOnly: true });
    await expect(request(window, 'tags.create', { name: 'VIP' })).rejects.toThrow(
      /acme\.tagstead is open for reading only/,
    );
    expect((await request(window, 'audit.profile', {})).length).toBeGreaterThan(0);
    const copy = window.workspace.path;
    window.close();
    expect(existsSync(copy)).toBe(false);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(place)).toEqual(['acme.tagstead']);
  });
});

describe('a second writer', () => {
  let core: BuiltCore;
  beforeAll(async () => {
    core = await buildCore();
  }, 120_000);
  afterAll(() => core?.remove());

  /** Holds a workspace open in another process. */
  async function holder(path: string): Promise<ChildProcess> {
    const args = [join(core.folder, 'library.mjs'), path, 'nothing'];
    const child = fork(join(import.meta.dirname, 'workload.mjs'), args, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.once('message', resolve));
    return child;
  }

  it('is told who has it; when that one dies the file is free at once', async () => {
    const workspace = openTestWorkspace();
    workspace.write('Added', (context) => void makeContact(context, { given_name: 'Ann' }));
    workspace.session.close();
    const child = await holder(workspace.path);
    const refused = await tagstead('undo', workspace.path, 'last');
    expect(refused.code).toBe(1);
    expect(refused.error).toMatch(/is open in a Tagstead window or another command, and only one may write/);
    expect((await tagstead('history', workspace.path)).out).toContain('Added');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect((await tagstead('undo', workspace.path, 'last')).code).toBe(0);
  });
});

describe('a workspace that is deleted', () => {
  it('or replaced while it is open, is not written any more, and what is open can be saved', async () => {
    const workspace = openTestWorkspace();
    const { path, folder, session } = workspace;
    const add = () => workspace.write('Added', (context) => void makeContact(context, { given_name: 'Ann' }));
    add();
    renameSync(path, join(folder, 'elsewhere.tagstead'));
    expect(add).toThrow(
      'test.tagstead was moved, renamed, replaced or deleted while it was open. Nothing was changed.',
    );
    writeFileSync(path, 'something else');
    expect(add).toThrow('was moved, renamed, replaced or deleted');
    const copy = join(folder, 'saved.tagstead');
    await workspace.ask('workspace.copy', { file: session.files.grant(copy) });
    expect(checkWorkspaceFile(copy)).toMatchObject({ contacts: 1, problems: [] });
    rmSync(path);
    renameSync(join(folder, 'elsewhere.tagstead'), path);
    expect(add).not.toThrow();
  });

  it('before it is opened, is missed by name and not made anew', async () => {
    const workspace = openTestWorkspace();
    workspace.session.close();
    rmSync(workspace.path);
    const missed = await tagstead('history', workspace.path);
    expect(missed.error).toBe('tagstead: test.tagstead is not there any more. It may have been moved or renamed.\n');
    expect(existsSync(workspace.path)).toBe(false);
  });
});

describe('a damaged workspace', () => {
  it('never crashes anything: it opens and answers, or one sentence says what is wrong', async () => {
    const workspace = openTestWorkspace();
    workspace.bulk('Added', 400, (context) => {
      for (let row = 0; row < 400; row++)
        makeContact(context, { given_name: `Given${row}`, email: `p${row}@example.org` });
    });
    workspace.session.close();
    const whole = readFileSync(workspace.path);
    const path = join(workspace.folder, 'hurt.tagstead');
    const hurts: [string, (bytes: Buffer) => Buffer][] = [
      ['header', (bytes) => bytes.fill(0x58, 0, 16)],
      ...[1, 2, 3, 5, 8, 9].map((tenth): [string, (bytes: Buffer) => Buffer] => [
        `cut at ${tenth}0 %`,
        (bytes) => bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)),
      ]),
      ...Array.from({ length: 30 }, (_, index): [string, (bytes: Buffer) => Buffer] => {
        const page = Math.floor((index * whole.length) / 30 / 4096);
        return [`page ${page} zeroed`, (bytes) => bytes.fill(0, page * 4096, (page + 1) * 4096)];
      }),
    ];
    let said = 0;
    for (const [hurt, apply] of hurts) {
      writeFileSync(path, apply(Buffer.from(whole)));
      for (const suffix of ['-wal', '-shm', '-lock']) rmSync(path + suffix, { force: true });
      const before = readFileSync(path);
      const { code, error, out } = await tagstead('check', path, '--quiet');
      expect([0, 1], hurt).toContain(code);
      expect(error, hurt).not.toMatch(/should not/);
      if (code === 1) {
        said++;
        expect(error + out, hurt).toMatch(/damaged|not a Tagstead workspace|differ from a rebuild|refers to a row/);
      }
      expect(readFileSync(path).equals(before), `${hurt}: a check changed the file`).toBe(true);
    }
    expect(said).toBeGreaterThan(hurts.length * 0.8);
    copyFileSync(workspace.path, path);
    expect((await tagstead('check', path)).code).toBe(0);
  });
});

describe('two sessions of one process', () => {
  it('cannot both write', async () => {
    const workspace = openTestWorkspace();
    const second = new Session({ userData: null, now: () => testNow });
    expect(() => second.open(workspace.path)).toThrow(
      'test.tagstead is already open in another Tagstead window or command',
    );
    second.open(workspace.path, 'read');
    const list = await request(second, 'history.list', {});
    expect(list.total).toBe(0);
    await expect(request(second, 'history.undo', { operation: 'last' })).rejects.toThrow();
    second.close();
  });
});
