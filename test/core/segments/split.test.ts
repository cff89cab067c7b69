// A segment split by a field: parts that together are the whole, made and taken back as one step.
import { expect, it } from 'vitest';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const named: Rule = {
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'given_name', test: { operator: 'is_set' } }],
};

async function peopleOf(...cities: string[]) {
  const workspace = openTestWorkspace();
  workspace.write('people', (context) => {
    for (const city of cities) makeContact(context, { given_name: 'A', address: [{ city }] });
    makeContact(context, { given_name: 'Nowhere' });
    makeContact(context, { company: 'No name', address: [{ city: 'Oslo' }] });
  });
  const { id } = await workspace.ask('segments.create', { name: 'People', rule: named });
  return { workspace, segment: id as SegmentId };
}

it('makes a part for each of the commonest values and one for the rest, as one step', async () => {
  const { workspace, segment } = await peopleOf('York', 'York', 'York', 'Rome', 'Rome', 'Bonn');
  const how = { segment, field: 'city' as const, most: 2 };
  const parts = (await workspace.ask('segments.splitParts', how)).map(({ name, count }) => [name, count]);
  expect(parts).toEqual([
    ['People: York', 3],
    ['People: Rome', 2],
    ['People: others', 2],
  ]);
  expect(await workspace.ask('segments.split', how)).toEqual({ made: 3 });
  const { segments } = await workspace.ask('segments.list', {});
  const counts = new Map(segments.map(({ name, count }) => [name, count]));
  expect(parts.map(([name]) => counts.get(String(name)))).toEqual([3, 2, 2]);
  await expect(workspace.ask('segments.remove', { segment })).rejects.toMatchObject({ code: 'segment-in-use' });
  await expect(workspace.ask('segments.split', how)).rejects.toMatchObject({ code: 'name-taken' });
  await workspace.ask('history.undo', { operation: 'last' });
  expect((await workspace.ask('segments.list', {})).segments.map(({ name }) => name)).toEqual(['People']);
});

it('refuses where all have the same value', async () => {
  const { workspace, segment } = await peopleOf('York');
  await expect(workspace.ask('segments.split', { segment, field: 'country' })).rejects.toMatchObject({
    code: 'nothing-to-split',
  });
});
