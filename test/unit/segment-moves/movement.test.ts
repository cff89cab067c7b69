// Periods, sizes and drift of moves, and the form in which members are kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { closedRule, restsOn } from '../../../src-main/core/engines/segment-moves/closed-rule.ts';
import { bitsOfChunks, changedChunks, hasMember } from '../../../src-main/core/engines/segment-moves/member-chunks.ts';
import {
  driftOf,
  type MoveCount,
  periodBounds,
  sizesOf,
} from '../../../src-main/core/engines/segment-moves/movement.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';

describe('periods', () => {
  it('are weeks from Monday and months from the first, over the end of a leap February', () => {
    const thursday = Date.UTC(2024, 1, 29, 15);
    expect(periodBounds(thursday, 'week', 2).map((at) => new Date(at).toISOString())).toEqual([
      '2024-02-19T00:00:00.000Z',
      '2024-02-26T00:00:00.000Z',
      '2024-03-04T00:00:00.000Z',
    ]);
    expect(periodBounds(thursday, 'month', 3).map((at) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
    expect(periodBounds(Date.UTC(2026, 10, 22), 'week', 1)[0]).toBe(Date.UTC(2026, 10, 16)); // a Sunday
  });
});

describe('sizes and drift', () => {
  const move = fc.record<MoveCount>({
    period: fc.nat(5),
    direction: fc.constantFrom('enter', 'leave'),
    cause: fc.constantFrom('edit', 'import', 'merge', 'undo', 'rule', 'day'),
    is_arrival: fc.nat(1),
    count: fc.integer({ min: 1, max: 50 }),
  });
  it('walk back to the start, and the parts add up to the change', () => {
    fc.assert(
      fc.property(fc.array(move), fc.nat(500), (moves, size) => {
        const sizes = sizesOf(size, moves, 6);
        const drift = driftOf(size, moves);
        const net = (period: number) =>
          moves.reduce(
            (sum, one) => sum + (one.period !== period ? 0 : one.direction === 'enter' ? one.count : -one.count),
            0,
          );
        expect(sizes.at(-1)).toBe(size);
        sizes.forEach((at, period) => {
          expect(at - (sizes[period - 1] ?? drift.start)).toBe(net(period));
        });
        expect(drift.people + drift.behaviour + drift.rule + drift.merges + drift.undo).toBe(drift.end - drift.start);
      }),
    );
  });
});

describe('kept members', () => {
  const id = fc.integer({ min: 1, max: 40_000 });
  it('are what was put in and not taken out since, in that order', () => {
    fc.assert(
      fc.property(fc.array(id), fc.array(fc.tuple(id, fc.boolean())), (first, moves) => {
        const start = changedChunks(
          undefined,
          first.map((one) => [one, true]),
        );
        const changed = changedChunks(start, moves);
        const chunks = new Map([...start, ...changed]);
        const expected = new Set(first);
        for (const [one, belongs] of moves) {
          if (belongs) expected.add(one);
          else expected.delete(one);
        }
        expect(idsIn(bitsOfChunks(chunks, 50_000))).toEqual([...expected].sort((a, b) => a - b));
        for (const [one] of moves) expect(hasMember(chunks, one)).toBe(expected.has(one));
      }),
    );
  });
});

describe('a closed rule', () => {
  const tag = (tags: number[], descendants: boolean): Rule['items'][number] => ({
    kind: 'tag',
    match: 'has',
    tags,
    descendants,
  });
  const world = {
    segments: new Map<number, Rule>([
      [1, { kind: 'group', match: 'any', items: [tag([1], true)] }],
      [2, { kind: 'group', match: 'all', items: [{ kind: 'segment', match: 'not_in', segment: 1 }] }],
    ]),
    tagChildren: new Map([[1, [3, 2]]]),
  };

  it('names no segment and no branch', () => {
    const rule: Rule = { kind: 'group', match: 'all', items: [{ kind: 'segment', match: 'in', segment: 2 }] };
    expect(closedRule(rule, world)).toEqual({
      kind: 'group',
      match: 'all',
      items: [
        {
          kind: 'group',
          match: 'all',
          items: [
            { kind: 'group', match: 'none', items: [{ kind: 'group', match: 'any', items: [tag([1, 2, 3], false)] }] },
          ],
        },
      ],
    });
  });

  it('knows whether time, scores, audits or others can move its members', () => {
    const rests = (item: Rule['items'][number]) => restsOn({ kind: 'group', match: 'all', items: [item] });
    const nothing = { day: false, scores: false, stages: false, words: false, audit: false, others: false };
    expect(rests(tag([1], false))).toEqual(nothing);
    expect(rests({ kind: 'finding', match: 'has', check: null })).toEqual({ ...nothing, audit: true });
    expect(rests({ kind: 'field', field: 'age', test: { operator: 'at_least', number: 18 } })).toMatchObject({
      day: true,
    });
    expect(
      rests({ kind: 'field', field: 'last_purchase', test: { operator: 'in_last', count: 3, unit: 'month' } }),
    ).toEqual({ ...nothing, day: true });
    expect(rests({ kind: 'field', field: 'revenue', test: { operator: 'top_percent', percent: 10 } })).toEqual({
      ...nothing,
      others: true,
    });
    expect(rests({ kind: 'field', field: 'rfm_cell', test: { operator: 'equals', text: 'loyal' } })).toEqual({
      ...nothing,
      scores: true,
    });
  });
});
