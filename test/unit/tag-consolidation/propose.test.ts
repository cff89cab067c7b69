import { describe, expect, it } from 'vitest';
import { importedSampleTags, importedTags } from '../../../src-main/core/engines/sample/imported-tags.ts';
import { generateSample } from '../../../src-main/core/engines/sample/sample.ts';
import { sampleTags } from '../../../src-main/core/engines/sample/sample-tags.ts';
import { nextSteps } from '../../../src-main/core/engines/tag-consolidation/next-steps.ts';
import { countOverlaps } from '../../../src-main/core/engines/tag-consolidation/overlaps.ts';
import { proposeFates } from '../../../src-main/core/engines/tag-consolidation/propose.ts';
import type { ConsolidationFacts, TagFacts } from '../../../src-main/core/engines/tag-consolidation/tag-facts.ts';
import { type StepKind, stepNow, sureFrom, type TagProposal } from '../../../src-shared/tags/consolidation.ts';
import { alone, sameThing } from './labelled-names.ts';

const asOf = Date.UTC(2026, 0, 2, 12);
const day = 86_400_000;

const tag = (id: number, name: string, rest: Partial<TagFacts> = {}): TagFacts => ({
  id,
  parentId: null,
  name,
  aliases: [],
  status: 'active',
  isDocumented: false,
  usedBy: [],
  hasRule: false,
  isExclusiveChild: false,
  lastAssignedAt: asOf - 20 * day,
  createdAt: asOf - 400 * day,
  ...rest,
});

const many = (from: number) => Array.from({ length: 40 }, (_, at) => from + at);

function proposals(tags: readonly TagFacts[], members: number[][], rest: Partial<ConsolidationFacts> = {}) {
  const facts = { tags, everybody: 10_000, asOf, fields: [], rules: [], apart: [], ...rest };
  return new Map(proposeFates(facts, countOverlaps(members)).map((one) => [one.tag, one]));
}

/** Pairs of tags that end in one tag, as 'smaller larger'. */
function mergedPairs(found: Iterable<TagProposal>, from: number): Set<string> {
  const groups = new Map<number, number[]>();
  for (const { tag: id, fate, confidence } of found) {
    if (fate.action === 'merge' && confidence >= from)
      groups.set(fate.into, [...(groups.get(fate.into) ?? [fate.into]), id]);
  }
  return new Set([...groups.values()].flatMap(pairsOf));
}

const pairsOf = (ids: readonly number[]): string[] => {
  const sorted = [...ids].sort((a, b) => a - b);
  return sorted.flatMap((left, index) => sorted.slice(index + 1).map((right) => `${left} ${right}`));
};

function score(found: ReadonlySet<string>, wanted: ReadonlySet<string>) {
  const right = [...found].filter((pair) => wanted.has(pair)).length;
  return { precision: right / found.size, recall: right / wanted.size };
}

