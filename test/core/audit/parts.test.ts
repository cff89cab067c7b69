// An audit in two shares side by side says what one in a single piece says.
import { expect, it } from 'vitest';
import { joinOutcomes } from '../../../src-main/core/features/audit/audit-run.ts';
import { type AuditOutcome, auditTask } from '../../../src-main/core/features/audit/audit-task.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

it('finds and counts the same in two parts as in one', async () => {
  const workspace = openTestWorkspace();
  await workspace.ask('sample.create', { contacts: 2500, mess: 0.3, engagement: 0.1, seed: 3 });
  const part = (number: number, parts: number): AuditOutcome =>
    workspace.session.transactions.read((db) =>
      auditTask({ db, progress: () => {}, note: () => {} }, { asOf: testNow, part: number, parts }),
    );
  const whole = part(0, 1);
  const joined = joinOutcomes(part(0, 2), part(1, 2));
  const rows = (outcome: AuditOutcome): string[] =>
    outcome.pages.flatMap((page) => (JSON.parse(page) as unknown[]).map((row) => JSON.stringify(row))).sort();
  expect(rows(whole).length).toBeGreaterThan(500);
  expect(rows(joined)).toEqual(rows(whole));
  expect({ ...joined, pages: [] }).toEqual({ ...whole, pages: [] });
});
