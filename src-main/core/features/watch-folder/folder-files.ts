// What lies in a watch folder: the files that could be imports, with what tells a file that still grows from one that
// rests. Owns which files count; opens none but to hash it.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface FolderFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly changedAt: number;
}

const readable = new Set('.csv .tsv .tab .txt .json .jsonl .ndjson .vcf .xlsx .xlsm .xls .ods .zip .gz'.split(' '));

/** Files of the folder itself that could be imports, by name. Throws what the file system throws. */
export function filesIn(folder: string): FolderFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && counts(entry.name))
    .flatMap(({ name }): FolderFile[] => {
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isFile() ? [{ name, path, size: stat.size, changedAt: Math.round(stat.mtimeMs) }] : [];
    })
    .sort((a, b) => a.changedAt - b.changedAt || a.name.localeCompare(b.name));
}

/** Hidden files and those that programs keep beside an open document are nobody's exports. */
function counts(name: string): boolean {
  return !/^(\.|~\$)/.test(name) && readable.has(extname(name).toLowerCase());
}

/** One text that changes whenever the file does. */
export function stateOf({ name, size, changedAt }: Pick<FolderFile, 'name' | 'size' | 'changedAt'>): string {
  return `${name}\n${size}\n${changedAt}`;
}

/** SHA-256 of the bytes in hexadecimal, read piece by piece. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
