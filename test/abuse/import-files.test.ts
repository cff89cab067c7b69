// Files that are not what they should be: each gets one sentence, and the workspace stays as it was.
import {
  appendFileSync,
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportSettings } from '../../src-shared/contract/import.ts';
import { check, grantFile, importText, preview, proposed, rows } from '../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  return work.then(
    () => ({ code: 'none', message: 'was not refused' }),
    (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
  );
}

/** Runs the work and holds it to a code, one sentence or two, and an untouched workspace. */
async function refused(
  workspace: TestWorkspace,
  code: string,
  words: RegExp,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = workspace.hashes();
  const found = await refusal(work());
  expect(found.code).toBe(code);
  expect(found.message).toMatch(words);
  expect(found.message).not.toContain(workspace.folder);
  expect(workspace.hashes()).toEqual(before);
}

describe('a file that cannot be imported', () => {
  it('is a folder', async () => {
    const workspace = openTestWorkspace();
    mkdirSync(join(workspace.folder, 'folder.csv'));
    const file = workspace.session.files.grant(join(workspace.folder, 'folder.csv'));
    await refused(workspace, 'not-a-file', /is a folder/, () => preview(workspace, file));
  });

  it('is empty', async () => {
    const workspace = openTestWorkspace();
    await refused(workspace, 'empty-file', /is empty/, () => preview(workspace, grantFile(workspace, '')));
  });

  it('holds only blank lines', async () => {
    const workspace = openTestWorkspace();
    await refused(workspace, 'no-rows', /no rows/, () => preview(workspace, grantFile(workspace, '\n\n\r\n')));
  });

  it('has names but no rows', async () => {
    const workspace = openTestWorkspace();
    await refused(workspace, 'no-rows', /no rows below/, () => check(workspace, 'Email,First Name\n'));
  });

  it('is gone', async () => {
    const workspace = openTestWorkspace();
    const file = workspace.session.files.grant(join(workspace.folder, 'gone.csv'));
    await refused(workspace, 'not-found', /not there any more/, () => preview(workspace, file));
  });

  it.each([
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), /PDF/],
    ['random bytes', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 32), /binary/],
    ['a workspace', new TextEncoder().encode('SQLite format 3\0and more'), /workspace/],
  ])('is %s', async (_, bytes, words) => {
    const workspace = openTestWorkspace();
    await refused(workspace, 'not-text', words, () => preview(workspace, grantFile(workspace, bytes)));
  });

  it('is the beginning of a workbook', async () => {
    const workspace = openTestWorkspace();
    const bytes = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]);
    await refused(workspace, 'damaged', /list of files is missing/, () =>
      preview(workspace, grantFile(workspace, bytes)),
    );
  });

  it('is one line of 200 MB', async () => {
    const workspace = openTestWorkspace();
    const path = join(workspace.folder, 'line.csv');
    const descriptor = openSync(path, 'w');
    const piece = Buffer.alloc(1_000_000, 'x');
    for (let index = 0; index < 200; index++) writeSync(descriptor, piece);
    closeSync(descriptor);
    const file = workspace.session.files.grant(path);
    const before = process.memoryUsage().rss;
    const settings = {
      file,
      reading: { encoding: 'utf-8', delimiter: ',', quote: '"', escape: 'doubled', headerRow: 0, firstDataRow: 1 },
      content: 'contacts',
      columns: [{ target: 'email' }],
    } satisfies ImportSettings;
    await refused(workspace, 'line-too-long', /longer than 16 MB/, () => workspace.ask('import.commit', settings));
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
    const seen = await refusal(preview(workspace, file));
    expect(['none', 'line-too-long', 'no-rows']).toContain(seen.code);
  });

  it('has 10,000 columns', async () => {
    const workspace = openTestWorkspace();
    const header = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',');
    await refused(workspace, 'too-many-columns', /more than 2,000 columns/, () =>
      preview(workspace, grantFile(workspace, `${header}\n${header}\n`)),
    );
  });

  it('changed since it was checked', async () => {
    const workspace = openTestWorkspace();
    const file = grantFile(workspace, 'Email\na@x.org\n', 'changing.csv');
    const settings = await proposed(workspace, file);
    const { hash } = await workspace.ask('import.check', settings);
    appendFileSync(join(workspace.folder, 'changing.csv'), 'b@x.org\n');
    await refused(workspace, 'file-changed', /nothing was imported/, () =>
      workspace.ask('import.commit', { ...settings, expectHash: hash }),
    );
  });

  it('grows while it is read', async () => {
    const workspace = openTestWorkspace();
    const body = Array.from({ length: 8_000 }, (_, index) => `person${index}@example.com,Name ${index}`).join('\n');
    const file = grantFile(workspace, `Email,Name\n${body}\n`, 'growing.csv');
    const settings = await proposed(workspace, file);
    await refused(workspace, 'file-changed', /nothing was imported/, async () => {
      const running = workspace.ask('import.commit', settings);
      setTimeout(() => appendFileSync(join(workspace.folder, 'growing.csv'), 'late@example.com,Late\n'), 5);
      return running;
    });
  });

  it('shrinks while it is read', async () => {
    const workspace = openTestWorkspace();
    const body = Array.from({ length: 8_000 }, (_, index) => `person${index}@example.com,Name ${index}`).join('\n');
    const file = grantFile(workspace, `Email,Name\n${body}\n`, 'shrinking.csv');
    const settings = await proposed(workspace, file);
    await refused(workspace, 'file-changed', /changed/, async () => {
      const running = workspace.ask('import.commit', settings);
      setTimeout(() => {
        const descriptor = openSync(join(workspace.folder, 'shrinking.csv'), 'r+');
        ftruncateSync(descriptor, 100);
        closeSync(descriptor);
      }, 5);
      return running;
    });
  });

  it.skipIf(process.getuid?.() === 0)('may not be read', async () => {
    const workspace = openTestWorkspace();
    const path = join(workspace.folder, 'secret.csv');
    writeFileSync(path, 'Email\na@x.org\n');
    chmodSync(path, 0o000);
    const file = workspace.session.files.grant(path);
    await refused(workspace, 'not-readable', /may not be read/, () => preview(workspace, file));
  });

  it('would be set aside completely', async () => {
    const workspace = openTestWorkspace();
    await refused(workspace, 'nothing-to-import', /would be set aside/, () =>
      importText(workspace, 'Email,City\n,Paris\n,Rome\n'),
    );
  });
});

