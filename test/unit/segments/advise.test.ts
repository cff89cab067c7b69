import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { type AdvisedSegment, adviseSegments } from '../../../src-main/core/engines/segment-advice/advise.ts';
import { overlapsOf } from '../../../src-main/core/engines/segment-overlap/overlap.ts';

const total = 1000;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

interface Made extends Partial<AdvisedSegment> {
  members: readonly number[];
}

function advise(made: readonly Made[]) {
  const segments = made.map(
    ({ members: _, ...parts }, place): AdvisedSegment => ({
      id: place + 1,
      name: `S${place + 1}`,
      goal: 'More orders',
      action: 'Write',
      isDemographicOnly: false,
      buildsOn: [],
      ...parts,
    }),
  );
  const rows = adviseSegments(segments, overlapsOf(made.map(({ members }) => bitsOf(members, total))), total);
  return rows.map(({ kind, segments: places, text }) => ({ kind, places, text }));
}

describe('advice about a set of segments', () => {
  it('is silent where segments are distinct, large and documented', () => {
    expect(advise([{ members: range(1, 400) }, { members: range(401, 700) }, { members: range(650, 1000) }])).toEqual(
      [],
    );
  });

  it('names those that are nearly the same from a Jaccard of over 0.8, with the numbers', () => {
    const atBound = advise([{ members: range(1, 500) }, { members: range(101, 500) }, { members: range(501, 1000) }]);
    expect(atBound.map(({ kind }) => kind)).toEqual(['nested']); // 400 of 500 is 0.8 exactly
    const beyond = advise([{ members: range(1, 500) }, { members: range(51, 505) }, { members: range(506, 1000) }]);
    expect(beyond).toMatchObject([{ kind: 'alike', places: [0, 1] }]);
    expect(beyond[0]?.text).toContain('450 contacts of the 505 contacts in either are in both (89%)');
  });

  it('leaves a segment alone that is built on the one around it', () => {
    const outer = { members: range(1, 600) };
    const rest = { members: range(601, 1000) };
    expect(advise([outer, { members: range(1, 100) }, rest])).toMatchObject([{ kind: 'nested', places: [1, 0] }]);
    expect(advise([outer, { members: range(1, 100), buildsOn: [1] }, rest])).toEqual([]);
  });

  it('tells of too many, of people in none, of the empty, the tiny and the all-embracing', () => {
    const kinds = (made: readonly Made[]) => advise(made).map(({ kind }) => kind);
    expect(kinds([{ members: range(1, 500) }])).toEqual(['uncovered']);
    expect(kinds([{ members: range(1, 900) }, { members: [] }])).toEqual(['empty']);
    expect(kinds([{ members: range(1, 900) }, { members: range(901, 905) }])).toEqual(['tiny']);
    expect(kinds([{ members: range(1, 980) }])).toEqual(['everybody']);
    const many = range(0, 12).map((at) => ({ members: range(at * 76 + 1, at * 76 + 76) }));
    expect(kinds(many)).toEqual(['too-many']);
  });

  it('asks for an action, a goal and a why', () => {
    expect(
      advise([{ members: range(1, 900), action: ' ', goal: null, isDemographicOnly: true }]).map(({ kind }) => kind),
    ).toEqual(['no-action', 'no-goal', 'demographics-only']);
  });
});
