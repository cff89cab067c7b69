// `npm run seed -- --contacts N --mess 0.3 --out FILE`: a workspace of sample data in any size. Builds what is missing,
// then runs seed-workspace.mjs in a Node that can open workspaces.
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { installPackages, toolNode } from './install.mjs';
import { runAttached, runMain } from './run.mjs';

runMain(() => {
  installPackages();
  buildIfNeeded();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runAttached(toolNode(), [join(import.meta.dirname, 'seed-workspace.mjs'), ...process.argv.slice(2)], { cwd });
});
