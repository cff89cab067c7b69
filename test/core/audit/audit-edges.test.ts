// Where audits meet the rest: merged contacts, a cancel half way, and the plans of what is asked on every click.
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { compileQuery, type Query } from '../../../src-main/core/db/query.ts';
import { countFindings, selectFindings } from '../../../src-main/core/features/audit/audit-queries.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';
import { addPeople } from './audit-workspace.ts';

const value = <T>(workspace: TestWorkspace, query: ReturnType<typeof sql>): T | undefined =>
  workspace.session.transactions.read((db) => db.value<T>(query));

describe('a merged contact', () => {
  it('is judged as one person, and a fix reaches the address it brought along', async () => {
    const workspace = openTestWorkspace();
    const [winner = 0, loser = 0] = addPeople(workspace, [
      { given_name: 'Ann', family_name: 'Lee', email: ['ann@lee.org'], country: 'Germany' },
      { given_name: 'Ann', family_name: 'Lee', email: ['ann@lee.org', 'ann@gmial.com'] },
    ]);
    await workspace.ask('audit.run', {});
    expect((await workspace.ask('audit.findings', { check: 'email-duplicate' })).total).toBe(2);
    await workspace.ask('duplicates.merge', { winner, losers: [loser] });
    await workspace.ask('audit.run', {});
    expect((await workspace.ask('audit.findings', { check: 'email-duplicate' })).total).toBe(0);
    expect((await workspace.ask('audit.findings', { check: 'point-repeated' })).total).toBe(0);
    const { rows } = await workspace.ask('audit.findings', { check: 'email-domain-typo' });
    expect(rows.map((row) => row.contact)).toEqual([winner]);
    expect(await workspace.ask('audit.accept', { findings: rows.map((row) => row.id) })).toMatchObject({ accepted: 1 });
    expect(
      value(
        workspace,
        sql`SELECT count(*) FROM contact_email WHERE contact_id = ${winner} AND normalised = 'ann@gmail.com'`,
      ),
    ).toBe(1);
  });
});

describe('a cancelled audit', () => {
  it('leaves the findings and the score of the last one', async () => {
    const workspace = openTestWorkspace();
    addPeople(workspace, [{ given_name: ' Ann' }]);
    await workspace.ask('audit.run', {});
    const before = await workspace.ask('audit.overview', {});
    const running = workspace.ask('audit.run', {});
    for (const job of workspace.session.jobs.values()) job.cancel();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await workspace.ask('audit.overview', {})).toEqual(before);
    expect((await workspace.ask('audit.findings', { check: 'whitespace' })).total).toBe(1);
  });
});

describe('query plans', () => {
  const plan = (workspace: TestWorkspace, query: Query<unknown>): string => {
    const { sql: text, parameters } = compileQuery(query);
    const rows = workspace.session.workspace.readerConnection.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters);
    return (rows as { detail: string }[]).map((row) => row.detail).join('\n');
  };

  it('find the findings of a check by index and count all of them from the index alone', () => {
    const workspace = openTestWorkspace();
    const filter = { check: 'whitespace', state: 'open' as const, onlyFixable: false, search: '' };
    expect(plan(workspace, selectFindings(filter, 'fixable', 0, 100))).toMatch(/SEARCH f USING INDEX finding_check/);
    expect(plan(workspace, countFindings())).toMatch(/USING COVERING INDEX finding_check/);
  });
});
