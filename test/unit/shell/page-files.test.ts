import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentSecurityPolicy, servePage } from '../../../src-main/shell/page-files.ts';

let folder = '';
let serve: ReturnType<typeof servePage>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagstead-page-'));
  const page = join(folder, 'renderer');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(page, 'index.html'), '<p>page</p>');
  writeFileSync(join(page, 'assets/a.js'), 'a');
  writeFileSync(join(page, 'assets/a.js.map'), '{}');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  serve = servePage(page);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['app://tagstead/', 'text/html; charset=utf-8', '<p>page</p>'],
  ['app://tagstead/#/contacts', 'text/html; charset=utf-8', '<p>page</p>'],
  ['app://tagstead/assets/a.js?v=1', 'text/javascript; charset=utf-8', 'a'],
])('serves %s', async (url, type, text) => {
  const response = await serve({ method: 'GET', url });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe(text);
});

it.each([
  'app://tagstead/../secret.txt',
  'app://tagstead/..%2fsecret.txt',
  'app://tagstead/%2e%2e/secret.txt',
  'app://tagstead//etc/passwd',
  'app://tagstead/index.html%00.png',
  'app://tagstead/assets',
  'app://tagstead/assets/a.js.map',
  'app://tagstead/link.txt',
  'app://other/index.html',
  'app://tagstead@other/index.html',
  'file:///etc/passwd',
])('answers 404 to %s', async (url) => {
  expect((await serve({ method: 'GET', url })).status).toBe(404);
});

it('takes no other method', async () => {
  expect((await serve({ method: 'POST', url: 'app://tagstead/' })).status).toBe(404);
});

it('allows nothing remote, and no script but its own', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
});
