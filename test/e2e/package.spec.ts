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
  execFileSync(process.execPath, [script, 'dir', '--out', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  program = join(folder, 'linux-unpacked/tagstead');
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the packaged app and attaches to its page from outside: the release has no door for Node's inspector. */
async function openPackaged(args: string[] = []): Promise<{ page: Page; output(): string; close(): Promise<void> }> {
  const userData = await mkdtemp(join(tmpdir(), 'tagstead-packaged-'));
  const env = { ...process.env, TAGSTEAD_USER_DATA: userData };
  const child: ChildProcess = spawn(program, [...flags, '--remote-debugging-port=0', ...args], { env });
  let output = '';
  const address = await new Promise<string>((found, fail) => {
    child.stderr?.on('data', (text) => {
      output += text;
      const line = /^DevTools listening on (ws:.*)$/m.exec(output);
      if (line?.[1]) found(line[1].trim());
    });
    child.once('exit', () => fail(new Error(`the packaged app ended:\n${output}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  if (!context) throw new Error('the packaged app has no page');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  return {
    page,
    output: () => output,
    async close() {
      await browser.close();
      child.kill();
      await rm(userData, { recursive: true, force: true });
    },
  };
}

test('the packaged app opens, reaches its core and makes a sample workspace', async () => {
  const { page, close } = await openPackaged();
  try {
    await page
      .getByRole('button', { name: /sample/i })
      .first()
      .click();
    await expect(page.getByRole('navigation')).toContainText('Contacts', { timeout: 30_000 });
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

  const { output: said, close } = await openPackaged(['--inspect=0']);
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