describe('merging by name and members', () => {
  const rows = [...sameThing, ...alone.map((name) => [name])];
  const tags = rows.flat().map((name, index) => tag(index + 1, name));
  let next = 0;
  const wanted = new Set(rows.flatMap((row) => pairsOf(row.map(() => ++next))));

  const placeInRow = rows.flatMap((row, at) => row.map((_, index) => ({ at, index })));
  // How the contacts lie decides how much of a slip of the pen is a slip: the recall is asked for with each.
  it.each([
    ['each on its own contacts', 0.72, (index: number) => many(index * 40)],
    ['worn by nobody yet', 0.72, () => []],
    [
      'slips on few of the same contacts',
      0.95,
      (index: number) => {
        const { at, index: place } = placeInRow[index] ?? { at: 0, index: 0 };
        return place === 0 ? many(at * 40) : many(at * 40).slice(0, 6);
      },
    ],
  ] as const)('never takes two things for one on a labelled list: %s', (_, recall, membersOf) => {
    const found = proposals(
      tags,
      tags.map((__, index) => [...membersOf(index)]),
    );
    const named = (pairs: ReadonlySet<string>) =>
      [...pairs].map((pair) => pair.split(' ').map((id) => tags[Number(id) - 1]?.name));
    const sure = mergedPairs(found.values(), sureFrom);
    const wrong = new Set([...sure].filter((pair) => !wanted.has(pair)));
    expect(named(wrong)).toEqual([]);
    expect(score(sure, wanted).recall).toBeGreaterThan(recall);
  });

  it('keeps apart what a person said is different', () => {
    const two = [tag(1, 'VIP', { isDocumented: true }), tag(2, 'VIPs')];
    const members = [[1, 2, 3], [2]];
    expect(proposals(two, members).get(2)?.fate).toEqual({ action: 'merge', into: 1 });
    expect(proposals(two, members, { apart: [[2, 1]] }).get(2)?.fate.action).not.toBe('merge');
  });

  it('keeps the documented one, finds a tag by another name, and never joins values that exclude each other', () => {
    const found = proposals(
      [
        tag(1, 'abandoned basket', { lastAssignedAt: asOf }),
        tag(2, 'Cart abandoner', { isDocumented: true, aliases: ['abandoned basket'] }),
        tag(3, 'Stage', { isDocumented: true }),
        tag(4, 'Lead', { parentId: 3, isExclusiveChild: true }),
        tag(5, 'Leads', { parentId: 3, isExclusiveChild: true }),
      ],
      [[1, 2, 3, 4, 5, 6], [1, 7], [], many(1), many(100)],
    );
    expect(found.get(1)?.fate).toEqual({ action: 'merge', into: 2 });
    expect([4, 5].map((id) => found.get(id)?.fate.action)).toEqual(['keep', 'keep']);
  });

  it('never retires, merges away into nothing, or makes a field of what rules need', () => {
    const found = proposals(
      [
        tag(1, 'test', { usedBy: ['Big segment'] }),
        tag(2, 'tmp', { hasRule: true }),
        tag(3, 'Xmas 2019', { lastAssignedAt: null }),
      ],
      [[], [], []],
    );
    expect([1, 2, 3].map((id) => found.get(id)?.fate.action)).toEqual(['keep', 'keep', 'retire']);
  });
});

describe('values of one thing', () => {
  const run = (length: number, from: number) => Array.from({ length }, (_, at) => from + at);

  it('are a field where no contact has two although chance would give many two', () => {
    const names = ['Store = Rome', 'Store = Oslo', 'Store = Lyon'];
    const found = proposals(
      names.map((name, index) => tag(index + 1, name)),
      [run(900, 0), run(900, 900), run(900, 1800)],
    );
    expect(found.get(2)).toMatchObject({
      fate: { action: 'field', field: 'Store', value: 'Oslo' },
      advice: { kind: 'field' },
    });
  });

  it('are a branch where contacts have several, under the tag of that name', () => {
    const found = proposals(
      [tag(1, 'Interests'), tag(2, 'Interest: yoga'), tag(3, 'Interest: skiing')],
      [[], run(100, 0), run(100, 40)],
    );
    expect(found.get(3)?.fate).toEqual({ action: 'move', parent: 1, newParent: null, name: 'Skiing' });
  });
});

