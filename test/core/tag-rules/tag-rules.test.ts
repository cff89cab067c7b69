import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { type MadeContact, makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const day = 86_400_000;
const all = (...items: Rule['items']): Rule => ({ kind: 'group', match: 'all', items });
const from = (city: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text: city } });
const has = (tag: number, descendants = false): Condition => ({ kind: 'tag', match: 'has', tags: [tag], descendants });
const living = (city: string): MadeContact => ({ given_name: `From ${city}`, address: [{ city }] });
const buying = (daysAgo: number): MadeContact => ({
  given_name: `Bought ${daysAgo} days ago`,
  purchases: [{ at: testNow - daysAgo * day, amount: 1000 }],
});

function world(tags: readonly string[], people: readonly MadeContact[]) {
  let now = testNow;
  const workspace = openTestWorkspace({ now: () => now });
  const tagIds: number[] = [];
  const ids: number[] = [];
  workspace.write('people', (context) => {
    for (const name of tags) tagIds.push(makeTag(context, name));
    for (const person of people) ids.push(makeContact(context, person));
  });
  const [a = 0, b = 0, c = 0] = tagIds;
  const wearing = (tag: number): number[] =>
    workspace.session.workspace.readerConnection
      .prepare('SELECT contact_id FROM contact_tag WHERE tag_id = ? ORDER BY 1')
      .pluck()
      .all(tag) as number[];
  const save = (
    tag: number,
    addWhen: Rule,
    rest: { removal?: 'not_true' | 'never' | 'rule'; removeWhen?: Rule } = {},
  ) => workspace.ask('tagRules.save', { tag, addWhen, removal: 'not_true', ...rest });
  const run = () => workspace.ask('tagRules.run', {});
  const pass = (time: number) => {
    now += time;
  };
  return { workspace, a, b, c, tagIds, ids, wearing, save, run, pass };
}

const last = async (workspace: TestWorkspace) => (await workspace.ask('history.list', {})).operations[0];
const assign = (workspace: TestWorkspace, tag: number, ids: number[]) =>
  workspace.ask('tags.assign', { tags: [tag], selection: { kind: 'ids', ids } });

