// How checks are arranged, which one opens first, and which contacts a bar of a column leads to.
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { firstCheck, groupChecks } from '../../../src-renderer/features/audit/audit-groups.ts';
import { CheckList } from '../../../src-renderer/features/audit/CheckList.tsx';
import { columnScope } from '../../../src-renderer/features/audit/column-scope.ts';
import type { AuditCheckRow } from '../../../src-shared/contract/audit.ts';
import { ruleSchema } from '../../../src-shared/rules/ast.ts';

const check = (parts: Partial<AuditCheckRow> & { id: string }): AuditCheckRow => ({
  title: parts.id,
  why: 'Because.',
  remedy: 'So.',
  dimension: 'validity',
  severity: 'warning',
  subject: 'contact',
  checked: 100,
  open: 0,
  accepted: 0,
  rejected: 0,
  settled: 0,
  affected: 0,
  fixable: 0,
  ...parts,
});

const checks = [
  check({ id: 'notice', severity: 'notice', open: 50, fixable: 50, affected: 50 }),
  check({ id: 'error', severity: 'error', open: 3, fixable: 2, affected: 3 }),
  check({ id: 'decided', rejected: 4 }),
  check({ id: 'clean' }),
  check({ id: 'missing', dimension: 'completeness', open: 9, affected: 9 }),
];

it('puts the gravest first within a dimension and what is decided last', () => {
  expect(groupChecks(checks).map((group) => [group.dimension, group.checks.map(({ id }) => id), group.open])).toEqual([
    ['completeness', ['missing'], 9],
    ['validity', ['error', 'notice', 'decided'], 53],
  ]);
});

it('opens on what can be mended and weighs most', () => {
  expect(firstCheck(checks)?.id).toBe('error');
  expect(firstCheck([check({ id: 'clean' })])).toBeUndefined();
});

it('lists checks with counts, tells the chosen one, and keeps those without findings apart', () => {
  const choose = vi.fn();
  render(
    <MantineProvider>
      <CheckList checks={checks} chosen="error" onChoose={choose} />
    </MantineProvider>,
  );
  const chosen = screen.getByRole('button', { current: true });
  expect(within(chosen).getByText('Error')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /missing/ }));
  expect(choose).toHaveBeenCalledWith('missing');
  expect(screen.queryByText('clean')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '1 check found nothing' }));
  expect(screen.getByText('clean')).toBeTruthy();
});

it('leads from a bar to a rule that the core accepts', () => {
  const scope = columnScope({ ruleField: 'city', label: 'City' }, { kind: 'value', value: 'Berlin' });
  expect(scope).toMatchObject({ kind: 'rule', label: 'City is Berlin' });
  if (scope?.kind === 'rule') expect(ruleSchema.safeParse(scope.rule).success).toBe(true);
  expect(columnScope({ ruleField: null, label: 'Notes' }, { kind: 'empty' })).toBeUndefined();
});
