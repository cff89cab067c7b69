// Example contacts are tests of a tag: an edit or a rule that turns one shows, with the fact that did it.
import { describe, expect, it } from 'vitest';
import type { ContactId, TagId } from '../../../src-shared/model/ids.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const from = (city: string): Rule => ({
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'city', test: { operator: 'equals', text: city } }],
});

async function exampled() {
  const workspace = openTestWorkspace();
  let tag = 0;
  let [ana, ben] = [0, 0];
  workspace.write('people', (context) => {
    tag = makeTag(context, 'Local');
    ana = makeContact(context, { given_name: 'Ana', address: [{ city: 'York' }] });
    ben = makeContact(context, { given_name: 'Ben', address: [{ city: 'Rome' }] });
  });
  const save = (rule: Rule) =>
    workspace.ask('tagRules.save', { tag: tag as TagId, addWhen: rule, removal: 'not_true' });
  const set = (contact: number, shouldWear: boolean) =>
    workspace.ask('tagExamples.set', { tag: tag as TagId, contact: contact as ContactId, shouldWear });
  await save(from('York'));
  await workspace.ask('tagRules.run', {});
  await set(ana, true);
  await set(ben, false);
  const list = () => workspace.ask('tagExamples.list', { tag: tag as TagId });
  return { workspace, tag: tag as TagId, ana, ben, save, set, list };
}

describe('examples', () => {
  it('are right, then turned by an edit, with the fact that did it, and right again by its undo', async () => {
    const { workspace, tag, ana, list } = await exampled();
    expect((await list()).map(({ contactName, isRight }) => [contactName, isRight])).toEqual([
      ['Ana', true],
      ['Ben', true],
    ]);
    expect(await workspace.ask('tagExamples.wrong', {})).toEqual([]);
    workspace.write('moved', ({ db }) => db.prepare("UPDATE address SET city = 'Oslo' WHERE contact_id = ?").run(ana));
    const [first] = await list();
    expect(first).toMatchObject({ contactName: 'Ana', shouldWear: true, wears: false, isRight: false });
    expect(first?.because).toBe('The rule does not hold: are in York (has “Oslo”).');
    expect(await workspace.ask('tagExamples.wrong', {})).toEqual([
      { tag, name: 'Local', examples: [{ contactId: ana, contactName: 'Ana', shouldWear: true }] },
    ]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await workspace.ask('tagExamples.wrong', {})).toEqual([]);
  });

  it('that a rule would turn are listed before it is saved and before it is run', async () => {
    const { workspace, tag, ana, ben, save } = await exampled();
    const flips = [
      { tag, name: 'Local', contactId: ana, contactName: 'Ana', shouldWear: true },
      { tag, name: 'Local', contactId: ben, contactName: 'Ben', shouldWear: false },
    ];
    const preview = await workspace.ask('tagRules.preview', { tag, addWhen: from('Rome'), removal: 'not_true' });
    expect(preview.flips).toEqual(flips);
    expect(
      (await workspace.ask('tagRules.preview', { tag, addWhen: from('York'), removal: 'not_true' })).flips,
    ).toEqual([]);
    await save(from('Rome'));
    expect((await workspace.ask('tagRules.dryRun', {})).flips).toEqual(flips);
    await workspace.ask('tagRules.run', {});
    const shown = await workspace.ask('tagExamples.list', { tag });
    expect(shown.map(({ isRight }) => isRight)).toEqual([false, false]);
    expect(shown[1]?.because).toMatch(/^Put on by its rule: .*\(has “Rome”\)\.$/);
  });

  it('follow a merge of contacts and of tags, can be changed and removed, and undo brings each back', async () => {
    const { workspace, tag, ana, ben, set, list } = await exampled();
    const before = workspace.hashes();
    await set(ben, true);
    expect((await list()).map(({ contactName, shouldWear }) => [contactName, shouldWear])).toEqual([
      ['Ana', true],
      ['Ben', true],
    ]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    let other = 0;
    workspace.write('another', (context) => {
      other = makeTag(context, 'Locals');
    });
    await workspace.ask('tags.merge', { tags: [tag], into: other as TagId });
    const moved = await workspace.ask('tagExamples.list', { tag: other as TagId });
    expect(moved.map(({ contactId }) => contactId)).toEqual([ana, ben]);
    workspace.write('merged', (context) => makeAlias(context, ben, ana));
    expect(
      (await workspace.ask('tagExamples.list', { tag: other as TagId })).map(({ contactId }) => contactId),
    ).toEqual([ana, ana]);
    await workspace.ask('tagExamples.remove', { tag: other as TagId, contact: ana as ContactId });
    expect(await workspace.ask('tagExamples.list', { tag: other as TagId })).toEqual([]);
    await expect(
      workspace.ask('tagExamples.remove', { tag: other as TagId, contact: ana as ContactId }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('handing tags over', () => {
  it('gives every tag of one owner to another in one step that can be undone', async () => {
    const workspace = openTestWorkspace();
    const made: TagId[] = [];
    workspace.write('tags', (context) => {
      for (const name of ['A', 'B', 'C']) made.push(makeTag(context, name) as TagId);
    });
    const [a, b, c] = made as [TagId, TagId, TagId];
    for (const tag of [a, b]) await workspace.ask('tags.document', { tag, changes: { owner: 'Nadia' } });
    await workspace.ask('tags.document', { tag: c, changes: { owner: 'Tom' } });
    const before = workspace.hashes();
    expect(await workspace.ask('tags.handOver', { from: 'Nadia', to: 'Grace' })).toEqual({ tags: 2 });
    const owners = async () => (await workspace.ask('tags.tree', {})).tags.map(({ owner }) => owner);
    expect(await owners()).toEqual(['Grace', 'Grace', 'Tom']);
    await expect(workspace.ask('tags.handOver', { from: 'Nadia', to: 'Tom' })).rejects.toMatchObject({
      code: 'not-found',
      message: '“Nadia” owns no tag any more.',
    });
    await expect(workspace.ask('tags.handOver', { from: 'Tom', to: 'Tom' })).rejects.toMatchObject({
      code: 'same-owner',
    });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });
});
