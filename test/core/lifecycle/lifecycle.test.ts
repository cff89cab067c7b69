// Stages on a real workspace: kept rows, staleness, undo, merges, companies, past days, one contact.
import { describe, expect, it } from 'vitest';
import type { LifecycleSettings } from '../../../src-shared/contract/lifecycle.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { makeAlias, makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const dayMs = 86_400_000;
const ago = (days: number) => ({ at: testNow - days * dayMs, amount: 1000 });
const plain: Partial<LifecycleSettings> = {
  method: 'days',
  days: { atRisk: 180, backFromRisk: 90, lost: 365, backFromLost: 200, sign: 120 },
};

function shop(workspace: TestWorkspace): Record<'ann' | 'bob' | 'cid' | 'dan' | 'eve', number> {
  const ids = { ann: 0, bob: 0, cid: 0, dan: 0, eve: 0 };
  workspace.write('people', (context) => {
    ids.ann = makeContact(context, { given_name: 'Ann', company: 'Acme' });
    ids.bob = makeContact(context, { given_name: 'Bob', company: 'ACME ', purchases: [ago(30)] });
    ids.cid = makeContact(context, { given_name: 'Cid', purchases: [ago(60), ago(40)] });
    ids.dan = makeContact(context, { given_name: 'Dan', purchases: [ago(300), ago(200)] });
    ids.eve = makeContact(context, { given_name: 'Eve', purchases: [ago(600)] });
  });
  return ids;
}

async function configure(workspace: TestWorkspace, change: Partial<LifecycleSettings>): Promise<void> {
  const { settings } = await workspace.ask('lifecycle.view', {});
  await workspace.ask('lifecycle.configure', { ...settings, ...change });
}

const kept = ({ session }: TestWorkspace) =>
  session.workspace.readerConnection
    .prepare('SELECT contact_id, stage, since FROM contact_stage ORDER BY contact_id')
    .raw()
    .all();

const stagesOf = async (workspace: TestWorkspace): Promise<Record<string, number>> => {
  const { figures } = await workspace.ask('lifecycle.view', {});
  return Object.fromEntries((figures?.stages ?? []).map(({ stage, count }) => [stage, count]));
};

