// Recipes on a real workspace: made from History, tried, run, run again, taken back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecipeStepInput } from '../../../src-shared/model/recipe.ts';
import { makeAlias, makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const all = { kind: 'all', query: {} } as const;
const everywhere = { kind: 'workspace' } as const;

const rows = (workspace: TestWorkspace, sql: string): unknown[][] =>
  workspace.session.workspace.readerConnection.prepare(sql).raw().all() as unknown[][];

const written = (steps: RecipeStepInput[]) => ({
  source: { kind: 'written', name: 'Try', steps } as const,
  scope: everywhere,
});

function fill(workspace: TestWorkspace): void {
  workspace.write('fill', (context) => {
    makeContact(context, { given_name: 'ADA', family_name: 'LOVELACE', company: 'ACME ltd', email: ' a@gmial.com' });
    makeContact(context, { given_name: 'Bob', family_name: 'Byte', company: 'Acme Ltd', email: 'b@example.org' });
    makeContact(context, {
      given_name: 'Cy <cy@example.org>',
      family_name: 'Young',
      company: 'acme ltd.',
      address: [{ city: 'oslo', country: 'Norge' }],
    });
  });
}

async function importFile(workspace: TestWorkspace, name: string, lines: string[]): Promise<number> {
  const path = join(workspace.folder, name);
  writeFileSync(path, lines.join('\n'));
  const file = workspace.session.files.grant(path);
  const preview = await workspace.ask('import.preview', { file });
  const done = await workspace.ask('import.commit', {
    file,
    reading: preview.reading,
    content: preview.proposal.content,
    columns: preview.proposal.columns.map(({ target, label, customType }) => ({ target, label, type: customType })),
  });
  return done.batch;
}

describe('a recipe from History', () => {
  it('does again what was accepted, clustered and edited, on another import', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('audit.run', {});
    await workspace.ask('audit.acceptAll', { check: 'name-case' });
    await workspace.ask('clean.merge', {
      column: 'company',
      merges: [{ to: 'Acme Ltd', from: ['Acme Ltd', 'ACME ltd', 'acme ltd.'] }],
    });
    const edit = { kind: 'replace', find: '@gmial.com', with: '@gmail.com' } as const;
    await workspace.ask('clean.edit', { selection: all, column: 'point.email', edit });
    const recorded = await workspace.ask('recipes.recorded', {});
    expect(recorded.map(({ steps }) => steps.map(({ sentence }) => sentence))).toEqual([
      ['Replace “@gmial.com” with “@gmail.com” in email'],
      ['Write “Acme Ltd” for “ACME ltd” and “acme ltd.” in company'],
      ['Mend “Name all in capitals or all in small letters” wherever it can be'],
    ]);
    const steps = recorded.reverse().flatMap((entry) => entry.steps.map(({ step }) => step));
    const { id } = await workspace.ask('recipes.save', { name: 'Monthly', steps });

    const header = 'First name,Last name,Company,Email';
    const batch = await importFile(workspace, 'june.csv', [
      header,
      'GRACE,HOPPER,ACME ltd,g@gmial.com',
      'Alan,Turing,Bletchley,t@example.org',
    ]);
    const run = { source: { kind: 'kept', recipe: id }, scope: { kind: 'batch', batch: 'newest' } } as const;
    const preview = await workspace.ask('recipes.preview', run);
    expect(preview).toMatchObject({ selected: 2, contacts: 1, changing: 4, scope: 'june.csv', unsettled: 0 });
    const before = workspace.hashes();
    const { report } = await workspace.ask('recipes.run', run);
    expect(report).toEqual(preview);
    expect(
      rows(workspace, "SELECT given_name, family_name, company, display_name FROM contact WHERE given_name LIKE 'gr%'"),
    ).toEqual([['Grace', 'Hopper', 'Acme Ltd', 'Grace Hopper']]);
    const once = workspace.hashes();
    const again = await workspace.ask('recipes.run', run);
    expect(again.report).toMatchObject({ changing: 0, contacts: 0 });
    expect(workspace.hashes()).toEqual(once);
    expect((await workspace.ask('recipes.runs', {})).map(({ operation }) => operation === null)).toEqual([true, false]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    expect(await workspace.ask('recipes.forImport', { batch })).toEqual({
      recipes: [{ id, name: 'Monthly' }],
      remembered: id,
    });
  });

  it('lists what single fixes changed, and leaves other values of the check alone', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('audit.run', {});
    const { rows: found } = await workspace.ask('audit.findings', { check: 'name-case' });
    const given = found.find(({ field }) => field === 'given_name');
    await workspace.ask('audit.accept', { findings: [given?.id ?? 0] });
    const [entry] = await workspace.ask('recipes.recorded', {});
    expect(entry?.steps[0]?.sentence).toBe(
      'Mend “Name all in capitals or all in small letters”: change first name “ADA” to “Ada”',
    );
    await workspace.ask('history.undo', { operation: 'last' });
    const steps = entry?.steps.map(({ step }) => step) ?? [];
    await workspace.ask('recipes.run', written(steps));
    expect(rows(workspace, 'SELECT given_name, family_name FROM contact WHERE id = 1')).toEqual([['Ada', 'LOVELACE']]);
  });

  it('switches a step off that was made for picked contacts, and says why', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const selection = { kind: 'ids', ids: [1, 2] } as const;
    await workspace.ask('clean.edit', {
      selection: { ...selection, ids: [1, 2] },
      column: 'owner',
      edit: { kind: 'set', value: 'Eve' },
    });
    const [entry] = await workspace.ask('recipes.recorded', {});
    expect(entry?.steps[0]?.step).toMatchObject({ isOn: false, note: expect.stringContaining('2 chosen contacts') });
    await expect(
      workspace.ask('recipes.run', written(entry?.steps.map(({ step }) => step) ?? [])),
    ).rejects.toMatchObject({
      code: 'no-steps',
    });
  });
});