describe('the sample: 180 imported tags with planted truth', () => {
  const tags = [...sampleTags(asOf), ...importedSampleTags()];
  const placeOf = new Map(tags.map(({ key }, index) => [key, index]));
  const members: number[][] = tags.map(() => []);
  const last = tags.map(() => 0);
  let everybody = 0;
  for (const { contact } of generateSample({ seed: 20_260, asOf, contacts: 3000, mess: 0.2, importedTags: true })) {
    everybody++;
    for (const { tag: key, at } of contact.taggings) {
      const place = placeOf.get(key) ?? -1;
      members[place]?.push(contact.key);
      last[place] = Math.max(last[place] ?? 0, at);
    }
  }
  const facts = tags.map(({ key, parent, name, status, meaning }, place) =>
    tag(place + 1, name, {
      parentId: parent === null ? null : (placeOf.get(parent) ?? 0) + 1,
      status,
      isDocumented: meaning !== null,
      isExclusiveChild: key.startsWith('lifecycle/'),
      lastAssignedAt: last[place] || null,
      createdAt: asOf,
    }),
  );
  const found = proposals(facts, members, { everybody });

  it('finds every planted merge and nothing else, and the fate of nearly every tag', () => {
    expect(importedTags).toHaveLength(180);
    const groups = Map.groupBy(
      importedTags.filter(({ fate }) => fate === 'merge' || fate === 'keep'),
      ({ group }) => group,
    );
    const homes = [...groups].map(([home, ones]) => [...new Set([home, ...ones.map(({ key }) => key)])]);
    const planted = [
      ['behaviour/cart-abandoner', 'behaviour/abandoned-cart', 'behaviour/cart-abandoners'],
      ['behaviour/newsletter', 'behaviour/news-letter'],
      ['source/trade-fair', 'source/tradefair'],
      ['value/vip', 'value/vip-customer', 'value/v-i-p'],
    ];
    const whole = homes.map((keys) => [...new Set([...keys, ...planted.filter(([home]) => home === keys[0]).flat()])]);
    const wanted = new Set(whole.flatMap((keys) => pairsOf(keys.map((key) => (placeOf.get(key) ?? 0) + 1))));
    const sure = mergedPairs(found.values(), sureFrom);
    expect(score(sure, wanted).precision).toBe(1);
    expect(score(sure, wanted).recall).toBeGreaterThan(0.95);
    const wrong = importedTags.filter(({ key, fate }) => found.get((placeOf.get(key) ?? 0) + 1)?.fate.action !== fate);
    expect(wrong.map(({ name, fate }) => ({ name, fate }))).toEqual([]);
  });

  it('comes to about thirty in a handful of decisions, and what is sure has the planted truth', () => {
    const whole = { tags: facts, everybody, asOf, fields: [], rules: [], apart: [] };
    const steps = nextSteps(whole, countOverlaps(members), [...found.values()]);
    const nameOf = (id: number) => tags[id - 1]?.name ?? '';
    const truth = new Map(importedTags.map(({ name, fate }) => [name, fate]));
    for (const { tag: id, fate } of steps.find(({ kind }) => kind === 'sure')?.items ?? []) {
      if (id > sampleTags(asOf).length) expect([nameOf(id), fate.action]).toEqual([nameOf(id), truth.get(nameOf(id))]);
    }
    const values = steps.find(({ kind }) => kind === 'values')?.items ?? [];
    expect(values.map(({ tag: id }) => nameOf(id)).sort()).toEqual(
      [
        ...['Opted in', 'Opted out', 'B2B', 'B2C', 'Hot lead', 'Cold lead', 'Insured', 'Uninsured'],
        ...['Spring 2024', 'Spring 2025', 'Q1 review', 'Q2 review', 'Member', 'Non-member'],
        ...['Active account', 'Inactive account'],
      ].sort(),
    );

    const answered = new Set<number>();
    const taken: StepKind[] = [];
    let after = facts.filter(({ status }) => status !== 'retired').length;
    const take = (of: typeof steps): void => {
      for (let step = stepNow(of, answered, after, 30); step; step = stepNow(of, answered, after, 30)) {
        taken.push(step.kind);
        for (const { tag: id, fate } of step.items) {
          answered.add(id);
          if (fate.action !== 'move') after--;
        }
      }
    };
    take(steps);
    // What is accepted is applied; what others were merged into may go after that.
    const living = facts.map((one) => (answered.has(one.id) ? { ...one, status: 'retired' as const } : one));
    const left = [...proposals(living, members, { everybody }).values()];
    take(nextSteps({ ...whole, tags: living }, countOverlaps(members), left));
    expect(taken.length).toBeLessThanOrEqual(7);
    expect(after).toBeLessThanOrEqual(45);
    expect(after).toBeGreaterThanOrEqual(28);
    // No tag is answered twice, and none that a group of which a contact has one consists of.
    const all = steps.flatMap(({ items }) => items.map(({ tag: id }) => id));
    expect(new Set(all).size).toBe(all.length);
    expect(all.map(nameOf)).not.toContain('At risk');
  });
});

describe('steps towards a target', () => {
  const items = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ tag: from + at, fate: { action: 'retire' } as const, note: '' }));

  it('take no more than the target needs, leave out what is answered or skipped, and end at the target', () => {
    const steps = [
      { kind: 'sure' as const, items: items(1, 2) },
      { kind: 'rare' as const, items: items(10, 5) },
      { kind: 'least' as const, items: items(20, 5) },
    ];
    expect(stepNow(steps, new Set(), 40, 30)).toMatchObject({ kind: 'sure', beyond: 0 });
    expect(stepNow(steps, new Set([1, 2]), 33, 30)).toMatchObject({ kind: 'rare', beyond: 2 });
    expect(stepNow(steps, new Set([1, 2, 10]), 33, 30)?.items.map(({ tag: id }) => id)).toEqual([11, 12, 13]);
    expect(stepNow(steps, new Set([1, 2]), 33, 30, new Set(['rare']))).toMatchObject({ kind: 'least', beyond: 2 });
    expect(stepNow(steps, new Set([1, 2]), 30, 30)).toBeNull();
  });
});
