// Remembers which paths a person picked and the tokens they go by. The page knows tokens, the core paths; this file is
// where the two meet. Reads no file's content.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { OpenedFile, PickedFile } from '../../src-shared/shell-api.ts';
import type { GrantPurpose, ShellToCore } from '../../src-shared/shell-core.ts';

/** Enough for a long day; the oldest go first, so that a page gone wild cannot fill the memory. */
const grantLimit = 5000;

/** Files that import reads, without the dot. */
export const importExtensions = [
  ...['csv', 'tsv', 'tab', 'txt', 'prn', 'asc', 'dat'],
  ...['xlsx', 'xlsm', 'xls', 'ods'],
  ...['json', 'jsonl', 'ndjson', 'vcf', 'vcard', 'ldif', 'ldi', 'zip'],
];
const workspaceExtension = '.tagstead';

type Grant = Extract<ShellToCore, { kind: 'grant' }>;

export interface Grants {
  /** Makes a token for a path, tells the core, and describes the file to the page. */
  grant(path: string, purpose: GrantPurpose): PickedFile;
  pathOf(token: string): string | null;
  /** Everything in force, for a core that starts anew. */
  all(): Grant[];
}

/** @param tell hears every grant before `grant` returns, so that the core knows a token before the page does */
export function createGrants(tell: (grant: Grant) => void): Grants {
  const granted = new Map<string, Grant>();
  return {
    grant(path, purpose) {
      const token = randomBytes(16).toString('base64url');
      const grant: Grant = { kind: 'grant', token, path, purpose };
      granted.set(token, grant);
      for (const oldest of granted.keys()) {
        if (granted.size <= grantLimit) break;
        granted.delete(oldest);
      }
      tell(grant);
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      const folder = basename(dirname(path));
      return { token, name: basename(path), folder, ...(size === undefined ? {} : { size }) };
    },
    pathOf: (token) => granted.get(token)?.path ?? null,
    all: () => [...granted.values()],
  };
}

/** What a file named to the app from outside would be opened as, or null for a kind the app does not open. */
export function opensAs(path: string): OpenedFile['opens'] | null {
  const extension = extname(path).toLowerCase();
  if (extension === workspaceExtension) return 'workspace';
  return importExtensions.includes(extension.slice(1)) ? 'import' : null;
}

/** The first file that a command line names, as an absolute path resolved by `resolvePath`, or null. */
export function fileInArguments(args: readonly string[], resolvePath: (name: string) => string): string | null {
  for (const argument of args) {
    if (argument.startsWith('-') || opensAs(argument) === null) continue;
    const path = resolvePath(argument);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  }
  return null;
}
