// `npm run package [-- TARGET …] [--out FOLDER]`: packages the app for this system with electron-builder.
// Without targets: those of electron-builder.yml with the official Electron; the unpacked folder (target `dir`) with the
// prepared one, which is for trying and for tests. `dir`, `zip` and `deb` then need no network.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build-if-needed.mjs';
import { obtainElectron } from './electron.mjs';
import { installPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runMain, runToEnd, Stop } from './run.mjs';

const systems = { linux: '--linux', darwin: '--mac', win32: '--win' };

/**
 * @param {string[]} targets electron-builder's names; empty for the usual ones
 * @param {{ out?: string, quiet?: boolean }} [options] where packages go, `release` when absent
 */
export function makePackage(targets, { out, quiet = false } = {}) {
  installPackages({ quiet });
  const electron = obtainElectron({ quiet });
  buildIfNeeded({ quiet });
  const version = readFileSync(join(electron.dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const args = [join(root, 'node_modules/electron-builder/cli.js'), systems[process.platform] ?? '--linux'];
  args.push(...(targets.length > 0 || electron.official ? targets : ['dir']), '--publish', 'never');
  args.push(`-c.electronDist=${electron.dist}`, `-c.electronVersion=${version}`);
  if (out) args.push(`-c.directories.output=${resolve(out)}`);
  const env = { ...process.env };
  if (!electron.official) {
    args.push('-c.compression=normal');
    env.ELECTRON_BUILDER_OFFLINE = 'true';
    env.CUSTOM_FPM_PATH = join(root, 'build/fpm-deb.mjs');
    const sevenZip = ['/usr/bin/7za', '/usr/bin/7z'].find((path) => existsSync(path));
    if (sevenZip) env.ELECTRON_BUILDER_7ZIP_PATH = sevenZip;
  }
  if (runToEnd(toolNode(), args, { cwd: root, env, quiet }) !== 0) throw new Stop('Packaging failed: see above.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  runMain(() => {
    const args = process.argv.slice(2);
    const at = args.indexOf('--out');
    const out = at < 0 ? undefined : args.splice(at, 2)[1];
    makePackage(args, { out });
    process.stdout.write(`Packages are in ${resolve(out ?? join(root, 'release'))}\n`);
  });
}
