import { describe, expect, it } from 'vitest';
import {
  joinNotes,
  type MergeMember,
  proposeField,
  proposeWinner,
  strictestConsent,
} from '../../../src-main/core/features/duplicates/merge-plan.ts';

function member(id: number, values: Record<string, string | null>, more: Partial<MergeMember> = {}): MergeMember {
  return { id, values: new Map(Object.entries(values)), addedAt: id, updatedAt: 100, lastActivityAt: null, ...more };
}

describe('who survives', () => {
  it('is the most complete', () => {
    const people = [member(1, { given_name: 'Ann', city: null }), member(2, { given_name: 'Ann', city: 'Kiel' })];
    expect(proposeWinner(people)).toEqual({ from: 2, because: 'Most complete' });
  });

  it('is the one active last when both are as complete, then the older one', () => {
    const quiet = member(1, { given_name: 'Ann' });
    const active = member(2, { given_name: 'Ann' }, { lastActivityAt: 5 });
    expect(proposeWinner([quiet, active])).toEqual({ from: 2, because: 'Active most recently' });
    expect(proposeWinner([member(2, { given_name: 'Ann' }), quiet])).toEqual({ from: 1, because: 'Here the longest' });
  });
});

describe('whose value a field keeps', () => {
  it.each([
    ['the only one', [null, 'Buyer'], { from: 2, because: 'Only one' }],
    ['the most frequent', ['Buyer', 'Chief', 'Chief'], { from: 2, because: 'Most frequent' }],
    ['nothing', [null, null], null],
  ] as const)('%s', (_, titles, expected) => {
    const people = titles.map((title, at) => member(at + 1, { job_title: title }));
    expect(proposeField('job_title', people, 1)).toEqual(expected);
  });

  it.each([
    ['R', 'Robert', 2],
    ['Leuschke', 'Leusschke', 1],
    ['SMITH', 'Smith', 2],
    ['smith', 'Smith', 2],
    ['Rob', 'Robert', 2],
  ] as const)('of the names %s and %s the one of contact %i', (first, second, expected) => {
    const people = [member(1, { family_name: first }), member(2, { family_name: second })];
    expect(proposeField('family_name', people, 1)?.from).toBe(expected);
  });

  it('the newest of other fields', () => {
    const people = [member(1, { job_title: 'Buyer' }), member(2, { job_title: 'Chief' }, { updatedAt: 200 })];
    expect(proposeField('job_title', people, 1)).toEqual({ from: 2, because: 'Newest' });
  });
});

it('lets a withdrawal outweigh everything', () => {
  expect(strictestConsent(['granted', 'withdrawn', 'unknown'])).toBe('withdrawn');
  expect(strictestConsent(['granted', 'unknown'])).toBe('granted');
  expect(strictestConsent(['unknown', 'unknown'])).toBe('unknown');
});

it('keeps every note once', () => {
  expect(joinNotes(['Likes tea', null, ' Likes tea ', 'Calls back'])).toBe('Likes tea\n\nCalls back');
  expect(joinNotes([null, '  '])).toBeNull();
});
