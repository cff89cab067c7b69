// Brings what a long job has written from SQLite's write-ahead log into the workspace file, on a thread of its own: a
// gigabyte takes seconds, and the core would answer nobody meanwhile. Safe to be killed at any moment: the log stays.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Bytes of log that an ordinary commit may bring in by itself, in the blink of an eye. */
const longLog = 64 << 20;

/** Pages of log after which an ordinary commit brings them in; SQLite's own default. */
const pagesPerCheckpoint = 1000;

export function isLogLong(path: string): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return log !== undefined && log.size > longLog;
}

/** Commits and leaves the log as it is. */
export function commitOnly(connection: Database.Database): void {
  connection.pragma('wal_autocheckpoint = 0');
  try {
    connection.exec('COMMIT');
  } finally {
    connection.pragma(`wal_autocheckpoint = ${pagesPerCheckpoint}`);
  }
}

/** Milliseconds that closing waits for a thread that is bringing the log in. */
const longestWait = 60_000;

/**
 * Brings all of the log in before a workspace is closed, so that it is one file again. While a thread is at it SQLite
 * says busy at once, whatever the timeout, so this asks again until the thread has finished.
 */
export function bringAllIn(connection: Database.Database): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  for (const until = Date.now() + longestWait; ; ) {
    const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (result?.busy !== 1 || Date.now() > until) return;
    Atomics.wait(nothing, 0, 0, 20);
  }
}

/** The task of the thread. Waits for nobody: what readers still need stays in the log for the next time. */
export function checkpointTask(_context: unknown, path: string): void {
  const connection = new Database(path, { fileMustExist: true });
  try {
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}
