// Remembers the watch folder of each workspace on this machine, in a small file beside the program's other settings, and
// which files of it were dealt with. Owns that file; watches nothing.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { watchOutcomes } from '../../../../src-shared/contract/watch-folder.ts';

const handledFile = z.object({
  key: z.string(),
  name: z.string(),
  /** SHA-256 of the bytes, null for a file that could not be read. */
  hash: z.string().nullable(),
  size: z.number(),
  changedAt: z.number(),
  at: z.number(),
  outcome: z.enum(watchOutcomes),
  message: z.string(),
  batch: z.number().nullable(),
  operation: z.number().nullable(),
});
export type HandledFile = z.infer<typeof handledFile>;

const watched = z.object({
  folder: z.string(),
  isOn: z.boolean(),
  /** What lay there when the folder was chosen: name, size and time of change as one text. */
  leftAlone: z.array(z.string()),
  handled: z.array(handledFile),
});
export type Watched = z.infer<typeof watched>;

const everything = z.record(z.string(), watched);
/** A list for people; older files are still known by what the workspace and the folder say. */
const mostHandled = 2000;

/** The watch folder of a workspace; null when it has none or nothing is kept on this machine. */
export function readWatched(userData: string | null, workspace: string): Watched | null {
  return load(userData)[workspace] ?? null;
}

/** Keeps it; null forgets it. Does nothing where nothing is kept. */
export function keepWatched(userData: string | null, workspace: string, next: Watched | null): void {
  if (userData === null) return;
  const all = load(userData);
  if (next === null) delete all[workspace];
  else all[workspace] = { ...next, handled: next.handled.slice(-mostHandled) };
  mkdirSync(userData, { recursive: true });
  const partial = `${fileOf(userData)}.part`;
  writeFileSync(partial, JSON.stringify(all, null, 1));
  renameSync(partial, fileOf(userData));
}

function fileOf(userData: string): string {
  return join(userData, 'watch-folders.json');
}

function load(userData: string | null): Record<string, Watched> {
  if (userData === null || !existsSync(fileOf(userData))) return {};
  try {
    return everything.parse(JSON.parse(readFileSync(fileOf(userData), 'utf8')));
  } catch {
    return {}; // a broken file turns watching off rather than the program
  }
}
