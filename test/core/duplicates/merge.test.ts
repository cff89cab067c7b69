import { describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';
import { addPeople } from './people.ts';

function rows<T>(workspace: TestWorkspace, sql: string, ...values: unknown[]): T[] {
  return workspace.session.workspace.readerConnection.prepare(sql).all(...values) as T[];
}

function one<T>(workspace: TestWorkspace, sql: string, ...values: unknown[]): T {
  return workspace.session.workspace.readerConnection.prepare(sql).get(...values) as T;
}

/** Two contacts of one person, each with an activity and a tag of its own. */
function twoOfOne(workspace: TestWorkspace): [number, number] {
  const [winner = 0, loser = 0] = addPeople(workspace, [
    {
      given: 'Robert',
      family: 'Allen',
      emails: ['robert@x.org'],
      jobTitle: 'Buyer',
      notes: 'Likes tea',
      consent: 'granted',
    },
    {
      given: 'Bob',
      family: 'Allen',
      emails: ['bob@y.org'],
      phones: ['+49301234567'],
      consent: 'withdrawn',
      notes: 'Calls back',
    },
  ]);
  workspace.write('Activities and tags', ({ db }) => {
    const activity = db.prepare(
      "INSERT INTO activity (contact_id, kind, at, amount, currency) VALUES (?, 'purchase', ?, ?, ?)",
    );
    activity.run(winner, testNow - 1000, 1000, 'EUR');
    activity.run(loser, testNow - 2000, 2500, 'EUR');
    activity.run(loser, testNow - 3000, 700, 'USD');
    const tag = db.prepare('INSERT INTO tag (name, created_at, updated_at) VALUES (?, 0, 0)');
    const assign = db.prepare(
      "INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'manual', 0)",
    );
    const [vip, lead] = ['VIP', 'Lead'].map((name) => tag.run(name).lastInsertRowid);
    assign.run(winner, vip);
    assign.run(loser, vip);
    assign.run(loser, lead);
  });
  return [winner, loser];
}

describe('merging', () => {
  it('keeps every activity, tag, email and phone with the survivor', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    await workspace.ask('duplicates.merge', { winner, losers: [loser] });
    expect(one(workspace, 'SELECT * FROM contact_rollup WHERE contact_id = ?', winner)).toMatchObject({
      activity_count: 3,
      revenue: 4200,
      orders: 3,
      email_count: 2,
      phone_count: 1,
      tag_count: 2,
    });
    expect(rows(workspace, 'SELECT id FROM contact WHERE state <> ?', 'merged')).toEqual([{ id: winner }]);
    expect(rows(workspace, 'SELECT contact_id FROM activity ORDER BY id')).toEqual([
      { contact_id: winner },
      { contact_id: loser },
      { contact_id: loser },
    ]);
  });

  it('lets the strictest consent win and keeps the notes of both', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    await workspace.ask('duplicates.merge', { winner, losers: [loser] });
    expect(one(workspace, 'SELECT email_consent, notes FROM contact WHERE id = ?', winner)).toEqual({
      email_consent: 'withdrawn',
      notes: 'Likes tea\n\nCalls back',
    });
  });

  it('takes the chosen values and renames the survivor after them', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    await workspace.ask('duplicates.merge', { winner, losers: [loser], choices: { given_name: loser } });
    expect(one(workspace, 'SELECT given_name, display_name, job_title FROM contact WHERE id = ?', winner)).toEqual({
      given_name: 'Bob',
      display_name: 'Bob Allen',
      job_title: 'Buyer',
    });
  });

  it('is undone exactly, and redone exactly', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    const before = workspace.hashes();
    await workspace.ask('duplicates.merge', { winner, losers: [loser], choices: { given_name: loser } });
    const merged = workspace.hashes();
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    await workspace.ask('history.redo', {});
    expect(workspace.hashes()).toEqual(merged);
  });

  it('moves the aliases of a contact that is merged itself, and no chain ever forms', async () => {
    const workspace = openTestWorkspace();
    const [first, second] = twoOfOne(workspace);
    const [third = 0] = addPeople(workspace, [{ given: 'Robert', family: 'Allen', emails: ['r@z.org'] }]);
    await workspace.ask('duplicates.merge', { winner: first, losers: [second] });
    await workspace.ask('duplicates.merge', { winner: third, losers: [first] });
    expect(rows(workspace, 'SELECT id, winner_id FROM contact_alias ORDER BY id')).toEqual([
      { id: first, winner_id: third },
      { id: second, winner_id: third },
    ]);
    expect(one(workspace, 'SELECT activity_count, revenue FROM contact_rollup WHERE contact_id = ?', third)).toEqual({
      activity_count: 3,
      revenue: 4200,
    });
    const { merges } = await workspace.ask('duplicates.merges', {});
    const later = merges.find(({ winner }) => winner === third);
    await workspace.ask('duplicates.unmerge', { merge: later?.id ?? 0 });
    expect(rows(workspace, 'SELECT id, winner_id FROM contact_alias')).toEqual([{ id: second, winner_id: first }]);
  });

  it('takes one merge back by itself and leaves later edits of the survivor alone', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    const { merge } = await workspace.ask('duplicates.merge', {
      winner,
      losers: [loser],
      choices: { given_name: loser },
    });
    workspace.write('Edited', ({ db }) =>
      db.prepare("UPDATE contact SET job_title = 'Chief' WHERE id = ?").run(winner),
    );
    await workspace.ask('duplicates.unmerge', { merge });
    expect(
      one(
        workspace,
        'SELECT given_name, job_title, email_consent, notes, display_name FROM contact WHERE id = ?',
        winner,
      ),
    ).toEqual({
      given_name: 'Robert',
      job_title: 'Chief',
      email_consent: 'granted',
      notes: 'Likes tea',
      display_name: 'Robert Allen',
    });
    expect(one(workspace, 'SELECT state FROM contact WHERE id = ?', loser)).toEqual({ state: 'active' });
    expect(one(workspace, 'SELECT activity_count FROM contact_rollup WHERE contact_id = ?', loser)).toEqual({
      activity_count: 2,
    });
    expect(rows(workspace, 'SELECT * FROM merge')).toEqual([]);
  });

  it('refuses contacts that are merged already, one contact twice, and values from outside', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    const [other = 0] = addPeople(workspace, [{ given: 'Zoe' }]);
    await expect(workspace.ask('duplicates.merge', { winner, losers: [winner] })).rejects.toMatchObject({
      code: 'cannot-merge',
    });
    await expect(
      workspace.ask('duplicates.merge', { winner, losers: [loser], choices: { given_name: other } }),
    ).rejects.toMatchObject({ code: 'cannot-merge' });
    await workspace.ask('duplicates.merge', { winner, losers: [loser] });
    await expect(workspace.ask('duplicates.merge', { winner: other, losers: [loser] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('rolls back when the totals would change', async () => {
    const workspace = openTestWorkspace();
    const [winner, loser] = twoOfOne(workspace);
    const before = workspace.hashes();
    // A trigger that loses an activity on merging stands for any fault in the merge.
    workspace.write('Sabotage', ({ db }) => {
      db.exec(
        'CREATE TRIGGER sabotage AFTER INSERT ON contact_alias BEGIN DELETE FROM activity WHERE contact_id = new.id; END',
      );
      db.prepare("INSERT INTO setting (key, value) VALUES ('x', '1')").run();
    });
    await expect(workspace.ask('duplicates.merge', { winner, losers: [loser] })).rejects.toMatchObject({
      code: 'totals-changed',
    });
    const { setting: _, ...after } = workspace.hashes();
    const { setting: __, ...expected } = before;
    expect(after).toEqual(expected);
  });
});
