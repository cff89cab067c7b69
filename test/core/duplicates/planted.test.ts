// The sample's duplicates are planted by its generator, which knows every one: found is held against planted.
import { expect, it } from 'vitest';
import { sampleTruth } from '../../../src-main/core/features/sample/sample-truth.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

it('finds the planted duplicates of the sample, keeps look-alikes apart, and merges only true ones unseen', async () => {
  const workspace = openTestWorkspace();
  const wanted = { seed: 20_260, contacts: 1500, mess: 0.2, engagement: 0.1, asOf: testNow };
  const { firstId } = await workspace.ask('sample.create', wanted);
  const truth = sampleTruth(wanted, firstId);
  const groupOf = new Map(truth.duplicateGroups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const isTrue = (ids: readonly number[]) => new Set(ids.map((id) => groupOf.get(id) ?? `alone ${id}`)).size === 1;
  await workspace.ask('duplicates.run', {});

  const { items } = await workspace.ask('duplicates.queue', { limit: 1000 });
  const groups = items.map(({ members }) => members.map(({ id }) => id));
  const pairsOf = (ids: readonly number[]) =>
    ids.flatMap((left, at) => ids.slice(at + 1).map((right) => [left, right] as const));
  const found = groups.flatMap(pairsOf);
  const planted = truth.duplicateGroups.flatMap(pairsOf);
  const right = found.filter((pair) => isTrue(pair)).length;
  expect(right / planted.length).toBeGreaterThan(0.9);
  expect(right / found.length).toBeGreaterThan(0.85);
  const together = new Set(found.map(([left, other]) => `${left} ${other}`));
  const glued = truth.lookalikes.filter(([left, other]) => together.has(`${left} ${other}`));
  expect(glued.length / truth.lookalikes.length).toBeLessThan(0.15);

  const plan = await workspace.ask('duplicates.certainPlan', { limit: 1000 });
  expect(plan.mergeCount).toBeGreaterThan(20);
  const wrong = plan.merges.filter(({ winner, losers }) => !isTrue([winner, ...losers.map(({ id }) => id)]));
  expect(wrong).toEqual([]);

  const before = workspace.hashes();
  await workspace.ask('duplicates.mergeCertain', {});
  expect(workspace.hashes().activity).toBe(before.activity);
  await workspace.ask('history.undo', { operation: 'last' });
  expect(workspace.hashes()).toEqual(before);
}, 120_000);
