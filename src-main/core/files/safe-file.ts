// Files that appear whole or not at all. Owns writing beside the target, making it durable and putting it in place in
// one step; what is written is the caller's, and reading is elsewhere.
//
// Hostile places: a target that is a symbolic link, a device or a pipe is refused rather than followed; the temporary
// file is made with O_EXCL and O_NOFOLLOW under a name nobody can have prepared.
import { randomBytes } from 'node:crypto';
import { closeSync, constants, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { codeOf, fileRefusal } from '../db/file-refusals.ts';

export interface SafeFile {
  /** Adds text, as UTF-8, or bytes to the end of the file that is being made. Throws a refusal when the disk is full. */
  write(piece: string | Uint8Array): void;
  /** Makes it durable and puts it in place of what was there. Returns its size in bytes. */
  finish(): number;
  /** Removes what was written; does nothing after finish. */
  discard(): void;
}

const flushAt = 256 * 1024; // characters; a write call for each row would cost more than the row

/**
 * Begins a file.
 * @param path where it will appear; an ordinary file there is replaced, at the end, in one step
 * @param never path of a file that must not be replaced, such as the open workspace
 * @throws a refusal when there is something else at that place, or it cannot be written
 */
export function createSafeFile(path: string, never?: string): SafeFile {
  checkTarget(path, never);
  const partial = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  const fd = attempt(path, () =>
    openSync(
      partial,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
      0o600, // customer data: nobody else's business until its owner decides otherwise
    ),
  );
  let pending = '';
  let size = 0;
  let state: 'open' | 'closed' | 'done' = 'open'; // closed: complete, but not yet in place
  const close = () => {
    if (state !== 'open') return;
    state = 'closed';
    closeSync(fd);
  };
  const put = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    size += bytes.length;
  };
  const flush = () => {
    const bytes = Buffer.from(pending, 'utf8');
    pending = '';
    put(bytes);
  };
  const discard = () => {
    if (state === 'done') return;
    close();
    state = 'done';
    rmSync(partial, { force: true });
  };
  const orDiscard = (work: () => void) => {
    try {
      attempt(path, work);
    } catch (error) {
      discard();
      throw error;
    }
  };
  return {
    write(piece) {
      if (typeof piece !== 'string') {
        orDiscard(() => {
          flush();
          put(piece);
        });
        return;
      }
      pending += piece;
      if (pending.length >= flushAt) orDiscard(flush);
    },
    finish() {
      orDiscard(() => {
        flush();
        fsyncSync(fd);
        close(); // Windows renames no open file
        checkTarget(path, never); // it may have become something else meanwhile
        renameSync(partial, path);
      });
      state = 'done';
      syncFolder(dirname(path));
      return size;
    },
    discard,
  };
}

/** Writes a whole small file in one call; see createSafeFile. Returns its size in bytes. */
export function writeSafeFile(path: string, text: string, never?: string): number {
  const file = createSafeFile(path, never);
  try {
    file.write(text);
    return file.finish();
  } finally {
    file.discard();
  }
}

function checkTarget(path: string, never: string | undefined): void {
  const name = basename(path);
  const stat = attempt(path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (stat === undefined) return;
  if (stat.isSymbolicLink()) {
    throw refuse('not-a-file', `${name} is a link to another place and was not followed. Choose another name.`);
  }
  if (stat.isDirectory()) throw refuse('not-a-file', `${name} is a folder. Choose a name for the file inside it.`);
  if (!stat.isFile()) throw refuse('not-a-file', `${name} is not an ordinary file. Choose another name.`);
  const own = never === undefined ? undefined : lstatSync(never, { throwIfNoEntry: false });
  if (own !== undefined && own.ino === stat.ino && own.dev === stat.dev) {
    throw refuse('file-exists', `${name} is the open workspace itself. Choose another name.`);
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) === 'ENAMETOOLONG')
      throw refuse('not-a-file', `The name ${basename(path).slice(0, 40)}… is too long.`);
    if (codeOf(error) === 'ENOTDIR')
      throw refuse('not-found', `${dirname(path)} is not a folder. Choose another place.`);
    throw fileRefusal(error, path);
  }
}

/** Makes the new name durable too. Windows has no such call, and some file systems refuse it: the file itself is safe. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // see above
  }
}
