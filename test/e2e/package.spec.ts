// The packaged app: the unpacked folder of electron-builder, with the fuses that a release has.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { chromium, type Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

const root = resolve(import.meta.dirname, '../..');
const flags = (process.env.TAGSTEAD_ELECTRON_FLAGS ?? '').split(' ').filter(Boolean);

test.describe.configure({ mode: 'serial' });
test.skip(process.platform !== 'linux', 'the unpacked folder is looked into on Linux');

let folder = '';
let program = '';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await mkdtemp(join(tmpdir(), 'tagstead-package-'));
  // In a process of its own: packaging holds the event loop for seconds.
  const script = join(root, 'build/package.mjs');
  execFileSync(process.execPath, [script, 'dir', '--out', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  program = join(folder, 'linux-unpacked/tagstead');
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the packaged app and waits until its page is there. */
async function startPackaged(args: string[]) {
  const userData = await mkdtemp(join(tmpdir(), 'tagstead-packaged-'));
  const env = { ...process.env, TAGSTEAD_USER_DATA: userData };
  const child: ChildProcess = spawn(program, [...flags, '--remote-debugging-port=0', ...args], { env });
  const ended = new Promise((done) => child.once('exit', done));
  let output = '';
  const address = await new Promise<string>((found, fail) => {
    child.stderr?.on('data', (text) => {
      output += text;
      const line = /^DevTools listening on ws:\/\/([^/]+)/m.exec(output);
      if (line?.[1]) found(`http://${line[1]}`);
    });
    child.once('exit', () => fail(new Error(`the packaged app ended:\n${output}`)));
  });
  const pages = async () =>
    ((await (await fetch(`${address}/json/list`)).json()) as { url: string }[]).map(({ url }) => url);
  await expect.poll(pages, { timeout: 20_000 }).toContainEqual(expect.stringContaining('app://tagstead/'));
  return {
    address,
    output: () => output,
    async close() {
      child.kill();
      await ended;
      await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Attaches to the page from outside: a release has no door for Node's inspector. */
async function openPackaged(args: string[]): Promise<{ page: Page; close(): Promise<void> }> {
  const { address, close } = await startPackaged(args);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the packaged app has no page');
  return {
    page,
    async close() {
      await browser.close();
      await close();
    },
  };
}

test('the packaged app opens a workspace named on its command line', async () => {
  const file = join(folder, 'clients.tagstead');
  const seed = [join(root, 'build/seed.mjs'), '--contacts', '200', '--out', file];
  execFileSync(process.execPath, seed, { stdio: ['ignore', 'ignore', 'pipe'] });
  const { page, close } = await openPackaged([file]);
  try {
    const screens = page.getByRole('navigation', { name: 'Screens' });
    await screens.getByRole('button', { name: 'Contacts' }).click({ timeout: 20_000 });
    await expect(page.getByText('clients').first()).toBeVisible();
    await expect(page.getByText(/\b200\b/).first()).toBeVisible();
  } finally {
    await close();
  }
});

test('the fuses of a release are set', async () => {
  const wire = await getCurrentFuseWire(program);
  const states = Object.values(wire).map((state) => (typeof state === 'number' ? String.fromCharCode(state) : state));
  // RunAsNode, CookieEncryption, NodeOptions, NodeCliInspect, AsarIntegrity, OnlyAsar, BrowserV8Snapshot, FileProtocol
  expect(
    states
      .filter((state) => state === '0' || state === '1')
      .slice(0, 8)
      .join(''),
  ).toBe('01001100');
});

test('the packaged program is no Node and opens no inspector', async () => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', TAGSTEAD_USER_DATA: join(folder, 'user-data') };
  const asNode = spawn(program, [...flags, '-e', 'console.log("ran as node")'], { env });
  let output = '';
  asNode.stdout?.on('data', (text) => {
    output += text;
  });
  await new Promise((done) => setTimeout(done, 1500));
  asNode.kill();
  expect(output).not.toContain('ran as node');

  const { output: said, close } = await startPackaged(['--inspect=0']);
  await close();
  expect(said()).not.toContain('Debugger listening');
});

test('a package holds no sources, no maps and one native module', async () => {
  const resources = join(folder, 'linux-unpacked/resources');
  const unpacked = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true });
  expect(unpacked.filter((name) => name.endsWith('.node'))).toHaveLength(1);
  expect(unpacked.filter((name) => name.endsWith('.map'))).toEqual([]);
  expect(existsSync(join(resources, 'app'))).toBe(false);
});
