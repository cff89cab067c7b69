// tagstead lifecycle and rfm --compare, on a workspace and on a bare file of orders.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LifecycleFigures } from '../../../src-shared/contract/lifecycle.ts';
import type { RfmComparison } from '../../../src-shared/contract/rfm.ts';
import { tagstead } from '../../support/command-line.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const ago = (days: number) => ({ at: testNow - days * 86_400_000, amount: 1000 });

function shop() {
  const workspace = openTestWorkspace();
  workspace.write('people', (context) => {
    makeContact(context, { given_name: 'Ann' });
    makeContact(context, { given_name: 'Bob', purchases: [ago(10)] });
    makeContact(context, { given_name: 'Eve', email: 'eve@x.org', purchases: [ago(900)] });
  });
  workspace.session.close();
  return workspace;
}

describe('tagstead lifecycle', () => {
  it('says who stands where, as text, as JSON and as a file of those who need care', async () => {
    const { path, folder } = shop();
    const told = await tagstead('lifecycle', path);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/3 contacts, as of 2026-01-02\./);
    expect(told.out).toMatch(/New +1 +10 +0 +0/);
    const { stages } = (await tagstead('lifecycle', path, '--json')).json<LifecycleFigures>();
    expect(stages.map(({ count }) => count)).toEqual([1, 1, 0, 0, 1]);
    const out = join(folder, 'care.csv');
    expect((await tagstead('lifecycle', path, '--out', out)).out).toContain('Wrote 1 contact');
    expect(readFileSync(out, 'utf8')).toContain('eve@x.org');
  });

  it('looks as of a past day without touching the workspace, and takes a bare file', async () => {
    const { path, folder } = shop();
    await tagstead('lifecycle', path);
    const before = (await tagstead('lifecycle', path, '--as-of', '2024-06-01', '--json')).json<LifecycleFigures>();
    expect(before.stages.map(({ count }) => count)).toEqual([0, 0, 0, 1, 0]); // 320 days quiet, 3.6 of the usual 90
    const csv = join(folder, 'people.csv');
    writeFileSync(csv, 'Name,Email\nAnn,ann@x.org\nBob,bob@x.org\n');
    const file = (await tagstead('lifecycle', csv, '--quiet', '--json')).json<LifecycleFigures>();
    expect(file.stages[0]).toMatchObject({ stage: 'lead', count: 2 });
  });
});

describe('tagstead rfm --compare', () => {
  it('says who moved between the groups of two days', async () => {
    const { path } = shop();
    const { comparison } = (await tagstead('rfm', path, '--compare', '2025-06-30', '--json')).json<{
      comparison: RfmComparison;
    }>();
    expect(comparison).toMatchObject({ from: '2025-06-30', to: '2026-01-02' });
    expect(comparison.moves.map(({ from, count }) => [from === null, count]).sort()).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect((await tagstead('rfm', path, '--compare', '2025-06-30')).out).toMatch(/From 2025-06-30 to 2026-01-02:/);
    const refused = await tagstead('rfm', path, '--compare', '2027-01-01');
    expect(refused.error).toContain('must lie before the second');
  });
});
