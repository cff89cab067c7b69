import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../../src-main/core/db/query.ts';
import { selectMembers } from '../../../src-main/core/features/tags/tags-queries.ts';
import { testNow } from '../../support/workspace.ts';
import { count, lastLabel, make, picked, shape, tree, withContacts } from './tag-steps.ts';

describe('the tree', () => {
  it('makes tags in the order and place asked for', async () => {
    const { workspace } = withContacts(0);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B');
    await make(workspace, 'A1', a);
    await workspace.ask('tags.create', { name: 'First', parent: null, before: a });
    await workspace.ask('tags.create', { name: 'Middle', parent: null, before: b });
    expect(await shape(workspace)).toBe('First A(A1) Middle B');
  });

  it('moves several tags together, in their order, and back with undo', async () => {
    const { workspace } = withContacts(0);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B');
    const c = await make(workspace, 'C');
    const d = await make(workspace, 'D', a);
    await workspace.ask('tags.move', { tags: [c, b], parent: a, before: d });
    expect(await shape(workspace)).toBe('A(C B D)');
    expect(await lastLabel(workspace)).toBe('Moved “C” and “B” under “A”');
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await shape(workspace)).toBe('A(D) B C');
  });

  it('refuses to put a tag under its own child', async () => {
    const { workspace } = withContacts(0);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B', a);
    const before = workspace.hashes();
    await expect(workspace.ask('tags.move', { tags: [a], parent: b })).rejects.toMatchObject({
      code: 'tag-under-own-child',
    });
    await expect(workspace.ask('tags.move', { tags: [a], parent: a })).rejects.toMatchObject({
      code: 'tag-under-own-child',
    });
    expect(workspace.hashes()).toEqual(before);
  });

  it('refuses two siblings of one name however it is written, but allows it elsewhere', async () => {
    const { workspace } = withContacts(0);
    const a = await make(workspace, 'A');
    await make(workspace, 'Trade fair');
    await expect(workspace.ask('tags.create', { name: 'trade-fair' })).rejects.toMatchObject({ code: 'name-taken' });
    await expect(workspace.ask('tags.create', { name: 'Trade Fair', parent: a })).resolves.toBeTruthy();
  });

  it('counts each survivor once, per tag and per branch', async () => {
    const { workspace, ids } = withContacts(5, 2);
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = ids;
    const top = await make(workspace, 'Top');
    const left = await make(workspace, 'Left', top);
    const right = await make(workspace, 'Right', top);
    workspace.write('as imports left it', ({ db }) => {
      const insert = db.prepare(
        "INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'import', 1)",
      );
      // 4 and 5 are merged into 1.
      for (const [contact, tag] of [
        [one, left],
        [four, left],
        [five, right],
        [two, right],
        [three, top],
      ])
        insert.run(contact, tag);
    });
    expect(await count(workspace, left)).toEqual([1, 1]);
    expect(await count(workspace, right)).toEqual([2, 2]);
    expect(await count(workspace, top)).toEqual([1, 3]);
    expect((await workspace.ask('tags.tree', {})).taggedContacts).toBe(3);
    expect((await workspace.ask('tags.worn', { selection: picked([one, two]) })).tags).toEqual([
      { tag: right, count: 2 },
      { tag: left, count: 1 },
    ]);
    expect((await workspace.ask('tags.ofContact', { contact: one })).map(({ path }) => path).sort()).toEqual([
      'Top › Left',
      'Top › Right',
    ]);
  });

  it('leaves archived contacts out of the counts', async () => {
    const { workspace, ids } = withContacts(3);
    const tag = await make(workspace, 'A');
    await workspace.ask('tags.assign', { tags: [tag], selection: picked(ids) });
    workspace.write('archive', ({ db }) =>
      db.prepare("UPDATE contact SET state = 'archived' WHERE id = ?").run(ids[0]),
    );
    expect(await count(workspace, tag)).toEqual([2, 2]);
  });
});

describe('at size', () => {
  it('reads members through the index that covers them', () => {
    const { workspace } = withContacts(1);
    for (const who of ['active', 'everybody'] as const) {
      const { sql, parameters } = compileQuery(selectMembers(who));
      const plan = workspace.session.workspace.readerConnection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      const text = JSON.stringify(plan);
      expect(text).toContain('tag_assignment USING COVERING INDEX sqlite_autoindex_tag_assignment_1');
      expect(text).toContain('SEARCH contact USING COVERING INDEX contact_state_name (state=?)');
    }
  });

  it('counts what many selected contacts wear as it does for few', async () => {
    const { workspace, ids } = withContacts(2_500, 100);
    const a = await make(workspace, 'A');
    const b = await make(workspace, 'B');
    await workspace.ask('tags.assign', { tags: [a], selection: picked(ids.slice(0, 2_200)) });
    workspace.write('on the merged ones', ({ db }) => {
      const insert = db.prepare(
        "INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'import', 1)",
      );
      for (const loser of ids.slice(-100)) insert.run(loser, b);
    });
    const everyone = await workspace.ask('tags.worn', { selection: { kind: 'all', query: {} } });
    expect(everyone).toEqual({
      contacts: 2_400,
      tags: [
        { tag: a, count: 2_200 },
        { tag: b, count: 1 },
      ],
    });
    const one = await workspace.ask('tags.worn', { selection: picked([ids[0] ?? 0]) });
    expect(one).toEqual({
      contacts: 1,
      tags: [
        { tag: a, count: 1 },
        { tag: b, count: 1 },
      ],
    });
  });
});

