import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectCell, unprotectCell } from '../../../src-shared/text/spreadsheet-safe.ts';

describe('a cell for spreadsheets', () => {
  const inert: [string, string][] = [
    ['=1+1', "'=1+1"],
    ['@SUM(1+9)', "'@SUM(1+9)"],
    ['+1+1', "'+1+1"],
    ['-1+1', "'-1+1"],
    ['-', "'-"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－x', "'－x"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['−x', "'−x"],
    [' =1', "' =1"],
    ['"=1', '\'"=1'],
    ["'=1", "''=1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\u200b=1', "'\u200b=1"],
    ['Smith;=cmd', "Smith;'=cmd"],
    ['Smith; =cmd', "Smith;' =cmd"],
    ['a\n=cmd', "a\n'=cmd"],
    ['a\t@x', "a\t'@x"],
    ['00123', "'00123"],
    [' 00123', "' 00123"],
    ['12345678901234567890', "'12345678901234567890"],
    ['12E5', "'12E5"],
    ['3-4', "'3-4"],
    ["'00123", "''00123"],
    ['+1 (415) 555-0100', "'+1 (415) 555-0100"],
  ];
  it.each(inert)('makes %j inert as %j', (value, cell) => {
    expect(protectCell(value)).toBe(cell);
    expect(unprotectCell(cell)).toBe(value);
  });

  it.each([
    '',
    'Ann',
    "'t Hooft",
    "O'Brien",
    '0',
    '7',
    '-5',
    '+5',
    '-1.5',
    '-1,5',
    '-3%',
    '+14155550123',
    '+442071838750',
    '2024-02-29',
    '29/02/2024',
    '12:30',
    'ann@example.org',
    'a-b',
    '12-34-56',
    '1 = 1',
    '+14155550123; +14155550124',
    'https://example.org/?a=b',
    'line one\nline two',
  ])('leaves %j as it is', (value) => {
    expect(protectCell(value)).toBe(value);
    expect(unprotectCell(value)).toBe(value);
  });

  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '=',
        '+',
        '-',
        '@',
        '＝',
        '−',
        '\t',
        '\r',
        '\n',
        ' ',
        ',',
        ';',
        '0',
        '1',
        '9',
        'E',
        '.',
        '%',
      ),
      fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
    ),
    maxLength: 24,
  });

  it('is undone exactly, whatever the text', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        expect(unprotectCell(protectCell(value))).toBe(value);
      }),
      { numRuns: 20_000 },
    );
  });

  it('never leaves a piece that a spreadsheet would run', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const cell = protectCell(value);
        expect(cell).not.toMatch(/^[\t\r\n]/);
        if (/^'*[-+]?\d+(?:[.,]\d+)?%?$/.test(cell)) return;
        for (const text of cell.split(/[,;\t\r\n]/)) {
          const first = text.trim();
          if (/^[-+]?\d+(?:[.]\d+)?%?$/.test(first)) continue;
          expect(first).not.toMatch(/^[=+\-@＝＋－＠−]/);
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
