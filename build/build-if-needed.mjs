// Builds when the sources changed since the last build. Owns the stamp that tells, and a lock: two scripts that start
// at once do not build over each other.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolNode } from './install.mjs';
import { outFolder, root } from './out-folder.mjs';
import { runToEnd, Stop } from './run.mjs';

const sources = ['src-main', 'src-renderer', 'src-shared', 'migrations'];
const singleFiles = ['build/vite.config.ts', 'build/out-folder.mjs', 'build/pack-places.mjs', 'package-lock.json'];
const stampFile = join(outFolder, 'build-stamp');
const lockFolder = join(root, 'node_modules/.cache/tagstead/build.lock');

/** @returns whether it built */
export function buildIfNeeded({ quiet = false, force = false } = {}) {
  return withBuildLock(() => {
    const stamp = stampOfSources();
    if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
    if (!quiet) process.stderr.write('Building…\n');
    rmSync(stampFile, { force: true });
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [vite, 'build', '--app', '-c', join(root, 'build/vite.config.ts'), '--logLevel', 'warn'];
    if (runToEnd(toolNode(), args, { quiet: true, cwd: root }) !== 0) {
      throw new Stop('The build failed: see the lines above.');
    }
    if (runToEnd(toolNode(), [join(root, 'build/pack-places.mjs')], { quiet: true, cwd: root }) !== 0) {
      throw new Stop('The list of places could not be packed: see the lines above.');
    }
    writeFileSync(stampFile, stamp);
    return true;
  });
}

/** Paths, sizes and times of everything that goes into the build. */
function stampOfSources() {
  const hash = createHash('sha256');
  const note = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const folder of sources) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()) {
      note(path.slice(root.length + 1));
    }
  }
  singleFiles.forEach(note);
  return hash.digest('hex');
}

/** Runs `body` while no other script builds. A lock whose owner is gone is taken over. */
export function withBuildLock(body) {
  const owner = join(lockFolder, 'pid');
  mkdirSync(join(lockFolder, '..'), { recursive: true });
  for (const deadline = Date.now() + 5 * 60_000; ; ) {
    try {
      mkdirSync(lockFolder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(owner) || Date.now() > deadline) rmSync(lockFolder, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  writeFileSync(owner, String(process.pid));
  try {
    return body();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function isAlive(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return true;
  } catch (error) {
    // The owner may be between making the folder and writing its number.
    return (
      error.code === 'ENOENT' && Date.now() - (statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000
    );
  }
}
