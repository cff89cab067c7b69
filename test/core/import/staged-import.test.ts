// What a worker stages and SQLite copies in is what row by row writing would have made, and leaves nothing behind.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { rebuildDerived } from '../../../src-main/core/db/derived.ts';
import { grantFile, importText, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

/** More than a file that is staged without a thread. */
const many = 6000;

function list(count: number): string {
  return Papa.unparse(
    Array.from({ length: count }, (_, index) => ({
      'Customer ID': `C-${index}`,
      'First Name': `Given${index}`,
      'Last Name': `Family${index}`,
      Email: `person${index}@example.org; other${index}@example.org`,
      Phone: `+4420794${String(index).padStart(5, '0')}`,
      'Mobile phone': index % 2 ? `+447700900${String(index % 1000).padStart(3, '0')}` : '',
      City: index % 3 ? 'Leeds' : '',
      Tags: ['VIP; Blog', 'Blog', '', 'Blog; VIP; Fair'][index % 4],
      Hue: index % 5 ? 'red' : '',
    })),
  );
}

function leftovers(workspace: TestWorkspace): string[] {
  return readdirSync(workspace.folder).filter((name) => name.includes('-import-'));
}

function rebuilt(workspace: TestWorkspace): Record<string, unknown[]> {
  const read = () =>
    Object.fromEntries(
      ['contact_rollup', 'contact_search'].map((table) => [table, rows(workspace, `SELECT rowid, * FROM ${table}`)]),
    );
  const before = read();
  workspace.session.transactions.derived('test', rebuildDerived);
  expect(before).toEqual(read());
  return before;
}

it('stages a long file in several parts and gives every row its own contact', async () => {
  const workspace = openTestWorkspace();
  const done = await importText(workspace, list(many), { targets: { Hue: 'custom:hue' } });
  expect(done).toMatchObject({ rowCount: many, created: many, rejected: 0, newTags: ['VIP', 'Blog', 'Fair'] });
  expect(
    rows(
      workspace,
      `SELECT (SELECT count(*) FROM contact) AS contacts, (SELECT count(*) FROM contact_point) AS points,
        (SELECT count(*) FROM address) AS addresses, (SELECT count(*) FROM contact_custom) AS custom,
        (SELECT count(*) FROM tag_assignment) AS tags, (SELECT count(*) FROM source_record) AS records`,
    ),
  ).toEqual([
    { contacts: many, points: many * 3.5, addresses: 4000, custom: 4800, tags: (many / 4) * 6, records: many },
  ]);
  expect(
    rows(
      workspace,
      `SELECT c.display_name, s.source_id, s.row_number, p.value FROM contact c JOIN source_record s ON s.contact_id = c.id
        JOIN contact_point p ON p.contact_id = c.id AND p.kind = 'email' AND p.is_primary = 1 WHERE c.id IN (1, 3001, ?) ORDER BY c.id`,
      many,
    ),
  ).toEqual(
    [0, 3000, many - 1].map((index) => ({
      display_name: `Given${index} Family${index}`,
      source_id: `C-${index}`,
      row_number: index + 1,
      value: `person${index}@example.org`,
    })),
  );
  rebuilt(workspace);
  expect(leftovers(workspace)).toEqual([]);
});

it('keeps figures and search as a rebuild would make them, whatever a row holds', async () => {
  const cell = (...values: string[]) => fc.constantFrom('', ...values);
  const row = fc.record({
    Name: cell('Anna Vogel', 'José', '李小龙'),
    Company: cell('Acme', 'Ünï & Co'),
    Email: cell('a@x.org', 'A@X.org; b@x.org', 'broken', 'a@x.org; b@x.org; c@x.org; d@x.org; e@x.org; f@x.org'),
    Phone: cell('+44 20 7946 0958', '020 7946 0958; 12', '+1 415 555 0100', 'none'),
    'Home City': cell('Bonn'),
    'Work City': cell('Rome'),
    Tags: cell('VIP', 'vip|Blog', 'Blog; VIP'),
  });
  const targets = { 'Home City': 'address.city#home:home', 'Work City': 'address.city#work:work' };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), async (first, twice) => {
      const workspace = openTestWorkspace();
      await importText(workspace, Papa.unparse(first), { targets }).catch(onlyNothing);
      if (twice) await importText(workspace, Papa.unparse(first), { targets, mode: 'upsert' }).catch(onlyNothing);
      rebuilt(workspace);
      workspace.session.close();
    }),
    { numRuns: 40 },
  );
});

function onlyNothing(error: { code?: string }): void {
  expect(['nothing-to-import', 'no-rows']).toContain(error.code);
}

it('leaves nothing behind when it is cancelled, and can be done again', async () => {
  let cancel = (): void => undefined;
  const workspace = openTestWorkspace({
    onEvent: (event) => {
      if (event.kind === 'job' && event.job.phase.startsWith('Importing')) cancel();
    },
  });
  const before = workspace.hashes();
  const file = grantFile(workspace, list(many));
  const settings = await proposed(workspace, file);
  cancel = () => {
    for (const job of workspace.session.jobs.values()) job.cancel();
  };
  await expect(workspace.ask('import.commit', settings)).rejects.toMatchObject({ code: 'cancelled' });
  cancel = () => undefined;
  expect(workspace.hashes()).toEqual(before);
  expect(leftovers(workspace)).toEqual([]);
  expect(await workspace.ask('import.commit', settings)).toMatchObject({ created: many });
});

it('clears away what a killed import left when the workspace is opened again', () => {
  const workspace = openTestWorkspace();
  workspace.session.close();
  const left = join(workspace.folder, '.test.tagstead-import-abc123');
  mkdirSync(left);
  writeFileSync(join(left, '0.part'), 'half');
  const other = join(workspace.folder, '.other.tagstead-import-abc123');
  mkdirSync(other);
  workspace.session.open(workspace.path);
  expect(leftovers(workspace)).toEqual(['.other.tagstead-import-abc123']);
});
