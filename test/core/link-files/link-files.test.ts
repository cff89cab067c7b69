// Comparing the workspace with a file: parts, evidence, a person's word, tags, CSV, and that no row of the file stays.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { sharedData } from '../../support/shared-data.ts';
import { openTestWorkspace, type TestWorkspace, temporaryFolder } from '../../support/workspace.ts';
import { addPeople, strangers } from '../duplicates/people.ts';

const rowsOf = (path: string) =>
  Papa.parse<Record<string, string>>(
    readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .trimEnd(),
    { header: true },
  ).data;

/** A mailing list: two of the contacts, one of them misspelt and twice, one with an uncertain namesake, one stranger. */
const mailingList = [
  'E-Mail;Name;Ort;Notiz',
  'robert.s@acme.example;Bob Szymanski;Kiel;secret-of-row-1',
  'ottoline@ferrars.example;Otoline Ferrars;Oxford;b',
  'ottoline@ferrars.example;Ottoline Ferrars;Oxford;c',
  'nobody.else@far.example;Zebedee Quill;Perth;d',
].join('\n');

function setUp() {
  const workspace = openTestWorkspace();
  const others = addPeople(workspace, strangers(60));
  const [robert = 0, ottoline = 0] = addPeople(workspace, [
    { given: 'Robert', family: 'Szymanski', emails: ['robert.s@acme.example'], city: 'Kiel' },
    { given: 'Ottoline', family: 'Ferrars', emails: ['ottoline@ferrars.example'], city: 'Oxford' },
  ]);
  const path = join(temporaryFolder(), 'mailing list.csv');
  writeFileSync(path, mailingList);
  return { workspace, others, robert, ottoline, file: workspace.session.files.grant(path) };
}

const compare = ({ workspace, file }: ReturnType<typeof setUp>, more = {}) =>
  workspace.ask('linkFiles.compare', {
    left: { kind: 'workspace', query: {} },
    right: { kind: 'file', file },
    ...more,
  });

const namesIn = async (
  workspace: TestWorkspace,
  result: number,
  part: 'matched' | 'doubtful' | 'onlyLeft' | 'onlyRight',
) => (await workspace.ask('linkFiles.rows', { result, part })).items;

describe('comparing the workspace with a file', () => {
  it('says how the file is read and what its columns are', async () => {
    const { workspace, file } = setUp();
    const { preview, columns } = await workspace.ask('linkFiles.look', { file });
    expect(preview.reading.delimiter).toBe(';');
    expect(columns.map(({ header, role }) => [header, role])).toEqual([
      ['E-Mail', 'email'],
      ['Name', 'full_name'],
      ['Ort', 'city'],
      ['Notiz', 'none'],
    ]);
  });

  it('finds who is in both and who is in one only, and tells what repeats', async () => {
    const set = setUp();
    const done = await compare(set);
    expect(done).toMatchObject({ leftCount: 62, rightCount: 4, leftName: 'Contacts', rightName: 'mailing list.csv' });
    expect(done.counts).toMatchObject({ onlyLeft: 60, onlyRight: 2, rightRepeats: 1 });
    const linked = [
      ...(await namesIn(set.workspace, done.result, 'matched')),
      ...(await namesIn(set.workspace, done.result, 'doubtful')),
    ];
    expect(new Set(linked.map(({ left }) => left?.contact))).toEqual(new Set([set.robert, set.ottoline]));
    const right = await namesIn(set.workspace, done.result, 'onlyRight');
    expect(right.map((item) => item.right?.name).sort()).toEqual([
      expect.stringMatching(/^Ot?toline Ferrars$/),
      'Zebedee Quill',
    ]);
    expect(right.find((item) => item.right?.name !== 'Zebedee Quill')?.note).toMatch(
      /^Repeats Ott?oline Ferrars \(row \d\)/,
    );
  });

  it('lets one contact have several rows', async () => {
    const set = setUp();
    const done = await compare(set, { mode: 'many' });
    expect(done.counts).toMatchObject({ onlyLeft: 60, onlyRight: 1 });
    expect(done.counts.matched + done.counts.doubtful).toBe(3);
  });

  it('shows both records and evidence that adds up', async () => {
    const set = setUp();
    const { result } = await compare(set);
    const [item] = await namesIn(set.workspace, result, 'matched');
    const shown = await set.workspace.ask('linkFiles.pair', { result, link: item?.link ?? -1 });
    expect(shown.fields.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Name', 'Email / E-Mail', 'City / Ort']),
    );
    expect(shown.fields.find(({ label }) => label === 'Email / E-Mail')?.agreement).toBe('same');
    const sum = shown.pair.evidence.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(shown.pair.weight, 1);
  });

  it('moves a link when a person says so, and back', async () => {
    const set = setUp();
    const { result, counts } = await compare(set);
    const { items } = await set.workspace.ask('linkFiles.rows', { result, part: 'matched' });
    const link = items[0]?.link ?? -1;
    const after = await set.workspace.ask('linkFiles.decide', { result, link, decision: 'different' });
    expect(after).toMatchObject({ matched: counts.matched - 1, onlyLeft: 61, onlyRight: 3 });
    expect(await set.workspace.ask('linkFiles.decide', { result, link, decision: 'open' })).toEqual(counts);
  });

  it('compares a part of the workspace, and a column a person names', async () => {
    const set = setUp();
    const done = await compare(set, {
      left: { kind: 'workspace', query: { search: 'szymanski' } },
      right: { kind: 'file', file: set.file, roles: { 'E-Mail': 'none' } },
    });
    expect(done.leftCount).toBe(1);
    expect(done.columns.map(({ as }) => as)).not.toContain('email');
    expect(done.counts).toMatchObject({ onlyRight: 3 });
  });

  it('gives the contacts of a part and writes it as a file', async () => {
    const set = setUp();
    const { result } = await compare(set);
    expect((await set.workspace.ask('linkFiles.contacts', { result, part: 'onlyLeft' })).contacts).toEqual(set.others);
    const path = join(temporaryFolder(), 'both.csv');
    const file = set.workspace.session.files.grant(path);
    const { rows } = await set.workspace.ask('linkFiles.save', { result, part: 'matched', file });
    const written = rowsOf(path);
    expect(written).toHaveLength(rows);
    expect(written.find((row) => row['Contact id'] === String(set.robert))).toMatchObject({
      'E-Mail': 'robert.s@acme.example',
      Notiz: 'secret-of-row-1',
      Row: '1',
    });
    expect(Number(written[0]?.Probability)).toBeGreaterThan(0.99);
  });

  it('keeps nothing of the file in the workspace', async () => {
    const set = setUp();
    const { result } = await compare(set);
    for (const part of [set.workspace.path, `${set.workspace.path}-wal`]) {
      if (existsSync(part)) expect(readFileSync(part).includes('secret-of-row-1')).toBe(false);
    }
    await set.workspace.ask('linkFiles.forget', {});
    expect(await set.workspace.ask('linkFiles.state', {})).toBeNull();
    await expect(set.workspace.ask('linkFiles.rows', { result, part: 'matched' })).rejects.toThrow(/not kept any more/);
  });

  it('refuses lists without anything in common, and an empty workspace', async () => {
    const set = setUp();
    const path = join(temporaryFolder(), 'things.csv');
    writeFileSync(path, 'Sku,Price\nA-1,3\nA-2,4\nA-2,5\n');
    const file = set.workspace.session.files.grant(path);
    await expect(compare({ ...set, file })).rejects.toThrow(/no column in common/);
    const empty = openTestWorkspace();
    const own = empty.session.files.grant(path);
    const asked = empty.ask('linkFiles.compare', {
      left: { kind: 'workspace', query: {} },
      right: { kind: 'file', file: own },
    });
    await expect(asked).rejects.toThrow(/no contacts to compare/);
  });
});

