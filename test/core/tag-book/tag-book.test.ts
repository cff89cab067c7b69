import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { bookFormats } from '../../../src-shared/contract/tag-book.ts';
import type { ContactId, FileToken, TagId } from '../../../src-shared/model/ids.ts';
import { tagstead } from '../../support/command-line.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const file = (workspace: TestWorkspace, name: string, content?: string): FileToken => {
  const path = join(workspace.folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return workspace.session.files.grant(path);
};
const bring = (workspace: TestWorkspace, name: string, content: string, how: { below?: number; move?: boolean } = {}) =>
  workspace.ask('tagBook.import', {
    source: { kind: 'file', file: file(workspace, name, content) },
    below: (how.below ?? null) as TagId | null,
    ...(how.move === undefined ? {} : { move: how.move }),
  });
const paths = async (workspace: TestWorkspace): Promise<string[]> => {
  const { tags } = await workspace.ask('tags.tree', {});
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const path = (id: number): string => {
    const tag = byId.get(id);
    return tag === undefined ? '' : tag.parentId === null ? tag.name : `${path(tag.parentId)}/${tag.name}`;
  };
  return tags.map(({ id }) => path(id)).sort();
};
const idOf = async (workspace: TestWorkspace, name: string): Promise<number> =>
  (await workspace.ask('tags.tree', {})).tags.find((tag) => tag.name === name)?.id ?? 0;

const book = `tags:
  - name: Lifecycle
    isExclusive: true
    meaning: Where somebody stands
    children:
      - name: لقديم 🎉
        owner: "=Sales"
        aliases: [oldie, stammkunde]
        reviewAt: 2026-12-31
      - { name: Lead, status: draft, colour: "#1f8781", counterExamples: "staff\\nfriends" }
  - VIP
`;

