// An audit over a real workspace: what a run keeps, what accepting changes, and that all of it comes back.
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { FindingRow } from '../../../src-shared/contract/audit.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';
import { addPeople } from './audit-workspace.ts';

const findings = async (workspace: TestWorkspace, check: string, more: object = {}): Promise<FindingRow[]> =>
  (await workspace.ask('audit.findings', { check, ...more })).rows;
const value = <T>(workspace: TestWorkspace, query: ReturnType<typeof sql>): T | undefined =>
  workspace.session.transactions.read((db) => db.value<T>(query));
const checkRow = async (workspace: TestWorkspace, id: string) =>
  (await workspace.ask('audit.overview', {})).checks.find((check) => check.id === id);

async function audited(): Promise<{ workspace: TestWorkspace; ids: number[] }> {
  const workspace = openTestWorkspace();
  const ids = addPeople(workspace, [
    { given_name: ' ANNA', family_name: 'Lee', email: ['anna@gmial.com'], country: 'USA' },
    { given_name: 'Ben', family_name: 'Cole ', email: ['ben@acme.com'], country: 'United States' },
    { given_name: 'Cyd', family_name: 'Ray', phone: ['+447400123456'], country: 'United States' },
    { given_name: 'Dan' },
  ]);
  await workspace.ask('audit.run', {});
  return { workspace, ids };
}

describe('audit.run', () => {
  it('keeps findings with their proposals and a score with its formula', async () => {
    const { workspace, ids } = await audited();
    const overview = await workspace.ask('audit.overview', {});
    expect(overview.run).toMatchObject({ contactCount: 4, at: testNow, asOf: testNow });
    expect(overview.run?.score).toBeGreaterThan(0);
    expect(overview.run?.score).toBeLessThan(100);
    expect(overview.run?.formula).toContain(overview.run?.score.toFixed(1));
    expect(overview.isOutdated).toBe(false);
    const [typo, ...others] = await findings(workspace, 'email-domain-typo');
    expect(others).toEqual([]);
    expect(typo).toMatchObject({
      contact: ids[0],
      fieldLabel: 'Email',
      current: 'anna@gmial.com',
      proposed: 'anna@gmail.com',
    });
    expect((await findings(workspace, 'unreachable')).map((row) => row.contact)).toEqual([ids[3]]);
    expect(await checkRow(workspace, 'whitespace')).toMatchObject({ open: 2, fixable: 2, affected: 2, checked: 4 });
  });

  it('replaces the findings of the run before and keeps both scores', async () => {
    const { workspace } = await audited();
    const before = value<number>(workspace, sql`SELECT count(*) FROM finding`);
    await workspace.ask('audit.run', {});
    expect(value<number>(workspace, sql`SELECT count(*) FROM finding`)).toBe(before);
    expect((await workspace.ask('audit.overview', {})).history).toHaveLength(2);
  });

  it('leaves no trace in History', async () => {
    const { workspace } = await audited();
    const { operations } = await workspace.ask('history.list', {});
    expect(operations.map((operation) => operation.label)).toEqual(['people']);
  });

  it('speaks about the day it is asked for', async () => {
    const workspace = openTestWorkspace();
    addPeople(workspace, [{ given_name: 'Eve', birthday: '2020-06-01', created_at: Date.UTC(2021, 0, 1) }]);
    await workspace.ask('audit.run', { asOf: Date.UTC(2019, 0, 1) });
    expect(await findings(workspace, 'birthday-impossible')).toHaveLength(1);
    expect(await findings(workspace, 'created-impossible')).toHaveLength(1);
    await workspace.ask('audit.run', {});
    expect(await findings(workspace, 'birthday-impossible')).toHaveLength(0);
  });

  it('answers for an empty workspace', async () => {
    const workspace = openTestWorkspace();
    expect(await workspace.ask('audit.run', {})).toMatchObject({ score: 100, contactCount: 0, findings: 0 });
  });

  it('reports tags beside contacts', async () => {
    const workspace = openTestWorkspace();
    workspace.write('tags', ({ db, now }) => {
      for (const name of ['VIP', 'vips'])
        db.run(sql`INSERT INTO tag (name, created_at, updated_at) VALUES (${name}, ${now}, ${now})`);
    });
    await workspace.ask('audit.run', {});
    expect(
      (await workspace.ask('audit.tagFindings', { check: 'tag-near-duplicate' })).map((row) => row.tagName),
    ).toEqual(['vips']);
    expect(await checkRow(workspace, 'tag-undocumented')).toMatchObject({ subject: 'tag', open: 2 });
  });

  it('sees one email on several contacts', async () => {
    const workspace = openTestWorkspace();
    const ids = addPeople(workspace, [
      { given_name: 'Ann', family_name: 'Lee', email: ['shared@acme.com'] },
      { given_name: 'Bob', family_name: 'Ray', email: ['SHARED@acme.com'] },
      { given_name: 'Cid', family_name: 'Roe', email: ['twin@acme.com'] },
      { given_name: 'CID', family_name: 'Roe', email: ['twin@acme.com'] },
    ]);
    await workspace.ask('audit.run', {});
    expect((await findings(workspace, 'email-shared')).map((row) => row.contact)).toEqual(ids.slice(0, 2));
    expect((await findings(workspace, 'email-duplicate')).map((row) => row.contact)).toEqual(ids.slice(2));
  });
});

