// Opens what a command was given: a workspace to read or write, or a data file in a temporary workspace. Owns that
// choice, the temporary files and their removal; requests go through the same dispatch as the window's.
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { InputOf, OutputOf, RequestName } from '../../src-shared/contract/index.ts';
import { Refusal, refuse } from '../../src-shared/model/refusal.ts';
import { fileRefusal } from '../core/db/file-refusals.ts';
import { copyWorkspace, openWorkspace } from '../core/db/open-workspace.ts';
import { copyPlainly, isOnReadOnlyPlace, privateFolder } from '../core/db/read-only-place.ts';
import { request } from '../core/server/dispatch.ts';
import { Session } from '../core/server/session.ts';
import type { CommandContext } from './command.ts';
import { importDataFile } from './import-file.ts';

/**
 * read: looks only. write: changes the workspace. work: reads, and keeps results beside the data (pairs, findings);
 * where the workspace cannot be written, because a window has it open or the place is read-only, on a copy. copy: as
 * work, but always on a copy, for results that must not stand in the workspace, such as those of another day.
 */
export type Access = 'read' | 'write' | 'work' | 'copy';

export interface Opened {
  session: Session;
  /** Asks one request; throws its Refusal. Paths are granted here, since a command line's arguments are the person's own. */
  ask<N extends RequestName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  grant(path: string): ReturnType<Session['files']['grant']>;
  /** workspace: the file itself. copy: a temporary copy of it. data: a data file in a temporary workspace. */
  source: 'workspace' | 'copy' | 'data';
  /** Of a data file: its import, and the names of its columns. */
  batch: number | null;
  headers: readonly string[];
}

export interface Opening {
  access: Access;
  /** May a data file be given instead of a workspace? */
  dataFile?: boolean;
  /** What names the rows of a data file without persons and firms; see importDataFile. */
  nameless?: 'full_name' | 'company';
  /** The day everything is looked at as of: YYYY-MM-DD. */
  asOf?: string | undefined;
}

/** Opens, works, closes and removes what was temporary, whatever happens. */
export async function withWorkspace<T>(
  path: string,
  opening: Opening,
  context: CommandContext,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const temporary: string[] = [];
  const session = newSession(opening, context);
  const cancel = () => {
    for (const job of session.jobs.values()) job.cancel();
  };
  context.signal.addEventListener('abort', cancel);
  try {
    const opened: Opened = {
      session,
      ask: (name, input) => request(session, name, input),
      grant: (file) => session.files.grant(resolve(file)),
      source: isDataFile(path) ? 'data' : 'workspace',
      batch: null,
      headers: [],
    };
    if (opened.source === 'data') await openDataFile(path, opening, opened, temporary);
    else opened.source = openExisting(session, path, opening.access, temporary);
    return await work(opened);
  } catch (error) {
    throw fileRefusal(error, path);
  } finally {
    context.signal.removeEventListener('abort', cancel);
    session.close();
    for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a new workspace for a command that may do so, and works on it; a failure removes it again. */
export async function withNewWorkspace<T>(
  path: string,
  context: CommandContext,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const session = newSession({ access: 'write' }, context);
  session.create(resolve(path));
  session.close();
  try {
    return await withWorkspace(path, { access: 'write' }, context, work);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(resolve(path) + suffix, { force: true });
    throw error;
  }
}

/** Works in an empty workspace that goes away again: for trying out what a new one would hold. */
export async function withTrialWorkspace<T>(context: CommandContext, work: (opened: Opened) => Promise<T>): Promise<T> {
  const folder = privateFolder(tmpdir());
  try {
    return await withNewWorkspace(join(folder, 'trial.tagstead'), context, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function newSession({ asOf }: Opening, { progress, now }: CommandContext): Session {
  return new Session({
    userData: null,
    now,
    ...(asOf === undefined ? {} : { asOf: endOfDay(asOf) }),
    onEvent: (event) => {
      const isWorking = event.kind === 'job' && event.job.state === 'running' && event.job.phase !== 'Starting';
      if (isWorking) progress.show(event.job);
    },
  });
}

/** The last moment of a day, in UTC as everywhere in rules: everything of that day counts. */
function endOfDay(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date, 23, 59, 59, 999);
}

/** Anything that is neither a SQLite file nor named like a workspace is taken for data. */
export function isDataFile(path: string): boolean {
  if (/\.tagstead$/i.test(path)) return false;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw refuse('not-found', `There is no file ${path}.`);
  if (stat.isDirectory()) throw refuse('not-a-file', `${path} is a folder. Name a file in it.`);
  if (!stat.isFile()) throw refuse('not-a-file', `${path} is not an ordinary file.`);
  const head = Buffer.alloc(16);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, head, 0, 16, 0);
  } finally {
    closeSync(fd);
  }
  return head.toString('latin1') !== 'SQLite format 3\0';
}

async function openDataFile(path: string, opening: Opening, opened: Opened, temporary: string[]): Promise<void> {
  if (!opening.dataFile || opening.access === 'write') {
    throw refuse('not-a-workspace', `${basename(path)} is not a workspace. This command works on a .tagstead file.`);
  }
  const folder = privateFolder(tmpdir());
  temporary.push(folder);
  opened.session.create(join(folder, 'data.tagstead'));
  Object.assign(opened, await importDataFile(opened, path, opening.nameless));
}

function openExisting(session: Session, path: string, access: Access, temporary: string[]): 'workspace' | 'copy' {
  const full = resolve(path);
  if (access === 'read') {
    if (isOnReadOnlyPlace(full)) {
      session.open(plainCopy(full, temporary), 'write');
      return 'copy';
    }
    session.open(full, 'read');
    return 'workspace';
  }
  if (access === 'copy') {
    session.open(copyAside(full, temporary), 'write');
    return 'copy';
  }
  try {
    session.open(full, 'write');
    return 'workspace';
  } catch (error) {
    const isTaken = error instanceof Refusal && (error.code === 'already-open' || error.code === 'read-only');
    if (!isTaken) throw error;
    if (access === 'write') throw explainTaken(error, path);
  }
  session.open(copyAside(full, temporary), 'write');
  return 'copy';
}

function explainTaken(error: Refusal, path: string): Refusal {
  if (error.code !== 'already-open') return error;
  return refuse(
    'already-open',
    `${basename(path)} is open in a Tagstead window or another command, and only one may write. Close it there first; reading it from here works meanwhile.`,
  );
}

/** A whole copy of a workspace that something else may be writing: beside it where possible, as it is customer data. */
export function copyAside(path: string, temporary: string[]): string {
  if (isOnReadOnlyPlace(path)) return plainCopy(path, temporary);
  const from = openWorkspace(path, 'read', 0);
  try {
    const folder = privateFolder(dirname(path));
    temporary.push(folder);
    const copy = join(folder, basename(path));
    copyWorkspace(from, copy);
    return copy;
  } finally {
    from.close();
  }
}

function plainCopy(path: string, temporary: string[]): string {
  const { copy, folder } = copyPlainly(path);
  temporary.push(folder);
  return copy;
}
