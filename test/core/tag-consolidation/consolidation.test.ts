import { describe, expect, it } from 'vitest';
import type { TagId } from '../../../src-shared/model/ids.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { sureFrom, type TagFate } from '../../../src-shared/tags/consolidation.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const all = (...items: Rule['items']): Rule => ({ kind: 'group', match: 'all', items });
const accept = (workspace: TestWorkspace, ...fates: [number, TagFate][]) =>
  workspace.ask('tagConsolidation.answer', {
    answers: fates.map(([tag, fate]) => ({ tag: tag as TagId, answer: 'accepted' as const, fate })),
  });
const into = (tag: number): TagFate => ({ action: 'merge', into: tag as TagId });
function world(tags: readonly string[], people: readonly (readonly string[])[]) {
  const workspace = openTestWorkspace();
  const id: Record<string, number> = {};
  const contacts: number[] = [];
  workspace.write('people', (context) => {
    for (const name of tags) id[name] = makeTag(context, name);
    for (const worn of people) {
      const contact = makeContact(context, { given_name: worn.join(' ') });
      contacts.push(contact);
      for (const name of worn)
        context.db
          .prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'import', ?)")
          .run(contact, id[name], testNow);
    }
  });
  return { workspace, id: (name: string) => id[name] ?? 0, contacts };
}

describe('applying what was accepted', () => {
  it('merges, moves, makes fields and retires as one operation, and undo brings every table back', async () => {
    const { workspace, id, contacts } = world(
      ['VIP', 'VIPs', 'V I P', 'Status: active', 'Status: lapsed', 'Interest: yoga', 'Old'],
      [['VIP'], ['VIPs', 'Status: active'], ['V I P', 'Status: lapsed'], ['VIP', 'VIPs', 'Interest: yoga'], ['Old']],
    );
    const { id: segment } = await workspace.ask('segments.create', {
      name: 'Active VIPs',
      rule: all(
        { kind: 'tag', match: 'has', tags: [id('VIPs')], descendants: false },
        { kind: 'tag', match: 'has', tags: [id('Status: active')], descendants: false },
      ),
    });
    await accept(
      workspace,
      [id('V I P'), into(id('VIPs'))],
      [id('VIPs'), into(id('VIP'))],
      [id('Status: active'), { action: 'field', field: 'Status', value: 'Active' }],
      [id('Status: lapsed'), { action: 'field', field: 'Status', value: 'Lapsed' }],
      [id('Interest: yoga'), { action: 'move', parent: null, newParent: 'Interests', name: 'Yoga' }],
      [id('Old'), { action: 'retire' }],
    );
    expect(await workspace.ask('tagConsolidation.summary', {})).toMatchObject({
      before: 7,
      after: 3,
      counts: { merge: 2, field: 2, move: 1, retire: 1 },
      contacts: 3,
      usedBy: [{ kind: 'segment', id: segment, name: 'Active VIPs' }],
      fields: [{ label: 'Status', values: 2, isNew: true, contacts: 2, twice: 0 }],
      problems: [],
    });
    const before = workspace.hashes();
    const answers = await workspace.ask('tagConsolidation.answers', {});
    expect(await workspace.ask('tagConsolidation.apply', {})).toMatchObject({
      merged: 2,
      moved: 1,
      fields: 2,
      retired: 1,
      before: 7,
      after: 3,
      rules: 2,
    });
    const { tags } = await workspace.ask('tags.tree', {});
    const paths = tags.map(({ name, parentId, status, own }) => [
      tags.find((one) => one.id === parentId)?.name ?? null,
      name,
      status,
      own,
    ]);
    expect(paths.sort()).toEqual(
      [
        [null, 'Interests', 'active', 0],
        ['Interests', 'Yoga', 'active', 1],
        [null, 'Old', 'retired', 1],
        [null, 'VIP', 'active', 4],
      ].sort(),
    );
    const shown = await workspace.ask('segments.list', {});
    expect(JSON.stringify(shown)).toContain('Active VIPs');
    const rule = JSON.parse(
      workspace.session.workspace.readerConnection.prepare('SELECT rule FROM segment').pluck().get() as string,
    ) as Rule;
    expect(rule.items).toEqual([
      { kind: 'tag', match: 'has', tags: [id('VIP')], descendants: false },
      {
        kind: 'group',
        match: 'any',
        items: [{ kind: 'custom', key: 'status', test: { operator: 'one_of', texts: ['Active'] } }],
      },
    ]);
    const still = await workspace.ask('segments.preview', { rule });
    expect(still).toMatchObject({ count: 1 });
    expect(await workspace.ask('tagConsolidation.answers', {})).toEqual([]);
    const after = workspace.hashes();
    await workspace.ask('history.undo', { operation: 'last' });
    // The column of a field outlives its undo, empty: rows are compared without it.
    const differing = Object.entries(workspace.hashes()).filter(([table, hash]) => before[table] !== hash);
    expect(differing.map(([table]) => table).filter((table) => table !== 'contact_custom')).toEqual([]);
    expect(
      workspace.session.workspace.readerConnection.prepare('SELECT count(*) FROM contact_custom').pluck().get(),
    ).toBe(0);
    expect(await workspace.ask('tagConsolidation.answers', {})).toEqual(answers);
    await workspace.ask('history.redo', {});
    expect(workspace.hashes()).toEqual(after);
    expect(contacts).toHaveLength(5);
  });

  it('says what stands in the way, and then changes nothing', async () => {
    const { workspace, id } = world(['A', 'B', 'C', 'Parent'], [['A']]);
    const { id: child } = await workspace.ask('tags.create', { name: 'Child', parent: id('Parent') as TagId });
    const tagHash = () => workspace.hashes().tag;
    const hash = tagHash();
    await accept(workspace, [id('A'), into(id('B'))], [id('B'), into(id('A'))]);
    await expect(workspace.ask('tagConsolidation.apply', {})).rejects.toMatchObject({
      code: 'not-possible',
      message: '“A” is to be merged in a circle. Keep one of the tags.',
    });
    await accept(workspace, [id('B'), { action: 'retire' }]);
    await expect(workspace.ask('tagConsolidation.apply', {})).rejects.toMatchObject({
      message: '“A” is to be merged into “B”, which itself is retired. Choose a tag that stays.',
    });
    await accept(workspace, [id('A'), { action: 'keep' }], [id('B'), { action: 'keep' }]);
    await accept(workspace, [id('Parent'), { action: 'field', field: 'X', value: 'y' }]);
    await expect(workspace.ask('tagConsolidation.apply', {})).rejects.toMatchObject({
      message: 'Tags lie below “Parent”. Move them first, or keep it.',
    });
    await accept(workspace, [
      id('Parent'),
      { action: 'move', parent: child as TagId, newParent: null, name: 'Parent' },
    ]);
    await expect(workspace.ask('tagConsolidation.apply', {})).rejects.toMatchObject({ code: 'not-possible' });
    await accept(workspace, [id('Parent'), { action: 'keep' }]);
    await expect(workspace.ask('tagConsolidation.apply', {})).rejects.toMatchObject({ code: 'nothing-to-change' });
    expect(tagHash()).toBe(hash);
  });

  it('moves a tag into one of that name that is there already, and keeps a value that a contact has', async () => {
    const { workspace, id, contacts } = world(
      ['Interests', 'Interest: yoga', 'Size: L', 'Size: M'],
      [
        ['Interest: yoga', 'Size: L'],
        ['Size: M', 'Size: L'],
      ],
    );
    const { id: yoga } = await workspace.ask('tags.create', { name: 'Yoga', parent: id('Interests') as TagId });
    const { key } = await workspace.ask('contacts.createField', {
      label: 'Size',
      type: 'choice',
      options: ['m', 'XXL'],
      help: '',
    });
    workspace.write('value', ({ db }) =>
      db.prepare("INSERT INTO contact_custom (id, f1) VALUES (?, 'XXL')").run(contacts[0]),
    );
    await accept(
      workspace,
      [id('Interest: yoga'), { action: 'move', parent: id('Interests') as TagId, newParent: null, name: 'Yoga' }],
      [id('Size: L'), { action: 'field', field: 'size', value: 'L' }],
      [id('Size: M'), { action: 'field', field: 'size', value: 'M' }],
    );
    expect(await workspace.ask('tagConsolidation.apply', {})).toMatchObject({ merged: 1, moved: 0, fields: 2 });
    const reader = workspace.session.workspace.readerConnection;
    expect(reader.prepare('SELECT contact_id FROM tag_assignment WHERE tag_id = ?').pluck().all(yoga)).toEqual([
      contacts[0],
    ]);
    expect(reader.prepare('SELECT f1 FROM contact_custom ORDER BY id').pluck().all()).toEqual(['XXL', 'L']);
    expect(reader.prepare('SELECT options FROM custom_field WHERE key = ?').pluck().get(key)).toBe('["m","XXL","L"]');
  });
});

