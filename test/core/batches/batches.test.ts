// Earlier imports: what became of each row, what undo would do and does, and the list of those taken back.
import { describe, expect, it } from 'vitest';
import { grantFile, importText, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const first = `Email,First Name,Last Name,City,Tags
ada@x.org,Ada,Lovelace,London,VIP
alan@x.org,Alan,Turing,Manchester,
grace@x.org,Grace,Hopper,New York,`;
// Alan moves and gains a tag, Ada is as she was, Edsger is new, one row has nothing to tell anybody apart.
const second = `Email,First Name,Last Name,City,Tags
alan@x.org,Alan,Turing,Wilmslow,VIP
ada@x.org,Ada,Lovelace,London,VIP
,,,Nowhere,
edsger@x.org,Edsger,Dijkstra,Nuenen,`;

async function twoImports(): Promise<{ workspace: TestWorkspace; second: Awaited<ReturnType<typeof importText>> }> {
  const workspace = openTestWorkspace();
  await importText(workspace, first);
  return { workspace, second: await importText(workspace, second) };
}
const idOf = (workspace: TestWorkspace, name: string): number =>
  rows<{ id: number }>(workspace, 'SELECT id FROM contact WHERE given_name = ?', name)[0]?.id ?? 0;

describe('an earlier import', () => {
  it('lists its rows in the order of the file with what became of each', async () => {
    const { workspace, second: done } = await twoImports();
    const page = await workspace.ask('batches.rows', { batch: done.batch });
    expect(page.total).toBe(4);
    expect(page.rows.map(({ row, outcome, contactName }) => [row, outcome, contactName])).toEqual([
      [1, 'updated', 'Alan Turing'],
      [2, 'unchanged', 'Ada Lovelace'],
      [3, 'rejected', null],
      [4, 'created', 'Edsger Dijkstra'],
    ]);
    expect(page.rows[2]?.note).not.toBe('');
    expect(page.rows[3]?.cells.slice(0, 3)).toEqual(['edsger@x.org', 'Edsger', 'Dijkstra']);
    const shown = await workspace.ask('batches.show', { batch: done.batch });
    expect(shown.rows).toEqual({ created: 1, updated: 1, unchanged: 1, rejected: 1, activity: 0 });
    expect(shown).toMatchObject({ created: 1, updated: 1, unchanged: 1, rejected: 1, rowCount: 4, undoneBy: null });
    expect(shown.settings).toContainEqual({ label: 'Separator', value: 'Comma' });
    expect(shown.columns.map(({ header, target }) => [header, target])).toContainEqual(['First Name', 'First name']);
  });

  it('filters by outcome and pages through', async () => {
    const workspace = openTestWorkspace();
    const many = Array.from({ length: 250 }, (_, index) => `p${index}@x.org,P${index}`);
    many[100] = ',';
    many[101] = 'broken,';
    const done = await importText(workspace, `Email,First Name\n${many.join('\n')}`);
    const ask = (offset: number) =>
      workspace.ask('batches.rows', { batch: done.batch, outcome: 'created', offset, limit: 100 });
    const pages = await Promise.all([ask(0), ask(100), ask(200)]);
    const all = pages.flatMap((page) => page.rows);
    expect(all).toHaveLength(done.created);
    expect(new Set(all.map(({ contact }) => contact)).size).toBe(done.created);
    expect(all.every(({ outcome }) => outcome === 'created')).toBe(true);
    expect(all.map(({ row }) => row)).toEqual([...all.map(({ row }) => row)].sort((a, b) => Number(a) - Number(b)));
    const rejected = await workspace.ask('batches.rows', { batch: done.batch, outcome: 'rejected' });
    expect(rejected.total).toBe(done.rejected);
  });

  it('says field by field what it changed on a contact', async () => {
    const { workspace, second: done } = await twoImports();
    const changes = await workspace.ask('batches.changes', { batch: done.batch, contact: idOf(workspace, 'Alan') });
    expect(changes).toContainEqual({ field: 'Address', before: 'Manchester', after: 'Wilmslow' });
    expect(changes).toContainEqual({ field: 'Tag', before: null, after: 'VIP' });
    expect(changes).toHaveLength(2);
    expect(await workspace.ask('batches.changes', { batch: done.batch, contact: idOf(workspace, 'Ada') })).toEqual([]);
  });

  it('foretells what undo does, and later work on its contacts', async () => {
    const { workspace, second: done } = await twoImports();
    const forecast = await workspace.ask('batches.forecast', { batch: done.batch });
    expect(forecast).toMatchObject({
      operation: done.operation,
      removed: 1,
      restored: 1,
      activities: 0,
      touchedLater: 0,
    });
    await workspace.ask('contacts.update', { contact: idOf(workspace, 'Edsger'), fields: { job_title: 'Professor' } });
    expect((await workspace.ask('batches.forecast', { batch: done.batch })).touchedLater).toBe(1);
  });

  it('stays in the list when it is taken back, and comes back whole', async () => {
    const { workspace, second: done } = await twoImports();
    const before = workspace.hashes();
    const undone = await workspace.ask('history.undo', { operation: done.operation });
    const [latest, earlier] = await workspace.ask('batches.list', {});
    expect(latest).toMatchObject({ id: done.batch, undoneBy: undone.operation, created: 1, updated: 1, rejected: 1 });
    expect(earlier).toMatchObject({ undoneBy: null });
    expect((await workspace.ask('batches.rows', { batch: done.batch })).total).toBe(0);
    expect((await workspace.ask('batches.show', { batch: done.batch })).columns).toHaveLength(5);
    await expect(workspace.ask('batches.forecast', { batch: done.batch })).rejects.toMatchObject({ code: 'not-found' });
    await workspace.ask('history.undo', { operation: undone.operation });
    expect(workspace.hashes()).toEqual(before);
    const [again] = await workspace.ask('batches.list', {});
    expect(again).toMatchObject({ id: done.batch, undoneBy: null, operation: done.operation });
    const page = await workspace.ask('batches.rows', { batch: done.batch });
    expect(page.rows.map(({ outcome }) => outcome)).toEqual(['updated', 'unchanged', 'rejected', 'created']);
  });

  it('lists activities by contact', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, first);
    const orders =
      'Email,Order Number,Order Date,Total,Product\nada@x.org,1001,2025-03-04,20.00,Engine\nnew@x.org,1002,2025-03-05,5.00,Loom';
    const file = grantFile(workspace, orders, 'orders.csv');
    const settings = await proposed(workspace, file);
    expect(settings.content).toBe('activities');
    const done = await workspace.ask('import.commit', settings);
    const shown = await workspace.ask('batches.show', { batch: done.batch });
    expect(shown.rows.activity).toBe(2);
    const page = await workspace.ask('batches.rows', { batch: done.batch, outcome: 'activity' });
    expect(page.rows.map(({ contactName, note }) => [contactName, note])[0]).toEqual(['Ada Lovelace', 'Purchase']);
    expect(page.total).toBe(2);
  });

  it('refuses an import that never was', async () => {
    const workspace = openTestWorkspace();
    await expect(workspace.ask('batches.show', { batch: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