describe('lifecycle stages', () => {
  it('puts everybody in a stage, keeps it with its day, and counts', async () => {
    const workspace = openTestWorkspace();
    expect(await workspace.ask('lifecycle.status', {})).toMatchObject({ isStale: false, hasContacts: false });
    const { ann, bob, cid, dan, eve } = shop(workspace);
    await configure(workspace, plain);
    expect((await workspace.ask('lifecycle.status', {})).isStale).toBe(true);
    expect(await workspace.ask('lifecycle.compute', {})).toEqual({ contacts: 5, asOf: '2026-01-02' });
    expect(await workspace.ask('lifecycle.status', {})).toMatchObject({ isStale: false, asOf: '2026-01-02' });
    expect(kept(workspace)).toEqual([
      [ann, 'lead', '2026-01-02'],
      [bob, 'new', '2025-12-03'],
      [cid, 'active', '2025-11-23'],
      [dan, 'at_risk', '2025-12-13'],
      [eve, 'lost', '2025-05-12'],
    ]);
    const { figures } = await workspace.ask('lifecycle.view', {});
    expect(figures?.stages).toMatchObject([
      { stage: 'lead', count: 1, revenue: 0, enteredThisMonth: 1 },
      { stage: 'new', count: 1, revenue: 1000 },
      { stage: 'active', count: 1, revenue: 2000 },
      { stage: 'at_risk', count: 1, revenue: 2000 },
      { stage: 'lost', count: 1, revenue: 1000, enteredThisMonth: 0 },
    ]);
    expect(figures?.moves).toContainEqual({ month: '2025-12', from: 'active', to: 'at_risk', count: 1, still: 1 });
    expect(figures?.currency).toBe('EUR');
  });

  it('is computed by several askers at once as by one', async () => {
    const workspace = openTestWorkspace();
    shop(workspace);
    await Promise.all([1, 2, 3].map(() => workspace.ask('lifecycle.compute', {})));
    expect(kept(workspace)).toHaveLength(5);
    expect((await workspace.ask('lifecycle.status', {})).isStale).toBe(false);
  });

  it('follows purchases, undo, merges and archiving, and writes only what changed', async () => {
    const workspace = openTestWorkspace();
    const { ann, eve, dan } = shop(workspace);
    await configure(workspace, plain);
    await workspace.ask('lifecycle.compute', {});
    const before = kept(workspace);
    workspace.write('a purchase', ({ db }) => {
      db.prepare("INSERT INTO activity (contact_id, kind, at, amount) VALUES (?, 'purchase', ?, 5)").run(eve, testNow);
    });
    expect((await workspace.ask('lifecycle.status', {})).isStale).toBe(true);
    await workspace.ask('lifecycle.compute', {});
    expect(kept(workspace)).toContainEqual([eve, 'active', '2026-01-02']);
    await workspace.ask('history.undo', { operation: 'last' });
    await workspace.ask('lifecycle.compute', {});
    expect(kept(workspace)).toEqual(before);

    workspace.write('a merge', (context) => makeAlias(context, dan, ann));
    expect((await workspace.ask('lifecycle.status', {})).isStale).toBe(true);
    await workspace.ask('lifecycle.compute', {});
    expect(kept(workspace)).toContainEqual([ann, 'at_risk', '2025-12-13']);
    expect(kept(workspace)).toHaveLength(4);
    await workspace.ask('contacts.setState', {
      selection: { kind: 'ids', ids: [eve as ContactId] },
      state: 'archived',
    });
    await workspace.ask('lifecycle.compute', {});
    expect(kept(workspace)).toHaveLength(3);
  });

  it('gives all contacts of a company the stage of the company, however its name is written', async () => {
    const workspace = openTestWorkspace();
    const { ann, bob } = shop(workspace);
    await configure(workspace, { ...plain, unit: 'company' });
    await workspace.ask('lifecycle.compute', {});
    expect(kept(workspace).slice(0, 2)).toEqual([
      [ann, 'new', '2025-12-03'],
      [bob, 'new', '2025-12-03'],
    ]);
    expect((await workspace.ask('lifecycle.view', {})).figures?.customers).toBe(4);
    expect((await workspace.ask('lifecycle.ofContact', { contact: ann as ContactId })).stays.at(-1)?.stage).toBe('new');
  });

  it('tells the history of one contact, the quiet time and the next move, without waiting for a computation', async () => {
    const workspace = openTestWorkspace();
    const { cid } = shop(workspace);
    await configure(workspace, plain);
    await workspace.ask('lifecycle.compute', {});
    const contact = cid as ContactId;
    const found = await workspace.ask('lifecycle.ofContact', { contact });
    expect(found.stays).toEqual([
      { stage: 'new', since: '2025-11-03', until: '2025-11-23' },
      { stage: 'active', since: '2025-11-23', until: null },
    ]);
    expect(found).toMatchObject({ quietDays: 40, purchases: 2, nextStage: 'at_risk', nextMove: '2026-05-22' });
    expect(found.action).toContain('cross-selling');
    workspace.write('a purchase', ({ db }) => {
      db.prepare("INSERT INTO activity (contact_id, kind, at, amount) VALUES (?, 'purchase', ?, 5)").run(cid, testNow);
    });
    expect((await workspace.ask('lifecycle.ofContact', { contact })).quietDays).toBe(0);
  });

  it('says who would move by other rules before they hold, and refuses rules without a gap', async () => {
    const workspace = openTestWorkspace();
    shop(workspace);
    await configure(workspace, plain);
    await workspace.ask('lifecycle.compute', {});
    const before = kept(workspace);
    const { settings } = await workspace.ask('lifecycle.view', {});
    const strict = { ...settings, days: { atRisk: 35, backFromRisk: 10, lost: 100, backFromLost: 50, sign: 20 } };
    const trial = await workspace.ask('lifecycle.tryRules', strict);
    expect(trial.contacts).toBe(2);
    expect(trial.moves).toEqual(
      expect.arrayContaining([
        { from: 'active', to: 'at_risk', count: 1 },
        { from: 'at_risk', to: 'lost', count: 1 },
      ]),
    );
    expect(trial.sample.map(({ name }) => name).sort()).toEqual(['Cid', 'Dan']);
    expect(kept(workspace)).toEqual(before);
    const backwards = { ...settings, days: { ...settings.days, backFromRisk: 200 } };
    await expect(workspace.ask('lifecycle.configure', backwards)).rejects.toThrow();
  });

  it('takes rules back with undo, and is out of date until computed again', async () => {
    const workspace = openTestWorkspace();
    shop(workspace);
    await configure(workspace, plain);
    await workspace.ask('lifecycle.compute', {});
    const before = await stagesOf(workspace);
    await configure(workspace, { newPurchases: 1 });
    expect((await workspace.ask('lifecycle.status', {})).isStale).toBe(true);
    await workspace.ask('lifecycle.compute', {});
    expect(await stagesOf(workspace)).toMatchObject({ new: 0, active: 2 });
    await workspace.ask('history.undo', { operation: 'last' });
    await workspace.ask('lifecycle.compute', {});
    expect(await stagesOf(workspace)).toEqual(before);
    // Words and actions change nothing about stages.
    await configure(workspace, { vocabulary: 'prospect' });
    expect((await workspace.ask('lifecycle.status', {})).isStale).toBe(false);
  });

  it('looks as of a past day when asked to', async () => {
    const workspace = openTestWorkspace({ asOf: testNow - 100 * dayMs });
    const { dan, eve } = shop(workspace);
    await configure(workspace, plain);
    expect((await workspace.ask('lifecycle.compute', {})).asOf).toBe('2025-09-24');
    expect(kept(workspace)).toEqual([
      [dan, 'active', '2025-06-06'],
      [eve, 'lost', '2025-05-12'],
    ]);
  });
});