describe('audit.accept', () => {
  it('makes the change, follows it through, and brings the other findings of the value up to date', async () => {
    const { workspace, ids } = await audited();
    const [blank] = (await findings(workspace, 'whitespace')).filter((row) => row.contact === ids[0]);
    expect(blank).toMatchObject({ current: ' ANNA', proposed: 'ANNA' });
    expect(await workspace.ask('audit.accept', { findings: [blank?.id ?? 0] })).toEqual({
      accepted: 1,
      contacts: 1,
      outdated: 0,
    });
    const [capitals] = await findings(workspace, 'name-case');
    expect(capitals).toMatchObject({ current: 'ANNA', proposed: 'Anna' });
    await workspace.ask('audit.accept', { findings: [capitals?.id ?? 0] });
    expect(value(workspace, sql`SELECT given_name || '|' || display_name FROM contact WHERE id = ${ids[0]}`)).toBe(
      'Anna|Anna Lee',
    );
  });

  it('corrects an email with its normal form and the contact’s kept facts', async () => {
    const { workspace, ids } = await audited();
    const [typo] = await findings(workspace, 'email-domain-typo');
    await workspace.ask('audit.accept', { findings: [typo?.id ?? 0] });
    expect(value(workspace, sql`SELECT primary_email FROM contact_rollup WHERE contact_id = ${ids[0]}`)).toBe(
      'anna@gmail.com',
    );
    expect(value(workspace, sql`SELECT normalised FROM contact_point WHERE contact_id = ${ids[0]}`)).toBe(
      'anna@gmail.com',
    );
    expect((await workspace.ask('audit.overview', {})).isOutdated).toBe(false);
  });

  it('accepts everything a check proposes in one step that undoes exactly', async () => {
    const { workspace } = await audited();
    const before = workspace.hashes();
    expect(await workspace.ask('audit.acceptAll', { check: 'whitespace' })).toMatchObject({ accepted: 2, contacts: 2 });
    expect(await findings(workspace, 'whitespace')).toEqual([]);
    expect(await findings(workspace, 'whitespace', { state: 'accepted' })).toHaveLength(2);
    const { operations } = await workspace.ask('history.list', {});
    expect(operations[0]?.label).toBe('Accepted 2 fixes: Surplus blanks');
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    expect(await findings(workspace, 'whitespace')).toHaveLength(2);
    await workspace.ask('history.redo', {});
    expect(await findings(workspace, 'whitespace')).toEqual([]);
  });

  it('leaves a value alone that somebody changed after the audit', async () => {
    const { workspace, ids } = await audited();
    workspace.write('by hand', ({ db }) =>
      db.run(
        sql`UPDATE contact_point SET value = 'anna@lee.org', normalised = 'anna@lee.org' WHERE contact_id = ${ids[0]}`,
      ),
    );
    const [typo] = await findings(workspace, 'email-domain-typo');
    expect(await workspace.ask('audit.accept', { findings: [typo?.id ?? 0] })).toEqual({
      accepted: 0,
      contacts: 0,
      outdated: 1,
    });
    expect(value(workspace, sql`SELECT value FROM contact_point WHERE contact_id = ${ids[0]}`)).toBe('anna@lee.org');
    expect(await findings(workspace, 'email-domain-typo', { state: 'settled' })).toHaveLength(1);
  });

  it('makes all changes of one fix or none', async () => {
    const workspace = openTestWorkspace();
    const [id] = addPeople(workspace, [{ given_name: 'Garcia, Patricia' }]);
    await workspace.ask('audit.run', {});
    const [split] = await findings(workspace, 'name-unsplit');
    workspace.write('by hand', ({ db }) => db.run(sql`UPDATE contact SET family_name = 'Lopez' WHERE id = ${id}`));
    expect(await workspace.ask('audit.accept', { findings: [split?.id ?? 0] })).toMatchObject({
      accepted: 0,
      outdated: 1,
    });
    expect(value(workspace, sql`SELECT given_name FROM contact WHERE id = ${id}`)).toBe('Garcia, Patricia');
  });

  it('moves an address out of a name', async () => {
    const workspace = openTestWorkspace();
    const [id] = addPeople(workspace, [{ given_name: 'Jane', family_name: 'Doe <jane@acme.com>' }]);
    await workspace.ask('audit.run', {});
    const [misplaced] = await findings(workspace, 'name-contact-data');
    await workspace.ask('audit.accept', { findings: [misplaced?.id ?? 0] });
    expect(value(workspace, sql`SELECT display_name FROM contact WHERE id = ${id}`)).toBe('Jane Doe');
    expect(value(workspace, sql`SELECT primary_email FROM contact_rollup WHERE contact_id = ${id}`)).toBe(
      'jane@acme.com',
    );
  });

  it('takes a filler out and puts the next address in its place', async () => {
    const workspace = openTestWorkspace();
    const [id] = addPeople(workspace, [{ given_name: 'Jane', email: ['test@test.com', 'jane@acme.com'] }]);
    await workspace.ask('audit.run', {});
    await workspace.ask('audit.acceptAll', { check: 'email-placeholder' });
    expect(value(workspace, sql`SELECT primary_email FROM contact_rollup WHERE contact_id = ${id}`)).toBe(
      'jane@acme.com',
    );
    expect(value(workspace, sql`SELECT is_primary FROM contact_point WHERE contact_id = ${id}`)).toBe(1);
  });

  it('keeps the country code with the country', async () => {
    const workspace = openTestWorkspace();
    const [id] = addPeople(workspace, [{ given_name: 'Jan', country: 'Germny' }]);
    await workspace.ask('audit.run', {});
    await workspace.ask('audit.acceptAll', { check: 'country-unknown' });
    expect(value(workspace, sql`SELECT country || country_code FROM contact_rollup WHERE contact_id = ${id}`)).toBe(
      'GermanyDE',
    );
  });

  it('refuses when nothing can be accepted', async () => {
    const { workspace } = await audited();
    const [none] = await findings(workspace, 'unreachable');
    await expect(workspace.ask('audit.accept', { findings: [none?.id ?? 0] })).rejects.toMatchObject({
      code: 'nothing-to-accept',
    });
  });
});

