// A copy of the built app for one test run, made of hard links: a rebuild meanwhile replaces files in out/ and leaves
// the copy as it was.
import { copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { withBuildLock } from './build-if-needed.mjs';
import { outFolder, root } from './out-folder.mjs';

/** @returns the folder to start Electron with; the caller removes it with `removeSnapshot` */
export function takeSnapshot() {
  // Inside node_modules, so that the native module is found from there as from out/.
  const folder = join(root, 'node_modules/.cache/tagstead', `app-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  return withBuildLock(() => {
    for (const entry of readdirSync(outFolder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const from = join(entry.parentPath, entry.name);
      const to = join(folder, 'out', relative(outFolder, from));
      mkdirSync(dirname(to), { recursive: true });
      try {
        linkSync(from, to);
      } catch {
        copyFileSync(from, to); // a file system without hard links
      }
    }
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    return folder;
  });
}

export function removeSnapshot(folder) {
  rmSync(folder, { recursive: true, force: true });
}
