// `npm start [-- FILE]`: installs and builds what is missing, then opens the app. Built-ins only, Node 20.11 or newer.
import { buildIfNeeded } from './build-if-needed.mjs';
import { electronFlags, obtainElectron } from './electron.mjs';
import { installPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain, Stop } from './run.mjs';

runMain(async () => {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Stop(
      'There is no display here: use `xvfb-run npm start`, or the command line with `npm run --silent tagstead -- --help`.',
    );
  }
  installPackages();
  const electron = obtainElectron();
  buildIfNeeded();
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  if (!electron.official) env.TAGSTEAD_CORE_NODE ??= toolNode();
  process.stderr.write('Opening Tagstead…\n');
  // A file named on the command line is relative to where the person is, not to the project.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runAttached(electron.executable, [...electronFlags(), '--log-level=3', root, ...process.argv.slice(2)], {
    env,
    cwd,
  });
});
