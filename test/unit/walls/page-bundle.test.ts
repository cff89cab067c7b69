// The check of the built page (build/bundle-check.mjs) sees what must never be in it. That the real page passes is a
// stage of `npm test` and `npm run check`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkPageBundle } from '../../../build/bundle-check.mjs';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'tagstead-bundle-'));
  mkdirSync(join(out, 'renderer/assets'), { recursive: true });
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

function built({
  modules = ['src-renderer/main.tsx'],
  script = 'const a = 1;',
  html = '<script src="./a.js"></script>',
}) {
  writeFileSync(join(out, 'renderer-modules.json'), JSON.stringify(modules));
  writeFileSync(join(out, 'renderer/assets/index.js'), script);
  writeFileSync(join(out, 'renderer/index.html'), html);
}

it('passes a page made of page code', () => {
  built({ modules: ['src-renderer/main.tsx', 'src-shared/model/activity.ts', 'node_modules/react/index.js'] });
  expect(checkPageBundle(out)).toEqual([]);
});

it.each([
  'src-main/core/db/handle.ts',
  'node_modules/kysely/dist/index.js',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/electron/index.js',
  '__vite-browser-external:node:fs',
  'node:path',
])('reports the module %s', (module) => {
  built({ modules: ['src-renderer/main.tsx', module] });
  expect(checkPageBundle(out)).toHaveLength(1);
});

it.each(['import{a}from"node:fs";', 'const b = require("electron")', 'await import("better-sqlite3")'])(
  'reports %s in the built script',
  (script) => {
    built({ script });
    expect(checkPageBundle(out)).toHaveLength(1);
  },
);

it('reports a script from elsewhere', () => {
  built({ html: '<script src="https://cdn.example/a.js"></script>' });
  expect(checkPageBundle(out)).toEqual(['index.html loads from elsewhere']);
});

it('does not mistake a missing build for a clean one', () => {
  expect(checkPageBundle(out)).toEqual(['the page is not built']);
});