describe('audit.reject', () => {
  it('is remembered by later runs, left out of the score, and can be taken back', async () => {
    const { workspace } = await audited();
    const [typo] = await findings(workspace, 'email-domain-typo');
    const scoreBefore = (await workspace.ask('audit.overview', {})).run?.score ?? 0;
    expect(await workspace.ask('audit.reject', { findings: [typo?.id ?? 0] })).toEqual({ rejected: 1 });
    const run = await workspace.ask('audit.run', {});
    expect(run.score).toBeGreaterThan(scoreBefore);
    expect(await findings(workspace, 'email-domain-typo')).toEqual([]);
    const [rejected] = await findings(workspace, 'email-domain-typo', { state: 'rejected' });
    await workspace.ask('audit.reopen', { findings: [rejected?.id ?? 0] });
    expect(await findings(workspace, 'email-domain-typo')).toHaveLength(1);
    await workspace.ask('audit.run', {});
    expect(await findings(workspace, 'email-domain-typo')).toHaveLength(1);
  });

  it('speaks up again when the value changes to another wrong one', async () => {
    const { workspace, ids } = await audited();
    const [typo] = await findings(workspace, 'email-domain-typo');
    await workspace.ask('audit.reject', { findings: [typo?.id ?? 0] });
    workspace.write('by hand', ({ db }) =>
      db.run(
        sql`UPDATE contact_point SET value = 'anna@hotmial.com', normalised = 'anna@hotmial.com' WHERE contact_id = ${ids[0]}`,
      ),
    );
    await workspace.ask('audit.run', {});
    expect((await findings(workspace, 'email-domain-typo')).map((row) => row.proposed)).toEqual(['anna@hotmail.com']);
  });

  it('undoes exactly, also for a whole check', async () => {
    const { workspace } = await audited();
    const before = workspace.hashes();
    expect(await workspace.ask('audit.rejectAll', { check: 'whitespace' })).toEqual({ rejected: 2 });
    expect(await checkRow(workspace, 'whitespace')).toMatchObject({ open: 0, rejected: 2 });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });
});

