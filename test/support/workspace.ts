// A workspace of its own for a test, in a temporary folder that goes away with it.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { journaledTableNames } from '../../src-main/core/db/tables.ts';
import type { BulkWriteContext, WriteContext } from '../../src-main/core/server/contexts.ts';
import { request } from '../../src-main/core/server/dispatch.ts';
import { Session, type SessionOptions } from '../../src-main/core/server/session.ts';
import type { InputOf, OutputOf, RequestName } from '../../src-shared/contract/index.ts';

/** Friday 2 January 2026, 12:00 UTC: what tests call now. */
export const testNow = Date.UTC(2026, 0, 2, 12);

export interface TestWorkspace {
  session: Session;
  folder: string;
  path: string;
  ask<N extends RequestName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** One journaled write without a request of its own. Returns the operation's id. */
  write(label: string, work: (context: WriteContext) => void): number;
  /** The same through the bulk path. */
  bulk(label: string, rows: number, work: (context: BulkWriteContext) => void): number;
  /** A hash per journaled table, plus the derived tables: equal hashes mean equal rows. */
  hashes(): Record<string, string>;
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tagstead-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open, empty workspace. */
export function openTestWorkspace(options: Partial<SessionOptions> = {}): TestWorkspace {
  const folder = temporaryFolder();
  const path = join(folder, 'test.tagstead');
  const session = new Session({
    userData: folder,
    now: () => testNow,
    log: (message) => console.error(message),
    ...options,
  });
  session.create(path);
  onTestFinished(() => session.close());
  return {
    session,
    folder,
    path,
    ask: (name, input) => request(session, name, input),
    write(label, work) {
      const { operation } = session.transactions.write('test.write', testNow, testNow, (context) => {
        context.describe(label);
        work(context);
      });
      if (operation === null) throw new Error('the test wrote nothing');
      return operation;
    },
    bulk(label, rows, work) {
      const steps = session.transactions.steps('test.bulk', testNow, testNow, rows, function* (context) {
        context.describe(label);
        work(context);
        yield { phase: 'x', done: 1, total: 1 };
      });
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value.operation as number;
      }
    },
    hashes: () => hashTables(session),
  };
}

/** The hashes of an open session; see TestWorkspace.hashes. */
export function hashTables(session: Session): Record<string, string> {
  const { readerConnection } = session.workspace;
  return Object.fromEntries(
    [...journaledTableNames, 'contact_rollup', 'contact_search'].map((table) => {
      const key = table === 'contact_rollup' ? 'contact_id' : table === 'contact_search' ? 'rowid' : 'id';
      const rows = readerConnection.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).raw().all();
      return [table, createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)];
    }),
  );
}
