import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, type IdBits, idsIn } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { decideTag, type TagFacts } from '../../../src-main/core/engines/tag-rules/decide-tag.ts';
import { orderRules, tagsAsked } from '../../../src-main/core/engines/tag-rules/rule-order.ts';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';

const asking = (asks: Record<number, number[]>) =>
  new Map(Object.entries(asks).map(([tag, asked]) => [Number(tag), new Set(asked)]));
const all = (...items: Condition[]): Rule => ({ kind: 'group', match: 'all', items });
const has = (tag: number, descendants = false): Condition => ({ kind: 'tag', match: 'has', tags: [tag], descendants });

describe('the order of rules', () => {
  it('puts each after those it asks for and keeps the given order otherwise', () => {
    expect(orderRules(asking({ 1: [3], 2: [], 3: [4], 4: [], 5: [99] }))).toEqual({
      order: [4, 3, 1, 2, 5],
      loops: [],
    });
  });

  it('names a loop by its path and orders the rest', () => {
    expect(orderRules(asking({ 1: [2], 2: [3], 3: [1], 4: [1], 5: [5] }))).toEqual({
      order: [4],
      loops: [[1, 2, 3], [5]],
    });
  });

  it('holds for any graph: an order of everything outside loops, and each loop really goes round', () => {
    const graph = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(graph, (lists) => {
        const asks = new Map(lists.map((list, tag) => [tag, new Set(list)]));
        const { order, loops } = orderRules(asks);
        const looping = new Set(loops.flat());
        expect([...order, ...looping].sort((a, b) => a - b)).toEqual(lists.map((_, tag) => tag));
        for (const [place, tag] of order.entries())
          for (const asked of asks.get(tag) ?? [])
            if (!looping.has(asked)) expect(order.indexOf(asked)).toBeLessThan(place);
        for (const loop of loops)
          for (const [place, tag] of loop.entries()) expect(asks.get(tag)).toContain(loop[(place + 1) % loop.length]);
      }),
    );
  });

  it('survives a chain of two thousand rules', () => {
    const last = 1_999;
    const chain = new Map(Array.from({ length: last + 1 }, (_, tag) => [tag, new Set(tag === last ? [] : [tag + 1])]));
    expect(orderRules(chain).order[0]).toBe(last);
  });

  it('sees tags through segments and below other tags', () => {
    const segments = new Map<number, Rule>([[7, all(has(2, true), { kind: 'segment', match: 'in', segment: 7 })]]);
    const tagChildren = new Map([
      [2, [4]],
      [4, [5]],
    ]);
    const rule = all({ kind: 'segment', match: 'not_in', segment: 7 }, has(9));
    expect([...tagsAsked([rule], { segments, tagChildren })].sort()).toEqual([2, 4, 5, 9]);
  });
});

describe('what a rule does to a tag', () => {
  const highest = 40;
  const set = (...ids: number[]): IdBits => bitsOf(ids, highest);
  const facts = (given: Partial<TagFacts>): TagFacts => ({
    active: set(1, 2, 3, 4, 5, 6),
    adds: set(),
    removes: 'not_true',
    byRule: set(),
    byHand: set(),
    pinned: set(),
    banned: set(),
    rivals: set(),
    ...given,
  });
  const outcome = (given: Partial<TagFacts>) => {
    const { gains, loses, blocked } = decideTag(facts(given));
    return { gains: idsIn(gains), loses: idsIn(loses), blocked: idsIn(blocked) };
  };

  it('takes off only what a rule put on', () => {
    expect(outcome({ adds: set(1, 2), byRule: set(2, 3), byHand: set(4) })).toEqual({
      gains: [1],
      loses: [3],
      blocked: [],
    });
  });

  it('leaves archived contacts alone', () => {
    expect(outcome({ adds: set(1, 20), byRule: set(21) })).toEqual({ gains: [1], loses: [], blocked: [] });
  });

  it('keeps until the rule for removing holds, which wins over add-when', () => {
    const given = { adds: set(1, 2), byRule: set(3, 4), removes: set(2, 4) };
    expect(outcome(given)).toEqual({ gains: [1], loses: [4], blocked: [] });
    expect(outcome({ ...given, removes: 'never' })).toEqual({ gains: [1, 2], loses: [], blocked: [] });
  });

  it('respects pins, bans and tags that exclude it', () => {
    expect(
      outcome({ adds: set(1, 2, 3), byRule: set(4, 5), pinned: set(4, 6), banned: set(1), rivals: set(2, 6) }),
    ).toEqual({ gains: [3], loses: [5], blocked: [2, 6] });
  });

  it('has nothing left to do when it is asked again', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: highest })).map((ids) => bitsOf(ids, highest));
    const removes = fc.oneof(some, fc.constantFrom('not_true' as const, 'never' as const));
    const any = fc.record({
      active: some,
      adds: some,
      removes,
      byRule: some,
      byHand: some,
      pinned: some,
      banned: some,
      rivals: some,
    });
    fc.assert(
      fc.property(any, (given) => {
        const { gains, loses, wears } = decideTag(given);
        const lost = new Set(idsIn(loses));
        const byRule = set(...idsIn(given.byRule).filter((id) => !lost.has(id)), ...idsIn(gains));
        const again = decideTag({ ...given, byRule });
        expect([idsIn(again.gains), idsIn(again.loses), idsIn(again.wears)]).toEqual([[], [], idsIn(wears)]);
        const hand = new Set(idsIn(given.byHand));
        expect([...lost].filter((id) => hand.has(id))).toEqual([]);
      }),
    );
  });
});