describe('names', () => {
  it('keeps the old name as an alias and gives it up when the name returns', async () => {
    const { workspace } = withContacts(0);
    const tag = await make(workspace, 'VIP customer');
    await workspace.ask('tags.rename', { tag, name: 'VIP' });
    expect((await workspace.ask('tags.show', { tag })).aliases.map(({ alias }) => alias)).toEqual(['vip customer']);
    await expect(workspace.ask('tags.create', { name: 'Vip-Customer' })).rejects.toMatchObject({
      code: 'name-is-alias',
    });
    await workspace.ask('tags.rename', { tag, name: 'VIP customer' });
    expect((await workspace.ask('tags.show', { tag })).aliases.map(({ alias }) => alias)).toEqual(['vip']);
  });

  it('a change of letters only needs no alias', async () => {
    const { workspace } = withContacts(0);
    const tag = await make(workspace, 'vip');
    expect(await workspace.ask('tags.rename', { tag, name: 'VIP' })).toEqual({ alias: null });
    expect(await lastLabel(workspace)).toBe('Renamed the tag “vip” to “VIP”');
  });

  it('adds and removes other names, and refuses the name of a tag', async () => {
    const { workspace } = withContacts(0);
    const tag = await make(workspace, 'VIP');
    await make(workspace, 'Gold');
    await workspace.ask('tags.addAlias', { tag, alias: 'Top  Customer' });
    const { aliases } = await workspace.ask('tags.show', { tag });
    expect(aliases.map(({ alias }) => alias)).toEqual(['top customer']);
    await expect(workspace.ask('tags.addAlias', { tag, alias: 'gold' })).rejects.toMatchObject({ code: 'name-taken' });
    await workspace.ask('tags.removeAlias', { tag, alias: aliases[0]?.id ?? 0 });
    expect((await workspace.ask('tags.show', { tag })).aliases).toEqual([]);
  });
});

describe('the sheet', () => {
  it('writes what changed, keeps the rest, and empty means absent', async () => {
    const { workspace } = withContacts(0);
    const tag = await make(workspace, 'VIP');
    await workspace.ask('tags.document', {
      tag,
      changes: { meaning: 'Best customers', owner: 'Ada', reviewAt: '2026-03-01' },
    });
    await workspace.ask('tags.document', { tag, changes: { owner: ' ' } });
    expect(await workspace.ask('tags.show', { tag })).toMatchObject({
      meaning: 'Best customers',
      owner: null,
      reviewAt: '2026-03-01',
    });
    expect((await tree(workspace))[0]?.missing).toEqual(['owner', 'appliedWhen', 'removedWhen', 'action', 'examples']);
    expect((await workspace.ask('tags.show', { tag })).history.map(({ label }) => label)).toContain(
      'Documented the tag “VIP”',
    );
  });

  it('an unchanged sheet is no operation', async () => {
    const { workspace } = withContacts(0);
    const tag = await make(workspace, 'VIP');
    const { total } = await workspace.ask('history.list', {});
    await workspace.ask('tags.document', { tag, changes: { meaning: null } });
    expect((await workspace.ask('history.list', {})).total).toBe(total);
  });
});

describe('assigning', () => {
  it('tags all that match, but not the exceptions, and counts who had it', async () => {
    const { workspace, ids } = withContacts(5_000);
    const tag = await make(workspace, 'Everyone');
    await workspace.ask('tags.assign', { tags: [tag], selection: picked(ids.slice(0, 10)), why: 'First wave' });
    const result = await workspace.ask('tags.assign', {
      tags: [tag],
      selection: { kind: 'all', query: {}, except: ids.slice(-3) },
    });
    expect(result).toMatchObject({ assigned: 4_987, contacts: 4_987, already: 10 });
    expect(await lastLabel(workspace)).toBe('Tagged 4,987 contacts with “Everyone”');
    expect(await workspace.ask('tags.ofContact', { contact: ids[0] ?? 0 })).toMatchObject([
      { name: 'Everyone', why: 'First wave', source: 'manual', at: testNow },
    ]);
  });

  it('takes a tag away from survivors and from what was merged into them, and back with undo', async () => {
    const { workspace, ids } = withContacts(4, 2);
    const tag = await make(workspace, 'A');
    workspace.write('on the merged one', ({ db }) =>
      db
        .prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'import', 1)")
        .run(ids[3], tag),
    );
    expect(await workspace.ask('tags.assign', { tags: [tag], selection: picked([ids[0] ?? 0]) })).toMatchObject({
      assigned: 0,
      already: 1,
    });
    const before = workspace.hashes();
    expect(await workspace.ask('tags.unassign', { tags: [tag], selection: picked([ids[0] ?? 0]) })).toEqual({
      removed: 1,
      contacts: 1,
    });
    expect(await count(workspace, tag)).toEqual([0, 0]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('does not assign retired tags', async () => {
    const { workspace, ids } = withContacts(1);
    const tag = await make(workspace, 'Old');
    await workspace.ask('tags.setStatus', { tags: [tag], status: 'retired' });
    await expect(workspace.ask('tags.assign', { tags: [tag], selection: picked(ids) })).rejects.toMatchObject({
      code: 'tag-is-retired',
    });
  });
});
