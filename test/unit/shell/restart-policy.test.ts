import { expect, it } from 'vitest';
import { afterCrash } from '../../../src-main/shell/restart-policy.ts';

const now = 1_000_000;

it.each([
  ['a first stop', [now], { kind: 'restart', afterMs: 0 }],
  ['a second stop soon after', [now - 2000, now], { kind: 'restart', afterMs: 500 }],
  ['a third within a minute', [now - 50_000, now - 2000, now], { kind: 'give-up' }],
  ['a third over a longer time', [now - 61_000, now - 2000, now], { kind: 'restart', afterMs: 500 }],
])('after %s', (_name, crashes, decision) => {
  expect(afterCrash(crashes, now)).toEqual(decision);
});
