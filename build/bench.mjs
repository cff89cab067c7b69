// `npm run bench -- [--contacts N] [--rounds N] [--only NAME,…] [--json FILE]`: builds what is missing, then measures
// the promises of docs/performance.md against baselines of the same run. One bench of its own each:
//   npm run bench -- clicks                      how long clicks take in the window, at TAGSTEAD_CLICKS_CONTACTS contacts (100,000)
//   npm run bench -- matching                    how well labelled sets are solved
//   npm run bench -- cleaning                    which kinds of planted damage are mended
//   npm run bench -- growth [--rows N,…]         how import grows from ten thousand rows to a million
//   npm run bench -- rules [--contacts N,…]      how rules on tags grow with the workspace
//   npm run bench -- segments [--contacts N,…]   how fast a rule is counted while it is edited, beside DuckDB
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { runEndToEnd } from './e2e.mjs';
import { installPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

/** Programs in test/bench that measure one thing, by the word that asks for them. */
const programs = {
  matching: 'matching.ts',
  cleaning: 'cleaning.ts',
  growth: 'growth.ts',
  rules: 'rules-growth.ts',
  segments: 'segments.ts',
};

runMain(async () => {
  installPackages();
  buildIfNeeded();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const args = process.argv.slice(2);
  const run = (program, rest) =>
    runAttached(toolNode(), ['--expose-gc', join(root, 'test/bench', program), ...rest], { cwd });
  if (args[0] === 'clicks') return runEndToEnd(['--project=bench', 'click.bench']);
  const program = programs[args[0]];
  if (program !== undefined) return run(program, args.slice(1));
  const code = await run('main.ts', args);
  // The window itself is measured by using it (cold-start.bench.ts and click.bench.ts in test/e2e).
  const window = args.includes('--only') ? 0 : await runEndToEnd(['--project=bench']);
  return code || window;
});
