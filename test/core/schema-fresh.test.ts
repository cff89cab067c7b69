import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { journaledTableNames } from '../../src-main/core/db/tables.ts';
import { openTestWorkspace } from '../support/workspace.ts';

it('has types and a snapshot of the schema that are up to date', () => {
  const root = resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['build/schema-types.mjs', '--check'], { cwd: root, stdio: 'pipe' });
});

it('journals only tables that exist and have an integer id', () => {
  const { session } = openTestWorkspace();
  for (const table of journaledTableNames) {
    const columns = session.workspace.readerConnection
      .prepare('SELECT name, type FROM pragma_table_info(?)')
      .all(table);
    expect(columns).toContainEqual({ name: 'id', type: 'INTEGER' });
  }
});

it('keeps no code in the file: no triggers, so that other programs may open it', () => {
  const { session } = openTestWorkspace();
  const triggers = session.workspace.readerConnection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  expect(triggers).toEqual([]);
});