describe('hostile contents', () => {
  it('stay text: markup, SQL, formulas, prototype keys, control and right-to-left characters', async () => {
    const workspace = openTestWorkspace();
    const nasty = [
      '<img src=x onerror=alert(1)>',
      "'); DROP TABLE contact; --",
      '=HYPERLINK("http://x")',
      '__proto__',
      '\u202Eevil',
      '🧑‍🚀 Ünï',
      'a'.repeat(5000),
    ];
    const text = `Email,First Name,Tags\n${nasty.map((value, index) => `p${index}@x.org,"${value.replaceAll('"', '""')}","${value.slice(0, 50).replaceAll('"', '""').replaceAll(/[,;|]/g, ' ')}"`).join('\n')}\n`;
    await importText(workspace, text);
    expect(rows(workspace, 'SELECT given_name FROM contact ORDER BY id').map((row) => row.given_name)).toEqual(nasty);
  });

  it('do not leak from one row into the next', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,First Name,Phone,City\na@x.org,Anna,+442079460958,London\nb@x.org,,,\n');
    expect(rows(workspace, 'SELECT display_name, given_name FROM contact WHERE id = 2')).toEqual([
      { display_name: 'b@x.org', given_name: null },
    ]);
    expect(rows(workspace, 'SELECT count(*) AS n FROM contact_point WHERE contact_id = 2')).toEqual([{ n: 1 }]);
    expect(rows(workspace, 'SELECT count(*) AS n FROM address WHERE contact_id = 2')).toEqual([{ n: 0 }]);
  });

  it('leave nothing behind when the import is cancelled', async () => {
    const workspace = openTestWorkspace();
    const body = Array.from({ length: 8_000 }, (_, index) => `person${index}@example.com,Name ${index}`).join('\n');
    const file = grantFile(workspace, `Email,Name,Hue\n${body}\n`);
    const settings = await proposed(workspace, file);
    const before = workspace.hashes();
    const running = workspace.ask('import.commit', settings);
    const timer = setInterval(() => {
      for (const job of workspace.session.jobs.values()) job.cancel();
    }, 5);
    const found = await refusal(running);
    clearInterval(timer);
    expect(found.code).toBe('cancelled');
    expect(workspace.hashes()).toEqual(before);
  });
});
