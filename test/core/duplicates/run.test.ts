import { describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';
import { addPeople, strangers } from './people.ts';

/** Sixty strangers, three certain duplicates and a family that shares address and phone. */
async function peopleWithDuplicates(workspace: TestWorkspace) {
  addPeople(workspace, strangers(60));
  const pair = addPeople(workspace, [
    {
      given: 'Robert',
      family: 'Szymanski',
      emails: ['robert.s@acme.example'],
      phones: ['+491701112233'],
      city: 'Kiel',
      street: '4 Mill Lane',
    },
    { given: 'Bob', family: 'Szymanski', emails: ['robert.s@acme.example'], phones: ['+491701112233'], city: 'Kiel' },
  ]);
  const three = addPeople(workspace, [
    { given: 'Ottoline', family: 'Ferrars', emails: ['ottoline@ferrars.example'], phones: ['+441865112233'] },
    { given: 'Ottoline', family: 'Ferars', emails: ['ottoline@ferrars.example'] },
    { given: 'Ottoline', family: 'Ferrars', emails: ['o.ferrars@work.example'], phones: ['+441865112233'] },
  ]);
  const home = { street: '12 Harbour Street', postcode: '24103', city: 'Kiel', phones: ['+49431998877'] };
  const family = addPeople(workspace, [
    { given: 'Greta', family: 'Lindqvist', ...home },
    { given: 'Magnus', family: 'Lindqvist', ...home },
    { given: 'Astrid', family: 'Lindqvist', ...home },
  ]);
  return { pair, three, family };
}

const membersOf = (items: { members: { id: number }[] }[]) => items.map(({ members }) => members.map(({ id }) => id));

describe('finding duplicates', () => {
  it('finds the planted ones, leaves strangers and family alone, and explains itself', async () => {
    const workspace = openTestWorkspace();
    const { pair, three, family } = await peopleWithDuplicates(workspace);
    const run = await workspace.ask('duplicates.run', {});
    expect(run.contacts).toBe(68);
    const { items } = await workspace.ask('duplicates.queue', {});
    const groups = membersOf(items);
    expect(groups).toContainEqual(pair);
    expect(groups).toContainEqual(three);
    expect(groups.flat().filter((id) => family.includes(id))).toEqual([]);
    const comparison = await workspace.ask('duplicates.compare', { contacts: pair });
    const [compared] = comparison.pairs;
    const sum = compared?.evidence.reduce((total, line) => total + line.weight, 0) ?? 0;
    expect(sum).toBeCloseTo(compared?.weight ?? Number.NaN, 1);
    expect(compared?.evidence.map(({ words }) => words).join('; ')).toContain('Forms of one given name');
    expect(compared?.probability).toBeGreaterThan(0.99);
  });

  it('gives the same answer twice', async () => {
    const workspace = openTestWorkspace();
    await peopleWithDuplicates(workspace);
    await workspace.ask('duplicates.run', {});
    const first = await workspace.ask('duplicates.pairs', {});
    await workspace.ask('duplicates.run', {});
    expect(await workspace.ask('duplicates.pairs', {})).toEqual(first);
  });

  it('remembers what was called different, also in later runs, and forgets it on demand', async () => {
    const workspace = openTestWorkspace();
    const { pair } = await peopleWithDuplicates(workspace);
    await workspace.ask('duplicates.run', {});
    await workspace.ask('duplicates.decideDifferent', { contacts: pair });
    expect(membersOf((await workspace.ask('duplicates.queue', {})).items)).not.toContainEqual(pair);
    await workspace.ask('duplicates.run', {});
    expect(membersOf((await workspace.ask('duplicates.queue', {})).items)).not.toContainEqual(pair);
    const { decisions } = await workspace.ask('duplicates.decisions', {});
    expect(decisions).toMatchObject([{ left: pair[0], right: pair[1], leftName: 'Robert Szymanski' }]);
    await workspace.ask('duplicates.forgetDecision', { decision: decisions[0]?.id ?? 0 });
    await workspace.ask('duplicates.run', {});
    expect(membersOf((await workspace.ask('duplicates.queue', {})).items)).toContainEqual(pair);
  });

  it('drops a merged pair from the queue and offers the survivor for what is left', async () => {
    const workspace = openTestWorkspace();
    const { three } = await peopleWithDuplicates(workspace);
    await workspace.ask('duplicates.run', {});
    const [first = 0, second = 0, third = 0] = three;
    await workspace.ask('duplicates.merge', { winner: second, losers: [first] });
    const groups = membersOf((await workspace.ask('duplicates.queue', {})).items);
    expect(groups).toContainEqual([second, third]);
    const { pairs } = await workspace.ask('duplicates.compare', { contacts: [second, third] });
    expect(pairs).toHaveLength(1);
  });

  it('counts lanes under moved thresholds, the higher the fewer', async () => {
    const workspace = openTestWorkspace();
    await peopleWithDuplicates(workspace);
    await workspace.ask('duplicates.run', {});
    const clusters = async (review: number) => {
      const counts = await workspace.ask('duplicates.counts', { review });
      return counts.certain.clusters + counts.review.clusters;
    };
    const series = [await clusters(-2), await clusters(0), await clusters(8), await clusters(40)];
    expect(series).toEqual([...series].sort((a, b) => b - a));
    expect(series[3]).toBe(0);
  });

  it('merges all certain ones after showing them, and undoes all of them exactly', async () => {
    const workspace = openTestWorkspace();
    const { pair } = await peopleWithDuplicates(workspace);
    await workspace.ask('duplicates.run', {});
    const before = workspace.hashes();
    const plan = await workspace.ask('duplicates.certainPlan', {});
    expect(
      plan.merges.map(({ winner, losers }) => [winner, ...losers.map(({ id }) => id)].sort((a, b) => a - b)),
    ).toContainEqual(pair);
    const done = await workspace.ask('duplicates.mergeCertain', {});
    expect(done).toMatchObject({ merged: plan.mergeCount, losers: plan.loserCount });
    expect((await workspace.ask('duplicates.certainPlan', {})).mergeCount).toBe(0);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    await expect(
      workspace.ask('duplicates.mergeCertain', { except: plan.merges.map(({ cluster }) => cluster) }),
    ).rejects.toMatchObject({ code: 'nothing-to-merge' });
  });

  it('leaves certain duplicates with two birthdays to a person', async () => {
    const workspace = openTestWorkspace();
    addPeople(workspace, strangers(60));
    const twins = {
      family: 'Quarrington',
      emails: ['quarrington@home.example'],
      phones: ['+441223445566'],
      city: 'Ely',
    };
    const ids = addPeople(workspace, [
      { ...twins, given: 'Percival', birthday: '1980-01-02' },
      { ...twins, given: 'Percival', birthday: '1980-02-01' },
    ]);
    await workspace.ask('duplicates.run', {});
    const plan = await workspace.ask('duplicates.certainPlan', {});
    expect(plan.merges.flatMap(({ winner, losers }) => [winner, ...losers.map(({ id }) => id)])).not.toContain(ids[0]);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(['Birthday differs: 1980-01-02, 1980-02-01']);
  });

  it('refuses a run without contacts', async () => {
    const workspace = openTestWorkspace();
    await expect(workspace.ask('duplicates.run', {})).rejects.toMatchObject({ code: 'too-few-contacts' });
  });
});
