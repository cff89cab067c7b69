import { describe, expect, it } from 'vitest';
import { sampleTruth } from '../../../src-main/core/features/sample/sample-truth.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const wanted = { seed: 5, contacts: 400, mess: 0.25, asOf: testNow };
const value = (workspace: TestWorkspace, sql: string, ...bound: unknown[]) =>
  workspace.session.workspace.readerConnection
    .prepare(sql)
    .pluck()
    .get(...bound);

describe('the sample workspace', () => {
  it('holds what the generator made', async () => {
    const workspace = openTestWorkspace();
    const made = await workspace.ask('sample.create', wanted);
    const truth = sampleTruth(wanted, made.firstId);
    expect(made.contacts).toBe(400);
    expect(value(workspace, 'SELECT count(*) FROM contact')).toBe(400);
    expect(value(workspace, 'SELECT count(*) FROM activity')).toBe(made.activities);
    for (const [id, { contact }] of truth.byId) {
      expect(value(workspace, 'SELECT family_name FROM contact WHERE id = ?', id)).toBe(contact.familyName);
      expect(value(workspace, 'SELECT count(*) FROM activity WHERE contact_id = ?', id)).toBe(
        contact.activities.length,
      );
      expect(value(workspace, 'SELECT count(*) FROM tag_assignment WHERE contact_id = ?', id)).toBe(
        contact.taggings.length,
      );
    }
    expect(workspace.session.info()?.isSample).toBe(true);
  });

  it('says in SQL what the truth says of the groups', async () => {
    const workspace = openTestWorkspace();
    const { firstId } = await workspace.ask('sample.create', wanted);
    const { roles } = sampleTruth(wanted, firstId);
    const day = 86_400_000;
    const ids = (sql: string, ...bound: number[]) =>
      workspace.session.workspace.readerConnection
        .prepare(sql)
        .pluck()
        .all(...bound);
    expect(roles.cart_abandoner.length).toBeGreaterThan(3);
    expect(
      ids(
        `SELECT DISTINCT contact_id FROM activity WHERE kind = 'cart' AND at >= ? AND contact_id NOT IN
         (SELECT contact_id FROM activity WHERE kind = 'purchase' AND at >= ?) ORDER BY 1`,
        testNow - 30 * day,
        testNow - 30 * day,
      ),
    ).toEqual(roles.cart_abandoner);
    expect(
      ids(
        `SELECT contact_id FROM contact_rollup WHERE orders >= 14 AND revenue >= 630000 AND last_purchase_at >= ? ORDER BY 1`,
        testNow - 10 * day,
      ),
    ).toEqual(roles.champion);
    expect(
      ids(`SELECT DISTINCT contact_id FROM activity WHERE kind = 'purchase' AND category = 'Running shoes' ORDER BY 1`),
    ).toEqual(roles.running_shoe_buyer);
  });

  it('goes only into a workspace without contacts', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('sample.create', { ...wanted, contacts: 10 });
    const before = workspace.hashes();
    await expect(workspace.ask('sample.create', wanted)).rejects.toMatchObject({ code: 'not-empty' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('can be undone as one operation and made again', async () => {
    const workspace = openTestWorkspace();
    const before = workspace.hashes();
    await workspace.ask('sample.create', { ...wanted, contacts: 60 });
    const { operations } = await workspace.ask('history.list', {});
    expect(operations.map(({ label }) => label)).toEqual(['Made a sample of 60 contacts']);
    expect(operations[0]?.counts).toMatchObject({ contact: 60, contact_custom: 60 });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    const again = await workspace.ask('sample.create', { ...wanted, contacts: 60 });
    expect(again.contacts).toBe(60);
    expect(value(workspace, 'SELECT min(id) FROM contact')).toBe(again.firstId);
  });

  it('is the same twice, to the byte', async () => {
    const first = openTestWorkspace();
    const second = openTestWorkspace();
    await first.ask('sample.create', wanted);
    await second.ask('sample.create', wanted);
    expect(second.hashes()).toEqual(first.hashes());
  });
});
