// Opens, makes, checks and closes workspace files. Owns the connections and their settings; the only place that opens a
// database, so that encryption can come in one place.
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Refusal, refuse } from '../../../src-shared/model/refusal.ts';
import { bringAllIn } from './checkpoint.ts';
import { configure, connectReader } from './connect.ts';
import { fileRefusal } from './file-refusals.ts';
import { createHandle, type ReadHandle, type WriteHandle } from './handle.ts';
import { installJournal } from './journal-triggers.ts';
import { applicationId, migrate, pendingMigrations } from './migrations.ts';
import { copyPlainly, isOnReadOnlyPlace } from './read-only-place.ts';
import { removeLeftStaging } from './staging-folder.ts';
import { takeWorkspaceLock, type WorkspaceLock } from './workspace-lock.ts';

/** An open workspace. `write` is null when it was opened only for reading. */
export interface OpenWorkspace {
  /** What is read and written. */
  path: string;
  /** The file a person opened: `path`, but where that lies in a place that cannot even be read without writing. */
  origin: string;
  readerConnection: Database.Database;
  writerConnection: Database.Database | null;
  read: ReadHandle;
  write: WriteHandle | null;
  close(): void;
}

/** Makes a new, empty workspace file and opens it. Throws a refusal when the file exists or the place is not writable. */
export function createWorkspace(path: string, now: number): OpenWorkspace {
  if (existsSync(path))
    throw refuse('file-exists', `There is already a file named ${basename(path)}. Choose another name.`);
  try {
    accessSync(dirname(path), constants.W_OK);
    return openForWriting(path, now);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    throw fileRefusal(error, path);
  }
}

/**
 * Opens a workspace after checking that it is one: a regular file, ours by its application id, not newer than this
 * version, readable. Migrates it if it is older, after copying it aside.
 * @param mode 'read' takes no lock and cannot write: for a command line beside an open window, and for a place that
 *   cannot be written
 */
export function openWorkspace(path: string, mode: 'read' | 'write', now: number): OpenWorkspace {
  checkFile(path);
  try {
    return mode === 'write' ? openForWriting(path, now) : openForReading(path, now);
  } catch (error) {
    throw fileRefusal(error, path);
  }
}

function openForWriting(path: string, now: number): OpenWorkspace {
  if (existsSync(path)) accessSync(path, constants.W_OK);
  accessSync(dirname(path), constants.W_OK);
  const lock = takeWorkspaceLock(path);
  if (!lock) {
    throw refuse(
      'already-open',
      `${basename(path)} is already open in another Tagstead window or command. Close it there first.`,
    );
  }
  let writer: Database.Database | undefined;
  try {
    removeLeftStaging(path);
    const isNew = !existsSync(path) || statSync(path).size === 0;
    writer = new Database(path, { timeout: 2000 });
    if (!isNew) {
      checkIsOurs(writer, path);
      if (pendingMigrations(writer).length > 0) copyAside(writer, path);
    }
    configure(writer);
    writer.pragma('journal_mode = WAL');
    writer.pragma('synchronous = FULL');
    writer.pragma('secure_delete = ON');
    migrate(writer, now);
    writer.prepare('SELECT count(*) FROM contact').get(); // a damaged file should say so now, not in mid-work
    installJournal(writer);
    const reader = connectReader(path);
    return opened(path, reader, writer, lock);
  } catch (error) {
    writer?.close();
    lock.release();
    throw error;
  }
}

function openForReading(path: string, now: number): OpenWorkspace {
  if (!isOnReadOnlyPlace(path)) return openReader(path);
  const { copy, folder } = copyPlainly(path);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    openForWriting(copy, now).close(); // takes in what lies in its log, and brings an older file up to date
    const workspace = openReader(copy);
    return {
      ...workspace,
      origin: path,
      close() {
        workspace.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function openReader(path: string): OpenWorkspace {
  const reader = connectReader(path);
  try {
    checkIsOurs(reader, path);
    if (pendingMigrations(reader).length > 0) {
      throw refuse(
        'older-version',
        'This workspace was made by an older version. Open it once in Tagstead to update it.',
      );
    }
    return opened(path, reader, null, null);
  } catch (error) {
    reader.close();
    throw error;
  }
}

function opened(
  path: string,
  reader: Database.Database,
  writer: Database.Database | null,
  lock: WorkspaceLock | null,
): OpenWorkspace {
  return {
    path,
    origin: path,
    readerConnection: reader,
    writerConnection: writer,
    read: createHandle(reader),
    write: writer ? createHandle(writer) : null,
    close() {
      reader.close();
      if (writer?.open) {
        if (writer.inTransaction) writer.exec('ROLLBACK');
        writer.pragma('optimize');
        bringAllIn(writer);
        writer.close();
      }
      lock?.release();
    },
  };
}

function checkFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  const name = basename(path);
  if (!stat) throw refuse('not-found', `${name} is not there any more. It may have been moved or renamed.`);
  if (stat.isDirectory()) throw refuse('not-a-file', `${name} is a folder. Choose a .tagstead file.`);
  if (!stat.isFile()) throw refuse('not-a-file', `${name} is not a regular file. Choose a .tagstead file.`);
  const head = Buffer.alloc(16);
  let length = 0;
  try {
    const fd = openSync(path, 'r');
    length = readSync(fd, head, 0, 16, 0);
    closeSync(fd);
  } catch (error) {
    throw fileRefusal(error, path);
  }
  if (length < 16 || head.toString('latin1') !== 'SQLite format 3\0') throw notOurs(name);
}

function checkIsOurs(db: Database.Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw notOurs(basename(path));
  // Somebody else's file could carry code; ours has neither triggers nor foreign views.
  const triggers = db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").pluck().get() as number;
  if (triggers > 0) {
    throw refuse(
      'damaged',
      `${basename(path)} contains parts that Tagstead did not make. It was not opened, for safety.`,
    );
  }
}

function notOurs(name: string): Refusal {
  return refuse(
    'not-a-workspace',
    `${name} is not a Tagstead workspace. To bring in a customer list, use Import instead of Open.`,
  );
}

/** The safety copy before a migration; made by SQLite, so it is whole even with a write-ahead log beside the file. */
function copyAside(db: Database.Database, path: string): void {
  const target = `${path}.before-update`;
  rmSync(target, { force: true });
  db.prepare('VACUUM INTO ?').run(target);
}

/** Copies an open workspace to another file; whole even while it is being read and written. */
export function copyWorkspace(from: OpenWorkspace, target: string): number {
  if (existsSync(target))
    throw refuse('file-exists', `There is already a file named ${basename(target)}. Choose another name.`);
  const partial = `${target}.part`;
  try {
    rmSync(partial, { force: true });
    from.readerConnection.prepare('VACUUM INTO ?').run(partial);
    const fd = openSync(partial, 'r+');
    fsyncSync(fd);
    closeSync(fd);
    copyFileSync(partial, target, constants.COPYFILE_EXCL);
    return statSync(target).size;
  } catch (error) {
    rmSync(target, { force: true });
    throw fileRefusal(error, target);
  } finally {
    rmSync(partial, { force: true });
  }
}
