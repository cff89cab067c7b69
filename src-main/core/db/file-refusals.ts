// Turns what the file system and SQLite throw into one clear sentence. Owns those sentences; anything it does not know
// is a bug and passes through.
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal, refuse } from '../../../src-shared/model/refusal.ts';

/**
 * @param error what was thrown while working on the file
 * @param path the file, named in the sentence
 * @returns a Refusal where the cause is outside the program, else the error itself
 */
export function fileRefusal(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  const name = basename(path);
  const folder = basename(dirname(path)) || dirname(path);
  switch (code) {
    case 'ENOENT':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_CANTOPEN_ISDIR':
      return refuse(
        'not-found',
        `${name} could not be opened in the folder ${folder}. Check that the folder is still there.`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse(
        'read-only',
        `The folder ${folder} or ${name} cannot be written. Copy the file to a folder of your own and open it there.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
    case 'SQLITE_FULL':
      return diskFull(folder);
    case 'EISDIR':
      return refuse('not-a-file', `${name} is a folder. Choose a file.`);
    default:
      break;
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return refuse('read-only', `${name} cannot be written. Copy it to a folder of your own and open it there.`);
  }
  if (code === 'SQLITE_NOTADB') {
    return refuse(
      'not-a-workspace',
      `${name} is not a Tagstead workspace. To bring in a customer list, use Import instead of Open.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return refuse('damaged', `${name} is damaged and was left as it is. Restore it from a copy or a backup.`);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return refuse('already-open', `${name} is in use by another program. Close it there and try again.`);
  }
  if (code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC' || code === 'SQLITE_IOERR_SHMSIZE')
    return diskFull(folder);
  return error;
}

/** The code of a Node or SQLite error, or ''. */
export function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}

function diskFull(folder: string): Refusal {
  return refuse(
    'disk-full',
    `The disk that holds ${folder} is full. Nothing was changed; free some space and try again.`,
  );
}
