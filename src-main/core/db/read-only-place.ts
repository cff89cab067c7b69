// Reading a workspace where nothing can be written: SQLite wants to put its shared memory beside the file even to read it,
// so such a file is read from a private copy. Owns making that copy; whoever asks for it removes it.
import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Whether the workspace lies in a folder that cannot be written. */
export function isOnReadOnlyPlace(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch {
    return existsSync(path);
  }
}

/** Copies the file and its log as they lie there: nobody writes in a place that cannot be written. */
export function copyPlainly(path: string): { copy: string; folder: string } {
  const folder = privateFolder(tmpdir());
  const copy = join(folder, basename(path));
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  }
  chmodSync(copy, 0o600);
  return { copy, folder };
}

/** A folder that only its owner can read, in this place or, where that cannot be written, in the system's own. */
export function privateFolder(near: string): string {
  try {
    return mkdtempSync(join(near, '.tagstead-'));
  } catch {
    return mkdtempSync(join(tmpdir(), 'tagstead-'));
  }
}
