import { describe, expect, it } from 'vitest';
import { makeRowWindows, windowSize } from '../../../src-renderer/grid/row-windows.ts';

interface Asked {
  offset: number;
  answer: (rows: string[]) => void;
  fail: (error: Error) => void;
}

function source() {
  const asked: Asked[] = [];
  const failures: unknown[] = [];
  const windows = makeRowWindows<string>(
    { getWindow: (offset) => new Promise((answer, fail) => asked.push({ offset, answer, fail })) },
    (error) => failures.push(error),
  );
  return { asked, failures, windows };
}
const rows = (name: string) => Array.from({ length: windowSize }, (_, at) => `${name}${at}`);
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('windows of rows', () => {
  it('asks for each window once, however often it is wanted', () => {
    const { asked, windows } = source();
    windows.want(0, 150);
    windows.want(20, 170);
    expect(asked.map((it) => it.offset)).toEqual([0, windowSize]);
  });

  it('shows old rows until the new ones arrive, and acts on them when they are the same list', async () => {
    const { asked, windows } = source();
    windows.want(0, 10);
    asked[0]?.answer(rows('old'));
    await settled();
    windows.renew(false);
    expect([windows.row(3), windows.settledRow(3)]).toEqual(['old3', 'old3']);
    windows.want(0, 10);
    asked[1]?.answer(rows('new'));
    await settled();
    expect(windows.row(3)).toBe('new3');
  });

  it('does not act on rows of another list', async () => {
    const { asked, windows } = source();
    windows.want(0, 10);
    asked[0]?.answer(rows('old'));
    await settled();
    windows.renew(true);
    expect(windows.row(3)).toBe('old3');
    expect(windows.settledRow(3)).toBeUndefined();
  });

  it('ignores an answer to a question that is no longer asked', async () => {
    const { asked, windows } = source();
    windows.want(0, 10);
    windows.renew(true);
    windows.want(0, 10);
    asked[1]?.answer(rows('new'));
    asked[0]?.answer(rows('late'));
    await settled();
    expect(windows.row(0)).toBe('new0');
  });

  it('asks again after a failure', async () => {
    const { asked, failures, windows } = source();
    windows.want(0, 10);
    asked[0]?.fail(new Error('busy'));
    await settled();
    windows.want(0, 10);
    expect([failures.length, asked.length]).toEqual([1, 2]);
  });

  it('keeps a bounded number of rows of a long list', async () => {
    const { asked, windows } = source();
    for (let at = 0; at < 200; at += 1) {
      windows.want(at * windowSize, at * windowSize + 1);
      asked.at(-1)?.answer(rows(`${at}-`));
    }
    await settled();
    expect(windows.row(0)).toBeUndefined();
    expect(windows.row(199 * windowSize)).toBe('199-0');
  });
});
