// Several files for one name that a person chose: "contacts.csv" and beside it "contacts-2.csv". Owns their names and
// that they appear together; each one is whole by files/safe-file.ts.
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { WrittenFile } from '../../../../src-shared/contract/export.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { createSafeFile, type SafeFile } from '../../files/safe-file.ts';

/** Every one holds a file open until all are complete. */
const mostFiles = 500;

/** The name of a file beside the chosen one: besideName('/x/a.csv', 'merged') is '/x/a-merged.csv'. */
export function besideName(path: string, suffix: string): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}-${suffix}${extension}`);
}

export interface Growing {
  write(piece: string | Uint8Array): void;
  /** Counts rows for the result. */
  rows: number;
}

/** Files being made. Call `finish` once for all, `discard` whatever happens. */
export class BesideFiles {
  readonly #path: string;
  readonly #never: string | undefined;
  readonly #mayReplace: boolean;
  readonly #files: { name: string; file: SafeFile; growing: Growing }[] = [];

  /**
   * @param path the file that was chosen; it may be replaced
   * @param mayReplace whether files beside it may be, too
   * @param never path of a file that must not be replaced
   */
  constructor(path: string, mayReplace: boolean, never: string | undefined) {
    this.#path = path;
    this.#mayReplace = mayReplace;
    this.#never = never;
  }

  /** Begins the chosen file, or with a suffix one beside it. */
  begin(suffix?: string): Growing {
    const path = suffix === undefined ? this.#path : besideName(this.#path, suffix);
    const name = basename(path);
    if (this.#files.length >= mostFiles) {
      throw refuse('file-exists', `This would be more than ${mostFiles} files. Choose fewer contacts at a time.`);
    }
    if (suffix !== undefined && !this.#mayReplace && existsSync(path)) {
      throw refuse('file-exists', `There is already a file named ${name} beside it. Choose another name.`);
    }
    const file = createSafeFile(path, this.#never);
    const growing: Growing = { write: (piece) => file.write(piece), rows: 0 };
    this.#files.push({ name, file, growing });
    return growing;
  }

  /** Puts all in place, the chosen one last, so that it is there only when the others are. */
  finish(): WrittenFile[] {
    return this.#files
      .toReversed()
      .map(({ name, file, growing }) => ({ name, rows: growing.rows, size: file.finish() }))
      .toReversed();
  }

  discard(): void {
    for (const { file } of this.#files) file.discard();
  }
}
