// Every rule a segment has had is kept, can be compared by members with another, and brought back.
import { expect, it } from 'vitest';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const from = (...texts: string[]): Rule => ({
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'city', test: { operator: 'one_of', texts } }],
});

async function changedSegment() {
  const workspace = openTestWorkspace();
  const ids: number[] = [];
  workspace.write('people', (context) => {
    for (const city of ['York', 'York', 'Rome', 'Oslo']) {
      ids.push(makeContact(context, { given_name: city, address: [{ city }] }));
    }
  });
  const { id } = await workspace.ask('segments.create', { name: 'People', rule: from('York', 'Oslo') });
  const segment = id as SegmentId;
  await workspace.ask('segments.changeRule', { segment, rule: from('York', 'Rome'), why: 'Oslo has its own list' });
  return { workspace, segment, ids };
}

const versions = async ({ workspace, segment }: Awaited<ReturnType<typeof changedSegment>>) =>
  workspace.ask('segmentVersions.list', { segment });

it('every saved rule is a version with its sentence, why and operation; the sheet makes none', async () => {
  const made = await changedSegment();
  await made.workspace.ask('segments.changeSheet', { segment: made.segment, goal: 'Sell' });
  expect(await versions(made)).toMatchObject([
    {
      number: 2,
      sentence: 'Contacts in York or Rome',
      why: 'Oslo has its own list',
      operation: { label: 'Changed the rule of segment “People”' },
      isCurrent: true,
    },
    { number: 1, sentence: 'Contacts in York or Oslo', why: null, isCurrent: false },
  ]);
});

it('two versions are compared by their members', async () => {
  const made = await changedSegment();
  const [second, first] = await versions(made);
  const compared = await made.workspace.ask('segmentVersions.compare', { from: first?.id ?? 0, to: second?.id ?? 0 });
  expect(compared).toMatchObject({
    from: { version: 1, count: 3 },
    to: { version: 2, count: 3 },
    gained: { count: 1, sample: [{ id: made.ids[2] }] },
    lost: { count: 1, sample: [{ id: made.ids[3] }] },
    both: { count: 2 },
  });
  for (const part of [compared.gained, compared.lost, compared.both]) {
    const { count } = await made.workspace.ask('segments.preview', { rule: part.rule });
    expect(count).toBe(part.count);
  }
});

it('a version is restored as one step that can be taken back, and each of both is a version', async () => {
  const made = await changedSegment();
  const [, first] = await versions(made);
  await made.workspace.ask('segmentVersions.restore', { version: first?.id ?? 0 });
  expect((await made.workspace.ask('segments.show', { segment: made.segment })).rule).toEqual(from('York', 'Oslo'));
  await expect(made.workspace.ask('segmentVersions.restore', { version: first?.id ?? 0 })).rejects.toMatchObject({
    code: 'already-so',
  });
  await made.workspace.ask('history.undo', { operation: 'last' });
  expect((await made.workspace.ask('segments.show', { segment: made.segment })).rule).toEqual(from('York', 'Rome'));
  expect((await versions(made)).map(({ number, why, isCurrent }) => [number, why, isCurrent])).toEqual([
    [4, null, true],
    [3, 'Version 1 restored', false],
    [2, 'Oslo has its own list', false],
    [1, null, false],
  ]);
});
