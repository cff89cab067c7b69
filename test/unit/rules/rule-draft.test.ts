import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canMove,
  changeDraft,
  type DraftGroup,
  draftOf,
  pathTo,
  ruleOf,
} from '../../../src-renderer/features/rules/rule-draft.ts';
import { type Condition, conditionsOf, type Group, type RuleNode } from '../../../src-shared/rules/ast.ts';
import { arbitraryRule } from '../../support/arbitrary-rule.ts';

const city = (text: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text } });
const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const any = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'any', items });

function keysOf(group: DraftGroup): string[] {
  return group.items.flatMap((item) => [item.key, ...(item.kind === 'group' ? keysOf(item) : [])]);
}

describe('a rule draft', () => {
  it('moves a condition into the group below it, out again, up and down', () => {
    let draft = draftOf(all(city('A'), any(city('B')), city('C')));
    const key = draft.items[0]?.key ?? '';
    const move = (direction: 'up' | 'down' | 'in' | 'out') => {
      draft = changeDraft(draft, { kind: 'move', key, direction });
      return ruleOf(draft);
    };
    expect(move('in')).toEqual(all(any(city('A'), city('B')), city('C')));
    expect(move('down')).toEqual(all(any(city('B'), city('A')), city('C')));
    expect(move('out')).toEqual(all(any(city('B')), city('A'), city('C')));
    expect(move('up')).toEqual(all(city('A'), any(city('B')), city('C')));
    expect(canMove(draft, key, 'up')).toBe(false);
    expect(canMove(draft, key, 'out')).toBe(false);
  });

  it('refuses to drop a group into itself', () => {
    const draft = draftOf(all(any(any(city('A')))));
    const outer = draft.items[0];
    if (outer?.kind !== 'group') throw new Error('no group');
    const inner = outer.items[0]?.key ?? '';
    expect(changeDraft(draft, { kind: 'place', key: outer.key, group: inner, index: 0 })).toBe(draft);
  });

  it('puts a dropped condition where the line was, within one group and across', () => {
    const draft = draftOf(all(city('A'), city('B'), city('C'), any()));
    const [a, , , group] = draft.items;
    const within = changeDraft(draft, { kind: 'place', key: a?.key ?? '', group: draft.key, index: 2 });
    expect(ruleOf(within)).toEqual(all(city('B'), city('A'), city('C'), any()));
    const across = changeDraft(draft, { kind: 'place', key: a?.key ?? '', group: group?.key ?? '', index: 0 });
    expect(ruleOf(across)).toEqual(all(city('B'), city('C'), any(city('A'))));
  });

  it('loses and invents no condition, however nodes are moved', () => {
    const moves = fc.array(
      fc.tuple(fc.nat(), fc.constantFrom<'up' | 'down' | 'in' | 'out'>('up', 'down', 'in', 'out')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(arbitraryRule, moves, (rule, steps) => {
        const before = conditionsOf(rule)
          .map((one) => JSON.stringify(one))
          .sort();
        let draft = draftOf(rule);
        expect(ruleOf(draft)).toEqual(rule);
        for (const [pick, direction] of steps) {
          const keys = keysOf(draft);
          const key = keys[pick % Math.max(1, keys.length)];
          if (key !== undefined) draft = changeDraft(draft, { kind: 'move', key, direction });
        }
        const after = conditionsOf(ruleOf(draft))
          .map((one) => JSON.stringify(one))
          .sort();
        expect(after).toEqual(before);
        for (const key of keysOf(draft)) expect(pathTo(draft, key)).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});
