// What a tag is for beyond its sheet: locks, whom it may be put on, what replaces it, review cycles, many edited at once.
import { describe, expect, it } from 'vitest';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

function world() {
  const workspace = openTestWorkspace();
  let tags: TagId[] = [];
  let people: number[] = [];
  workspace.write('tags', (context) => {
    tags = ['A', 'B', 'C'].map((name) => makeTag(context, name) as TagId);
    people = [makeContact(context, { given_name: 'Ana' }), makeContact(context, { given_name: 'Acme' })];
    context.db.prepare("UPDATE contact SET kind = 'company' WHERE id = ?").run(people[1]);
  });
  const [a, b, c] = tags as [TagId, TagId, TagId];
  const row = async (tag: number) => (await workspace.ask('tags.tree', {})).tags.find(({ id }) => id === tag);
  return { workspace, a, b, c, people, row };
}

describe('a locked tag', () => {
  it('keeps its name, place and status and is not merged away or deleted, until it is unlocked', async () => {
    const { workspace, a, b, row } = world();
    await workspace.ask('tags.document', { tag: a, changes: { isLocked: true } });
    expect(await row(a)).toMatchObject({ isLocked: true });
    const locked = { code: 'tag-is-locked' };
    await expect(workspace.ask('tags.rename', { tag: a, name: 'Z' })).rejects.toMatchObject(locked);
    await expect(workspace.ask('tags.move', { tags: [a], parent: b })).rejects.toMatchObject(locked);
    await expect(workspace.ask('tags.setStatus', { tags: [a], status: 'retired' })).rejects.toMatchObject(locked);
    await expect(workspace.ask('tags.merge', { tags: [a], into: b })).rejects.toMatchObject(locked);
    await expect(workspace.ask('tags.delete', { tags: [a], children: 'lift' })).rejects.toMatchObject(locked);
    // Its sheet may be written, and others may be merged into it.
    await workspace.ask('tags.document', { tag: a, changes: { meaning: 'The first letter' } });
    await workspace.ask('tags.merge', { tags: [b], into: a });
    await workspace.ask('tags.document', { tag: a, changes: { isLocked: false } });
    await workspace.ask('tags.rename', { tag: a, name: 'Z' });
  });
});

describe('used for', () => {
  it('refuses to put a tag for companies on people, and says how many they are', async () => {
    const { workspace, a, people } = world();
    await workspace.ask('tags.document', { tag: a, changes: { usedFor: 'company' } });
    const assign = (ids: number[]) => workspace.ask('tags.assign', { tags: [a], selection: { kind: 'ids', ids } });
    await expect(assign(people)).rejects.toMatchObject({
      code: 'wrong-kind',
      message: expect.stringContaining('1 contact of these is of another kind') as string,
    });
    expect(await assign(people.slice(1))).toMatchObject({ assigned: 1 });
  });
});

describe('what replaces a tag', () => {
  it('follows a merge, is forgotten with the tag, and both are undone exactly', async () => {
    const { workspace, a, b, c } = world();
    await workspace.ask('tags.setStatus', { tags: [a], status: 'deprecated' });
    await workspace.ask('tags.document', { tag: a, changes: { replacedBy: b } });
    const before = workspace.hashes();
    await workspace.ask('tags.merge', { tags: [b], into: c });
    expect((await workspace.ask('tags.show', { tag: a })).replacedBy).toBe(c);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    await workspace.ask('tags.delete', { tags: [b], children: 'lift' });
    expect((await workspace.ask('tags.show', { tag: a })).replacedBy).toBeNull();
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });
});

describe('many at once', () => {
  it('documents several as one step and plans the next review by the cycle', async () => {
    const { workspace, a, b, c, row } = world();
    const changes = { owner: 'Zoë', reviewMonths: 6, reviewAt: '2026-01-01' };
    expect(await workspace.ask('tags.documentMany', { tags: [a, b], changes })).toEqual({ changed: 2 });
    expect(await workspace.ask('tags.documentMany', { tags: [a, b, c], changes })).toEqual({ changed: 1 });
    await workspace.ask('tags.reviewed', { tags: [a] });
    expect(await row(a)).toMatchObject({ owner: 'Zoë', reviewAt: '2026-07-02' });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await row(a)).toMatchObject({ reviewAt: '2026-01-01' });
    const texts = await workspace.ask('tags.sheets', {});
    expect(texts.map(({ tag }) => tag).sort()).toEqual([a, b, c].sort());
  });
});
