// Moves added up over months, the rules behind their numbers, and the ribbons.

import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { flowsWithin, moveRule } from '../../../src-renderer/features/lifecycle/stage-rules.ts';
import { FlowRibbons } from '../../../src-renderer/ui/FlowRibbons.tsx';
import { ruleSentence } from '../../../src-shared/rules/sentence.ts';

const names = {
  tag: () => undefined,
  segment: () => undefined,
  customField: () => undefined,
  check: () => undefined,
  currency: 'EUR',
};

describe('moves between stages', () => {
  it('are added up over the months asked for, the most frequent first', () => {
    const moves = [
      { month: '2025-10', from: 'active', to: 'at_risk', count: 9, still: 9 },
      { month: '2025-11', from: 'active', to: 'at_risk', count: 2, still: 1 },
      { month: '2025-12', from: null, to: 'lead', count: 5, still: 5 },
      { month: '2025-12', from: 'active', to: 'at_risk', count: 4, still: 3 },
    ] as const;
    expect(flowsWithin(moves, ['2025-11', '2025-12'])).toEqual([
      { from: 'active', to: 'at_risk', count: 6, still: 4 },
      { from: null, to: 'lead', count: 5, still: 5 },
    ]);
  });

  it('lead to those who are still there, over whole months', () => {
    const rule = moveRule('active', 'at_risk', ['2024-01', '2024-02']);
    expect(rule.items.at(-1)).toEqual({
      kind: 'field',
      field: 'stage_since',
      test: { operator: 'between_days', fromDay: '2024-01-01', toDay: '2024-02-29' },
    });
    expect(ruleSentence(rule, names)).toContain('lifecycle stage At-risk');
    expect(moveRule(null, 'lead', ['2024-01', '2024-01']).items[1]).toMatchObject({ test: { operator: 'is_empty' } });
  });

  it('are drawn as one ribbon each, between nodes that say their totals', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, label: `Stage ${id}`, colour: 'red' }));
    const links = [
      { from: 'a', to: 'b', count: 1500, title: 'a to b' },
      { from: 'a', to: 'c', count: 1, title: 'a to c' },
    ];
    render(<FlowRibbons label="Moves" left={nodes} right={nodes} links={links} />);
    const picture = screen.getByRole('img', { name: 'Moves' });
    expect(picture.querySelectorAll('path')).toHaveLength(2);
    expect(picture.textContent).toContain('Stage a 1,501');
    const widths = [...picture.querySelectorAll('path')].map((path) => Number(path.getAttribute('stroke-width')));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(2);
  });
});
