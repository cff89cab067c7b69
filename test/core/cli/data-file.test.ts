import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { sharedData } from '../../support/shared-data.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const fake1000 = sharedData('er-fake1000', 'fake_1000.csv');

const people = [
  'Id,First name,Last name,Email,Phone,Zip,Tags,Secret',
  '007,Ann,Lee,ann@x.org,+14155550123,01234,"VIP; Blog",a',
  '008,Bob,Ray,bob@x.org,,,,b',
  ',,,,,,,c',
].join('\n');

function file(text = people, name = 'people.csv'): { csv: string; folder: string; at: (name: string) => string } {
  const folder = temporaryFolder();
  const at = (other: string) => join(folder, other);
  writeFileSync(at(name), text);
  return { csv: at(name), folder, at };
}

const rowsOf = (path: string) =>
  Papa.parse<Record<string, string>>(
    readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .trimEnd(),
    { header: true },
  ).data;

describe('tagstead import', () => {
  it('makes the workspace, says what happened, and writes what was set aside', async () => {
    const { csv, at } = file();
    const done = await tagstead('import', at('a.tagstead'), csv, '--rejects', at('r.csv'), '--tags', 'Fair', '--json');
    expect(done.code).toBe(0);
    expect(done.json()).toMatchObject({ rowCount: 3, created: 2, rejected: 1, dryRun: false });
    expect(readFileSync(at('r.csv'), 'utf8')).toContain('c');
    const out = at('out.csv');
    await tagstead('export', at('a.tagstead'), out, '--exact', '--columns', 'given_name,email,tags');
    expect(rowsOf(out)).toEqual([
      { 'First name': 'Ann', Email: 'ann@x.org', Tags: expect.stringContaining('Fair') },
      { 'First name': 'Bob', Email: 'bob@x.org', Tags: 'Fair' },
    ]);
  });

  it('tries out without making or changing anything', async () => {
    const { csv, at } = file();
    const tried = await tagstead('import', at('a.tagstead'), csv, '--dry-run', '--quiet');
    expect(tried).toMatchObject({ code: 0, error: '' });
    expect(tried.out).toContain('Nothing was changed. An import would read 3 rows: 2 new contacts');
    expect((await tagstead('history', at('a.tagstead'))).error).toMatch(/is not there any more/);
  });

  it('takes a mapping, leaves columns out, and says which column it does not know', async () => {
    const { csv, at } = file();
    writeFileSync(at('m.json'), JSON.stringify({ 'First name': 'nickname', Secret: 'ignore' }));
    const args = ['--mapping', at('m.json'), '--ignore', 'tags', '--show-mapping', '--json', '--quiet'];
    const shown = await tagstead('import', at('a.tagstead'), csv, ...args);
    const mapping = shown.json<{ mapping: { header: string; target: string }[] }>().mapping;
    expect(Object.fromEntries(mapping.map(({ header, target }) => [header, target]))).toMatchObject({
      'First name': 'nickname',
      Secret: 'ignore',
      Tags: 'ignore',
      Email: 'email',
    });
    const unknown = await tagstead('import', at('a.tagstead'), csv, '--ignore', 'Tgas');
    expect(unknown).toMatchObject({
      code: 1,
      error: 'tagstead: The file has no column “Tgas”. Did you mean “Tags”?\n',
    });
  });

  it('leaves no workspace behind when the file cannot be read', async () => {
    const { at } = file('', 'empty.csv');
    const failed = await tagstead('import', at('a.tagstead'), at('empty.csv'), '--quiet');
    expect(failed.code).toBe(1);
    expect(failed.error).toMatch(/^tagstead: empty.csv is empty/);
    expect((await tagstead('history', at('a.tagstead'))).error).toMatch(/is not there any more/);
  });

  it('takes back what an export for spreadsheets put in front, and an exact export as it is', async () => {
    const nasty = ['=1+1', '00123', "'quoted", '-5+2', '+14155550123', '@home', 'a;=b', ' 007'];
    const text = ['Email,Nasty', ...nasty.map((value, row) => `p${row}@x.org,"${value}"`)].join('\n');
    const { csv, at } = file(text);
    await tagstead('import', at('a.tagstead'), csv, '--quiet');
    for (const mode of [[], ['--exact']]) {
      const name = `again${mode.length}`;
      await tagstead('export', at('a.tagstead'), at(`${name}.csv`), '--columns', 'email,custom.nasty', ...mode);
      await tagstead('import', at(`${name}.tagstead`), at(`${name}.csv`), '--quiet');
      const out = at(`${name}-out.csv`);
      await tagstead('export', at(`${name}.tagstead`), out, '--columns', 'custom.nasty', '--exact');
      expect(rowsOf(out).map((row) => row.Nasty)).toEqual(nasty.map((value) => value.trim()));
    }
  });
});

describe('a data file instead of a workspace', () => {
  it('is audited, segmented and exported, and leaves nothing behind', async () => {
    const { csv, at } = file();
    expect((await tagstead('audit', csv, '--json', '--quiet')).json()).toMatchObject({ run: { contactCount: 2 } });
    const failing = await tagstead(
      'audit',
      csv,
      '--fail-on',
      'warning',
      '--findings',
      at('f.csv'),
      '--json',
      '--quiet',
    );
    const { checks } = failing.json<{ checks: { open: number }[] }>();
    expect(rowsOf(at('f.csv'))).toHaveLength(checks.reduce((sum, { open }) => sum + open, 0));
    expect((await tagstead('export', csv, at('out.csv'), '--quiet')).out).toMatch(/^Wrote 2 contacts/);
    expect((await tagstead('rfm', csv, '--quiet')).out).toMatch(/^No contact has bought anything/);
    expect((await tagstead('undo', csv, 'last')).error).toMatch(
      /is not a workspace. This command works on a .tagstead file/,
    );
  });

  it.skipIf(fake1000 === undefined)('has its duplicates found without the columns that are left out', async () => {
    const { at } = file();
    const args = ['--ignore', 'cluster', '--pairs', at('p.csv'), '--clusters', at('c.csv'), '--json', '--quiet'];
    const found = await tagstead('duplicates', fake1000 ?? '', ...args);
    expect(found).toMatchObject({ code: 0, error: '' });
    const { columns, pairCount } = found.json<{ columns: { header: string }[]; pairCount: number }>();
    expect(columns.map(({ header }) => header)).not.toContain('cluster');
    const truth = rowsOf(fake1000 ?? '');
    const pairs = rowsOf(at('p.csv'));
    expect(Object.keys(pairs[0] ?? {})).toEqual([
      'left_row',
      'right_row',
      'left_id',
      'right_id',
      'probability',
      'weight',
    ]);
    expect(pairs).toHaveLength(pairCount);
    expect(Object.keys(rowsOf(at('c.csv'))[0] ?? {})).toEqual(['row', 'id', 'cluster']);
    // Rows are 1-based data rows, ids the file's own: both lead to the same people.
    let right = 0;
    for (const pair of pairs) {
      const left = truth[Number(pair.left_row) - 1];
      const other = truth[Number(pair.right_row) - 1];
      expect([left?.unique_id, other?.unique_id]).toEqual([pair.left_id, pair.right_id]);
      if (left?.cluster === other?.cluster) right++;
    }
    expect(right / pairs.length).toBeGreaterThan(0.9);
    expect(right / 2031).toBeGreaterThan(0.75); // 2,031 true pairs by the file's own cluster column
  });
});
