// Rules follow writes: whatever was edited, tagged, merged, loaded or taken back, a full run finds nothing left to do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactId, OperationId, TagId } from '../../../src-shared/model/ids.ts';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const day = 86_400_000;
const all = (...items: Rule['items']): Rule => ({ kind: 'group', match: 'all', items });
const from = (city: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text: city } });
const has = (tag: number, descendants = false): Condition => ({ kind: 'tag', match: 'has', tags: [tag], descendants });

const cities = ['York', 'Rome', 'Oslo'];

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

const person = fc.nat(11);
const operation = fc.oneof(
  fc.record({ do: fc.constant('move' as const), who: person, city: fc.constantFrom(...cities) }),
  fc.record({
    do: fc.constant('buy' as const),
    who: person,
    amount: fc.integer({ min: 1, max: 5000 }),
    ago: fc.nat(400),
  }),
  fc.record({ do: fc.constant('email' as const), who: person }),
  fc.record({ do: fc.constant('tag' as const), who: person }),
  fc.record({ do: fc.constant('untag' as const), who: person }),
  fc.record({ do: fc.constant('archive' as const), who: person }),
  fc.record({ do: fc.constant('merge' as const), who: person, other: person }),
  fc.record({ do: fc.constant('pin' as const), who: person, kind: fc.constantFrom('pin' as const, 'ban' as const) }),
  fc.record({ do: fc.constant('add' as const), city: fc.constantFrom(...cities) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({ do: fc.constant('undoEarlier' as const), back: fc.integer({ min: 1, max: 4 }) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const selection = (id: number) => ({ kind: 'ids' as const, ids: [id] });

async function perform({ workspace, contacts, tags }: World, step: Operation): Promise<void> {
  const id = 'who' in step ? (contacts[step.who] ?? 0) : 0;
  const write = (label: string, work: Parameters<TestWorkspace['write']>[1]): void => {
    workspace.write(label, work);
  };
  switch (step.do) {
    case 'move':
      return write('move', ({ db }) => {
        db.prepare('UPDATE address SET city = ? WHERE contact_id = ?').run(step.city, id);
        db.prepare('UPDATE contact SET updated_at = updated_at + 1 WHERE id = ?').run(id);
      });
    case 'buy':
      return write('buy', ({ db }) => {
        db.prepare(
          "INSERT INTO activity (contact_id, kind, at, amount, currency) VALUES (?, 'purchase', ?, ?, 'EUR')",
        ).run(id, testNow - step.ago * day, step.amount);
      });
    case 'email':
      return write('email', ({ db }) => {
        db.prepare("INSERT INTO contact_point (contact_id, kind, value, normalised) VALUES (?, 'email', ?, ?)").run(
          id,
          `p${id}@example.org`,
          `p${id}@example.org`,
        );
      });
    case 'add':
      return write('add', (context) => {
        contacts.push(makeContact(context, { given_name: 'Late', address: [{ city: step.city }] }));
      });
    case 'merge': {
      const [winner, loser] = [id, contacts[step.other] ?? 0];
      const reader = workspace.session.workspace.readerConnection;
      const merged = reader.prepare("SELECT count(*) FROM contact WHERE id IN (?, ?) AND state = 'active'").pluck();
      if (winner === loser || merged.get(winner, loser) !== 2) return;
      return write('merge', (context) => makeAlias(context, loser, winner));
    }
    case 'tag':
      await workspace.ask('tags.assign', { tags: [tags.free as TagId], selection: selection(id) });
      return;
    case 'untag':
      await workspace.ask('tags.unassign', {
        tags: [tags.local as TagId, tags.free as TagId],
        selection: selection(id),
      });
      return;
    case 'archive':
      await workspace.ask('contacts.setState', { selection: selection(id), state: 'archived' }).catch(() => undefined);
      return;
    case 'pin':
      await workspace
        .ask('tagRules.pin', { tag: tags.local as TagId, contact: id as ContactId, kind: step.kind, until: null })
        .catch(() => undefined);
      return;
    case 'undo':
      await workspace.ask('history.undo', { operation: 'last' }).catch(() => undefined);
      return;
    case 'redo':
      await workspace.ask('history.redo', {}).catch(() => undefined);
      return;
    case 'undoEarlier': {
      const { operations } = await workspace.ask('history.list', { limit: 10 });
      const target = operations[step.back];
      const isEdit =
        target && ['test.write', 'tags.assign', 'tags.unassign', 'contacts.setState'].includes(target.name);
      if (!isEdit) return;
      await workspace
        .ask('history.undo', { operation: target.id as OperationId, onConflict: 'keep' })
        .catch(() => undefined);
    }
  }
}

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
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (steps) => {
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