describe('the sample', () => {
  it('goes from 222 tags to under 90 by what is sure alone, and comes back by one undo', {
    timeout: 60_000,
  }, async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('sample.create', { contacts: 1500, importedTags: true, engagement: 0.2, asOf: testNow });
    const { proposals } = await workspace.ask('tagConsolidation.propose', {});
    const sure = proposals.filter(({ confidence, fate }) => confidence >= sureFrom && fate.action !== 'keep');
    await accept(workspace, ...sure.map(({ tag, fate }): [number, TagFate] => [tag, fate]));
    const summary = await workspace.ask('tagConsolidation.summary', {});
    expect(summary.problems).toEqual([]);
    const before = workspace.hashes();
    const done = await workspace.ask('tagConsolidation.apply', {});
    expect(done).toMatchObject({ before: summary.before, after: summary.after, contacts: summary.contacts });
    expect(done.before).toBe(222);
    expect(done.after).toBeLessThan(90);
    await workspace.ask('history.undo', { operation: 'last' });
    const differing = Object.entries(workspace.hashes()).filter(([table, hash]) => before[table] !== hash);
    expect(differing.map(([table]) => table).filter((table) => table !== 'contact_custom')).toEqual([]);
    const budget = await workspace.ask('tagConsolidation.budget', {});
    expect(budget).toMatchObject({ target: 30, living: 222, band: 'far_over' });
    await workspace.ask('tagConsolidation.setTarget', { target: 200 });
    expect(await workspace.ask('tagConsolidation.budget', {})).toMatchObject({ target: 200, band: 'over' });
  });

  it('remembers what was rejected', async () => {
    const { workspace, id } = world(['VIP', 'VIPs'], [['VIP'], ['VIPs', 'VIP']]);
    const proposed = async (tag: number) =>
      (await workspace.ask('tagConsolidation.propose', {})).proposals.find((one) => one.tag === tag)?.fate;
    const merge = await proposed(id('VIPs'));
    expect(merge).toEqual(into(id('VIP')));
    if (merge) {
      const answer = { tag: id('VIPs') as TagId, answer: 'rejected' as const, fate: merge };
      await workspace.ask('tagConsolidation.answer', { answers: [answer] });
    }
    expect(await proposed(id('VIPs'))).toMatchObject({ action: 'keep' });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await proposed(id('VIPs'))).toEqual(merge);
  });
});
