// `tagstead audit FILE --report OUT.html`: the ten-minute audit of a bare export.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const rows = [
  'Id,First name,Last name,Email,Phone,Country',
  'C-1,JANE,MILLER,jane@gmial.com,,Germany',
  'C-2,Jane,Miller,jane@gmail.com,+4930901820,Germany',
  'C-3,"<script>alert(1)</script>",O"Neil,bob@example.org,,U.S.A.',
].join('\n');

function file(): { csv: string; at: (name: string) => string } {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('crm.csv'), rows);
  return { csv: at('crm.csv'), at };
}

it('writes the same report twice, with the rows of the file behind each finding', async () => {
  const { csv, at } = file();
  const options = ['--client', 'Acme <Ltd>', '--date', '2026-01-31', '--quiet', '--json'];
  const done = await tagstead('audit', csv, '--report', at('one.html'), ...options);
  expect(done.code).toBe(0);
  expect(done.json()).toMatchObject({ report: { file: at('one.html'), duplicates: true } });
  await tagstead('audit', csv, '--report', at('two.html'), ...options);
  const html = readFileSync(at('one.html'), 'utf8');
  expect(readFileSync(at('two.html'), 'utf8')).toBe(html);
  expect(html).toContain('Acme &lt;Ltd&gt;');
  expect(html).not.toContain('<script');
  expect(html).toContain('31 January 2026');
  expect(html).toMatch(/jane@gmial\.com[\s\S]{0,300}row 1 · id <bdi>C-1/);
});

it('masks on request', async () => {
  const { csv, at } = file();
  await tagstead('audit', csv, '--report', at('r.html'), '--redact', '--quiet');
  const html = readFileSync(at('r.html'), 'utf8');
  expect(html).toContain('j***@g***.com');
  expect(html).not.toMatch(/miller|gmial\.com<|jane@/i);
});

it('says what an option lacks, before any work', async () => {
  const { csv } = file();
  const lost = await tagstead('audit', csv, '--client', 'Acme');
  expect(lost).toMatchObject({ code: 2, out: '' });
  expect(lost.error).toContain('--report');
});
