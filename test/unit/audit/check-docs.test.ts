import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocs, checkDocsFile } from '../../../build/check-docs.ts';
import { checkExamples } from '../../../build/check-examples.ts';
import { checks } from '../../../src-main/core/engines/audit/check-registry.ts';

it('has an example for every check and none for what is gone', () => {
  expect(Object.keys(checkExamples).sort()).toEqual(checks.map(({ id }) => id).sort());
});

it('keeps docs/checks.md as the checks say: run node build/check-docs.mjs when this fails', () => {
  expect(readFileSync(checkDocsFile, 'utf8')).toBe(checkDocs());
});
