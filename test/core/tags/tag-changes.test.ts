import { describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';
import { count, lastLabel, make, picked, shape, tree, withContacts } from './tag-steps.ts';

describe('exclusive groups', () => {
  const stages = async () => {
    const people = withContacts(4);
    const { workspace, ids } = people;
    const group = await make(workspace, 'Stage');
    const lead = await make(workspace, 'Lead', group);
    const hot = await make(workspace, 'Hot', lead);
    const active = await make(workspace, 'Active', group);
    await workspace.ask('tags.setExclusive', { tag: group, isExclusive: true });
    await workspace.ask('tags.assign', { tags: [hot], selection: picked(ids.slice(0, 2)) });
    return { ...people, group, lead, hot, active };
  };

  it('lists who stands in the way and changes nothing', async () => {
    const { workspace, ids, active } = await stages();
    const before = workspace.hashes();
    await expect(workspace.ask('tags.assign', { tags: [active], selection: picked(ids) })).rejects.toMatchObject({
      code: 'exclusive-conflicts',
      details: {
        count: 2,
        sample: [
          { contactName: 'Person 1', group: 'Stage', wears: 'Hot', gets: 'Active' },
          { contactName: 'Person 2', group: 'Stage', wears: 'Hot', gets: 'Active' },
        ],
      },
    });
    expect(workspace.hashes()).toEqual(before);
  });

  it('replaces or leaves out, as told', async () => {
    const { workspace, ids, hot, active } = await stages();
    expect(
      await workspace.ask('tags.assign', { tags: [active], selection: picked(ids.slice(1, 3)), onConflict: 'replace' }),
    ).toMatchObject({ assigned: 2, replaced: 1 });
    expect(await count(workspace, hot)).toEqual([1, 1]);
    expect(
      await workspace.ask('tags.assign', { tags: [active], selection: picked(ids), onConflict: 'skip' }),
    ).toMatchObject({ assigned: 1, skipped: 1 });
    expect((await workspace.ask('tags.hygiene', {})).contradictions.count).toBe(0);
  });

  it('allows a tag and what lies below it together, but never two branches at once', async () => {
    const { workspace, ids, lead, active } = await stages();
    await expect(workspace.ask('tags.assign', { tags: [lead], selection: picked(ids) })).resolves.toMatchObject({
      assigned: 4,
    });
    await expect(
      workspace.ask('tags.assign', { tags: [lead, active], selection: picked(ids.slice(3)) }),
    ).rejects.toMatchObject({ code: 'exclusive-conflicts' });
  });

  it('asks before a move or a switch makes a contradiction', async () => {
    const { workspace, ids, group, hot } = await stages();
    const other = await make(workspace, 'Elsewhere');
    await workspace.ask('tags.assign', { tags: [other], selection: picked(ids) });
    await expect(workspace.ask('tags.move', { tags: [other], parent: group })).rejects.toMatchObject({
      code: 'exclusive-conflicts',
      details: { count: 2 },
    });
    await workspace.ask('tags.setExclusive', { tag: group, isExclusive: false });
    await workspace.ask('tags.move', { tags: [other], parent: group });
    await expect(workspace.ask('tags.setExclusive', { tag: group, isExclusive: true })).rejects.toMatchObject({
      code: 'exclusive-conflicts',
      details: { count: 2 },
    });
    await workspace.ask('tags.setExclusive', { tag: group, isExclusive: true, allowConflicts: true });
    expect((await workspace.ask('tags.hygiene', {})).contradictions.count).toBe(2);
    await workspace.ask('tags.unassign', { tags: [hot], selection: picked(ids) });
    expect((await workspace.ask('tags.hygiene', {})).contradictions.count).toBe(0);
  });
});

/** A segment whose rule names a tag inside nested groups. */
function saveSegment(workspace: TestWorkspace, name: string, tags: number[]): void {
  const condition = { kind: 'tag', match: 'has', tags, descendants: true };
  const rule = { kind: 'group', match: 'all', items: [{ kind: 'group', match: 'any', items: [condition] }] };
  workspace.write('segment', ({ db }) =>
    db
      .prepare('INSERT INTO segment (name, rule, created_at, updated_at) VALUES (?, ?, 1, 1)')
      .run(name, JSON.stringify(rule)),
  );
}

describe('merging tags', () => {
  it('carries wearers, children, names, the sheet and rules, and undo brings all of it back', async () => {
    const { workspace, ids } = withContacts(6, 1);
    const keep = await make(workspace, 'VIP');
    const a = await make(workspace, 'Vip customer');
    const b = await make(workspace, 'V.I.P.');
    await make(workspace, 'Gold', a);
    await workspace.ask('tags.rename', { tag: b, name: 'Very important' });
    await workspace.ask('tags.document', { tag: a, changes: { meaning: 'Spends most', owner: 'Ada' } });
    await workspace.ask('tags.document', { tag: keep, changes: { owner: 'Bob' } });
    await workspace.ask('tags.assign', { tags: [keep], selection: picked(ids.slice(0, 2)) });
    await workspace.ask('tags.assign', { tags: [a], selection: picked(ids.slice(1, 4)) });
    await workspace.ask('tags.assign', { tags: [b], selection: picked(ids.slice(3, 5)) });
    saveSegment(workspace, 'Best', [a, keep]);
    const before = workspace.hashes();

    expect(await workspace.ask('tags.merge', { tags: [a, b], into: keep })).toEqual({
      merged: 2,
      contacts: 5,
      rules: 1,
    });
    expect(await shape(workspace)).toBe('VIP(Gold)');
    expect(await count(workspace, keep)).toEqual([5, 5]);
    const sheet = await workspace.ask('tags.show', { tag: keep });
    expect(sheet).toMatchObject({ meaning: 'Spends most', owner: 'Bob' });
    expect(sheet.aliases.map(({ alias }) => alias)).toEqual(['v.i.p.', 'very important', 'vip customer']);
    expect(sheet.usedBy).toMatchObject([{ kind: 'segment', name: 'Best' }]);
    expect(await lastLabel(workspace)).toBe(
      'Merged “Vip customer” and “V.I.P.” into “VIP”, 5 contacts'.replace('V.I.P.', 'Very important'),
    );

    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('keeps a tag that lies below the merged one in its place', async () => {
    const { workspace } = withContacts(0);
    const root = await make(workspace, 'Root');
    const outer = await make(workspace, 'Outer', root);
    const middle = await make(workspace, 'Middle', outer);
    const inner = await make(workspace, 'Inner', middle);
    await workspace.ask('tags.merge', { tags: [outer], into: inner });
    expect(await shape(workspace)).toBe('Root(Inner(Middle))');
  });

  it('refuses to merge a tag into itself', async () => {
    const { workspace } = withContacts(0);
    const a = await make(workspace, 'A');
    await expect(workspace.ask('tags.merge', { tags: [a], into: a })).rejects.toMatchObject({
      code: 'merge-into-itself',
    });
  });
});

describe('deleting and retiring', () => {
  it('shows the consequences first', async () => {
    const { workspace, ids } = withContacts(3);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B', a);
    await workspace.ask('tags.assign', { tags: [a], selection: picked(ids.slice(0, 1)) });
    await workspace.ask('tags.assign', { tags: [b], selection: picked(ids) });
    saveSegment(workspace, 'Uses B', [b]);
    expect(await workspace.ask('tags.impact', { tags: [a] })).toMatchObject({
      tags: 2,
      contacts: 1,
      contactsWithDescendants: 3,
      usedBy: [{ kind: 'segment', name: 'Uses B' }],
    });
  });

  it('refuses while a segment names the tag, deletes a branch otherwise, and undo is exact', async () => {
    const { workspace, ids } = withContacts(3);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B', a);
    const c = await make(workspace, 'C');
    await workspace.ask('tags.rename', { tag: b, name: 'B2' });
    await workspace.ask('tags.assign', { tags: [a, b, c], selection: picked(ids) });
    saveSegment(workspace, 'Uses C', [c]);
    const before = workspace.hashes();
    await expect(workspace.ask('tags.delete', { tags: [c], children: 'delete' })).rejects.toMatchObject({
      code: 'tag-in-use',
    });
    expect(await workspace.ask('tags.delete', { tags: [a], children: 'delete' })).toEqual({ tags: 2, contacts: 3 });
    expect(await shape(workspace)).toBe('C');
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('lifts children to where the deleted tag was', async () => {
    const { workspace } = withContacts(0);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B', a);
    await make(workspace, 'C', b);
    await make(workspace, 'D', a);
    await workspace.ask('tags.delete', { tags: [b], children: 'lift' });
    expect(await shape(workspace)).toBe('A(D C)');
  });
});

describe('hygiene', () => {
  it('finds in the sample what is planted there', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('sample.create', { contacts: 1_500, seed: 3, asOf: testNow });
    const nameOf = new Map((await tree(workspace)).map((tag) => [tag.id, tag.name]));
    const hygiene = await workspace.ask('tags.hygiene', {});
    const pairs = hygiene.nearDuplicates.map(({ left, right }) => `${nameOf.get(left)} ~ ${nameOf.get(right)}`);
    expect(pairs).toContain('VIP ~ Vip customer');
    expect(pairs).toContain('Trade fair ~ Tradefair');
    expect(hygiene.unused.map((id) => nameOf.get(id))).toEqual([
      'Webinar 2021',
      'Xmas 2019',
      'old import DO NOT USE',
      'Black Friday',
    ]);
    expect(hygiene.undocumented.map((id) => nameOf.get(id))).toContain('V.I.P.');
    expect(hygiene.reviewDue.map((id) => nameOf.get(id))).toEqual(['Software user', 'VIP']);
    expect(hygiene.contradictions.count).toBe(0);
  });
});
