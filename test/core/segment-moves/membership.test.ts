// Kept members are what the rules say: after any sequence of edits, merges, loads, rule changes and undos, and the record
// of moves leads from one to the other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { bitsOfChunks } from '../../../src-main/core/engines/segment-moves/member-chunks.ts';
import { allChunks } from '../../../src-main/core/features/segment-moves/kept-members.ts';
import { staleSegments } from '../../../src-main/core/features/segment-moves/kept-segments.ts';
import type { ContactId, SegmentId, TagId } from '../../../src-shared/model/ids.ts';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { arbitraryEdit, cities, perform } from '../../support/random-edits.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const day = 86_400_000;
const all = (...items: Rule['items']): Rule => ({ kind: 'group', match: 'all', items });
const from = (city: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text: city } });
const has = (tag: number, descendants = false): Condition => ({ kind: 'tag', match: 'has', tags: [tag], descendants });
const boughtLately: Rule = all({
  kind: 'activity',
  activities: ['purchase'],
  measure: 'count',
  window: { kind: 'last', count: 30, unit: 'day' },
  filters: [],
  test: { operator: 'at_least', number: 1 },
});
const rules = [
  all(from('York')),
  all(from('Rome')),
  boughtLately,
  { kind: 'group', match: 'none', items: [from('Oslo')] },
] as Rule[];