describe('audit.findings', () => {
  it('filters by confidence and text, and counts what it filters', async () => {
    const { workspace } = await audited();
    expect(await workspace.ask('audit.findings', { check: 'whitespace', search: 'cole' })).toMatchObject({
      total: 1,
      fixable: 1,
      contacts: 1,
    });
    expect((await workspace.ask('audit.findings', { check: 'whitespace', search: '%' })).total).toBe(0);
    expect((await workspace.ask('audit.findings', { check: 'email-domain-typo', minimumConfidence: 0.99 })).total).toBe(
      0,
    );
  });
});

describe('audit.profile', () => {
  it('counts fill, values and types of each column', async () => {
    const { workspace } = await audited();
    const profiles = await workspace.ask('audit.profile', {});
    const of = (column: string) => profiles.find((profile) => profile.column === column);
    expect(of('country')).toMatchObject({ rows: 4, filled: 3, distinct: 2, ruleField: 'country' });
    expect(of('country')?.top).toEqual([
      { value: 'United States', count: 2 },
      { value: 'USA', count: 1 },
    ]);
    expect(of('email')).toMatchObject({ filled: 2, types: [{ type: 'email', count: 2 }] });
    expect(of('given_name')).toMatchObject({ shortest: 3, longest: 5 });
    expect(of('job_title')).toMatchObject({ filled: 0, distinct: 0, shortest: null });
  });
});

describe('findings about tags', () => {
  it('are rejected, stay rejected in the next audit, and come back by reopening and by undo', async () => {
    const { workspace } = await audited();
    const { id: tag } = await workspace.ask('tags.create', { name: 'Loose', parent: null });
    await workspace.ask('audit.run', {});
    const open = await workspace.ask('audit.tagFindings', { check: 'tag-unused' });
    expect(open).toEqual([expect.objectContaining({ tag, tagName: 'Loose', isRejected: false })]);
    const score = (await workspace.ask('audit.overview', {})).run?.score ?? 0;

    await workspace.ask('audit.rejectTags', { findings: open.map(({ id }) => id) });
    expect(await checkRow(workspace, 'tag-unused')).toMatchObject({ open: 0, rejected: 1 });
    await workspace.ask('audit.run', {});
    const [again] = await workspace.ask('audit.tagFindings', { check: 'tag-unused' });
    expect(again).toMatchObject({ tag, isRejected: true });
    expect((await workspace.ask('audit.overview', {})).run?.score).toBeGreaterThanOrEqual(score);

    await workspace.ask('audit.reopenTags', { findings: [again?.id ?? 0] });
    expect(await checkRow(workspace, 'tag-unused')).toMatchObject({ open: 1, rejected: 0 });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await checkRow(workspace, 'tag-unused')).toMatchObject({ open: 0, rejected: 1 });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await checkRow(workspace, 'tag-unused')).toMatchObject({ open: 1, rejected: 0 });
  });
});
