import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSafeFile, writeSafeFile } from '../../../src-main/core/files/safe-file.ts';
import { temporaryFolder } from '../../support/workspace.ts';

describe('a file that appears whole or not at all', () => {
  it('is not there before it is finished and leaves nothing beside it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'out.csv');
    const file = createSafeFile(path);
    file.write('a'.repeat(300_000));
    file.write('é\n');
    expect(existsSync(path)).toBe(false);
    expect(file.finish()).toBe(300_003);
    expect(readFileSync(path, 'utf8')).toBe(`${'a'.repeat(300_000)}é\n`);
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('keeps the old file until then, and when given up', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'old');
    const file = createSafeFile(path);
    file.write('new');
    file.discard();
    file.discard();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.csv']);
    writeSafeFile(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('never goes through a link, into a folder, a pipe or the open workspace', () => {
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    writeFileSync(at('real.csv'), 'precious');
    symlinkSync(at('real.csv'), at('link.csv'));
    symlinkSync(at('nowhere.csv'), at('dangling.csv'));
    mkdirSync(at('folder.csv'));
    execFileSync('mkfifo', [at('pipe.csv')]);
    writeFileSync(at('acme.tagstead'), 'workspace');
    linkSync(at('acme.tagstead'), at('hard.csv'));
    const refusal = (name: string) => {
      try {
        writeSafeFile(at(name), 'x', at('acme.tagstead'));
      } catch (error) {
        return (error as Error).message;
      }
      return 'written';
    };
    expect(refusal('link.csv')).toBe('link.csv is a link to another place and was not followed. Choose another name.');
    expect(refusal('dangling.csv')).toMatch(/^dangling.csv is a link/);
    expect(refusal('folder.csv')).toBe('folder.csv is a folder. Choose a name for the file inside it.');
    expect(refusal('pipe.csv')).toBe('pipe.csv is not an ordinary file. Choose another name.');
    expect(refusal('acme.tagstead')).toBe('acme.tagstead is the open workspace itself. Choose another name.');
    expect(refusal('hard.csv')).toBe('hard.csv is the open workspace itself. Choose another name.');
    expect(refusal('missing/out.csv')).toMatch(/^out.csv could not be opened in the folder missing/);
    expect(refusal('real.csv/out.csv')).toMatch(/is not a folder. Choose another place.$/);
    expect(refusal(`${'x'.repeat(400)}.csv`)).toMatch(/too long/);
    expect(readFileSync(at('real.csv'), 'utf8')).toBe('precious');
    expect(readFileSync(at('acme.tagstead'), 'utf8')).toBe('workspace');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says that a device cannot be written', () => {
    expect(() => writeSafeFile('/dev/full', 'x')).toThrow('full is not an ordinary file. Choose another name.');
  });
});
