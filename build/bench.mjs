// `npm run bench -- [--contacts N] [--rounds N] [--only NAME,…] [--json FILE]`: builds what is missing, then measures
// the promises of docs/performance.md against baselines of the same run.
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { installPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

runMain(() => {
  installPackages();
  buildIfNeeded();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runAttached(toolNode(), ['--expose-gc', join(root, 'test/bench/main.ts'), ...process.argv.slice(2)], { cwd });
});
