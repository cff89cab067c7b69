// Remembers which workspaces were opened, in a small file beside the program's other settings. Owns that file.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { RecentWorkspace } from '../../../../src-shared/contract/workspace.ts';

const entry = z.object({ path: z.string(), openedAt: z.number(), contacts: z.number(), health: z.number().nullable() });
type Entry = z.infer<typeof entry>;
const kept = 12;

/** The entries, newest first; a missing or broken file is an empty list. */
export function listRecent(userData: string | null): RecentWorkspace[] {
  return load(userData).map(({ path, openedAt, contacts, health }) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return {
      key: keyOf(path),
      name: basename(path).replace(/\.tagstead$/, ''),
      folder: basename(dirname(path)),
      size: stat?.size ?? 0,
      contacts,
      openedAt,
      health,
      isMissing: !stat?.isFile(),
    };
  });
}

export function rememberRecent(userData: string | null, opened: Entry): void {
  save(userData, [opened, ...load(userData).filter(({ path }) => path !== opened.path)].slice(0, kept));
}

export function forgetRecent(userData: string | null, key: string): void {
  save(
    userData,
    load(userData).filter(({ path }) => keyOf(path) !== key),
  );
}

/** The path behind a key, or undefined. */
export function recentPath(userData: string | null, key: string): string | undefined {
  return load(userData).find(({ path }) => keyOf(path) === key)?.path;
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 24);
}

function fileOf(userData: string): string {
  return join(userData, 'recent-workspaces.json');
}

function load(userData: string | null): Entry[] {
  if (userData === null || !existsSync(fileOf(userData))) return [];
  try {
    return z.array(entry).parse(JSON.parse(readFileSync(fileOf(userData), 'utf8')));
  } catch {
    return []; // a list of conveniences: losing it must not stop the program
  }
}

function save(userData: string | null, entries: Entry[]): void {
  if (userData === null) return;
  mkdirSync(userData, { recursive: true });
  const partial = `${fileOf(userData)}.part`;
  writeFileSync(partial, JSON.stringify(entries, null, 1));
  renameSync(partial, fileOf(userData));
}
