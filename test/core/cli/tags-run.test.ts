// `tagstead tags run`: a dry run changes nothing, a run does what the dry run said.
import { expect, it } from 'vitest';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { tagstead } from '../../support/command-line.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

it('says what it would do, then does it', async () => {
  const { session, path, ask, write } = openTestWorkspace();
  const tags: number[] = [];
  write('people', (context) => {
    tags.push(makeTag(context, 'From York'), makeTag(context, 'Of the lost segment'));
    for (const city of ['York', 'York', 'Rome']) makeContact(context, { given_name: city, address: [{ city }] });
  });
  const [tag = 0, lost = 0] = tags;
  const rule = (item: Rule['items'][number]): Rule => ({ kind: 'group', match: 'all', items: [item] });
  const addWhen = rule({ kind: 'field', field: 'city', test: { operator: 'equals', text: 'York' } });
  await ask('tagRules.save', { tag, addWhen, removal: 'not_true' });
  const { id: segment } = await ask('segments.create', { name: 'Lost', rule: addWhen });
  await ask('tagRules.save', {
    tag: lost,
    addWhen: rule({ kind: 'segment', match: 'in', segment }),
    removal: 'not_true',
  });
  write('the segment goes behind its back', ({ db }) => db.prepare('DELETE FROM segment').run());
  session.close();

  const dry = await tagstead('tags', 'run', path, '--dry-run', '--json');
  expect(dry.json()).toMatchObject({ dryRun: true, rules: 1, gained: 2, lost: 0, perTag: [{ tag, gained: 2 }] });
  const again = await tagstead('tags', 'run', path, '--dry-run');
  expect(again.out).toContain('Would run 1 rule: 2 tags put on, 0 taken off.');
  expect(again.out).toContain('Of the lost segment does not run: The segment of this condition no longer exists.');
  const done = await tagstead('tags', 'run', path, '--json');
  expect(done).toMatchObject({ code: 0 });
  expect(done.json()).toMatchObject({ dryRun: false, rules: 1, gained: 2, lost: 0 });
  expect((await tagstead('tags', 'run', path, '--json')).json()).toMatchObject({ gained: 0, lost: 0 });
});

it('has a day only for trying', async () => {
  const refused = await tagstead('tags', 'run', 'any.tagstead', '--as-of', '2026-01-01');
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.error).toContain('--as-of goes with --dry-run');
});