describe('recipes.run', () => {
  it('tells what it skipped, left alone and did not find', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const report = await workspace.ask(
      'recipes.preview',
      written([
        { kind: 'edit', column: 'custom.shoe', edit: { kind: 'clear' } },
        { kind: 'values', column: 'company', changes: [{ to: 'Acme Ltd', from: ['ACME ltd', 'Akme'] }] },
        { kind: 'edit', column: 'given_name', edit: { kind: 'replace', find: '^(.)', with: 'x$1', isRegex: true } },
        { kind: 'fix', check: 'value-spelling' },
        { kind: 'edit', column: 'owner', edit: { kind: 'set', value: 'Eve' }, isOn: false },
      ]),
    );
    expect(report.steps.map(({ status, changed, left }) => [status, changed, left])).toEqual([
      ['skipped', 0, 0],
      ['ran', 1, 0],
      ['ran', 0, 3],
      ['skipped', 0, 0],
      ['off', 0, 0],
    ]);
    expect(report.steps[0]?.why).toBe('This column is not there any more. Choose another one.');
    expect(report.steps[1]?.lines).toEqual([
      { outcome: 'changed', column: 'Company', before: 'ACME ltd', after: 'Acme Ltd', count: 1, why: null },
      { outcome: 'left', column: 'Company', before: 'Akme', after: null, count: 0, why: 'No contact holds it.' },
    ]);
    expect(report.steps[2]?.lines[0]?.why).toBe('Doing it once more would change the value once more.');
    expect(report.steps[3]?.why).toContain('compares contacts');
  });

  it('leaves a contact alone whose steps take each other back for ever', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const becomes = (to: string, from: string): RecipeStepInput => ({
      kind: 'values',
      column: 'company',
      changes: [{ to, from: [from] }],
    });
    const before = workspace.hashes();
    const { report } = await workspace.ask(
      'recipes.run',
      written([becomes('T', 'ACME ltd'), becomes('ACME ltd', 'Acme Ltd'), becomes('Acme Ltd', 'T')]),
    );
    expect(report).toMatchObject({ unsettled: 2, changing: 0 });
    expect(workspace.hashes()).toEqual(before);
  });

  it('moves what stands in the wrong field together with it, and keeps what was called right', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('audit.run', {});
    const { rows: typos } = await workspace.ask('audit.findings', { check: 'email-domain-typo' });
    await workspace.ask('audit.reject', { findings: typos.map(({ id }) => id) });
    const before = workspace.hashes();
    const steps: RecipeStepInput[] = [
      { kind: 'fix', check: 'name-contact-data' },
      { kind: 'fix', check: 'email-domain-typo' },
    ];
    const { report } = await workspace.ask('recipes.run', written(steps));
    expect(rows(workspace, 'SELECT given_name, display_name FROM contact WHERE id = 3')).toEqual([['Cy', 'Cy Young']]);
    expect(rows(workspace, 'SELECT value, normalised, is_primary FROM contact_point WHERE contact_id = 3')).toEqual([
      ['cy@example.org', 'cy@example.org', 1],
    ]);
    expect(report.steps[1]?.lines[0]?.why).toBe('It was called right in the audit.');
    const once = workspace.hashes();
    expect((await workspace.ask('recipes.run', written(steps))).report.changing).toBe(0);
    expect(workspace.hashes()).toEqual(once);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('reaches the lines of merged contacts and the activities of everybody in reach', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    workspace.write('merge', (context) => {
      const loser = makeContact(context, { given_name: 'A', email: 'A@gmial.com', purchases: [{ at: 1, amount: 5 }] });
      makeAlias(context, loser, 1);
      context.db.exec("UPDATE activity SET product = 'jaket'");
    });
    const { report } = await workspace.ask(
      'recipes.run',
      written([
        { kind: 'edit', column: 'point.email', edit: { kind: 'replace', find: 'gmial', with: 'gmail' } },
        { kind: 'values', column: 'activity.product', changes: [{ to: 'Jacket', from: ['jaket'] }] },
      ]),
    );
    expect(report).toMatchObject({ changing: 3, contacts: 1 });
    expect(rows(workspace, 'SELECT value FROM contact_point WHERE contact_id IN (1, 4)')).toEqual([
      [' a@gmail.com'.trim()],
      ['A@gmail.com'],
    ]);
    expect(rows(workspace, 'SELECT product FROM activity')).toEqual([['Jacket']]);
  });
});

