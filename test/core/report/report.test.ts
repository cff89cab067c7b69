// The report over real workspaces: what it counts is what SQL by hand counts, it is remembered and undone like anything
// else, and the same state gives the same bytes.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createHandle } from '../../../src-main/core/db/handle.ts';
import { gatherFacts } from '../../../src-main/core/features/report/gather-facts.ts';
import { reportSettings } from '../../../src-shared/contract/report.ts';
import { Refusal } from '../../../src-shared/model/refusal.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';
import { addPeople } from '../audit/audit-workspace.ts';

const usual = reportSettings.parse({});

const people = [
  { given_name: 'Jane', family_name: 'Miller', email: ['jane@gmial.com'], country: 'Germany', city: 'Berlin' },
  { given_name: 'JANE', family_name: 'MILLER', email: ['jane@example.org'], phone: ['+4930901820'] },
  { given_name: 'Bob', family_name: 'Ray', phone: ['+14155550123'] },
  { given_name: 'Eve', family_name: 'Ward' },
  { given_name: '<script>alert(1)</script>', family_name: 'O"Neil', email: ['eve@example.org'], country: 'U.S.A.' },
];

async function audited(): Promise<TestWorkspace> {
  const workspace = openTestWorkspace();
  addPeople(workspace, people);
  await workspace.ask('audit.run', {});
  return workspace;
}

const handleOf = ({ session }: TestWorkspace) => createHandle(session.workspace.readerConnection);

const gather = (workspace: TestWorkspace) =>
  gatherFacts({ db: handleOf(workspace), progress: () => {}, note: () => {} }, { evidenceRows: 5, extent: 'whole' });

describe('facts', () => {
  it('are those of the audit and of the rows', async () => {
    const workspace = await audited();
    const facts = gather(workspace);
    const { run, checks } = await workspace.ask('audit.overview', {});
    expect(facts.run.score).toBe(run?.score);
    for (const check of checks.filter(({ open, subject }) => open > 0 && subject === 'contact')) {
      const { rows, total } = await workspace.ask('audit.findings', { check: check.id, limit: 5 });
      expect(facts.checks.find(({ id }) => id === check.id)?.open).toBe(total);
      expect(facts.evidence.get(check.id)?.map(({ contact }) => contact)).toEqual(rows.map(({ contact }) => contact));
    }
    expect(facts.reach).toMatchObject({
      email: 3,
      phone: 2,
      none: 1,
      ways: { both: 1, emailOnly: 2, phoneOnly: 1, postOnly: 0 },
    });
    expect(facts.duplicates).toBeNull();
  });

  it('count a contact once per problem', async () => {
    const workspace = await audited();
    const { affectedByTheme } = gather(workspace);
    const byHand = handleOf(workspace).value<number>(
      sql`SELECT count(DISTINCT contact_id) FROM finding WHERE state = 'open' AND check_id IN ('email-invalid', 'email-domain-typo', 'email-placeholder', 'email-disposable', 'point-dead')`,
    );
    expect(affectedByTheme.email).toBe(byHand);
    expect(affectedByTheme.unreachable).toBe(1);
  });

  it('score everybody together as the health score does where every contact was looked at', async () => {
    const workspace = await audited();
    const { groups, run } = gather(workspace);
    const all = groups.find(({ kind }) => kind === 'all');
    expect(all?.contacts).toBe(people.length);
    const full = run.dimensions.filter(({ checked }) => checked === people.length);
    expect(full.length).toBeGreaterThan(0);
    for (const { dimension, score } of full) expect(all?.scores[dimension]).toBeCloseTo(score ?? Number.NaN);
  });

  it('set the first audit beside the latest', async () => {
    const workspace = await audited();
    const [finding] = (await workspace.ask('audit.findings', { check: 'email-domain-typo' })).rows;
    if (finding === undefined) throw new Error('nothing found');
    await workspace.ask('audit.accept', { findings: [finding.id] });
    expect(gather(workspace).isOutdated).toBe(false); // the clock of tests stands still
    await workspace.ask('audit.run', {});
    const { before, run, history } = gather(workspace);
    expect(history).toHaveLength(2);
    expect(run.score).toBeGreaterThan(before?.score ?? 100);
    const { html } = await workspace.ask('report.html', { settings: usual, extent: 'whole' });
    expect(html).toContain(`${before?.score.toFixed(1)}</b>`);
  });

  it('score sources on record and segments apart', async () => {
    const workspace = await audited();
    workspace.write('sources', ({ db }) => {
      for (let copy = 0; copy < 10; copy += 1)
        db.run(sql`INSERT INTO contact (display_name, given_name, lead_source, added_at, updated_at)
          VALUES ('Ann', 'Ann', 'Fair', ${testNow}, ${testNow})`);
    });
    await workspace.ask('audit.run', {});
    const rule: Rule = {
      kind: 'group',
      match: 'all',
      items: [{ kind: 'field', field: 'city', test: { operator: 'one_of', texts: ['Berlin'] } }],
    };
    await workspace.ask('segments.create', { name: 'Berliners', rule });
    const { groups } = gather(workspace);
    expect(groups.map(({ kind, name, contacts }) => [kind, name, contacts])).toEqual([
      ['all', 'All contacts', people.length + 10],
      ['source', 'Fair', 10],
      ['segment', 'Berliners', 1],
    ]);
    // Nobody at the fair can be reached: an error each, the worst there is for completeness.
    expect(groups[1]?.scores.completeness).toBe(0);
  });
});

