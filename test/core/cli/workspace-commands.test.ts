import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, temporaryFolder } from '../../support/workspace.ts';

/** A closed workspace of three contacts with two operations behind it. */
function threeContacts(): TestWorkspace {
  const workspace = openTestWorkspace();
  workspace.write('Added 3 contacts', (context) => {
    makeContact(context, { given_name: 'Ann', email: 'ann@x.org', address: [{ city: 'Leeds', country: 'UK' }] });
    makeContact(context, { given_name: 'Bob', email: 'bob@x.org', address: [{ city: 'York', country: 'UK' }] });
    makeContact(context, { given_name: 'Cid', email: 'cid@x.org', address: [{ city: 'Leeds', country: 'UK' }] });
  });
  workspace.write('Renamed Ann', ({ db }) => db.prepare("UPDATE contact SET display_name = 'Anna' WHERE id = 1").run());
  workspace.session.close();
  return workspace;
}

const leeds = {
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'city', test: { operator: 'equals', text: 'Leeds' } }],
};

describe('tagstead history and undo', () => {
  it('list what was done and take it back, from one process to the next', async () => {
    const { path } = threeContacts();
    const listed = await tagstead('history', path, '--json');
    expect(listed.json<{ operations: { label: string }[] }>().operations.map(({ label }) => label)).toEqual([
      'Renamed Ann',
      'Added 3 contacts',
    ]);
    expect((await tagstead('history', path)).out).toMatch(
      /^ +2 {2}2026-01-02 12:00 {2}Renamed Ann\n +1 .* Added 3 contacts\n$/,
    );
    expect((await tagstead('history', path, '2')).out).toMatch(/display_name +Ann +Anna/);
    const undone = await tagstead('undo', path, 'last');
    expect(undone).toMatchObject({ code: 0, out: 'Took back “Renamed Ann”: 1 row restored.\n' });
    expect((await tagstead('history', path)).out).toContain('Renamed Ann  (undone)');
    expect((await tagstead('undo', path, '2')).error).toBe('tagstead: “Renamed Ann” was already undone.\n');
    expect((await tagstead('undo', path, '99')).code).toBe(1);
    expect((await tagstead('undo', path, 'first')).code).toBe(2);
  });

  it('ask what to do where later work is in the way', async () => {
    const { path } = threeContacts();
    const refused = await tagstead('undo', path, '1', '--json');
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ refused: { code: 'undo-conflicts' } });
    expect((await tagstead('undo', path, '1', '--override')).code).toBe(0);
  });
});

describe('tagstead export and segment', () => {
  it('write files, counts and ids', async () => {
    const { path, folder } = threeContacts();
    const out = join(folder, 'out.csv');
    const rule = join(folder, 'leeds.json');
    writeFileSync(rule, JSON.stringify(leeds));
    const done = await tagstead('export', path, out, '--columns', 'given_name,email', '--exact', '--json');
    expect(done.json()).toMatchObject({ contacts: 3, columns: 2, file: out });
    expect(readFileSync(out, 'utf8')).toBe('First name,Email\r\nAnn,ann@x.org\r\nBob,bob@x.org\r\nCid,cid@x.org\r\n');
    const some = await tagstead('export', path, out, '--rule', rule, '--columns', 'given_name', '--exact', '--quiet');
    expect(some.error).toBe('');
    expect(readFileSync(out, 'utf8')).toBe('First name\r\nAnn\r\nCid\r\n');
    expect((await tagstead('segment', path, '--rule', rule, '--count')).out).toBe('2\n');
    expect((await tagstead('segment', path, '--rule', rule, '--ids', '--quiet')).out).toBe('1\n3\n');
    const explained = await tagstead('segment', path, '--rule', rule, '--explain', '2');
    expect(explained.out).toContain('Bob is not in: Contacts in Leeds\n');
    expect(explained.out).toContain('no  are in Leeds (“York”)\n');
  });

  it('say what is wrong with a rule, a name, a place', async () => {
    const { path, folder } = threeContacts();
    const rule = join(folder, 'rule.json');
    writeFileSync(rule, '{"kind": "group", "match": "some"}');
    expect((await tagstead('segment', path, '--rule', rule)).error).toMatch(
      /^tagstead: rule.json is not a rule at match/,
    );
    writeFileSync(rule, 'hello');
    expect((await tagstead('segment', path, '--rule', rule)).error).toMatch(/^tagstead: rule.json is not JSON/);
    expect((await tagstead('segment', path, '--name', 'Lapsed')).error).toMatch(/There is no segment named “Lapsed”/);
    expect((await tagstead('segment', path)).code).toBe(2);
    expect((await tagstead('export', path)).error).toContain('export needs OUT');
    expect((await tagstead('export', path, path)).error).toMatch(/is the open workspace itself/);
    expect((await tagstead('export', path, 'x.csv', '--target', 'hubspot', '--columns', 'email')).code).toBe(2);
  });
});

