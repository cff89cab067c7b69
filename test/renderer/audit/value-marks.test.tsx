// What of a value is marked as changed, and how blanks and other unseen characters are made visible.
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FindingValue } from '../../../src-renderer/features/audit/FindingValue.tsx';
import { markChanges, type Piece } from '../../../src-renderer/features/audit/value-marks.ts';

/** 'g[am]il' for a change, '{·}' for something unseen. */
const written = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, kind }) => (kind === 'same' ? text : kind === 'changed' ? `[${text}]` : `{${text}}`)).join('');

describe('markChanges', () => {
  it.each([
    ['anna@gamil.com', 'anna@gmail.com', 'anna@g[am]il.com'],
    ['SMITH', 'Smith', 'S[MITH]'],
    [' Anna', 'Anna', '{·}Anna'],
    ['van  Dyk', 'van Dyk', 'van{·}{·}Dyk'],
    ['An\u200bna', 'Anna', 'An{U+200B}na'],
    ['Head\tof', 'Head of', 'Head{→}of'],
    ['same', null, 'same'],
    ['same', 'same', 'same'],
    ['a b', null, 'a b'],
  ])('%j beside %j reads %s', (value, other, expected) => {
    expect(written(markChanges(value, other))).toBe(expected);
  });
});

it.each([
  ['nicole.bennett@gamil.com', 'nicole.bennett@gmail.com', '…ennett@g[am]il.com'],
  ['james.hughes@hotmai.com', 'james.hughes@hotmail.com', '…s@hotmai.com'],
  ['james.hughes@hotmail.com', 'james.hughes@hotmai.com', '…s@hotmai[l].com'],
  ['short@gamil.com', 'short@gmail.com', 'short@g[am]il.com'],
])('leaves out a long beginning of %s that did not change', (value, other, expected) => {
  expect(written(markChanges(value, other, true))).toBe(expected);
});

it('says in words what an empty side means', () => {
  const text = (value: string | null, side: 'current' | 'proposed'): string | null =>
    render(<FindingValue value={value} other={null} side={side} />).container.textContent;
  expect(text(null, 'current')).toBe('empty');
  expect(text(null, 'proposed')).toBe('no proposal');
  expect(text('', 'proposed')).toBe('take it out');
});
