// Text from the clipboard as a file that import can read. Owns the private folder such files are in and their removal:
// at the end of the program, and at its next start where it ended otherwise.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { pasteContract } from '../../../../src-shared/contract/paste.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf } from '../../server/contexts.ts';

const folderName = 'pasted';
/** Of this process; made at the first paste. */
let folder: string | null = null;
let count = 0;

export const pasteHandlers: HandlersOf<typeof pasteContract> = {
  'import.paste': ({ session, files }, { text }) => {
    if (text.trim() === '') {
      throw refuse('nothing-pasted', 'The clipboard holds no text. Copy the rows again and paste them here.');
    }
    folder ??= makeFolder(session.userData);
    count++;
    const name = count === 1 ? 'Pasted rows' : `Pasted rows ${count}`;
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' }); // customer data: nobody else's business
    return { token: files.grant(path), name, size: Buffer.byteLength(text) };
  },
};

/** Removes what a program that was killed left behind. Call it before anything is pasted. */
export function removePasted(userData: string): void {
  rmSync(join(userData, folderName), { recursive: true, force: true });
}

function makeFolder(userData: string | null): string {
  const made = mkdtempSync(join(parentFolder(userData), 'tagstead-'));
  process.once('exit', () => {
    rmSync(made, { recursive: true, force: true });
    if (userData !== null) removeIfEmpty(join(userData, folderName));
  });
  return made;
}

function parentFolder(userData: string | null): string {
  if (userData === null) return tmpdir();
  const parent = join(userData, folderName);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  return parent;
}

function removeIfEmpty(path: string): void {
  if (readdirSync(path).length === 0) rmSync(path, { recursive: true, force: true });
}
