// Answers to pairs: dealt, remembered, undone, counted, kept over runs and merges, and the estimate from a random sample.
import { describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';
import { addPeople, type Person, strangers } from '../duplicates/people.ts';

/** Sixty strangers, thirty people twice, and thirty pairs of namesakes in one town. */
async function people(): Promise<{ workspace: TestWorkspace; twice: Set<string> }> {
  const workspace = openTestWorkspace();
  addPeople(workspace, strangers(60));
  const twice = new Set<string>();
  const letters = 'bdfgklmnprst';
  const letter = (n: number) => letters[n % 12] ?? '';
  const name = (n: number) =>
    `${letter(n)}a${letter(Math.floor(n / 12))}o${letter(n * 7 + 1)}i${letter(n * 5 + Math.floor(n / 12))}`;
  for (let n = 0; n < 30; n++) {
    const one: Person = { given: name(n), family: name(n + 40), emails: [`${name(n)}@home.example`], city: 'Kiel' };
    const other: Person = { ...one, given: name(n).slice(0, -1), phones: [`+4943112${1000 + n}`] };
    const [a = 0, b = 0] = addPeople(workspace, [one, other]);
    twice.add(`${a} ${b}`);
    addPeople(workspace, [
      { given: 'Anna', family: name(n + 90), birthday: `19${50 + n}-03-04`, city: 'Kiel' },
      { given: 'Anne', family: name(n + 90), birthday: `19${51 + n}-08-14`, city: 'Kiel' },
    ]);
  }
  await workspace.ask('duplicates.run', {});
  return { workspace, twice };
}

const key = ({ left, right }: { left: number; right: number }) => `${Math.min(left, right)} ${Math.max(left, right)}`;

describe('teaching the matcher', () => {
  it('deals pairs that were not answered, remembers answers, and takes them back', async () => {
    const { workspace } = await people();
    const { pairs } = await workspace.ask('matchLabels.deal', { purpose: 'teach', limit: 10 });
    expect(pairs.length).toBe(10);
    const [first] = pairs;
    if (first === undefined) throw new Error('no pair');
    await workspace.ask('matchLabels.answer', { left: first.left, right: first.right, decision: 'same' });
    const next = await workspace.ask('matchLabels.deal', { purpose: 'teach', limit: 50 });
    expect(next.pairs.map(key)).not.toContain(key(first));
    expect(await workspace.ask('matchLabels.state', {})).toMatchObject({ same: 1, different: 0, isNewer: true });
    const list = await workspace.ask('matchLabels.list', {});
    expect(list).toMatchObject({ total: 1, same: 1, different: 0, answers: [{ decision: 'same' }] });
    const apart = await workspace.ask('matchLabels.list', { decision: 'different' });
    expect(apart).toMatchObject({ total: 0, same: 1, answers: [] });
    expect((await workspace.ask('matchLabels.list', { decision: 'same' })).answers).toHaveLength(1);
    await workspace.ask('matchLabels.forget', { answer: list.answers[0]?.id ?? 0 });
    expect((await workspace.ask('matchLabels.list', {})).total).toBe(0);
    await workspace.ask('history.undo', { operation: 'last' });
    expect((await workspace.ask('matchLabels.list', {})).total).toBe(1);
  });

  it('keeps a pair apart that was answered different, and changes the answer', async () => {
    const { workspace, twice } = await people();
    const [pair = ''] = twice;
    const [left = 0, right = 0] = pair.split(' ').map(Number);
    const queued = async () =>
      (await workspace.ask('duplicates.queue', { limit: 1000 })).items.some(({ members }) =>
        [left, right].every((id) => members.some((member) => member.id === id)),
      );
    expect(await queued()).toBe(true);
    await workspace.ask('matchLabels.answer', { left, right, decision: 'different' });
    expect(await queued()).toBe(false);
    await workspace.ask('matchLabels.answer', { left: right, right: left, decision: 'same' });
    expect(await queued()).toBe(true);
    await expect(workspace.ask('matchLabels.answer', { left, right: left, decision: 'same' })).rejects.toThrow();
  });

  it('learns from answers in the next run, and from merges after the records are one', async () => {
    const { workspace, twice } = await people();
    for (let round = 0; round < 3; round++) {
      const { pairs } = await workspace.ask('matchLabels.deal', { purpose: 'teach', limit: 10 });
      for (const pair of pairs) {
        const decision = twice.has(key(pair)) ? 'same' : 'different';
        await workspace.ask('matchLabels.answer', { left: pair.left, right: pair.right, decision });
      }
    }
    await workspace.ask('duplicates.run', {});
    const { lastRun, isNewer } = await workspace.ask('matchLabels.state', {});
    expect(lastRun?.answers).toBe(30);
    expect(isNewer).toBe(false);
    const open = (await workspace.ask('duplicates.queue', { lane: 'review', limit: 1000 })).items.filter(
      ({ members }) => members.length === 2,
    );
    for (const { members } of open.slice(0, 2)) {
      const [winner = 0, loser = 0] = members.map(({ id }) => id);
      await workspace.ask('duplicates.merge', { winner, losers: [loser] });
    }
    await workspace.ask('duplicates.run', {});
    await workspace.ask('duplicates.run', {}); // the pairs of the merged contacts are gone by now
    const after = (await workspace.ask('matchLabels.state', {})).lastRun?.answers ?? 0;
    const answered = (await workspace.ask('matchLabels.list', {})).answers;
    const gone = new Set(open.slice(0, 2).map(({ members }) => members[1]?.id));
    const lost = answered.filter(({ left, right }) => gone.has(left) || gone.has(right)).length;
    expect(after).toBe(30 - lost + Math.min(2, open.length));
  });

  it('estimates precision and recall once every layer has answers, and the truth lies within', async () => {
    const { workspace, twice } = await people();
    let asked = 0;
    for (;;) {
      const state = await workspace.ask('matchLabels.state', {});
      if (state.estimate !== null) {
        expect(state.missing).toBe(0);
        // The pairs that are left and those that an answer took apart are what was proposed.
        const { pairs } = await workspace.ask('duplicates.pairs', { limit: 1000 });
        const found = pairs.map(({ leftId, rightId }) => ({ left: Number(leftId), right: Number(rightId) }));
        const right = found.filter((pair) => twice.has(key(pair))).length;
        const { precision, recall } = state.estimate;
        expect(right / found.length).toBeGreaterThanOrEqual(precision.from);
        expect(right / found.length).toBeLessThanOrEqual(precision.to);
        expect(recall.to).toBeGreaterThan(0.9);
        expect(recall.from).toBeLessThanOrEqual(right / twice.size);
        break;
      }
      const { pairs } = await workspace.ask('matchLabels.deal', { purpose: 'check', limit: 5 });
      expect(pairs.length).toBeGreaterThan(0);
      for (const pair of pairs) {
        asked++;
        const decision = twice.has(key(pair)) ? 'same' : 'different';
        await workspace.ask('matchLabels.answer', { left: pair.left, right: pair.right, decision });
      }
      expect(asked).toBeLessThanOrEqual(50);
    }
  });

  it('says nothing before the first run', async () => {
    const workspace = openTestWorkspace();
    expect(await workspace.ask('matchLabels.state', {})).toMatchObject({ estimate: null, lastRun: null });
    expect(await workspace.ask('matchLabels.deal', { purpose: 'teach' })).toEqual({ pairs: [] });
  });
});