describe('report.html and report.save', () => {
  it('refuse without an audit, in one sentence', async () => {
    const workspace = openTestWorkspace();
    const asked = workspace.ask('report.html', { settings: usual, extent: 'whole' });
    await expect(asked).rejects.toThrow(Refusal);
    await expect(asked).rejects.toThrow('Run the audit first');
  });

  it('give the same bytes for the same state and settings, in a file and as text', async () => {
    const workspace = await audited();
    await workspace.ask('duplicates.run', {});
    const settings = { ...usual, client: 'Acme & Sons', date: '2026-01-31' };
    const first = await workspace.ask('report.html', { settings, extent: 'whole' });
    expect((await workspace.ask('report.html', { settings, extent: 'whole' })).html).toBe(first.html);
    const path = join(workspace.folder, 'report.html');
    const saved = await workspace.ask('report.save', { settings, file: workspace.session.files.grant(path) });
    expect(readFileSync(path, 'utf8')).toBe(first.html);
    expect(saved).toEqual({ fileName: 'report.html', size: statSync(path).size });
    expect(first.html).toContain('31 January 2026');
    expect(first.html).not.toContain('<script');
  });

  it('never replace the open workspace', async () => {
    const workspace = await audited();
    const file = workspace.session.files.grant(workspace.path);
    await expect(workspace.ask('report.save', { settings: usual, file })).rejects.toThrow('open workspace itself');
  });

  it('stop after the summary for the preview', async () => {
    const workspace = await audited();
    const { html } = await workspace.ask('report.html', { settings: usual, extent: 'first' });
    expect(html.match(/<section/g)).toHaveLength(2);
  });
});

describe('settings', () => {
  it('are kept with the workspace, undone and redone', async () => {
    const workspace = await audited();
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    await workspace.ask('report.remember', { settings: { ...usual, client: 'Acme', logo } });
    expect((await workspace.ask('report.state', {})).settings).toMatchObject({ client: 'Acme', logo });
    await workspace.ask('report.remember', { settings: { ...usual, client: 'Acme', logo: null } });
    expect((await workspace.ask('report.state', {})).settings.logo).toBeNull();
    const [latest] = (await workspace.ask('history.list', { limit: 1 })).operations;
    await workspace.ask('history.undo', { operation: latest?.id ?? 0 });
    expect((await workspace.ask('report.state', {})).settings).toMatchObject({ client: 'Acme', logo });
  });

  it('leave no trace when nothing changed', async () => {
    const workspace = await audited();
    const before = workspace.hashes();
    await workspace.ask('report.remember', { settings: usual });
    await workspace.ask('report.remember', { settings: { ...usual, client: 'Acme' } });
    await workspace.ask('report.remember', { settings: { ...usual, client: 'Acme' } });
    const { operations } = await workspace.ask('history.list', { limit: 10 });
    expect(operations.filter(({ label }) => label.includes('report'))).toHaveLength(1);
    expect(before.setting).not.toBe(workspace.hashes().setting);
  });

  it('say what has to run first', async () => {
    const workspace = openTestWorkspace();
    expect(await workspace.ask('report.state', {})).toMatchObject({ audit: 'none', duplicates: 'none', contacts: 0 });
    addPeople(workspace, people);
    await workspace.ask('audit.run', {});
    expect(await workspace.ask('report.state', {})).toMatchObject({
      audit: 'current',
      measured: { date: new Date(testNow).toISOString().slice(0, 10) },
    });
  });
});
