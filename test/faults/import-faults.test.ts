// An import that the world interrupts: one sentence, and the workspace as it was.
import { describe, expect, it } from 'vitest';
import { grantFile, proposed, rows } from '../support/import-file.ts';
import { openTestWorkspace } from '../support/workspace.ts';

const many = `Email,Name,City,Hue\n${Array.from({ length: 4_000 }, (_, index) => `person${index}@example.com,Name ${index},City ${index},blue`).join('\n')}\n`;

describe('an import', () => {
  it('that fills the disk changes nothing and says so', async () => {
    const workspace = openTestWorkspace();
    const settings = await proposed(workspace, grantFile(workspace, many));
    const before = workspace.hashes();
    const connection = workspace.session.workspace.writerConnection;
    if (connection === null) throw new Error('the workspace is read-only');
    const pages = Number(connection.pragma('page_count', { simple: true }));
    // SQLite itself then reports SQLITE_FULL, as on a disk without space.
    connection.pragma(`max_page_count = ${pages + 40}`);
    await expect(workspace.ask('import.commit', settings)).rejects.toMatchObject({
      code: 'disk-full',
      message: /full/,
    });
    connection.pragma('max_page_count = 1073741823');
    expect(workspace.hashes()).toEqual(before);
    expect(rows(workspace, 'SELECT count(*) AS n FROM operation')).toEqual([{ n: 0 }]);
    await expect(workspace.ask('import.commit', settings)).resolves.toMatchObject({ created: 4_000 });
  });

  it('still lets reads be answered while it runs', async () => {
    const workspace = openTestWorkspace();
    const settings = await proposed(workspace, grantFile(workspace, many));
    let isRunning = true;
    const running = workspace.ask('import.commit', settings).finally(() => {
      isRunning = false;
    });
    let answered = 0;
    while (isRunning) {
      const batches = await workspace.ask('import.batches', {});
      if (isRunning) expect(batches).toEqual([]);
      answered++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await running;
    expect(answered).toBeGreaterThan(3);
  });
});
