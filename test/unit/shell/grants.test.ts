import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGrants, fileInArguments, opensAs } from '../../../src-main/shell/grants.ts';
import type { ShellToCore } from '../../../src-shared/shell-core.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagstead-grants-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a grant', () => {
  it('tells the core the path before the page gets the token, and the page never the path', () => {
    const told: ShellToCore[] = [];
    const grants = createGrants((grant) => told.push(grant));
    const file = join(folder, 'customers.csv');
    writeFileSync(file, 'name\nAnn\n');
    const picked = grants.grant(file, 'read');
    expect(told).toEqual([{ kind: 'grant', token: picked.token, path: file, purpose: 'read' }]);
    expect(picked).toEqual({ token: picked.token, name: 'customers.csv', size: 9, folder: expect.any(String) });
    expect(JSON.stringify(picked)).not.toContain(folder);
  });

  it('has a token nobody can guess, another each time', () => {
    const grants = createGrants(() => {});
    const tokens = Array.from({ length: 100 }, () => grants.grant(join(folder, 'a'), 'write').token);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => /^[\w-]{22}$/.test(token))).toBe(true);
  });

  it('is repeated in full to a core that starts anew', () => {
    const grants = createGrants(() => {});
    const { token } = grants.grant(join(folder, 'new.csv'), 'write');
    expect(grants.all()).toEqual([{ kind: 'grant', token, path: join(folder, 'new.csv'), purpose: 'write' }]);
  });

  it('does not pile up for ever', () => {
    const grants = createGrants(() => {});
    const first = grants.grant(join(folder, 'a'), 'read').token;
    for (let i = 0; i < 5000; i++) grants.grant(join(folder, 'a'), 'read');
    expect(grants.all()).toHaveLength(5000);
    expect(grants.pathOf(first)).toBeNull();
  });
});

it.each([
  ['acme.tagstead', 'workspace'],
  ['Acme.TAGSTEAD', 'workspace'],
  ['list.csv', 'import'],
  ['list.tsv', 'import'],
  ['program.exe', null],
  ['README', null],
])('opens %s as %s', (name, expected) => expect(opensAs(name)).toBe(expected));

describe('the command line', () => {
  const inFolder = (name: string) => resolve(folder, name);

  it('names the first file that the app opens and that is there', () => {
    writeFileSync(join(folder, 'b.csv'), '');
    expect(fileInArguments(['--flag', '.', 'a.csv', 'b.csv'], inFolder)).toBe(join(folder, 'b.csv'));
  });

  it('takes neither a folder nor a switch for a file', () => {
    mkdirSync(join(folder, 'folder.csv'));
    writeFileSync(join(folder, '--x.csv'), '');
    expect(fileInArguments(['folder.csv', '--x.csv'], inFolder)).toBeNull();
  });
});
