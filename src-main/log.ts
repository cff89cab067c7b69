// The log files in the user-data folder, one of the shell and one of the core. Owns its size and what may stand in it: fixed phrases, error names and
// stack frames. Never an error's message, a path or a cell: those can hold contact data.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from './describe-error.ts';

const sizeLimit = 512 * 1024;

export interface Log {
  /** The folder that "Show log folder" opens. */
  folder: string;
  /** A fixed phrase, with numbers at most. */
  note(phrase: string): void;
  error(where: string, error: unknown): void;
}

/** Opens a log in `<userData>/logs`. A full file is kept once as `.old` and a new one begun. */
export function openLog(userData: string, fileName: 'shell.log' | 'core.log'): Log {
  const folder = join(userData, 'logs');
  const file = join(folder, fileName);
  mkdirSync(folder, { recursive: true });
  const write = (line: string): void => {
    try {
      if (sizeOf(file) > sizeLimit) renameSync(file, `${file}.old`);
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
    } catch {
      // A log that cannot be written (full disk) must not stop the work it reports on.
    }
  };
  return {
    folder,
    note: write,
    error: (where, error) => write(`error in ${where}: ${describeError(error)}`),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