describe('steps after imports', () => {
  it('are due for a later import, once, and each by its mode', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('recipes.always', { step: { kind: 'fix', check: 'name-case' }, mode: 'apply' });
    const spaces = { kind: 'edit', column: 'company', edit: { kind: 'trim' } } as const;
    await workspace.ask('recipes.always', { step: spaces, mode: 'propose' });
    expect(await workspace.ask('recipes.due', {})).toBeNull();
    const batch = await importFile(workspace, 'june.csv', ['First name,Last name,Email', 'GRACE,HOPPER,g@example.org']);
    expect(await workspace.ask('recipes.due', {})).toEqual({ batch, fileName: 'june.csv', propose: 1, apply: 1 });
    const standing = (mode: 'apply' | 'propose') =>
      workspace.ask('recipes.run', { source: { kind: 'standing', mode }, scope: { kind: 'batch', batch } });
    expect((await standing('apply')).report.contacts).toBe(1);
    expect(rows(workspace, 'SELECT given_name FROM contact ORDER BY id')).toEqual([
      ['ADA'],
      ['Bob'],
      ['Cy <cy@example.org>'],
      ['Grace'],
    ]);
    expect(await workspace.ask('recipes.due', {})).toMatchObject({ propose: 1, apply: 0 });
    await standing('propose');
    expect(await workspace.ask('recipes.due', {})).toBeNull();
    const [first] = await workspace.ask('recipes.standing', {});
    await workspace.ask('recipes.endStanding', { standing: first?.id ?? 0 });
    expect(await workspace.ask('recipes.standing', {})).toHaveLength(1);
  });
});
