import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

/** A closed workspace of four contacts, two of them with one email, one merged. */
function closedWorkspace() {
  const workspace = openTestWorkspace();
  workspace.write('Made', (context) => {
    const vip = makeTag(context, 'VIP', makeTag(context, 'Customer'));
    makeContact(context, { given_name: 'Ann', family_name: 'Lee', email: 'ann@x.org', tags: [vip] });
    makeContact(context, { given_name: 'Bob', email: 'ANN@x.org' });
    makeContact(context, { given_name: 'Cid', email: 'cid@x.org' });
    makeAlias(context, makeContact(context, { given_name: 'Cyd' }), 3);
    context.db.prepare("UPDATE contact SET email_consent = 'withdrawn' WHERE id = 3").run();
  });
  workspace.session.close();
  return { path: workspace.path, at: (name: string) => join(workspace.folder, name) };
}

describe('tagstead export', () => {
  it('writes the format that the ending or --format names', async () => {
    const { path, at } = closedWorkspace();
    await tagstead('export', path, at('a.xlsx'));
    expect(read(readFileSync(at('a.xlsx'))).SheetNames).toEqual(['Contacts']);
    await tagstead('export', path, at('a.vcf'));
    expect(readFileSync(at('a.vcf'), 'utf8')).toMatch(/^BEGIN:VCARD\r\nVERSION:3.0/);
    await tagstead('export', path, at('b.vcf'), '--format', 'vcard4');
    expect(readFileSync(at('b.vcf'), 'utf8')).toMatch(/^BEGIN:VCARD\r\nVERSION:4.0/);
    const done = await tagstead('export', path, at('a.ndjson'), '--columns', 'id,tags', '--json');
    expect(done.json()).toMatchObject({ contacts: 3, leftOut: 0 });
    expect(readFileSync(at('a.ndjson'), 'utf8')).toBe(
      '{"id":1,"tags":["VIP"]}\n{"id":2,"tags":[]}\n{"id":3,"tags":[]}\n',
    );
  });

  it('says what a target would reject, and does what --fix asks for', async () => {
    const { path, at } = closedWorkspace();
    const found = await tagstead('export', path, '--target', 'salesforce', '--check');
    expect(found.out).toContain(
      'Last Name is empty, and Salesforce requires it. [missing:Last Name=default:[not provided]]',
    );
    expect(found.out).toContain('[duplicate:Email=leave-out]');
    expect(found.out).toContain('2 contacts would be written, 1 left out.');
    const fix = ['--fix', 'missing:Last Name=default:Unknown,duplicate:Email=empty', '--leave-out-withdrawn'];
    const done = await tagstead('export', path, at('s.csv'), '--target', 'salesforce', ...fix, '--json');
    expect(done.json()).toMatchObject({ contacts: 2, leftOut: 1 });
    expect(readFileSync(at('s.csv'), 'utf8')).toMatch(/\r\n,Bob,Unknown,/);
    expect((await tagstead('export', path, at('s.csv'), '--fix', 'nonsense')).code).toBe(2);
  });

  it('writes tags with their branch, in columns, or of one branch', async () => {
    const { path, at } = closedWorkspace();
    const write = async (...options: string[]) => {
      await tagstead('export', path, at('t.csv'), '--columns', 'tags', '--exact', ...options);
      return readFileSync(at('t.csv'), 'utf8').split('\r\n').slice(0, 2);
    };
    expect(await write('--tags', 'prefix')).toEqual(['Tags', 'Customer: VIP']);
    expect(await write('--tags', 'columns', '--branch', 'Customer › VIP')).toEqual(['VIP', 'yes']);
    const wrong = await tagstead('export', path, at('t.csv'), '--branch', 'VIPP');
    expect(wrong.error).toContain('There is no tag named “VIPP”. Did you mean “VIP”?');
  });

  it('writes changes, ids and the whole workspace', async () => {
    const { path, at } = closedWorkspace();
    const delta = await tagstead('export', path, at('d.csv'), '--delta-since', '2026-01-01', '--exact');
    expect(delta.out).toContain('0 contacts changed, 3 new, 0 removed, 0 merged since 2026-01-01.');
    expect((await tagstead('export', path, at('d.csv'), '--delta-since', '2026-02-01')).error).toMatch(/Nothing/);
    expect((await tagstead('export', path, at('d.csv'), '--delta-since', 'yesterday')).code).toBe(2);
    expect((await tagstead('export', path, at('i.csv'), '--crosswalk')).out).toMatch(/^Wrote 1 row to/);
    const bundle = await tagstead('export', path, at('all.zip'), '--bundle', '--json');
    expect(bundle.json<{ files: unknown[] }>().files.length).toBeGreaterThan(20);
    expect(Object.keys(unzipSync(readFileSync(at('all.zip'))))).toContain('README.txt');
    expect((await tagstead('export', path, at('x.zip'), '--bundle', '--crosswalk')).code).toBe(2);
    expect(existsSync(at('x.zip'))).toBe(false);
  });
});
