// `npm run --silent tagstead -- ARGUMENTS`: the command line. Installs and builds what is missing without a word on
// stdout, then hands over to out/core/cli.mjs in a Node that can open workspaces.
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { installPackages, toolNode } from './install.mjs';
import { outFolder } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

runMain(() => {
  installPackages({ quiet: true });
  buildIfNeeded({ quiet: true });
  // npm runs scripts in the project folder; paths a person types are relative to where they are.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runAttached(toolNode(), [join(outFolder, 'core/cli.mjs'), ...process.argv.slice(2)], { cwd });
});