describe('tagstead duplicates --against', () => {
  const febrl = sharedData('er-febrl-1-2', 'dataset1.csv');

  it.skipIf(febrl === undefined)('links two files and writes every part', async () => {
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    const [header = '', ...lines] = readFileSync(febrl as string, 'utf8')
      .trimEnd()
      .split('\n');
    const originals = lines.filter((line) => line.includes('-org'));
    const copies = lines.filter((line) => line.includes('-dup')).slice(0, 300);
    writeFileSync(at('a.csv'), [header, ...originals].join('\n'));
    writeFileSync(at('b.csv'), [header, ...copies].join('\n'));
    const done = await tagstead(
      ...['duplicates', at('a.csv'), '--against', at('b.csv'), '--ignore', 'rec_id,soc_sec_id', '--pairs', at('p.csv')],
      ...['--only-left', at('l.csv'), '--matched', at('m.csv'), '--json'],
    );
    expect(done).toMatchObject({ code: 0 });
    const { counts } = done.json<{ counts: Record<string, number> }>();
    const person = (line: string | undefined) => line?.split(',')[0]?.split('-')[1];
    const pairs = rowsOf(at('p.csv'));
    const right = pairs.filter(
      (pair) => person(originals[Number(pair.left_row) - 1]) === person(copies[Number(pair.right_row) - 1]),
    );
    expect(right.length / pairs.length).toBeGreaterThan(0.995);
    expect(right.length).toBeGreaterThan(295);
    expect(rowsOf(at('l.csv'))).toHaveLength(counts.onlyLeft ?? -1);
    expect(rowsOf(at('m.csv'))).toHaveLength(counts.matched ?? -1);
  });

  it('says what does not go together', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.csv');
    writeFileSync(path, mailingList);
    expect((await tagstead('duplicates', path, '--matched', 'm.csv')).error).toMatch(/--matched needs --against/);
    expect((await tagstead('duplicates', path, '--against', path, '--clusters', 'c.csv')).error).toMatch(
      /links are pairs/,
    );
    expect((await tagstead('duplicates', path, '--against', path, '--segment', 'VIP')).error).toMatch(
      /a segment of a workspace/,
    );
    expect((await tagstead('duplicates', path, '--against', path, '--ignore', 'Nam')).error).toMatch(/Did you mean/);
  });
});
