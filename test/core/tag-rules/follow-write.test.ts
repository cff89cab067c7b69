// Rules follow writes: whatever was edited, tagged, merged, loaded or taken back, a full run finds nothing left to do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagId } from '../../../src-shared/model/ids.ts';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { arbitraryEdit, cities, perform } from '../../support/random-edits.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const day = 86_400_000;
const all = (...items: Rule['items']): Rule => ({ kind: 'group', match: 'all', items });
const from = (city: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text: city } });
const has = (tag: number, descendants = false): Condition => ({ kind: 'tag', match: 'has', tags: [tag], descendants });

/** Twelve people, rules of every kind of condition on seven tags of which two exclude each other, run once. */
async function ruledWorld() {
  const workspace = openTestWorkspace();
  const tags: number[] = [];
  const contacts: number[] = [];
  workspace.write('people', (context) => {
    for (const name of ['Local', 'Top', 'Buyer', 'Busy', 'Chained', 'Group', 'Free', 'Preset']) {
      tags.push(makeTag(context, name));
    }
    for (let index = 0; index < 12; index++) {
      contacts.push(
        makeContact(context, {
          given_name: `Person ${index}`,
          address: [{ city: cities[index % 3] ?? '' }],
          purchases: Array.from({ length: index % 4 }, (_, at) => ({
            at: testNow - (at * 20 + index) * day,
            amount: 100 * (index + 1),
          })),
        }),
      );
    }
  });
  const [local = 0, top = 0, buyer = 0, busy = 0, chained = 0, group = 0, free = 0, preset = 0] = tags;
  const inGroup: number[] = [];
  for (const name of ['Upper', 'Lower']) {
    inGroup.push((await workspace.ask('tags.create', { name, parent: group as TagId })).id);
  }
  await workspace.ask('tags.setExclusive', { tag: group as TagId, isExclusive: true });
  const { id: segment } = await workspace.ask('segments.create', { name: 'Romans', rule: all(from('Rome')) });
  const save = (tag: number, addWhen: Rule, removal: 'not_true' | 'never' = 'not_true') =>
    workspace.ask('tagRules.save', { tag: tag as TagId, addWhen, removal });
  await save(local, all(from('York')));
  await save(top, all({ kind: 'field', field: 'revenue', test: { operator: 'top_percent', percent: 25 } }));
  await save(buyer, rulePresets.find(({ id }) => id === 'recent-buyers')?.rule ?? all(), 'never');
  await save(busy, all({ kind: 'field', field: 'email', test: { operator: 'is_set' } }, has(free)));
  await save(chained, { kind: 'group', match: 'any', items: [has(local), { kind: 'segment', match: 'in', segment }] });
  await save(inGroup[0] ?? 0, all(from('Oslo')));
  await save(inGroup[1] ?? 0, { kind: 'group', match: 'none', items: [has(local), has(chained)] });
  await save(preset, rulePresets.find(({ id }) => id === 'lapsed')?.rule ?? all());
  const removed = await workspace.ask('tagRules.list', {});
  expect(removed.rules.map(({ problem }) => problem).filter((problem) => problem !== null)).toHaveLength(0);
  await workspace.ask('tagRules.run', {});
  return { workspace, contacts, tags: { local, top, buyer, free }, segment };
}

type World = Awaited<ReturnType<typeof ruledWorld>>;

/** What a full run would still change. */
async function leftToDo({ workspace }: World): Promise<string[]> {
  const { effects } = await workspace.ask('tagRules.dryRun', {});
  return effects
    .filter(({ gains, loses }) => gains.count + loses.count > 0)
    .map(({ name, gains, loses }) => `${name}: +${JSON.stringify(gains.sample)} -${JSON.stringify(loses.sample)}`);
}

