// Where files wait that a worker prepares and the writer copies in: a folder beside the workspace. Owns its place, its
// attached files and that none is left behind.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';

/** Readable by its owner only; lives as long as one import. */
export class StagingFolder {
  readonly path: string;
  readonly #connection: Database.Database;
  readonly #attached: string[] = [];

  /** @param connection the writer of the workspace */
  constructor(connection: Database.Database) {
    this.#connection = connection;
    this.path = mkdtempSync(join(dirname(connection.name), stagingPrefix(connection.name)));
  }

  /** Makes the tables of a finished part visible to the writer. Returns the name they go by. */
  attach(part: number): string {
    const name = `staged_${part}`;
    this.#connection.prepare(`ATTACH ? AS ${name}`).run(partFile(this.path, part));
    this.#attached.push(name);
    return name;
  }

  /** Call after the transaction has ended. */
  close(): void {
    if (this.#connection.open) for (const name of this.#attached) this.#connection.exec(`DETACH ${name}`);
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The file of a part, counted from 0. */
export function partFile(folder: string, part: number): string {
  return join(folder, `${part}.part`);
}

/** Removes what an import that was killed left beside a workspace. Call while holding the workspace's lock. */
export function removeLeftStaging(workspace: string): void {
  const folder = dirname(workspace);
  const prefix = stagingPrefix(workspace);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function stagingPrefix(workspace: string): string {
  return `.${basename(workspace)}-import-`;
}
