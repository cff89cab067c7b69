// Writes the whole workspace in open formats to one zip archive, on a worker thread: a copy of the SQLite file first, then
// everything else from that copy, so that all parts agree. Owns the copy, the archive and its checksums.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, createReadStream, openSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { ZipFile } from 'yazl';
import type { BundleResult } from '../../../../src-shared/contract/export.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { connectReader } from '../../db/connect.ts';
import { fileRefusal } from '../../db/file-refusals.ts';
import { createHandle, type ReadHandle } from '../../db/handle.ts';
import { momentText } from '../../engines/export/contact-cells.ts';
import { type Cell, csvWriter } from '../../engines/export/csv-writer.ts';
import { createSafeFile } from '../../files/safe-file.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { type BundleTable, bundleReadme, bundleTables } from './bundle-tables.ts';
import { openWorkspacePath } from './export-task.ts';

export interface BundleTaskInput {
  path: string;
  now: number;
}

const pageSize = 2000;

/** One file of the archive; its pieces are asked for when its turn comes. */
interface Part {
  name: string;
  about: string;
  rows: number | null;
  pieces: () => Iterable<string> | AsyncIterable<Uint8Array>;
}

export async function bundleTask(
  { db, progress }: TaskContext,
  { path, now }: BundleTaskInput,
): Promise<Omit<BundleResult, 'fileName'>> {
  const workspacePath = openWorkspacePath(db);
  if (workspacePath === undefined) throw new Error('the workspace has no file');
  const size = (db.value<number>(sql`SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`) ??
    0) as number;
  refuseWhenFull(freeBytes(dirname(path)), size, basename(dirname(path)));
  const file = createSafeFile(path, workspacePath);
  const copy = join(dirname(path), `.${randomBytes(9).toString('hex')}.sqlite.part`);
  let connection: ReturnType<typeof connectReader> | undefined;
  try {
    progress('Copying the workspace', 0, null);
    copyInto(workspacePath, copy);
    connection = connectReader(copy);
    const name = basename(workspacePath, '.tagstead');
    const parts = partsOf(createHandle(connection), name, copy, progress);
    const files: BundleResult['files'] = [];
    for await (const piece of archive(parts, name, now, files)) file.write(piece);
    progress('Saving the file', 1, 1);
    return { size: file.finish(), files };
  } finally {
    connection?.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(copy + suffix, { force: true });
    file.discard();
  }
}

/**
 * Refuses before anything is written what would not fit: the copy and the archive stand side by side for a while.
 * @param free bytes, null where the system does not say
 */