describe('running rules', () => {
  it('puts a tag on at a sale and takes it off when the window has passed, as one operation that can be undone', async () => {
    const { workspace, a, ids, wearing, save, run, pass } = world(
      ['Recent buyer'],
      [buying(5), buying(20), buying(60)],
    );
    const preset = rulePresets.find(({ id }) => id === 'recent-buyers');
    await save(a, preset?.rule ?? all());
    const before = workspace.hashes();
    expect(await run()).toMatchObject({ rules: 1, gained: 2, lost: 0, contacts: 2, skipped: [] });
    expect(wearing(a)).toEqual(ids.slice(0, 2));
    expect((await last(workspace))?.label).toBe('Ran 1 tag rule: 2 tags put on, 0 taken off');
    const after = workspace.hashes();
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    await workspace.ask('history.redo', {});
    expect(workspace.hashes()).toEqual(after);
    pass(15 * day);
    expect(await run()).toMatchObject({ gained: 0, lost: 1 });
    expect(wearing(a)).toEqual(ids.slice(0, 1));
    expect(await run()).toMatchObject({ gained: 0, lost: 0 });
  });

  it('never takes off what a person put on, and counts merged contacts as their survivor', async () => {
    const { workspace, a, ids, wearing, save, run } = world(['VIP'], [living('York'), living('Rome'), living('York')]);
    const [york = 0, rome = 0, other = 0] = ids;
    workspace.write('merge', (context) => makeAlias(context, rome, other));
    await assign(workspace, a, [other]);
    await save(a, all(from('York')));
    expect(await run()).toMatchObject({ gained: 1, lost: 0 });
    await save(a, all(from('Oslo')));
    expect(await run()).toMatchObject({ gained: 0, lost: 1 });
    expect(wearing(a)).toEqual([other]);
    expect(wearing(a)).not.toContain(york);
  });

  it('lets a rule see what the rules before it decided, whatever the order they were made in', async () => {
    const { a, b, ids, wearing, save, run } = world(['Gold', 'Silver'], [living('York'), living('Rome')]);
    await save(a, all(has(b)));
    await save(b, all(from('York')));
    expect(await run()).toMatchObject({ gained: 2 });
    expect([wearing(a), wearing(b)]).toEqual([[ids[0]], [ids[0]]]);
    await save(b, all(from('Rome')));
    expect(await run()).toMatchObject({ gained: 2, lost: 2 });
    expect([wearing(a), wearing(b)]).toEqual([[ids[1]], [ids[1]]]);
  });

  it('never puts two tags of an exclusive group on one contact: the upper rule wins, a tag by hand before both', async () => {
    const made = world(['Stage'], [living('York'), living('York'), living('Rome')]);
    const { workspace, a: stage, ids, wearing, save, run } = made;
    const { id: upper } = await workspace.ask('tags.create', { name: 'Upper', parent: stage });
    const { id: lower } = await workspace.ask('tags.create', { name: 'Lower', parent: stage });
    const { id: third } = await workspace.ask('tags.create', { name: 'Third', parent: stage });
    await workspace.ask('tags.setExclusive', { tag: stage, isExclusive: true });
    await assign(workspace, third, ids.slice(1, 2));
    await save(lower, all({ kind: 'field', field: 'city', test: { operator: 'is_set' } }));
    await run();
    expect(wearing(lower)).toEqual([ids[0], ids[2]]);
    await save(upper, all(from('York')));
    expect(await run()).toMatchObject({ gained: 1, lost: 1, blocked: 3 });
    expect([wearing(upper), wearing(lower), wearing(third)]).toEqual([[ids[0]], [ids[2]], [ids[1]]]);
    expect(await run()).toMatchObject({ gained: 0, lost: 0 });
  });

  it('goes on past a rule that lost its field, and says which', async () => {
    const { workspace, a, b, save, run } = world(['One', 'Two'], [living('York')]);
    await save(a, all(from('York')));
    const { id: segment } = await workspace.ask('segments.create', { name: 'Yorkers', rule: all(from('York')) });
    await save(b, all({ kind: 'segment', match: 'in', segment }));
    await expect(workspace.ask('segments.remove', { segment })).rejects.toMatchObject({
      code: 'segment-in-use',
      message: '“Yorkers” is used by the rule of tag “Two”. Change that rule first, then delete it.',
    });
    workspace.write('behind its back', ({ db }) => db.prepare('DELETE FROM segment').run());
    expect(await run()).toMatchObject({
      gained: 1,
      skipped: [{ name: 'Two', message: 'The segment of this condition no longer exists.' }],
    });
  });

  it('gives the same on random worlds when it is run again, and undo brings every row back', {
    timeout: 60_000,
  }, async () => {
    const condition = fc.oneof(
      fc.constantFrom('York', 'Rome', 'Oslo').map(from),
      fc.integer({ min: 0, max: 3 }).map((tag) => ({ ...has(tag), match: 'has_not' }) as Condition),
      fc.integer({ min: 0, max: 3 }).map((tag) => has(tag)),
    );
    const rule = fc.record({
      match: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      items: fc.array(condition, { minLength: 1, maxLength: 3 }),
      removal: fc.constantFrom('not_true' as const, 'never' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('York', 'Rome', 'Oslo'), { minLength: 1, maxLength: 6 }),
        fc.array(rule, { minLength: 4, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { maxLength: 5 }),
        async (cities, rules, byHand) => {
          const { workspace, tagIds, ids, run } = world(['A', 'B', 'C', 'D'], cities.map(living));
          for (const [tag, contact] of byHand) {
            const [worn, wearer] = [tagIds[tag], ids[contact]];
            if (worn !== undefined && wearer !== undefined) await assign(workspace, worn, [wearer]);
          }
          for (const [index, { match, items, removal }] of rules.entries()) {
            const meant = items.map((item) =>
              item.kind === 'tag' ? { ...item, tags: item.tags.map((tag) => tagIds[tag] ?? 0) } : item,
            );
            const addWhen: Rule = { kind: 'group', match, items: meant };
            await workspace.ask('tagRules.save', { tag: tagIds[index] ?? 0, addWhen, removal }).catch((error) => {
              if (error.code !== 'rule-loop') throw error;
            });
          }
          const before = workspace.hashes();
          const { effects } = await workspace.ask('tagRules.dryRun', {});
          const first = await run();
          expect(first.perTag.map(({ gained, lost }) => [gained, lost])).toEqual(
            effects.map(({ gains, loses }) => [gains.count, loses.count]),
          );
          const after = workspace.hashes();
          expect(await run()).toMatchObject({ gained: 0, lost: 0 });
          expect(workspace.hashes()).toEqual(after);
          if (first.gained + first.lost > 0) await workspace.ask('history.undo', { operation: 'last' });
          expect(workspace.hashes()).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a rule that cannot be', () => {
  it('is refused with one sentence', async () => {
    const { workspace, a, b, c, save } = world(['A', 'B', 'C'], []);
    await save(a, all(has(b)));
    await save(b, all(has(c)));
    await expect(save(c, all(has(a)))).rejects.toMatchObject({
      code: 'rule-loop',
      message:
        'The rules go in a circle: “A” asks for “B”, which asks for “C”, which asks for “A”. Change one of them.',
    });
    await expect(save(c, all(has(c)))).rejects.toMatchObject({
      message: 'The rule of “C” asks for “C” itself. Take that condition out.',
    });
    await expect(save(c, all(has(999)))).rejects.toMatchObject({
      message: 'A tag of this condition no longer exists.',
    });
    await expect(save(c, all())).rejects.toMatchObject({ code: 'rule-invalid' });
    await expect(
      save(c, all({ kind: 'field', field: 'tag_count', test: { operator: 'at_least', number: 2 } })),
    ).rejects.toMatchObject({ code: 'rule-invalid' });
    await expect(workspace.ask('tags.delete', { tags: [b], children: 'lift' })).rejects.toMatchObject({
      code: 'tag-in-use',
    });
  });

  it('sees a loop through a tag above', async () => {
    const { workspace, a, b, save } = world(['Above', 'Other'], []);
    const { id: below } = await workspace.ask('tags.create', { name: 'Below', parent: a });
    await save(b, all(has(a, true)));
    await expect(save(below, all(has(b)))).rejects.toMatchObject({ code: 'rule-loop' });
  });
});

describe('tags with rules', () => {
  it('take their rule and pins along when they are deleted, and get them back with undo', async () => {
    const { workspace, a, ids, save, run } = world(['A'], [living('York')]);
    await save(a, all(from('York')));
    await run();
    await workspace.ask('tagRules.pin', { tag: a, contact: ids[0] ?? 0, kind: 'pin' });
    const before = workspace.hashes();
    await workspace.ask('tags.delete', { tags: [a], children: 'lift' });
    expect((await workspace.ask('tagRules.list', {})).rules).toEqual([]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('are named by their new tag in rules after a merge', async () => {
    const { workspace, a, b, c, save } = world(['A', 'B', 'C'], []);
    await save(a, all(has(b)), { removal: 'rule', removeWhen: all(has(b)) });
    await workspace.ask('tags.merge', { tags: [b], into: c });
    const { rule } = await workspace.ask('tagRules.show', { tag: a });
    expect(rule).toMatchObject({ addWhen: all(has(c)), removeWhen: all(has(c)), problem: null });
    expect(rule?.addSentence).toBe('Contacts tagged “C”');
  });
});

describe('pins and bans', () => {
  it('beat the rule until their day is over', async () => {
    const { workspace, a, ids, wearing, save, run, pass } = world(['A'], [living('York'), living('Rome')]);
    const [york = 0, rome = 0] = ids;
    await save(a, all(from('York')));
    const until = '2026-01-05';
    await workspace.ask('tagRules.pin', { tag: a, contact: rome, kind: 'pin', until });
    await workspace.ask('tagRules.pin', { tag: a, contact: york, kind: 'ban', until });
    expect(wearing(a)).toEqual([rome]);
    expect(await run()).toMatchObject({ gained: 0, lost: 0 });
    pass(3 * day);
    expect(await run()).toMatchObject({ gained: 0, lost: 0 });
    pass(day);
    expect(await run()).toMatchObject({ gained: 1, lost: 1 });
    expect(wearing(a)).toEqual([york]);
    await expect(workspace.ask('tagRules.pin', { tag: a, contact: york, kind: 'pin', until })).rejects.toMatchObject({
      code: 'day-is-over',
    });
  });
});

describe('when rules run', () => {
  it('is due on a new day and after an import, not after a run, even one that was undone', async () => {
    const { workspace, a, save, run, pass } = world(['A'], [living('York')]);
    const due = async () => (await workspace.ask('tagRules.status', {})).due;
    expect(await due()).toBeNull();
    await save(a, all(from('York')));
    expect(await due()).toBeNull();
    pass(day);
    expect(await due()).toBe('day');
    await run();
    expect(await due()).toBeNull();
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await due()).toBeNull();
    expect(await workspace.ask('tagRules.runs', {})).toMatchObject([{ gained: 1, isUndone: true, asOf: '2026-01-03' }]);
    workspace.write('import', ({ db, now }) =>
      db
        .prepare(
          `INSERT INTO import_batch (file_name, file_size, file_hash, content, reading, mapping, mode, headers, row_count,
             created_count, updated_count, unchanged_count, rejected_count, imported_at)
           VALUES ('a.csv', 1, '', 'contacts', '{}', '{}', 'add', '[]', 0, 0, 0, 0, 0, ?)`,
        )
        .run(now),
    );
    expect(await due()).toBe('import');
    await workspace.ask('tagRules.setAutomatic', { on: false });
    expect(await due()).toBeNull();
  });

  it('logs a run that changed nothing without an operation', async () => {
    const { workspace, a, save, run } = world(['A'], [living('York')]);
    await save(a, all(from('Oslo')));
    await run();
    expect(await workspace.ask('tagRules.runs', {})).toMatchObject([{ operation: null, gained: 0, lost: 0, rules: 1 }]);
  });
});

describe('asking first', () => {
  it('tells who gains and who loses, with a rule that opens exactly them, and writes nothing', async () => {
    const { workspace, a, ids, save, run } = world(['A'], [living('York'), living('Rome'), living('Rome')]);
    await save(a, all(from('York')));
    await run();
    const before = workspace.hashes();
    const { effect, addSentence } = await workspace.ask('tagRules.preview', {
      tag: a,
      addWhen: all(from('Rome')),
      removal: 'not_true',
    });
    expect(addSentence).toBe('Contacts in Rome');
    expect(effect).toMatchObject({ before: 1, after: 2, gains: { count: 2 }, loses: { count: 1 } });
    expect(effect?.gains.sample.map(({ id }) => id)).toEqual(ids.slice(1));
    const opened = await workspace.ask('segments.preview', { rule: effect?.gains.opens ?? all() });
    expect(opened.sample.map(({ id }) => id)).toEqual(ids.slice(1));
    expect(workspace.hashes()).toEqual(before);
  });

  it('says why a contact wears a tag, and which facts the rule looks at', async () => {
    const { workspace, a, ids, save, run } = world(['A'], [living('York'), living('Rome')]);
    await save(a, all(from('York')));
    await run();
    const why = (contact = 0) => workspace.ask('tagRules.why', { tag: a, contact });
    expect(await why(ids[0])).toMatchObject({
      worn: { source: 'rule', why: 'Contacts in York', at: testNow },
      rule: { holds: true, part: { parts: [{ holds: true, actual: '“York”' }] } },
    });
    expect(await why(ids[1])).toMatchObject({
      worn: null,
      rule: { holds: false, part: { parts: [{ holds: false }] } },
    });
  });
});
