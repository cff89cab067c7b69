// What the pictures of compared segments say to somebody who does not see them, and where their parts lead.
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { amongScope, amongSegments } from '../../../src-renderer/features/segment-compare/compare-rules.ts';
import { UpSetPicture } from '../../../src-renderer/features/segment-compare/UpSetPicture.tsx';
import { SheetGaps } from '../../../src-renderer/features/segments/SegmentNotices.tsx';
import { ruleSchema } from '../../../src-shared/rules/ast.ts';
import { intervalText, liftText, timesText } from '../../../src-shared/segments/lift-words.ts';

const vip = { id: 1, name: 'VIP', count: 12 };
const lapsed = { id: 2, name: 'Lapsed', count: 30 };

it('draws every combination as a button that opens exactly its segments', () => {
  const open = vi.fn();
  const openSet = vi.fn();
  render(
    <UpSetPicture
      sets={[vip, lapsed]}
      bars={[
        { sets: [1], count: 25 },
        { sets: [0, 1], count: 5 },
      ]}
      onOpen={open}
      onOpenSet={openSet}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: '5 contacts in VIP and Lapsed and no other' }));
  expect(open).toHaveBeenCalledWith([0, 1]);
  fireEvent.click(screen.getByTitle('Lapsed: 30 contacts'));
  expect(openSet).toHaveBeenCalledWith(1);
});

it('leads to rules that can be stored', () => {
  const rule = amongSegments([vip], [lapsed]);
  expect(ruleSchema.parse(rule)).toEqual(rule);
  expect(rule.items).toEqual([
    { kind: 'segment', match: 'in', segment: 1 },
    { kind: 'segment', match: 'not_in', segment: 2 },
  ]);
  expect(amongScope([], [vip, lapsed])).toMatchObject({ label: 'In none of 2 segments' });
});

it('names what a sheet leaves open, and is silent when it is complete', () => {
  const fill = vi.fn();
  const sheet = { goal: 'G', description: 'D', action: ' ', kpi: null, owner: 'Ann', reviewAt: '2026-03-01' };
  const { rerender } = render(<SheetGaps sheet={sheet} onFill={fill} />, { wrapper: MantineProvider });
  expect(screen.getByRole('region', { name: 'Sheet' }).textContent).toContain('should name action and KPI');
  fireEvent.click(screen.getByRole('button', { name: 'Fill in the sheet' }));
  expect(fill).toHaveBeenCalled();
  rerender(<SheetGaps sheet={{ ...sheet, action: 'Write', kpi: 'Replies' }} onFill={fill} />);
  expect(screen.queryByRole('region', { name: 'Sheet' })).toBeNull();
});

it('says a difference with its interval', () => {
  const row = { ratio: 3.14, low: 2.41, high: 4.04, words: 'have bought “Running shoes”' };
  expect(liftText(row)).toBe('3.1 times as likely to have bought “Running shoes” (2.4–4.0)');
  expect(timesText({ ...row, ratio: null })).toBe('The only ones');
  expect(intervalText({ ratio: null, low: 12.3, high: 900 })).toBe('(at least 12.3 times)');
  expect(timesText({ ...row, ratio: 0.04 })).toBe('0.04 times as');
});
