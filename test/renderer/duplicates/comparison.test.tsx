import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ComparisonTable } from '../../../src-renderer/features/duplicates/ComparisonTable.tsx';
import { LaneHistogram } from '../../../src-renderer/features/duplicates/LaneHistogram.tsx';
import { chanceText } from '../../../src-renderer/features/duplicates/lane-scale.ts';
import { Waterfall } from '../../../src-renderer/features/duplicates/Waterfall.tsx';
import type { ComparedContact, ComparedField, MatchRun } from '../../../src-shared/contract/duplicates.ts';

const contact = (id: number, name: string): ComparedContact => ({
  id,
  name,
  addedAt: 0,
  updatedAt: 0,
  source: null,
  activityCount: 0,
  revenue: 0,
  currency: null,
  lastActivityAt: null,
  tagCount: 0,
});

const field = (key: string, values: (string | null)[], more: Partial<ComparedField> = {}): ComparedField => ({
  key,
  label: key,
  values,
  agreement: 'differs',
  rule: 'chosen',
  proposed: 1,
  because: 'Fullest',
  ...more,
});

function showTable(fields: ComparedField[]) {
  const onKeep = vi.fn();
  const onWinner = vi.fn();
  render(
    <MantineProvider>
      <ComparisonTable
        comparison={{
          contacts: [contact(1, 'Robert'), contact(2, '<b>Bob</b>')],
          winner: 1,
          winnerBecause: 'Most complete',
          fields,
          pairs: [],
        }}
        winner={1}
        onWinner={onWinner}
        keptFrom={(each) => each.proposed}
        onKeep={onKeep}
        onLeaveOut={null}
      />
    </MantineProvider>,
  );
  return { onKeep, onWinner };
}

describe('the comparison', () => {
  it('marks the kept value and lets a click keep the other', () => {
    const { onKeep } = showTable([field('given_name', ['Robert', 'Bob'])]);
    expect(screen.getByRole('button', { name: 'Keep given_name Robert of Robert' })).toHaveProperty(
      'ariaPressed',
      'true',
    );
    fireEvent.click(screen.getByRole('button', { name: /Keep given_name Bob/ }));
    expect(onKeep).toHaveBeenCalledWith('given_name', 2);
  });

  it('says by name, not by colour alone, who agrees', () => {
    showTable([
      field('city', ['Kiel', 'Kiel'], { agreement: 'same' }),
      field('company', ['Acme', null], { agreement: 'only one' }),
      field('owner', ['Ada', 'Ben']),
    ]);
    for (const words of ['Same in all', 'Missing in some', 'They differ'])
      expect(screen.getByLabelText(words)).toBeTruthy();
  });

  it('offers a choice where only capitals differ, none where values are identical or all are kept', () => {
    showTable([
      field('family_name', ['KERN', 'Kern'], { agreement: 'same' }),
      field('city', ['Kiel', 'Kiel'], { agreement: 'same' }),
      field('tags', ['VIP', 'Lead'], { rule: 'kept' }),
    ]);
    expect(screen.getAllByRole('button', { name: /^Keep/ })).toHaveLength(2);
  });

  it('shows imported markup as text', () => {
    showTable([]);
    expect(screen.getByText('<b>Bob</b>')).toBeTruthy();
  });

  it('makes the other contact survive', () => {
    const { onWinner } = showTable([]);
    fireEvent.click(screen.getByRole('radio', { name: 'Make it survive' }));
    expect(onWinner).toHaveBeenCalledWith(2);
  });
});

describe('the lanes', () => {
  const run: MatchRun = {
    id: 1,
    at: 0,
    contactCount: 10,
    comparedPairs: 45,
    review: 0,
    certain: 8,
    histogram: { from: -30, width: 0.5, counts: new Array<number>(120).fill(1) },
    comparisons: [],
    rules: [],
    available: [],
    modelName: null,
    settings: { version: 1 },
    scope: null,
    comparesEveryPair: true,
    expectedDuplicates: 1,
  };

  it('move by half a bit with the arrow keys, and never past each other', () => {
    const onMove = vi.fn();
    render(
      <MantineProvider>
        <LaneHistogram
          run={run}
          counts={undefined}
          review={8}
          certain={8}
          isMoved={false}
          note={null}
          onMove={onMove}
          onReset={() => {}}
        />
      </MantineProvider>,
    );
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Review begins at' }), { key: 'ArrowRight' });
    expect(onMove).toHaveBeenLastCalledWith({ review: 8 });
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Review begins at' }), { key: 'ArrowLeft' });
    expect(onMove).toHaveBeenLastCalledWith({ review: 7.5 });
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Certain begins at' }), { key: 'ArrowLeft' });
    expect(onMove).toHaveBeenLastCalledWith({ certain: 8 });
  });

  it.each([
    [-20, 'under 1% likely'],
    [0, '50% likely'],
    [8.4, '99.7% likely'],
    [10, '99.90% likely'],
    [40, 'over 99.99% likely'],
  ])('says %f bits as %s', (bits, words) => expect(chanceText(bits)).toBe(words));
});

it('lets the waterfall begin each bar where the one before ended', () => {
  const { container } = render(
    <MantineProvider>
      <Waterfall
        pair={{
          left: 1,
          right: 2,
          weight: 5,
          probability: 0.97,
          lane: 'review',
          evidence: [
            { key: 'prior', label: '', words: 'Rarely the same', weight: -10 },
            { key: 'email', label: '', words: 'Same email', weight: 20 },
            { key: 'given', label: '', words: 'Different given name', weight: -5 },
          ],
        }}
      />
    </MantineProvider>,
  );
  const bars = [...container.querySelectorAll<HTMLElement>('.waterfall__bar')].map(({ style }) => [
    style.left,
    style.width,
  ]);
  // From −10 to 10: 20 bits wide.
  expect(bars).toEqual([
    ['0%', '50%'],
    ['0%', '100%'],
    ['75%', '25%'],
  ]);
});
