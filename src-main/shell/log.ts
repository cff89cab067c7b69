// The shell's log file in the user-data folder. Owns its size and what may stand in it: fixed phrases, error names and
// stack frames. Never an error's message, a path or a cell: those can hold contact data.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const fileName = 'shell.log';
const sizeLimit = 512 * 1024;

export interface Log {
  /** The folder that "Show log folder" opens. */
  folder: string;
  /** A fixed phrase, with numbers at most. */
  note(phrase: string): void;
  error(where: string, error: unknown): void;
}

/** Opens the log in `<userData>/logs`. A full file is kept once as `.old` and a new one begun. */
export function openLog(userData: string): Log {
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

/** An error as its class, code and stack frames, without its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames].join('\n');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