describe('export and import', () => {
  it.each(bookFormats)('carries a tree with its sheets to an empty workspace as %s', async (format) => {
    const from = openTestWorkspace();
    await bring(from, 'book.yaml', book);
    const path = join(from.folder, `out.${format}`);
    const done = await from.ask('tagBook.export', { file: from.session.files.grant(path), format });
    expect(done.tags).toBe(4);
    const to = openTestWorkspace();
    const report = await bring(to, `in.${format}`, readFileSync(path, 'utf8'));
    expect(report).toMatchObject({ added: 4, changed: 0, moved: 0, problems: [] });
    expect(await paths(to)).toEqual(await paths(from));
    for (const name of ['Lifecycle', 'لقديم 🎉', 'Lead', 'VIP']) {
      const [before, after] = await Promise.all(
        [from, to].map(async (workspace) => {
          const sheet = await workspace.ask('tags.show', { tag: (await idOf(workspace, name)) as TagId });
          const { history: _, id: __, parentId: ___, aliases, ...rest } = sheet;
          return { ...rest, aliases: aliases.map(({ alias }) => alias) };
        }),
      );
      expect(after).toEqual(before);
    }
    const again = await bring(to, `again.${format}`, readFileSync(path, 'utf8'));
    expect(again).toMatchObject({ added: 0, changed: 0, moved: 0, unchanged: 4 });
  });

  it('says in a dry run what an import does, and changes nothing', async () => {
    const workspace = openTestWorkspace();
    await bring(workspace, 'book.yaml', book);
    const before = workspace.hashes();
    const content = 'Path,Meaning\nStages > Lead,Interested\nvip,Very important\nStages,\nLifecycle > New,Fresh\n';
    const input = { source: { kind: 'file' as const, file: file(workspace, 'next.csv', content) } };
    const check = await workspace.ask('tagBook.check', input);
    expect(workspace.hashes()).toEqual(before);
    expect(check).toMatchObject({ added: 2, changed: 1, moved: 1, leftOut: 0 });
    expect(check.changes).toContainEqual({
      line: 2,
      path: 'Stages > Lead',
      kind: 'moved',
      detail: 'from “Lifecycle”, meaning',
    });
    const { contradictions: _, ...done } = await workspace.ask('tagBook.import', input);
    const { contradictions: __, ...wanted } = check;
    expect(done).toEqual(wanted);
    expect(await paths(workspace)).toEqual(
      ['Lifecycle', 'Lifecycle/New', 'Lifecycle/لقديم 🎉', 'Stages', 'Stages/Lead', 'VIP'].sort(),
    );
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('leaves tags where they are when told so, and finds them by another name', async () => {
    const workspace = openTestWorkspace();
    await bring(workspace, 'book.yaml', book);
    const report = await bring(workspace, 'x.txt', 'Top\n  Oldie\n    @Meaning: Long with us\n', { move: false });
    expect(report).toMatchObject({ added: 1, changed: 1, moved: 0 });
    expect(report.problems[0]).toMatchObject({ line: 2, kind: 'note' });
    expect(await paths(workspace)).toContain('Lifecycle/لقديم 🎉');
  });

  it('never moves a tag below itself', async () => {
    const workspace = openTestWorkspace();
    await bring(workspace, 'a.txt', 'A\n  B\n');
    const b = await idOf(workspace, 'B');
    const report = await bring(workspace, 'b.txt', 'New\n  A\n', { below: b });
    expect(report).toMatchObject({ added: 1, moved: 0 });
    expect(report.problems[0]?.message).toContain('below itself');
    expect(await paths(workspace)).toEqual(['A', 'A/B', 'A/B/New']);
    const swap = await bring(workspace, 'c.txt', 'B\n  A\n');
    expect(swap).toMatchObject({ moved: 2 });
    expect(await paths(workspace)).toEqual(['B', 'B/A', 'B/New']);
  });

  it('counts the contacts that a move makes contradictory', async () => {
    const workspace = openTestWorkspace();
    await bring(workspace, 'a.yaml', 'tags: [{ name: G, isExclusive: true, children: [A] }, B]');
    let id = 0;
    workspace.write('person', ({ db }) => {
      id = Number(
        db
          .prepare("INSERT INTO contact (display_name, state, added_at, updated_at) VALUES ('P', 'active', ?, ?)")
          .run(testNow, testNow).lastInsertRowid,
      );
    });
    const tags = [await idOf(workspace, 'A'), await idOf(workspace, 'B')] as TagId[];
    await workspace.ask('tags.assign', { tags, selection: { kind: 'ids', ids: [id as ContactId] } });
    expect(await bring(workspace, 'b.txt', 'G\n  B\n')).toMatchObject({ moved: 1, contradictions: 1 });
  });

  it('takes 10,000 tags in one operation and gives them back', async () => {
    const workspace = openTestWorkspace();
    const empty = workspace.hashes();
    const rows = Array.from({ length: 100 }, (_, group) =>
      [
        `G${group},group`,
        ...Array.from({ length: 99 }, (__, tag) => `G${group} > T${group}-${tag} 🎉,text ${tag}`),
      ].join('\n'),
    );
    const report = await bring(workspace, 'many.csv', `Path,Meaning\n${rows.join('\n')}\n`);
    expect(report).toMatchObject({ added: 10_000, leftOut: 0 });
    const path = join(workspace.folder, 'many.ttl');
    await workspace.ask('tagBook.export', { file: workspace.session.files.grant(path), format: 'ttl' });
    const quads = new Parser().parse(readFileSync(path, 'utf8'));
    expect(quads.filter((quad) => quad.predicate.value.endsWith('#definition'))).toHaveLength(10_000);
    const again = await bring(workspace, 'same.ttl', readFileSync(path, 'utf8'));
    expect(again).toMatchObject({ added: 0, changed: 0, moved: 0, unchanged: 10_000 });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(empty);
  }, 60_000);
});

describe('starter trees', () => {
  it('document every tag and add them below a tag or at the root', async () => {
    const workspace = openTestWorkspace();
    const starters = await workspace.ask('tagBook.starters', {});
    expect(starters.map(({ id }) => id)).toEqual([
      'customer-type',
      'behaviour',
      'lifecycle',
      'b2b',
      'b2c',
      'saas',
      'charity',
    ]);
    for (const { tags } of starters)
      for (const tag of tags)
        for (const field of ['meaning', 'appliedWhen', 'removedWhen', 'action', 'owner'] as const)
          expect(tag[field], `${tag.name} ${field}`).not.toBe('');
    await bring(workspace, 'own.txt', 'Ours\nvip\n');
    const before = workspace.hashes();
    const below = (await idOf(workspace, 'Ours')) as TagId;
    const source = { kind: 'starter' as const, starter: 'customer-type' };
    const report = await workspace.ask('tagBook.import', { source, below, move: false });
    expect(report).toMatchObject({ added: 5, changed: 1, moved: 0 });
    expect(await paths(workspace)).toContain('vip');
    expect(await paths(workspace)).toContain('Ours/Customer type/New customer');
    expect(await workspace.ask('tagBook.import', { source, below, move: false })).toMatchObject({
      added: 0,
      changed: 0,
    });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });
});

describe('cheat sheets', () => {
  it('say what changed since they were handed out', async () => {
    const workspace = openTestWorkspace();
    await bring(
      workspace,
      'book.yaml',
      'tags: [{ name: "<b>A</b>", owner: Sales, meaning: x }, { name: B, owner: Sales }]',
    );
    const scope = { kind: 'owner' as const, owner: 'Sales' };
    const sheet = await workspace.ask('tagBook.sheet', { scope });
    expect(sheet).toMatchObject({ version: 1, tags: 2, title: 'Tags of Sales' });
    expect(sheet.html).toContain('&lt;b&gt;A');
    expect(sheet.html).not.toContain('<b>A');
    await workspace.ask('tagBook.remember', { scope });
    expect((await workspace.ask('tagBook.prints', {}))[0]?.changes).toEqual([]);
    expect((await workspace.ask('tagBook.sheet', { scope })).version).toBe(1);
    await workspace.ask('tags.document', {
      tag: (await idOf(workspace, 'B')) as TagId,
      changes: { meaning: 'Better', owner: 'Marketing' },
    });
    await bring(workspace, 'c.yaml', '- { name: C, owner: Sales }\n- { name: "<b>A</b>", action: call }');
    expect((await workspace.ask('tagBook.prints', {}))[0]?.changes).toEqual([
      { kind: 'changed', name: '<b>A</b>', detail: 'action' },
      { kind: 'new', name: 'C', detail: null },
      { kind: 'gone', name: 'B', detail: null },
    ]);
    expect(await workspace.ask('tagBook.remember', { scope })).toEqual({ version: 2 });
    const [print, ...others] = await workspace.ask('tagBook.prints', {});
    expect(others).toEqual([]);
    await workspace.ask('tagBook.forget', { id: print?.id ?? 0 });
    expect(await workspace.ask('tagBook.prints', {})).toEqual([]);
  });
});

describe('the command line', () => {
  it('exports and imports the tree', async () => {
    const workspace = openTestWorkspace();
    await bring(workspace, 'book.yaml', book);
    workspace.session.close();
    const out = join(workspace.folder, 'tags.json');
    expect(await tagstead('tags', 'export', workspace.path, out)).toMatchObject({ code: 0 });
    writeFileSync(out, readFileSync(out, 'utf8').replace('"VIP"', '"VIP", "meaning": "Top tenth"'));
    const dry = await tagstead('tags', 'import', workspace.path, out, '--dry-run', '--json');
    expect(dry.json()).toMatchObject({ changed: 1, unchanged: 3, dryRun: true });
    const done = await tagstead('tags', 'import', workspace.path, out, '--json');
    expect(done.json()).toMatchObject({ changed: 1, unchanged: 3, dryRun: false });
    const again = await tagstead('tags', 'import', workspace.path, out, '--dry-run', '--json');
    expect(again.json()).toMatchObject({ changed: 0, unchanged: 4 });
    expect((await tagstead('tags', 'export', workspace.path, 'tags.doc')).code).toBe(2);
  });
});
