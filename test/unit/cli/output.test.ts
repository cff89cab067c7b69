import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../src-main/cli/nearest-word.ts';
import { counted, plainText, table } from '../../../src-main/cli/output.ts';
import { barLine, progressOn } from '../../../src-main/cli/progress.ts';

describe('text for people', () => {
  it('lines up columns, numbers to the right', () => {
    const rows = [
      ['Ann', 4210],
      ['Bartholomew', 7],
    ];
    expect(table(['Name', 'Orders'], rows)).toEqual([
      'Name         Orders',
      'Ann           4,210',
      'Bartholomew       7',
    ]);
  });

  it('shortens what is too long and shows null as nothing', () => {
    expect(table(['A', 'B'], [['x'.repeat(80), null]])[1]).toBe(`${'x'.repeat(59)}…`);
  });

  it('lets no data drive the terminal', () => {
    expect(plainText('a\u001b[31mred\u0007\r\nb\u202ec')).toBe('a [31mred b c');
  });

  it.each([
    [1, '1 contact'],
    [0, '0 contacts'],
    [4210, '4,210 contacts'],
  ])('counts %d', (count, text) => {
    expect(counted(count, 'contact')).toBe(text);
  });
});

describe('a word that was mistyped', () => {
  it.each([
    ['segmnet', 'segment'],
    ['dup', 'duplicates'],
    ['exprot', 'export'],
    ['xyzzy', undefined],
    ['', undefined],
  ])('%s is taken for %s', (word, expected) => {
    expect(nearestWord(word, ['import', 'export', 'segment', 'duplicates'])).toBe(expected);
  });
});

describe('progress', () => {
  const recorder = (isTerminal: boolean) => {
    const written: string[] = [];
    let time = 0;
    const progress = progressOn({ write: (text) => written.push(text), isTerminal, columns: 100 }, () => time);
    return {
      written,
      show: (phase: string, done: number, total: number | null, after: number) => {
        time += after;
        progress.show({ phase, done, total });
      },
      finish: () => progress.finish(),
    };
  };

  it('is a bar on a terminal, redrawn at most every 80 ms and taken away at the end', () => {
    const { written, show, finish } = recorder(true);
    show('Reading', 0, 100, 0);
    show('Reading', 10, 100, 10);
    show('Reading', 50, 100, 5000);
    finish();
    expect(written).toHaveLength(3);
    expect(written[1]).toContain('Reading  [############------------]  50 %  50 of 100, about 5 s left');
    expect(written[2]).toBe('\r\u001b[2K');
  });

  it('is plain lines elsewhere: a phase begins, quarters pass', () => {
    const { written, show } = recorder(false);
    for (let done = 0; done <= 1000; done += 10) show('Reading', done, 1000, 1);
    show('Indexing', 0, null, 1);
    expect(written).toEqual([
      'Reading: 0 of 1,000\n',
      'Reading: 250 of 1,000\n',
      'Reading: 500 of 1,000\n',
      'Reading: 750 of 1,000\n',
      'Reading: 1,000 of 1,000\n',
      'Indexing\n',
    ]);
  });

  it('does not promise when nothing is known', () => {
    expect(barLine({ phase: 'Reading', done: 12, total: null }, 100)).toBe('Reading: 12');
    expect(barLine({ phase: 'Reading', done: 0, total: 0 }, 100)).toBe('Reading');
    expect(barLine({ phase: 'Grouping', done: 1, total: 1 }, 100)).toBe('Grouping');
  });
});
