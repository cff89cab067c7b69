// Things the shell must never do, looked for in its sources, and what a package must never carry.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = ['src-main', 'src-renderer', 'src-shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html|css)$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: read(`${folder}/${name}`) })),
);
const withText = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

it.each([
  ['opens links outside', /\bopenExternal\b/],
  ['checks for updates', /\bautoUpdater\b|electron-updater/],
  ['reports crashes to a server', /\bcrashReporter\b/],
  [
    'opens network connections',
    /from 'node:(https?|net|tls|dgram|http2)'|from 'undici'|\bnew WebSocket\(|\bXMLHttpRequest\b/,
  ],
  ['loads native extensions into the database', /\.loadExtension\(/],
  ['turns text into code', /\beval\(|\bnew Function\(|setTimeout\(\s*['"`]/],
  ['writes markup', /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/],
  ['turns off a protection', /webSecurity: false|nodeIntegration: true|contextIsolation: false|sandbox: false/],
])('nothing %s', (_what, pattern) => {
  expect(withText(pattern)).toEqual([]);
});

it('keeps flags that weaken Chromium out of packages', () => {
  expect(read('electron-builder.yml')).not.toMatch(/no-sandbox|executableArgs|disable-/);
  expect(withText(/['"`]-*no-sandbox/)).toEqual(['src-main/shell/security.ts']); // which asks whether it was given
});

it('pins an Electron that can run the core in itself', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
});
