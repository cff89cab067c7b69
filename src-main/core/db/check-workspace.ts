// Is a workspace file whole? Owns the checks of the file itself and of its derived facts; repairs nothing.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { rebuildDerived } from './derived.ts';
import { codeOf } from './file-refusals.ts';
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts';

export interface WorkspaceCheck {
  applicationId: number;
  version: number;
  contacts: number;
  operations: number;
  /** Sentences; empty when everything is whole. */
  problems: string[];
}

const mostProblems = 20;

/**
 * Checks structure, references and every index against its table (SQLite's integrity_check).
 * @throws the refusal of openWorkspace when the file cannot be opened at all
 */
export function checkWorkspaceFile(path: string): WorkspaceCheck {
  const workspace = openWorkspace(path, 'read', 0);
  try {
    return checkOpenWorkspace(workspace);
  } finally {
    workspace.close();
  }
}

/** The same for an open workspace. A file too damaged to be checked to the end is a problem, not an error. */
export function checkOpenWorkspace(workspace: OpenWorkspace): WorkspaceCheck {
  const { readerConnection: db } = workspace;
  const result: WorkspaceCheck = { applicationId: 0, version: 0, contacts: 0, operations: 0, problems: [] };
  try {
    result.applicationId = db.pragma('application_id', { simple: true }) as number;
    result.version = db.pragma('user_version', { simple: true }) as number;
    inspect(db, result);
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_CORRUPT') && codeOf(error) !== 'SQLITE_NOTADB') throw error;
    result.problems.push('The file is damaged: parts of it cannot be read. Restore it from a copy or a backup.');
  }
  return result;
}

function inspect(db: Database.Database, result: WorkspaceCheck): void {
  const { problems } = result;
  const integrity = db.pragma(`integrity_check(${mostProblems})`) as { integrity_check: string }[];
  for (const { integrity_check } of integrity) {
    if (integrity_check !== 'ok') problems.push(`The file is damaged: ${integrity_check}.`);
  }
  for (const row of (db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).slice(
    0,
    mostProblems,
  )) {
    problems.push(`Row ${row.rowid} of ${row.table} refers to a row of ${row.parent} that is not there.`);
  }
  const count = (sql: string) => db.prepare(sql).pluck().get() as number;
  const chains = count('SELECT count(*) FROM contact_alias WHERE winner_id IN (SELECT id FROM contact_alias)');
  if (chains > 0) problems.push(`${chains} merged contacts point at a contact that is merged itself.`);
  const halves = count(
    "SELECT count(*) FROM contact WHERE (state = 'merged') <> (id IN (SELECT id FROM contact_alias))",
  );
  if (halves > 0) problems.push(`${halves} contacts are merged in one table and not in the other.`);
  result.contacts = count("SELECT count(*) FROM contact WHERE state <> 'merged'");
  result.operations = count('SELECT count(*) FROM operation');
}

/**
 * Compares the kept facts of every contact with facts made anew.
 * @param workspace a writable workspace; its derived tables are rebuilt, so give it a copy
 * @returns how many contacts have totals or search words that differ from a rebuild
 */
export function compareDerived(workspace: OpenWorkspace): { totals: number; search: number } {
  const { writerConnection, write } = workspace;
  if (writerConnection === null || write === null) throw new Error('derived facts are compared on a writable copy');
  const before = derivedRows(writerConnection);
  writerConnection.exec('BEGIN IMMEDIATE');
  try {
    rebuildDerived(write);
    const after = derivedRows(writerConnection);
    return { totals: differing(before.totals, after.totals), search: differing(before.search, after.search) };
  } finally {
    writerConnection.exec('ROLLBACK');
  }
}

/** A hash per contact, so that a million of them fit in memory. */
function derivedRows(db: Database.Database): { totals: Map<number, string>; search: Map<number, string> } {
  const hashes = (sql: string) => {
    const found = new Map<number, string>();
    for (const [id, ...values] of db.prepare(sql).raw().iterate() as IterableIterator<[number, ...unknown[]]>) {
      found.set(id, createHash('sha1').update(JSON.stringify(values)).digest('base64'));
    }
    return found;
  };
  return {
    totals: hashes('SELECT * FROM contact_rollup'),
    search: hashes('SELECT rowid, name, email, phone, company FROM contact_search'),
  };
}

function differing(before: ReadonlyMap<number, string>, after: ReadonlyMap<number, string>): number {
  let count = 0;
  for (const [id, hash] of before) if (after.get(id) !== hash) count++;
  for (const id of after.keys()) if (!before.has(id)) count++;
  return count;
}
