// The walls between processes fall only with a failing check: each rule is broken on purpose in a small copy of the
// project's layout, and the check has to say so by name.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let copy = '';

/** Rule name, where the violation is planted, and what it says. */
const boundaries: [rule: string, file: string, text: string][] = [
  ['page-knows-no-main', 'src-renderer/features/a/a.ts', "import '../../../src-main/shell/log.ts';"],
  ['page-knows-no-node', 'src-renderer/features/b/b.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');"],
  [
    'page-knows-no-native',
    'src-renderer/features/c/c.ts',
    "import { Kysely } from 'kysely';\nexport const k = Kysely;",
  ],
  [
    'shared-stands-alone',
    'src-shared/d.ts',
    "import type { Log } from '../src-main/shell/log.ts';\nexport type D = Log;",
  ],
  ['shared-knows-no-node', 'src-shared/e.ts', "export const path = () => import('node:path');"],
  ['main-knows-no-page', 'src-main/core/f.ts', "export * from '../../src-renderer/page.ts';"],
  ['core-knows-no-electron', 'src-main/core/g.ts', "import { app } from 'electron';\nexport const name = app;"],
  ['engines-are-pure', 'src-main/core/engines/h.ts', "import '../db/handle.ts';"],
  ['features-call-queries-not-handlers', 'src-main/core/features/i/i-handlers.ts', "import '../j/j-handlers.ts';"],
  ['pages-do-not-reach-into-each-other', 'src-renderer/features/k/KPage.ts', "import '../l/LPage.ts';"],
  ['no-missing', 'src-shared/m.ts', "import './not-there.ts';"],
  ['no-cycles', 'src-shared/n.ts', "import './o.ts';\nexport const n = 1;"],
];
/** What the planted imports lead to. */
const targets: [file: string, text: string][] = [
  ['src-main/shell/log.ts', 'export interface Log { note(): void }'],
  ['src-main/core/db/handle.ts', 'export const handle = 1;'],
  ['src-main/core/features/j/j-handlers.ts', 'export const handlers = 1;'],
  ['src-renderer/page.ts', 'export const page = 1;'],
  ['src-renderer/features/l/LPage.ts', 'export const LPage = 1;'],
  ['src-shared/o.ts', "import './n.ts';\nexport const o = 1;"],
];

function plant(file: string, text: string): void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

function run(script: string, ...args: string[]): { code: number; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { code: status ?? 1, output: stdout + stderr };
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'tagstead-walls-'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const path of ['build', 'package.json', 'tsconfig.json', '.gitignore']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  for (const process of ['src-main', 'src-main/preload', 'src-renderer', 'src-shared']) {
    mkdirSync(join(copy, process), { recursive: true });
    cpSync(join(root, process, 'tsconfig.json'), join(copy, process, 'tsconfig.json'));
  }
  for (const [file, text] of targets) plant(file, text);
  for (const [, file, text] of boundaries) plant(file, text);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the import boundaries', () => {
  let found: { rule: { name: string }; from: string }[] = [];
  let code = 0;
  beforeAll(() => {
    const folders = ['src-main', 'src-renderer', 'src-shared'];
    const script = 'dependency-cruiser/bin/dependency-cruiser.mjs';
    const report = run(script, '-c', 'build/dependency-cruiser.cjs', ...folders, '--output-type', 'err');
    code = report.code;
    const json = execFileSync(
      process.execPath,
      [join(root, 'node_modules', script), '-c', 'build/dependency-cruiser.cjs', '--output-type', 'json', ...folders],
      { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    found = JSON.parse(json.slice(json.indexOf('{'))).summary.violations;
  });

  it.each(boundaries)('catch a planted breach of %s', (rule, file) => {
    expect(found.filter((violation) => violation.rule.name === rule).map(({ from }) => from)).toContain(file);
  });

  it('fail the check', () => expect(code).not.toBe(0));

  it('are all tried here', async () => {
    const rules = (await import('../../../build/dependency-cruiser.cjs')).default.forbidden;
    expect(rules.map(({ name }: { name: string }) => name).sort()).toEqual(boundaries.map(([rule]) => rule).sort());
  });
});

describe('the type checker', () => {
  it.each([
    ['src-renderer', 'src-renderer/p.ts', "import { join } from 'node:path';\nexport const p = join('a');"],
    ['src-renderer', 'src-renderer/q.ts', 'export const q = process.env;'],
    ['src-shared', 'src-shared/r.ts', 'export const r = document.title;'],
    ['src-shared', 'src-shared/s.ts', 'export const s = Buffer.from("a");'],
    ['src-main', 'src-main/core/t.ts', 'export const t = window.location;'],
  ])('of %s refuses %s', (project, file, text) => {
    plant(file, text);
    const { code, output } = run('typescript/bin/tsc', '-p', project);
    expect(code).not.toBe(0);
    expect(output).toContain(file);
  });
});

describe('the linter', () => {
  it.each([
    [
      'noRestrictedImports',
      'src-renderer/u.ts',
      "import { ipcRenderer } from 'electron';\n\nexport const u = ipcRenderer;",
    ],
    ['noRestrictedImports', 'src-shared/v.ts', "import { join } from 'node:path';\n\nexport const v = join('a');"],
    ['noExplicitAny', 'src-shared/w.ts', 'export const w: any = 1;'],
    [
      'noDangerouslySetInnerHtml',
      'src-renderer/x.tsx',
      'export function X({ html }: { html: string }) {\n  return <b dangerouslySetInnerHTML={{ __html: html }} />;\n}',
    ],
  ])('reports %s in %s', (rule, file, text) => {
    plant(file, text);
    const { code, output } = run('@biomejs/biome/bin/biome', 'lint', '--config-path=build/biome-rules.json', file);
    expect(code).not.toBe(0);
    expect(output).toContain(rule);
  });
});
