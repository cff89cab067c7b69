import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeError } from '../../../src-main/describe-error.ts';
import { openLog } from '../../../src-main/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagstead-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the kind and place of an error and drops its words, which may be a contact', () => {
  const error = new TypeError('cannot read ann@example.org of row 12');
  const text = describeError(error);
  expect(text).toMatch(/^TypeError\n\s+at .*log\.test\.ts/);
  expect(text).not.toContain('ann@example.org');
  expect(describeError('ann@example.org')).toBe('a thrown string');
});

it('drops the words also when they run over several lines', () => {
  const error = new Error('first\nann@example.org\n  at home');
  error.stack = `Error: first\nann@example.org\n    at run (file.ts:1:1)`;
  expect(describeError(error)).toBe('Error\n    at run (file.ts:1:1)');
});

it('stays small', () => {
  const log = openLog(folder, 'shell.log');
  for (let i = 0; i < 3000; i++) log.note('x'.repeat(500));
  const sizes = ['shell.log', 'shell.log.old'].map((name) => statSync(join(log.folder, name)).size);
  expect(Math.max(...sizes)).toBeLessThan(600 * 1024);
  expect(readFileSync(join(log.folder, 'shell.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT/);
});