/** Twelve people and segments of every kind: places, tags with those below, deeds, shares of everybody, other segments. */
async function segmentedWorld() {
  let now = testNow;
  const workspace = openTestWorkspace({ now: () => now });
  const contacts: number[] = [];
  const tags = { local: 0, free: 0, below: 0 };
  workspace.write('people', (context) => {
    tags.local = makeTag(context, 'Local');
    tags.free = makeTag(context, 'Free');
    tags.below = makeTag(context, 'Below', tags.local);
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
  const segments: number[] = [];
  const make = async (name: string, rule: Rule): Promise<number> => {
    const { id } = await workspace.ask('segments.create', { name, rule });
    segments.push(id);
    return id;
  };
  const york = await make('York', all(from('York')));
  await make('Tagged', all(has(tags.local, true)));
  const bought = await make('Bought lately', boughtLately);
  await make('Top', all({ kind: 'field', field: 'revenue', test: { operator: 'top_percent', percent: 25 } }));
  await make('Both', {
    kind: 'group',
    match: 'any',
    items: [
      { kind: 'segment', match: 'in', segment: york },
      { kind: 'segment', match: 'not_in', segment: bought },
    ],
  });
  await make('With email, free', all({ kind: 'field', field: 'email', test: { operator: 'is_set' } }, has(tags.free)));
  await make('Lapsed', rulePresets.find(({ id }) => id === 'lapsed')?.rule ?? all());
  await workspace.ask('segmentMoves.refresh', {});
  return {
    workspace,
    contacts,
    tags,
    segments,
    york,
    later: (days: number) => {
      now += days * day;
    },
  };
}
type World = Awaited<ReturnType<typeof segmentedWorld>>;

const read = <T>({ workspace }: World, work: Parameters<typeof workspace.session.transactions.read<T>>[0]): T =>
  workspace.session.transactions.read(work);

/** The segments that are there: making one may be taken back. */
async function present({ workspace }: World): Promise<number[]> {
  return (await workspace.ask('segments.list', {})).segments.map(({ id }) => id);
}

/** The kept members of a segment, and those of its rule. */
async function both(world: World, segment: number): Promise<{ kept: number[]; rule: number[] }> {
  const { rule } = await world.workspace.ask('segments.show', { segment: segment as SegmentId });
  const preview = await world.workspace.ask('segments.preview', { rule, self: segment as SegmentId, sample: 100 });
  return {
    kept: read(world, (db) => idsIn(bitsOfChunks(allChunks(db, segment), 0))),
    rule: preview.sample.map(({ id }) => id).sort((a, b) => a - b),
  };
}

/** The members that the record leads to, from those there were when it began. */
function replayed(world: World, segment: number, start: readonly number[]): number[] {
  const members = new Set(start);
  const { readerConnection } = world.workspace.session.workspace;
  const moves = readerConnection
    .prepare('SELECT contact_id, direction FROM segment_move WHERE segment_id = ? ORDER BY id')
    .raw()
    .all(segment) as [number, string][];
  for (const [contact, direction] of moves) {
    // Nobody enters twice or leaves without being in.
    expect(members.has(contact)).toBe(direction === 'leave');
    if (direction === 'enter') members.add(contact);
    else members.delete(contact);
  }
  return [...members].sort((a, b) => a - b);
}

async function expectKept(world: World, starts: ReadonlyMap<number, number[]>): Promise<void> {
  for (const segment of await present(world)) {
    const { kept, rule } = await both(world, segment);
    const { size } = await world.workspace.ask('segmentMoves.movement', { segment: segment as SegmentId });
    expect(kept).toEqual(rule);
    expect(size).toBe(rule.length);
    expect(replayed(world, segment, starts.get(segment) ?? [])).toEqual(kept);
  }
}

const change = fc.oneof(
  { weight: 6, arbitrary: arbitraryEdit },
  fc.record({ do: fc.constant('rule' as const), segment: fc.nat(1), rule: fc.nat(3) }),
  fc.record({ do: fc.constant('load' as const), city: fc.constantFrom(...cities) }),
  fc.record({ do: fc.constant('day' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ do: fc.constant('branch' as const) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

async function make(world: World, step: Change): Promise<void> {
  const { workspace } = world;
  switch (step.do) {
    case 'rule': {
      const segment = world.segments[step.segment * 2] as SegmentId;
      await workspace.ask('segments.changeRule', { segment, rule: rules[step.rule] ?? all() }).catch(() => undefined);
      return;
    }
    case 'load':
      workspace.bulk('load', 10, (context) => {
        makeContact(context, { given_name: 'Loaded', address: [{ city: step.city }], tags: [world.tags.below] });
      });
      return;
    case 'day':
      return world.later(step.days);
    case 'branch':
      await workspace
        .ask('tags.move', { tags: [world.tags.free as TagId], parent: world.tags.local as TagId })
        .catch(() => undefined);
      return;
    default:
      return perform(world, step);
  }
}

describe('kept members', () => {
  it('are those of the rule after anything, undo included', { timeout: 240_000 }, async () => {
    const seed = Number(process.env.MOVES_SEED ?? Date.now() % 2 ** 31);
    console.log(`kept members of segments: MOVES_SEED=${seed}`);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (steps) => {
        const world = await segmentedWorld();
        const starts = new Map<number, number[]>();
        for (const segment of world.segments) starts.set(segment, (await both(world, segment)).rule);
        for (const step of steps) {
          await make(world, step);
          // What says that it is up to date must be so without being told; the others after a refresh.
          const now = world.workspace.session.now();
          const stale = new Set(read(world, (db) => staleSegments(db, now)).map(({ id }) => id));
          for (const segment of await present(world)) {
            if (stale.has(segment)) continue;
            const { kept, rule } = await both(world, segment);
            expect(kept, JSON.stringify(steps)).toEqual(rule);
          }
          if (stale.size > 0 && steps.length % 2 === 0) await world.workspace.ask('segmentMoves.refresh', {});
        }
        await world.workspace.ask('segmentMoves.refresh', {});
        expect(await world.workspace.ask('segmentMoves.status', {})).toMatchObject({ stale: 0 });
        await expectKept(world, starts);
      }),
      { numRuns: 40, seed },
    );
  });
});

describe('a move', () => {
  const moves = async ({ workspace, york }: World) =>
    (await workspace.ask('segmentMoves.list', { segment: york as SegmentId })).moves.map(
      ({ contact, direction, cause, isArrival, fact, operation }) => ({
        contact,
        direction,
        cause,
        isArrival,
        fact,
        label: operation?.label ?? null,
      }),
    );

  it('of an edit says what was and what is, in the same operation', async () => {
    const world = await segmentedWorld();
    const [, roman = 0] = world.contacts;
    world.workspace.write('moved to York', ({ db }) =>
      db.prepare("UPDATE address SET city = 'York' WHERE contact_id = ?").run(roman),
    );
    expect(await moves(world)).toEqual([
      {
        contact: roman,
        direction: 'enter',
        cause: 'edit',
        isArrival: false,
        fact: 'City: “Rome” → “York”',
        label: 'moved to York',
      },
    ]);
    await world.workspace.ask('history.undo', { operation: 'last' });
    expect(await moves(world)).toMatchObject([
      { contact: roman, direction: 'leave', cause: 'undo', fact: 'City: “York” → “Rome”' },
      { direction: 'enter' },
    ]);
  });

  it('of a new contact, an archived one and a merged one says so', async () => {
    const world = await segmentedWorld();
    const { workspace, contacts } = world;
    let late = 0;
    workspace.write('came', (context) => {
      late = makeContact(context, { given_name: 'Late', address: [{ city: 'York' }] });
    });
    await perform(world, { do: 'merge', who: 0, other: 3 });
    await workspace.ask('contacts.setState', {
      selection: { kind: 'ids', ids: [contacts[6] as ContactId] },
      state: 'archived',
    });
    expect(await moves(world)).toMatchObject([
      { contact: contacts[6], direction: 'leave', cause: 'edit', isArrival: true },
      { contact: contacts[3], direction: 'leave', cause: 'merge', isArrival: false, fact: 'Merged into “Person 0”' },
      { contact: late, direction: 'enter', cause: 'edit', isArrival: true, fact: 'City: “York”' },
    ]);
    const { drift } = await workspace.ask('segmentMoves.movement', { segment: world.york as SegmentId });
    expect(drift).toEqual({ start: 4, end: 3, people: 0, behaviour: 0, rule: 0, merges: -1, undo: 0 });
  });

  it('of a load, a change of rule and a new day is told after the refresh', async () => {
    const world = await segmentedWorld();
    const { workspace, york } = world;
    let loaded = 0;
    workspace.bulk('loaded a file', 10, (context) => {
      loaded = makeContact(context, { given_name: 'Loaded', address: [{ city: 'York' }] });
    });
    expect(await moves(world)).toEqual([]);
    expect((await workspace.ask('segmentMoves.status', {})).stale).toBeGreaterThan(0);
    await workspace.ask('segmentMoves.refresh', {});
    expect(await moves(world)).toMatchObject([
      { contact: loaded, direction: 'enter', isArrival: true, label: 'loaded a file' },
    ]);
    await workspace.ask('segments.changeRule', { segment: york as SegmentId, rule: all(from('Rome')) });
    await workspace.ask('segmentMoves.refresh', {});
    const byRule = (await moves(world)).filter(({ cause }) => cause === 'rule');
    expect(byRule).toHaveLength(9);
    expect(new Set(byRule.map(({ label }) => label))).toEqual(new Set(['Changed the rule of segment “York”']));
    expect((await workspace.ask('segmentMoves.movement', { segment: york as SegmentId })).drift).toEqual({
      start: 4,
      end: 4,
      people: 1,
      behaviour: 0,
      rule: -1,
      merges: 0,
      undo: 0,
    });
    const bought = world.segments[2] as SegmentId;
    world.later(25);
    await workspace.ask('segmentMoves.refresh', {});
    const left = (await workspace.ask('segmentMoves.list', { segment: bought })).moves;
    expect(left.length).toBeGreaterThan(0);
    expect(
      left.every(({ cause, direction, operation }) => cause === 'day' && direction === 'leave' && !operation),
    ).toBe(true);
  });

  it('ends a stay, which the contact shows with its dates', async () => {
    const world = await segmentedWorld();
    const contact = world.contacts[0] as ContactId;
    const { addresses } = await world.workspace.ask('contacts.detail', { contact });
    const move = (city: string) =>
      world.workspace.ask('contacts.updateAddress', { address: addresses[0]?.id ?? 0, parts: { city } });
    await move('Rome');
    world.later(1);
    await world.workspace.ask('segmentMoves.refresh', {});
    await move('York');
    const { stays } = await world.workspace.ask('segmentMoves.ofContact', { contact });
    expect(stays.filter(({ name }) => name === 'York')).toMatchObject([
      { since: testNow + day, until: null, entered: { cause: 'edit', fact: 'City: “Rome” → “York”' } },
      { since: null, until: testNow, left: { fact: 'City: “York” → “Rome”' } },
    ]);
  });
});
