// DuckDB over the rows of a workspace, to compare with: another engine's time for the same question on the same machine.
// Owns obtaining its npm package (kept apart from ours: 70 MB that nothing else needs) and copying the rows into it.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Database from 'better-sqlite3';
import { root } from '../../build/out-folder.mjs';

const version = '1.5.6-r.1';

export interface Duck {
  count(sql: string): Promise<number>;
}

interface DuckModule {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>;
        runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
      }>;
    }>;
  };
}

/** Undefined where the package cannot be had, so that the rest is measured all the same. */
export async function duckOver(db: Database.Database, folder: string): Promise<Duck | undefined> {
  const module = await obtain();
  if (module === undefined) return undefined;
  const instance = await module.DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const contacts = `SELECT c.id, c.state, c.job_title, c.birthday, c.email_consent, r.city, r.orders, r.revenue, r.last_purchase_at
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id`;
  await load(db, contacts, join(folder, 'c.csv'));
  await load(
    db,
    'SELECT id, contact_id, kind, at, amount, reference, product, category FROM contact_activity',
    join(folder, 'a.csv'),
  );
  const text = (names: string[]) => `{${names.map((name) => `'${name}': 'VARCHAR'`).join(', ')}}`;
  for (const [table, types] of [
    ['c', text(['job_title', 'birthday', 'city', 'state', 'email_consent'])],
    ['a', text(['kind', 'reference', 'product', 'category'])],
  ]) {
    const path = join(folder, `${table}.csv`).replaceAll("'", "''");
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${path}', header = true, types = ${types})`);
  }
  return {
    async count(sql) {
      const result = await connection.runAndReadAll(sql);
      return Number(result.getRows()[0]?.[0]);
    },
  };
}

async function obtain(): Promise<DuckModule | undefined> {
  const home = join(root, 'node_modules/.cache/duckdb');
  const entry = join(home, 'node_modules/@duckdb/node-api/lib/index.js');
  try {
    if (!existsSync(entry)) {
      mkdirSync(home, { recursive: true });
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', home, `@duckdb/node-api@${version}`], {
        stdio: 'ignore',
        shell: process.platform === 'win32',
      });
    }
    const module = (await import(pathToFileURL(entry).href)) as DuckModule & { default?: DuckModule };
    return module.DuckDBInstance ? module : module.default;
  } catch (error) {
    process.stderr.write(`DuckDB is left out: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

async function load(db: Database.Database, query: string, path: string): Promise<void> {
  const statement = db.prepare(query);
  const file = openSync(path, 'w');
  try {
    let lines: string[] = [
      `${statement
        .columns()
        .map(({ name }) => name)
        .join(',')}\n`,
    ];
    for (const row of statement.raw().iterate() as Iterable<(string | number | null)[]>) {
      lines.push(`${row.map(cell).join(',')}\n`);
      if (lines.length < 20_000) continue;
      writeSync(file, lines.join(''));
      lines = [];
    }
    writeSync(file, lines.join(''));
  } finally {
    closeSync(file);
  }
}

const cell = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