describe('tagstead check and backup', () => {
  it('find a workspace whole, and copy it', async () => {
    const { path, folder } = threeContacts();
    const checked = await tagstead('check', path, '--json', '--quiet');
    expect(checked.json()).toMatchObject({ ok: true, contacts: 3, operations: 2, derived: { totals: 0, search: 0 } });
    expect(checked.json<{ applicationId: number }>().applicationId).toBe(0x54475344);
    const copy = join(folder, 'copy.tagstead');
    expect((await tagstead('backup', path, copy)).out).toMatch(
      /^Copied 3 contacts, .* The copy was checked and is whole.\n$/,
    );
    expect((await tagstead('backup', path, copy)).error).toMatch(/already a file named copy.tagstead/);
    expect((await tagstead('check', copy)).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('find kept facts that are not true', async () => {
    const { path } = threeContacts();
    const db = new Database(path);
    db.prepare('UPDATE contact_rollup SET orders = 7 WHERE contact_id = 2').run();
    db.prepare("INSERT INTO contact_search (rowid, name) VALUES (99, 'Ghost')").run();
    db.close();
    const { code, out } = await tagstead('check', path);
    expect(code).toBe(1);
    expect(out).toBe(
      'The totals of 1 contact differ from a rebuild.\nThe search words of 1 contact differ from a rebuild.\n',
    );
  });

  it('find references that lead nowhere', async () => {
    const { path } = threeContacts();
    const db = new Database(path);
    db.pragma('foreign_keys = OFF');
    db.prepare("INSERT INTO contact_point (contact_id, kind, value) VALUES (77, 'email', 'x@y.org')").run();
    db.close();
    expect((await tagstead('check', path, '--quick')).out).toBe(
      'Row 4 of contact_point refers to a row of contact that is not there.\n',
    );
  });
});

describe('a workspace that a window has open', () => {
  it('is read, checked and copied, and refuses to be written', async () => {
    const { path, folder, session } = threeContacts();
    session.open(path, 'write');
    expect((await tagstead('history', path)).code).toBe(0);
    expect((await tagstead('export', path, join(folder, 'out.csv'))).out).toMatch(/^Wrote 3 contacts/);
    expect((await tagstead('check', path)).code).toBe(0);
    expect((await tagstead('backup', path, join(folder, 'copy.tagstead'))).code).toBe(0);
    const undo = await tagstead('undo', path, 'last');
    expect(undo.code).toBe(1);
    expect(undo.error).toMatch(
      /^tagstead: test.tagstead is open in a Tagstead window or another command, and only one may write/,
    );
  });

  it('is audited on a copy that goes away', async () => {
    const { path, folder, session } = threeContacts();
    session.open(path, 'write');
    const audit = await tagstead('audit', path, '--json', '--quiet');
    expect(audit.error).toBe('');
    expect(audit.json<{ run: { contactCount: number } }>().run.contactCount).toBe(3);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('what is no workspace', () => {
  it.each([
    ['a missing file', 'none.tagstead', /^tagstead: none.tagstead is not there any more/],
    ['a missing data file', 'none.csv', /^tagstead: There is no file .*none.csv\.\n$/],
    ['a folder', 'folder.tagstead', /^tagstead: folder.tagstead is a folder\. Choose a \.tagstead file\.\n$/],
    ['another folder', 'folder', /^tagstead: .*folder is a folder\. Name a file in it\.\n$/],
    ['an empty file', 'empty.tagstead', /^tagstead: empty.tagstead is not a Tagstead workspace/],
    ['a text file', 'text.tagstead', /^tagstead: text.tagstead is not a Tagstead workspace/],
    ["another program's database", 'other.tagstead', /^tagstead: other.tagstead is not a Tagstead workspace/],
    ['a truncated database', 'short.tagstead', /^tagstead: short.tagstead is (damaged|not a Tagstead workspace)/],
    ['a newer workspace', 'newer.tagstead', /^tagstead: This workspace was made by a newer version of Tagstead/],
  ])('%s gets one sentence', async (_what, name, sentence) => {
    const { path } = threeContacts();
    const folder = temporaryFolder();
    const at = (file: string) => join(folder, file);
    mkdirSync(at('folder.tagstead'));
    mkdirSync(at('folder'));
    writeFileSync(at('empty.tagstead'), '');
    writeFileSync(at('text.tagstead'), 'Name,Email\n');
    const other = new Database(at('other.tagstead'));
    other.exec('CREATE TABLE t (x)');
    other.close();
    writeFileSync(at('short.tagstead'), readFileSync(path).subarray(0, 5000));
    writeFileSync(at('newer.tagstead'), readFileSync(path));
    const newer = new Database(at('newer.tagstead'));
    newer.pragma('user_version = 9999');
    newer.close();
    const bytes = existsSync(at(name)) && !name.startsWith('folder') ? readFileSync(at(name)) : null;
    const { code, error } = await tagstead('history', at(name));
    expect(code).toBe(1);
    expect(error).toMatch(sentence);
    expect(error.trim().split('\n')).toHaveLength(1);
    if (bytes !== null) expect(readFileSync(at(name)).equals(bytes)).toBe(true);
  });
});
