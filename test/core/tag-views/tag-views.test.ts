// Departments and sets over one tree, their queues, and the log of who changed what and why.
import { describe, expect, it } from 'vitest';
import type { ContactId, TagId } from '../../../src-shared/model/ids.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

async function world() {
  const workspace = openTestWorkspace();
  let ids: TagId[] = [];
  let ana = 0;
  workspace.write('tags', (context) => {
    const made = ['Stage', 'Value', 'VIP'].map((name) => makeTag(context, name) as TagId);
    context.db.prepare('UPDATE tag SET parent_id = ? WHERE id = ?').run(made[1], made[2]);
    ids = made;
    ana = makeContact(context, { given_name: 'Ana' });
  });
  const [stage, value, vip] = ids as [TagId, TagId, TagId];
  const save = (name: string, tags: TagId[], rest = {}) =>
    workspace.ask('tagViews.save', { view: null, name, kind: 'department', champion: 'Zoë', tags, ...rest });
  return { workspace, stage, value, vip, ana: ana as ContactId, save };
}
const whole = { meaning: 'm', owner: 'o', appliedWhen: 'a', removedWhen: 'r', action: 'x', examples: 'e' };

describe('views', () => {
  it('hold branches with what lies below, and one tag may stand in several', async () => {
    const { workspace, stage, value, vip, save } = await world();
    const { view } = await save('Sales', [value]);
    await save('Favourites', [vip, stage], { kind: 'set', champion: null });
    expect(await workspace.ask('tagViews.list', {})).toMatchObject([
      { id: view, name: 'Sales', champion: 'Zoë', members: [value], tags: [value, vip], waiting: 2 },
      { name: 'Favourites', kind: 'set', champion: null, tags: [vip, stage] },
    ]);
    await expect(save('sales', [stage])).rejects.toMatchObject({ code: 'name-taken' });
    const { id } = await workspace.ask('tags.create', { name: 'Whale', parent: value });
    expect((await workspace.ask('tagViews.list', {}))[0]?.tags).toContain(id);
    const { html } = await workspace.ask('tagBook.sheet', { scope: { kind: 'view', view }, paper: 'A4' });
    expect(html).toContain('Tags of Sales');
    expect(html).not.toContain('Stage');
  });

  it('change and go by undoable steps, and follow a deleted tag', async () => {
    const { workspace, stage, vip, save } = await world();
    const { view } = await save('Sales', [vip]);
    const before = workspace.hashes();
    await workspace.ask('tagViews.save', { view, name: 'Sellers', kind: 'department', champion: null, tags: [stage] });
    await workspace.ask('tagViews.remove', { view });
    await workspace.ask('history.undo', { operation: 'last' });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    await workspace.ask('tags.delete', { tags: [vip], children: 'lift' });
    expect(await workspace.ask('tagViews.list', {})).toMatchObject([{ members: [] }]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('queue what is wrong first, and nothing that is as it should be', async () => {
    const { workspace, stage, value, vip, ana, save } = await world();
    for (const tag of [stage, value]) {
      await workspace.ask('tags.document', { tag, changes: { ...whole, reviewAt: '2030-01-01' } });
    }
    await workspace.ask('tags.document', { tag: stage, changes: { reviewAt: '2026-01-02' } });
    await workspace.ask('tagExamples.set', { tag: vip, contact: ana, shouldWear: true });
    expect(await workspace.ask('tagViews.queue', { view: null })).toEqual([
      {
        tag: vip,
        path: 'Value › VIP',
        owner: null,
        reasons: ['wrong-examples', 'undocumented', 'no-owner', 'no-action'],
      },
      { tag: stage, path: 'Stage', owner: 'o', reasons: ['review-due'] },
    ]);
    const { view } = await save('Sales', [stage]);
    expect(await workspace.ask('tagViews.queue', { view })).toMatchObject([{ tag: stage }]);
  });
});

describe('the log of the vocabulary', () => {
  it('lists changes of tags, not of contacts, with who, why and the approval', async () => {
    const { workspace, stage } = await world();
    await workspace.ask('tags.rename', { tag: stage, name: 'Phase' });
    workspace.write('someone', (context) => makeContact(context, { given_name: 'Ben' }));
    const [renamed, ...others] = await workspace.ask('vocabulary.log', {});
    expect(renamed).toMatchObject({ label: 'Renamed the tag “Stage” to “Phase”', who: null, approvedBy: null });
    expect(others.map(({ label }) => label)).toEqual(['tags']);
    const operation = renamed?.operation ?? 0;
    await workspace.ask('vocabulary.note', { operation, who: 'Zoë', why: 'Sales says phase' });
    await workspace.ask('vocabulary.approve', { operation, by: 'Nadia' });
    expect(await workspace.ask('vocabulary.log', { search: 'says phase' })).toMatchObject([
      { operation, who: 'Zoë', why: 'Sales says phase', approvedBy: 'Nadia' },
    ]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await workspace.ask('vocabulary.log', { search: 'Zoë' })).toMatchObject([{ approvedBy: null }]);
    await expect(workspace.ask('vocabulary.approve', { operation: 99_999, by: 'N' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
