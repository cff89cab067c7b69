import { describe, expect, it } from 'vitest';
import { remainingTime } from '../../../src-renderer/app/JobTray.tsx';
import {
  counted,
  formatBytes,
  formatDuration,
  formatMoney,
  formatRelative,
  formatShare,
} from '../../../src-renderer/ui/numbers.ts';

describe('numbers for people', () => {
  it.each([
    [0, '0%'],
    [0.001, '<1%'],
    [0.5, '50%'],
    [0.999, '>99%'],
    [1, '100%'],
  ])('the share %d reads %s', (share, text) => expect(formatShare(share)).toBe(text));

  it.each([
    [12_345, 'EUR', '€123.45'],
    [500, 'JPY', '¥500'],
    [-1_999, 'USD', '-$19.99'],
    [100, null, '1.00'],
    [100, 'NOT A CODE', '1.00 NOT A CODE'],
  ])('%d minor units of %s read %s', (minor, currency, text) => expect(formatMoney(minor, currency)).toBe(text));

  it.each([
    [400, '1 s'],
    [59_400, '59 s'],
    [180_000, '3 min'],
    [3_900_000, '1 h 5 min'],
  ])('%d ms read %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [999, '999 B'],
    [4_210_000, '4.2 MB'],
    [224_128_032, '224 MB'],
  ])('%d bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('counts one and many', () => {
    expect([counted(1, 'contact'), counted(1_200, 'contact'), counted(2, 'company', 'companies')]).toEqual([
      '1 contact',
      '1,200 contacts',
      '2 companies',
    ]);
  });

  it('says how long ago', () => {
    const now = Date.UTC(2026, 0, 10);
    expect(formatRelative(now - 3 * 86_400_000, now)).toBe('3 days ago');
    expect(formatRelative(now - 20_000, now)).toBe('now');
  });
});

describe('the estimate of a job', () => {
  const job = { id: 1, title: 'x', state: 'running' as const, phase: 'y', startedAt: 0 };
  it('follows the pace so far, and is silent while that would be a guess', () => {
    expect(remainingTime({ ...job, done: 250, total: 1_000 }, 10_000)).toBe(30_000);
    expect(remainingTime({ ...job, done: 5, total: 1_000 }, 10_000)).toBeNull();
    expect(remainingTime({ ...job, done: 250, total: 1_000 }, 300)).toBeNull();
    expect(remainingTime({ ...job, done: 250, total: null }, 10_000)).toBeNull();
  });
});
