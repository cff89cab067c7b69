// One writer per workspace. Owns the lock beside the file: a tiny SQLite file held in an exclusive transaction, so the
// operating system releases it whatever way the holder dies, and no stale lock is ever left to guess about.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export interface WorkspaceLock {
  release(): void;
}

/** Takes the lock, or returns null when another process holds it. */
export function takeWorkspaceLock(workspacePath: string): WorkspaceLock | null {
  const path = `${workspacePath}-lock`;
  const db = new Database(path, { timeout: 200 });
  try {
    db.pragma('journal_mode = MEMORY'); // no second file beside the lock
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return {
    release() {
      db.exec('ROLLBACK');
      db.close();
      rmSync(path, { force: true });
    },
  };
}
