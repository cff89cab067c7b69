import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitOnly, isLogLong } from '../../src-main/core/db/checkpoint.ts';
import { createWorkspace } from '../../src-main/core/db/open-workspace.ts';
import { runTask } from '../../src-main/core/worker/run-task.ts';
import { temporaryFolder } from '../support/workspace.ts';

const megabytes = 80;

/** A workspace whose log holds 80 MB that are committed but not in the file yet. */
function withLongLog() {
  const path = join(temporaryFolder(), 'clients.tagstead');
  const workspace = createWorkspace(path, 0);
  const connection = workspace.writerConnection;
  if (connection === null) throw new Error('not open for writing');
  connection.exec('BEGIN; CREATE TABLE filler (value)'); // no table that the journal watches
  connection.prepare('INSERT INTO filler VALUES (zeroblob(?))').run(megabytes * 1_000_000);
  commitOnly(connection);
  return { path, workspace, connection };
}

const bringIn = (path: string) =>
  runTask(path, 'workspace.checkpoint', path, new SharedArrayBuffer(4), () => undefined);
const inFile = (path: string) => statSync(path).size > megabytes * 1_000_000;

describe('a long log', () => {
  it('stays a log when it is committed, and is brought in by a thread', async () => {
    const { path, workspace } = withLongLog();
    expect(isLogLong(path)).toBe(true);
    expect(inFile(path)).toBe(false);
    await bringIn(path);
    expect(inFile(path)).toBe(true);
    workspace.close();
  });

  it('can be written to while it is brought in', async () => {
    const { path, workspace, connection } = withLongLog();
    const done = bringIn(path);
    connection.exec("INSERT INTO filler VALUES ('meanwhile')");
    await done;
    expect(connection.prepare('SELECT value FROM filler').pluck().all()).toContain('meanwhile');
    workspace.close();
  });

  it.each(['had begun', 'was only starting'])(
    'is in the file when the workspace is closed; the thread %s',
    async (when) => {
      const { path, workspace } = withLongLog();
      const before = statSync(path).size;
      const done = bringIn(path);
      while (when === 'had begun' && statSync(path).size === before) await new Promise((later) => setTimeout(later, 1));
      workspace.close();
      expect(inFile(path)).toBe(true);
      await done;
      expect(existsSync(`${path}-wal`)).toBe(false);
    },
  );
});
