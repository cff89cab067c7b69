import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../../src-main/core/db/query.ts';
import { selectMembers } from '../../../src-main/core/features/tags/tags-queries.ts';
import { descendantIds } from '../../../src-shared/tags/tag-tree.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

interface People {
  workspace: TestWorkspace;
  ids: number[];
}

/** A workspace with that many contacts; `merged` of them are aliases of the first. */
function withContacts(count: number, merged = 0): People {
  const workspace = openTestWorkspace();
  const ids: number[] = [];
  if (count === 0) return { workspace, ids };
  workspace.write('people', ({ db }) => {
    const insert = db.prepare(
      "INSERT INTO contact (display_name, given_name, state, added_at, updated_at) VALUES (?, ?, 'active', ?, ?)",
    );
    for (let i = 1; i <= count; i++)
      ids.push(Number(insert.run(`Person ${i}`, `Person ${i}`, testNow, testNow).lastInsertRowid));
    if (merged === 0) return;
    const merge = db
      .prepare("INSERT INTO merge (winner_id, loser_ids, choices, merged_at) VALUES (?, '[]', '{}', ?)")
      .run(ids[0], testNow).lastInsertRowid;
    for (const loser of ids.slice(-merged)) {
      db.prepare("UPDATE contact SET state = 'merged' WHERE id = ?").run(loser);
      db.prepare('INSERT INTO contact_alias (id, winner_id, merge_id) VALUES (?, ?, ?)').run(loser, ids[0], merge);
    }
  });
  return { workspace, ids };
}

const make = async (workspace: TestWorkspace, name: string, parent: number | null = null) =>
  (await workspace.ask('tags.create', { name, parent })).id;
const picked = (ids: number[]) => ({ kind: 'ids' as const, ids });
const tree = async (workspace: TestWorkspace) => (await workspace.ask('tags.tree', {})).tags;
const count = async (workspace: TestWorkspace, id: number) => {
  const { own, withDescendants } = (await tree(workspace)).find((tag) => tag.id === id) ?? {};
  return [own, withDescendants];
};
const lastLabel = async (workspace: TestWorkspace) => (await workspace.ask('history.list', {})).operations[0]?.label;
const shape = async (workspace: TestWorkspace) => {
  const rows = await tree(workspace);
  const line = (parent: number | null): string =>
    rows
      .filter((tag) => tag.parentId === parent)
      .sort((left, right) => left.position - right.position)
      .map((tag) => tag.name + (descendantIds(rows, tag.id).size > 0 ? `(${line(tag.id)})` : ''))
      .join(' ');
  return line(null);
};

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
