// `npm run bench -- [--contacts N] [--rounds N] [--only NAME,…] [--json FILE]`: builds what is missing, then measures
// the promises of docs/performance.md against baselines of the same run.
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { runEndToEnd } from './e2e.mjs';
import { installPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

runMain(async () => {
  installPackages();
  buildIfNeeded();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const args = process.argv.slice(2);
  const code = await runAttached(toolNode(), ['--expose-gc', join(root, 'test/bench/main.ts'), ...args], { cwd });
  // The window's own start is measured by starting it (test/e2e/cold-start.bench.ts).
  const window = args.includes('--only') ? 0 : await runEndToEnd(['--project=bench']);
  return code || window;
});
