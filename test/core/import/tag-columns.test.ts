// Tags to columns of a file and back onto the tree: a column a tag, a column a branch, names with their branch.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contactQuery } from '../../../src-shared/model/selection.ts';
import { grantFile, importText, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace, temporaryFolder } from '../../support/workspace.ts';

const worn = (workspace: TestWorkspace) =>
  rows(
    workspace,
    `SELECT e.normalised AS email, group_concat(coalesce(p.name || ': ', '') || t.name, '; ' ORDER BY t.id) AS tags
     FROM tag_assignment a JOIN tag t ON t.id = a.tag_id LEFT JOIN tag p ON p.id = t.parent_id
     JOIN contact_point e ON e.contact_id = a.contact_id GROUP BY e.contact_id ORDER BY e.contact_id`,
  );

/** A tree of two branches and a tag of its own, and nobody who wears them. */
function withTree(): TestWorkspace {
  const workspace = openTestWorkspace();
  workspace.write('Planted tags', ({ db }) => {
    const add = db.prepare('INSERT INTO tag (id, name, parent_id, created_at, updated_at) VALUES (?, ?, ?, 0, 0)');
    for (const tag of [
      [1, 'Interests', null],
      [2, 'Golf', 1],
      [3, 'Tennis', 1],
      [4, 'Stage', null],
      [5, 'New', 4],
      [6, 'VIP', null],
    ])
      add.run(...tag);
  });
  return workspace;
}

const source = 'Email,Tags\na@x.org,Interests: Golf; VIP\nb@x.org,Golf; Tennis; Stage > New\nc@x.org,\n';
const expected = [
  { email: 'a@x.org', tags: 'Interests: Golf; VIP' },
  { email: 'b@x.org', tags: 'Interests: Golf; Interests: Tennis; Stage: New' },
];

describe('tags in columns', () => {
  it.each(['name', 'prefix', 'columns', 'flags', 'branches'] as const)(
    'of the form %s come back onto the tree',
    async (form) => {
      const workspace = withTree();
      await importText(workspace, source);
      expect(worn(workspace)).toEqual(expected);
      const path = join(temporaryFolder(), `${form}.csv`);
      await workspace.ask('export.run', {
        selection: { kind: 'all', query: contactQuery.parse({}), except: [] },
        file: workspace.session.files.grant(path),
        format: 'csv',
        columns: ['email', 'tags'],
        tags: { form },
      });
      const text = readFileSync(path, 'utf8');
      const again = withTree();
      await importText(again, text);
      expect(worn(again)).toEqual(expected);
      expect(rows(again, 'SELECT count(*) AS n FROM tag')).toEqual([{ n: 6 }]);
      expect(rows(again, 'SELECT count(*) AS n FROM custom_field')).toEqual([{ n: 0 }]);
    },
  );
});

describe('columns that are tags', () => {
  it('are told by a block of yes and no, and make drafts of what nobody knows', async () => {
    const workspace = openTestWorkspace();
    const text = 'Email,Golf,Tennis,Chess,Wine,Age\na@x.org,1,0,1,0,31\nb@x.org,0,1,0,0,44\nc@x.org,1,1,0,1,52\n';
    const settings = await proposed(workspace, grantFile(workspace, text, 'flags.csv'));
    expect(settings.columns.map(({ target }) => target)).toEqual([
      'email',
      'tag:Golf',
      'tag:Tennis',
      'tag:Chess',
      'tag:Wine',
      'custom:age',
    ]);
    await workspace.ask('import.commit', settings);
    expect(worn(workspace)).toEqual([
      { email: 'a@x.org', tags: 'Golf; Chess' },
      { email: 'b@x.org', tags: 'Tennis' },
      { email: 'c@x.org', tags: 'Golf; Tennis; Wine' },
    ]);
  });

  it('are not seen in two facts about a person', async () => {
    const workspace = openTestWorkspace();
    const text = 'Email,is_member,has_children\na@x.org,yes,no\nb@x.org,no,yes\n';
    const settings = await proposed(workspace, grantFile(workspace, text, 'facts.csv'));
    expect(settings.columns.map(({ target }) => target)).toEqual(['email', 'custom:is_member', 'custom:has_children']);
  });

  it('put a new tag below the group it is written with', async () => {
    const workspace = withTree();
    await importText(workspace, 'Email,Interests,Region: North\na@x.org,Golf; Sailing,yes\nb@x.org,Chess,no\n');
    expect(rows(workspace, 'SELECT name, parent_id FROM tag WHERE id > 6 ORDER BY id')).toEqual([
      { name: 'Sailing', parent_id: 1 },
      { name: 'Region: North', parent_id: null },
      { name: 'Chess', parent_id: 1 },
    ]);
  });
});
