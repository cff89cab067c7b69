// `npm run bench -- [--contacts N] [--rounds N] [--only NAME,…] [--json FILE]`: builds what is missing, then measures
// the promises of docs/performance.md against baselines of the same run. `npm run bench -- clicks` measures only how long
// clicks take in the window, at TAGSTEAD_CLICKS_CONTACTS contacts (100,000), `-- matching` how well labelled sets are solved,
// `-- cleaning` which kinds of planted damage are mended, `-- rules [--contacts N,…]` how rules on tags grow with the
// workspace, `-- growth [--rows N,…]` how import grows from ten thousand rows to a million.
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
  if (args[0] === 'clicks') return runEndToEnd(['--project=bench', 'click.bench']);
  if (args[0] === 'matching') {
    return runAttached(toolNode(), [join(root, 'test/bench/matching.ts'), ...args.slice(1)], { cwd });
  }
  if (args[0] === 'cleaning') return runAttached(toolNode(), [join(root, 'test/bench/cleaning.ts')], { cwd });
  if (args[0] === 'rules') {
    return runAttached(toolNode(), ['--expose-gc', join(root, 'test/bench/rules-growth.ts'), ...args.slice(1)], {
      cwd,
    });
  }
  if (args[0] === 'growth') {
    return runAttached(toolNode(), ['--expose-gc', join(root, 'test/bench/growth.ts'), ...args.slice(1)], { cwd });
  }
  const code = await runAttached(toolNode(), ['--expose-gc', join(root, 'test/bench/main.ts'), ...args], { cwd });
  // The window itself is measured by using it (cold-start.bench.ts and click.bench.ts in test/e2e).
  const window = args.includes('--only') ? 0 : await runEndToEnd(['--project=bench']);
  return code || window;
});
