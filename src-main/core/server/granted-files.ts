// Files that a person chose, by token: the page passes tokens, only core knows paths. Owns the map; opens nothing.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { FileToken } from '../../../src-shared/model/ids.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';

export class GrantedFiles {
  readonly #paths = new Map<string, string>();

  /** Called for the shell's grants; a command line grants its own arguments. */
  grant(path: string, token: string = randomUUID()): FileToken {
    this.#paths.set(token, path);
    return token as FileToken;
  }

  /** The path behind a token. Throws a refusal for a token nobody granted, e.g. one from before a restart. */
  path(token: FileToken): string {
    const path = this.#paths.get(token);
    if (path === undefined) throw refuse('not-found', 'Choose the file again: it is no longer known.');
    return path;
  }

  name(token: FileToken): string {
    return basename(this.path(token));
  }
}