describe('after a write', () => {
  it('a full run has nothing left to do, whatever was done', { timeout: 240_000 }, async () => {
    const seed = Number(process.env.FOLLOW_SEED ?? Date.now() % 2 ** 31);
    console.log(`rules follow writes: FOLLOW_SEED=${seed}`);
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryEdit, { minLength: 1, maxLength: 12 }), async (steps) => {
        const made = await ruledWorld();
        for (const step of steps) {
          // Only edits are taken back here: a run that is taken back is the next test.
          const { canUndo } = await made.workspace.ask('history.list', { limit: 1 });
          if (step.do === 'undo' && /^Ran /.test(canUndo ?? '')) continue;
          await perform(made, step);
          expect(await leftToDo(made), JSON.stringify(steps)).toEqual([]);
        }
      }),
      { numRuns: 40, seed },
    );
  });

  it('a merge of two contacts of whom one was in a share of everybody counts both as the survivor', async () => {
    const made = await ruledWorld();
    await perform(made, { do: 'merge', who: 0, other: 11 });
    expect(await leftToDo(made)).toEqual([]);
  });

  it('the edit and what rules made of it are one operation, and one undo takes both back', async () => {
    const { workspace, contacts, tags } = await ruledWorld();
    const before = workspace.hashes();
    const wears = () =>
      workspace.session.workspace.readerConnection
        .prepare('SELECT count(*) FROM tag_assignment WHERE tag_id = ? AND contact_id = ?')
        .pluck()
        .get(tags.local, contacts[1]);
    expect(wears()).toBe(0);
    const count = (await workspace.ask('history.list', {})).operations.length;
    workspace.write('moved to York', ({ db }) =>
      db.prepare("UPDATE address SET city = 'York' WHERE contact_id = ?").run(contacts[1]),
    );
    expect(wears()).toBe(1);
    expect((await workspace.ask('history.list', {})).operations).toHaveLength(count + 1);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('whoever moves over the edge of a share because of another is looked at too', async () => {
    const { workspace, contacts, tags } = await ruledWorld();
    const top = () =>
      workspace.session.workspace.readerConnection
        .prepare('SELECT contact_id FROM contact_tag WHERE tag_id = ? ORDER BY 1')
        .pluck()
        .all(tags.top) as number[];
    const [first = 0] = top();
    workspace.write('orders', ({ db }) => {
      for (const contact of contacts.filter((id) => !top().includes(id)).slice(0, 3)) {
        db.prepare("INSERT INTO activity (contact_id, kind, at, amount) VALUES (?, 'purchase', ?, 900000)").run(
          contact,
          testNow,
        );
      }
    });
    expect(top()).not.toContain(first);
  });

  it('a small load is followed by looking at what it brought, and at nobody else', async () => {
    const { workspace, contacts, tags } = await ruledWorld();
    // Shares of everybody need everybody: without them, what a load did not touch is not looked at.
    await workspace.ask('tagRules.remove', { tag: tags.top as TagId });
    await workspace.ask('tagRules.run', {});
    const wears = (contact: number) =>
      workspace.session.workspace.readerConnection
        .prepare('SELECT count(*) FROM contact_tag WHERE tag_id = ? AND contact_id = ?')
        .pluck()
        .get(tags.local, contact);
    let late = 0;
    workspace.bulk('load', 10, (context) => {
      late = makeContact(context, { given_name: 'Late', address: [{ city: 'York' }] });
    });
    expect(wears(late)).toBe(0);
    // Behind the back of the journal: only a look at everybody would see it.
    const { writerConnection } = workspace.session.workspace;
    writerConnection?.prepare("UPDATE contact_rollup SET city = 'York' WHERE contact_id = ?").run(contacts[1]);
    await workspace.ask('tagRules.run', { reason: 'import' });
    expect([wears(late), wears(contacts[1] ?? 0)]).toEqual([1, 0]);
    await workspace.ask('tagRules.run', {});
    expect(wears(contacts[1] ?? 0)).toBe(1);
  });

  it('nothing follows while rules are not in force', async () => {
    const { workspace, contacts, tags } = await ruledWorld();
    const move = (city: string) =>
      workspace.write('moved', ({ db }) =>
        db.prepare('UPDATE address SET city = ? WHERE contact_id = ?').run(city, contacts[1]),
      );
    const wears = () =>
      workspace.session.workspace.readerConnection
        .prepare('SELECT count(*) FROM tag_assignment WHERE tag_id = ? AND contact_id = ?')
        .pluck()
        .get(tags.local, contacts[1]);
    await workspace.ask('tagRules.setAutomatic', { on: false });
    move('York');
    expect(wears()).toBe(0);
    await workspace.ask('tagRules.setAutomatic', { on: true });
    await workspace.ask('tagRules.save', { tag: tags.local as TagId, addWhen: all(from('Rome')), removal: 'not_true' });
    move('Rome');
    expect(wears()).toBe(0);
    await workspace.ask('tagRules.run', {});
    expect(wears()).toBe(1);
    await workspace.ask('history.undo', { operation: 'last' });
    move('Rome ');
    move('Rome');
    expect(wears()).toBe(0);
  });
});
