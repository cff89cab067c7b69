import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { bundleTables } from '../../../src-main/core/features/export/bundle-tables.ts';
import { refuseWhenFull } from '../../../src-main/core/features/export/bundle-task.ts';
import { makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

function filled() {
  const workspace = openTestWorkspace();
  workspace.write('Made', (context) => {
    const customer = makeTag(context, 'Customer');
    const vip = makeTag(context, 'VIP', customer);
    const column = context.addCustomColumn('text');
    context.db
      .prepare("INSERT INTO custom_field (key, label, type, column_name) VALUES ('shoe', 'Shoe', 'text', ?)")
      .run(column);
    const one = makeContact(context, { given_name: '=A', email: 'a@x.org', tags: [vip], custom: { [column]: '042' } });
    const two = makeContact(context, { given_name: 'B', purchases: [{ at: testNow, amount: 5 }] });
    for (let index = 0; index < 4500; index++) makeContact(context, { given_name: `P${index}` });
    makeAlias(context, two, one);
    context.db
      .prepare("INSERT INTO segment (name, rule, created_at, updated_at) VALUES ('All', ?, 0, 0)")
      .run('{"kind":"group","match":"all","items":[]}');
  });
  return workspace;
}

describe('the whole workspace as a bundle', () => {
  it('opens, agrees with the workspace in every count, and proves itself by checksums', async () => {
    const workspace = filled();
    const path = join(workspace.folder, 'all.zip');
    const result = await workspace.ask('export.bundle', { file: workspace.session.files.grant(path) });
    const files = unzipSync(readFileSync(path));
    expect(Object.keys(files).sort()).toEqual(result.files.map(({ name }) => name).sort());
    const { readerConnection } = workspace.session.workspace;
    for (const { table, file } of bundleTables) {
      const count = readerConnection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get();
      const text = strFromU8(files[`tables/${file}.csv`] ?? new Uint8Array());
      expect([table, Papa.parse(text.trimEnd()).data.length - 1]).toEqual([table, count]);
      expect(result.files.find(({ name }) => name === `tables/${file}.csv`)?.rows).toBe(count);
    }
    const contacts = Papa.parse<Record<string, string>>(strFromU8(files['tables/contacts.csv'] ?? new Uint8Array()), {
      header: true,
    }).data;
    expect(contacts[0]).toMatchObject({ id: '1', given_name: '=A', added_at: '2026-01-02 12:00:00' });
    expect(strFromU8(files['tables/custom-values.csv'] ?? new Uint8Array())).toBe('id,custom.shoe\r\n1,042\r\n');
    expect(JSON.parse(strFromU8(files['tag-tree.json'] ?? new Uint8Array()))).toMatchObject([
      { name: 'Customer', children: [{ name: 'VIP', children: [] }] },
    ]);
    expect(JSON.parse(strFromU8(files['segments.json'] ?? new Uint8Array()))).toMatchObject([
      { name: 'All', rule: { kind: 'group', match: 'all', items: [] } },
    ]);
    const readme = strFromU8(files['README.txt'] ?? new Uint8Array());
    for (const { name } of result.files) expect(readme).toContain(name === 'README.txt' ? 'The whole workspace' : name);
    const sums = strFromU8(files['SHA256SUMS.txt'] ?? new Uint8Array())
      .trimEnd()
      .split('\n');
    expect(sums).toHaveLength(result.files.length - 1);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect([
        name,
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
      ]).toEqual([name, sum]);
    }
  });

  it('holds the workspace itself, whole', async () => {
    const workspace = filled();
    const path = join(workspace.folder, 'all.zip');
    await workspace.ask('export.bundle', { file: workspace.session.files.grant(path) });
    const copy = join(workspace.folder, 'copy.tagstead');
    writeFileSync(copy, unzipSync(readFileSync(path))['test.tagstead'] ?? '');
    const db = new Database(copy, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT count(*) FROM contact').pluck().get()).toBe(4502);
    db.close();
  });

  it('leaves nothing behind when it is cancelled or cannot be written', async () => {
    const workspace = filled();
    const before = readdirSync(workspace.folder).sort();
    const running = workspace.ask('export.bundle', {
      file: workspace.session.files.grant(join(workspace.folder, 'all.zip')),
    });
    for (const job of workspace.session.jobs.values()) job.cancel();
    await expect(running).rejects.toThrow(/^Cancelled/);
    await expect(
      workspace.ask('export.bundle', { file: workspace.session.files.grant(join(workspace.folder, 'none/all.zip')) }),
    ).rejects.toThrow(/folder/);
    expect(readdirSync(workspace.folder).sort()).toEqual(before);
  });

  it('refuses in one sentence where the disk is too full for it', () => {
    expect(() => refuseWhenFull(50_000_000, 100_000_000, 'Documents')).toThrow(
      'The disk that holds Documents has 50 MB free and the bundle needs about 170 MB. Free some space or choose another place.',
    );
    expect(() => refuseWhenFull(500_000_000, 100_000_000, 'Documents')).not.toThrow();
    expect(() => refuseWhenFull(null, 100_000_000, 'Documents')).not.toThrow();
  });
});