export function refuseWhenFull(free: number | null, size: number, folder: string): void {
  const needed = size * 1.6 + 10_000_000;
  if (free === null || free >= needed) return;
  const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1_000_000)).toLocaleString('en')} MB`;
  throw refuse(
    'disk-full',
    `The disk that holds ${folder} has ${megabytes(free)} free and the bundle needs about ${megabytes(needed)}. Free some space or choose another place.`,
  );
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null; // the file system says why when the file is begun
  }
}

/** SQLite's own copy is whole, whatever is being written meanwhile. It cannot run inside the task's snapshot. */
function copyInto(workspacePath: string, copy: string): void {
  const from = connectReader(workspacePath);
  try {
    // Made beforehand, so that it is never readable by others.
    closeSync(openSync(copy, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600));
    from.prepare('VACUUM INTO ?').run(copy);
  } catch (error) {
    throw fileRefusal(error, copy);
  } finally {
    from.close();
  }
}

function partsOf(db: ReadHandle, name: string, copy: string, progress: TaskContext['progress']): Part[] {
  const counts = bundleTables.map(({ table }) => db.value<number>(sql`SELECT count(*) FROM ${sql.table(table)}`) ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  let before = 0;
  const tables = bundleTables.map((entry, index): Part => {
    const start = before;
    const rows = counts[index] ?? 0;
    before += rows;
    const report = (done: number) => progress(`Writing ${entry.file}.csv`, start + done, total);
    return { name: `tables/${entry.file}.csv`, about: entry.about, rows, pieces: () => tableCsv(db, entry, report) };
  });
  return [
    ...tables,
    {
      name: 'tag-tree.json',
      about: 'The tag tree with its documentation, branches inside branches.',
      rows: null,
      pieces: () => [JSON.stringify(tagTree(db), null, 2)],
    },
    {
      name: 'segments.json',
      about: 'Segments with their rules as data.',
      rows: null,
      pieces: () => [JSON.stringify(segments(db), null, 2)],
    },
    {
      name: `${name}.tagstead`,
      about: 'The workspace itself, a SQLite database.',
      rows: null,
      pieces: async function* () {
        progress('Writing the SQLite file', total, total);
        for await (const chunk of createReadStream(copy, { highWaterMark: 1 << 20 })) {
          progress('Writing the SQLite file', total, total);
          yield chunk as Uint8Array;
        }
      },
    },
  ];
}

/** The archive's bytes. Description and checksums come last: only then are they known. */
async function* archive(
  parts: readonly Part[],
  name: string,
  now: number,
  files: BundleResult['files'],
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  // A low level: half the time for a tenth more bytes.
  const options = { mtime: new Date(now), mode: 0o100600, compressionLevel: 3 };
  const sums: string[] = [];
  const add = ({ name: path, rows, pieces }: Part) =>
    zip.addReadStreamLazy(path, options, (callback: (error: unknown, stream: Readable) => void) => {
      const stream = Readable.from(
        hashed(pieces(), (sum) => sums.push(`${sum}  ${path}`)),
        { objectMode: false },
      );
      stream.on('error', (error) => output.destroy(error));
      files.push({ name: path, rows });
      callback(null, stream);
    });
  for (const part of parts) add(part);
  const made = momentText(now);
  const readme = () => [bundleReadme(name, String(made), parts)];
  add({ name: 'README.txt', about: '', rows: null, pieces: readme });
  zip.addReadStreamLazy('SHA256SUMS.txt', options, (callback: (error: unknown, stream: Readable) => void) => {
    files.push({ name: 'SHA256SUMS.txt', rows: null });
    callback(null, Readable.from([Buffer.from(`${sums.join('\n')}\n`)]));
  });
  zip.end();
  for await (const chunk of output) yield chunk as Uint8Array;
}

async function* hashed(
  pieces: Iterable<string> | AsyncIterable<Uint8Array>,
  onEnd: (sum: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    hash.update(bytes);
    yield bytes;
  }
  onEnd(hash.digest('hex'));
}

function* tableCsv(db: ReadHandle, { table }: BundleTable, onPage: (done: number) => void): Generator<string> {
  const writer = csvWriter('exact');
  const page = db.prepare(`SELECT * FROM "${table}" WHERE id > ? ORDER BY id LIMIT ${pageSize}`);
  const columns = page.columns();
  const isMoment = columns.map(({ name, type }) => type === 'INTEGER' && /(^|_)at$/.test(name));
  const labels = table === 'contact_custom' ? customKeys(db) : new Map<string, string>();
  yield writer.rows([columns.map(({ name }) => labels.get(name) ?? name)]);
  page.raw(true);
  let done = 0;
  for (let after = 0; ; ) {
    onPage(done);
    const rows = page.all(after) as Cell[][];
    const last = rows.at(-1);
    if (last === undefined) return;
    after = Number(last[columns.findIndex(({ name }) => name === 'id')]);
    done += rows.length;
    yield writer.rows(
      rows.map((row) => row.map((cell, at) => (isMoment[at] && typeof cell === 'number' ? momentText(cell) : cell))),
    );
  }
}

/** Real columns of custom values by the keys that rules and mappings use. */
function customKeys(db: ReadHandle): Map<string, string> {
  return new Map(db.rows<[string, string]>(sql`SELECT column_name, 'custom.' || key FROM custom_field`));
}

type TagNode = Record<string, unknown> & { children: TagNode[] };

function tagTree(db: ReadHandle): TagNode[] {
  const rows = db.all(sql<{ id: number; parent_id: number | null }>`SELECT * FROM tag ORDER BY position, id`);
  const nodes = new Map(rows.map((row) => [row.id, { ...row, children: [] } as unknown as TagNode]));
  const roots: TagNode[] = [];
  for (const { id, parent_id } of rows) {
    const node = nodes.get(id);
    if (node !== undefined) (nodes.get(parent_id ?? 0)?.children ?? roots).push(node);
  }
  return roots;
}

function segments(db: ReadHandle): unknown[] {
  return db
    .all(sql<{ rule: string } & Record<string, unknown>>`SELECT * FROM segment ORDER BY id`)
    .map((row) => ({ ...row, rule: JSON.parse(row.rule) as unknown }));
}
