// Saved models: kept, undone, run with, tried against the present run, accepted, carried in and out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';
import { addPeople, type Person, strangers } from './people.ts';

/** Sixty strangers and eight pairs that are duplicates more or less clearly. */
async function workspaceWithPairs() {
  const workspace = openTestWorkspace();
  addPeople(workspace, strangers(60));
  const people: Person[] = [
    'Szymanski',
    'Ferrars',
    'Quarrington',
    'Lindqvist',
    'Okonkwo',
    'Villanueva',
    'Thibault',
    'Ishikawa',
  ].flatMap((family, at): Person[] => [
    {
      given: 'Robert',
      family,
      emails: [`${family}@home${at}.example`],
      phones: [`+49170${1_112_233 + at}`],
      city: 'Kiel',
    },
    {
      given: at % 2 === 0 ? 'Bob' : 'Robert',
      family,
      ...(at % 3 === 0 ? { emails: [`${family}@home${at}.example`] } : {}),
      ...(at % 3 === 1 ? { phones: [`+49170${1_112_233 + at}`] } : {}),
      city: 'Kiel',
    },
  ]);
  const ids = addPeople(workspace, people);
  return { workspace, ids };
}

const strict: MatchModelSettings = {
  version: 1,
  comparisons: { family_name: { weights: { 1: -2 } }, email: { weights: { 1: 14 }, blank: 'against' } },
};
const loose: MatchModelSettings = { version: 1, lanes: { review: -6, certain: 4 } };

/** The pairs of the present run with their lanes, read row by row. */
function lanes(workspace: TestWorkspace): Map<string, string> {
  const rows = workspace.session.workspace.readerConnection
    .prepare(
      `SELECT p.left_id || ' ' || p.right_id AS pair, p.weight >= r.certain_weight AS certain FROM match_pair p
       JOIN match_run r ON r.id = p.run_id
       WHERE r.trial IS NULL AND p.weight >= r.review_weight AND p.cluster IS NOT NULL`,
    )
    .all() as { pair: string; certain: number }[];
  return new Map(rows.map(({ pair, certain }) => [pair, certain === 1 ? 'certain' : 'review']));
}

const count = (pairs: Iterable<string>, wanted: (pair: string) => boolean) => [...pairs].filter(wanted).length;

describe('saved models', () => {
  it('are kept, chosen, renamed and deleted, and every step is undone exactly', async () => {
    const workspace = openTestWorkspace();
    const before = workspace.hashes();
    const { id } = await workspace.ask('matchModels.save', { name: 'Strict', settings: strict });
    await workspace.ask('matchModels.activate', { model: id });
    expect((await workspace.ask('matchModels.list', {})).models).toMatchObject([
      { id, name: 'Strict', settings: strict, isActive: true },
    ]);
    await workspace.ask('matchModels.save', { model: id, name: 'Stricter', settings: loose });
    await workspace.ask('history.undo', { operation: 'last' });
    expect((await workspace.ask('matchModels.list', {})).models).toMatchObject([
      { name: 'Strict', settings: strict, isActive: true },
    ]);
    await workspace.ask('history.undo', { operation: 'last' });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('refuses a name twice, and what is not there', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('matchModels.save', { name: 'Strict', settings: strict });
    await expect(workspace.ask('matchModels.save', { name: 'STRICT', settings: loose })).rejects.toMatchObject({
      code: 'name-taken',
    });
    await expect(workspace.ask('matchModels.activate', { model: 99 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      workspace.ask('matchModels.save', { name: 'X', settings: { version: 2 } as never }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('keeps one active at most, and none lets the matcher choose', async () => {
    const workspace = openTestWorkspace();
    const one = await workspace.ask('matchModels.save', { name: 'One', settings: strict });
    const two = await workspace.ask('matchModels.save', { name: 'Two', settings: loose });
    await workspace.ask('matchModels.activate', { model: one.id });
    await workspace.ask('matchModels.activate', { model: two.id });
    const active = async () =>
      (await workspace.ask('matchModels.list', {})).models.filter(({ isActive }) => isActive).map(({ name }) => name);
    expect(await active()).toEqual(['Two']);
    await workspace.ask('matchModels.activate', { model: null });
    expect(await active()).toEqual([]);
  });

  it('are what the next run uses', async () => {
    const { workspace } = await workspaceWithPairs();
    await workspace.ask('duplicates.run', {});
    const automatic = lanes(workspace);
    const { id } = await workspace.ask('matchModels.save', { name: 'Loose', settings: loose });
    await workspace.ask('matchModels.activate', { model: id });
    await workspace.ask('duplicates.run', {});
    const { run } = await workspace.ask('duplicates.state', {});
    expect(run).toMatchObject({ modelName: 'Loose', settings: loose, review: -6, certain: 4 });
    await workspace.ask('matchModels.activate', { model: null });
    await workspace.ask('duplicates.run', {});
    expect(lanes(workspace)).toEqual(automatic);
    expect((await workspace.ask('duplicates.state', {})).run?.modelName).toBeNull();
  });
});

describe('a trial', () => {
  it.each([
    ['strict', strict],
    ['without phones', { version: 1, comparisons: { phone: { isUsed: false } } } as MatchModelSettings],
  ])('counts gained and lost pairs as two plain runs differ: %s', async (_, settings) => {
    const { workspace } = await workspaceWithPairs();
    await workspace.ask('duplicates.run', { settings });
    const after = lanes(workspace);
    await workspace.ask('duplicates.run', {});
    const before = lanes(workspace);
    const { counts } = await workspace.ask('matchModels.try', { settings });
    expect(counts).toEqual({
      gained: {
        certain: count(after.keys(), (pair) => !before.has(pair) && after.get(pair) === 'certain'),
        review: count(after.keys(), (pair) => !before.has(pair) && after.get(pair) === 'review'),
      },
      lost: {
        certain: count(before.keys(), (pair) => !after.has(pair) && before.get(pair) === 'certain'),
        review: count(before.keys(), (pair) => !after.has(pair) && before.get(pair) === 'review'),
      },
      raised: count(after.keys(), (pair) => before.get(pair) === 'review' && after.get(pair) === 'certain'),
      lowered: count(after.keys(), (pair) => before.get(pair) === 'certain' && after.get(pair) === 'review'),
      kept: {
        certain: count(after.keys(), (pair) => before.get(pair) === 'certain' && after.get(pair) === 'certain'),
        review: count(after.keys(), (pair) => before.get(pair) === 'review' && after.get(pair) === 'review'),
      },
      outside: 0,
    });
    expect(lanes(workspace)).toEqual(before);
    const changes = ['gained', 'lost', 'raised', 'lowered'] as const;
    for (const change of changes) {
      const pairs = await workspace.ask('matchModels.trialPairs', { change });
      const expected = counts[change];
      expect(pairs.length).toBe(typeof expected === 'number' ? expected : expected.certain + expected.review);
      for (const { left, right, before: was, after: is } of pairs) {
        expect(left.name).not.toBe('');
        expect(before.has(`${left.id} ${right.id}`)).toBe(change !== 'gained');
        for (const view of [was, is]) {
          if (view === null) continue;
          expect(view.evidence.reduce((sum, line) => sum + line.weight, 0)).toBeCloseTo(view.weight, 1);
        }
      }
    }
  });

  it('changes something in these cases, so that the counts above are not all nought', async () => {
    const { workspace } = await workspaceWithPairs();
    await workspace.ask('duplicates.run', {});
    const { counts } = await workspace.ask('matchModels.try', { settings: strict });
    expect(counts.lost.certain + counts.lost.review + counts.lowered).toBeGreaterThan(0);
    await workspace.ask('duplicates.run', { settings: strict });
    const { counts: more } = await workspace.ask('matchModels.try', { settings: loose });
    expect(more.gained.certain + more.gained.review + more.raised).toBeGreaterThan(0);
  });

  it('becomes the present run and the active model when accepted, and undo takes the model back', async () => {
    const { workspace } = await workspaceWithPairs();
    await workspace.ask('duplicates.run', { settings: loose });
    const expected = lanes(workspace);
    await workspace.ask('duplicates.run', {});
    const hashes = workspace.hashes();
    await workspace.ask('matchModels.try', { settings: loose });
    expect(workspace.hashes()).toEqual(hashes);
    const { id } = await workspace.ask('matchModels.accept', { name: 'Loose' });
    expect(lanes(workspace)).toEqual(expected);
    expect(await workspace.ask('matchModels.trial', {})).toBeNull();
    expect((await workspace.ask('matchModels.list', {})).models).toMatchObject([
      { id, name: 'Loose', settings: loose, isActive: true },
    ]);
    expect((await workspace.ask('duplicates.state', {})).run?.modelName).toBe('Loose');
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(hashes);
    await expect(workspace.ask('matchModels.accept', { name: 'Again' })).rejects.toMatchObject({ code: 'no-trial' });
  });

  it('is gone when discarded or when duplicates are looked for again', async () => {
    const { workspace } = await workspaceWithPairs();
    await workspace.ask('duplicates.run', {});
    const before = lanes(workspace);
    await workspace.ask('matchModels.try', { settings: strict });
    expect(await workspace.ask('matchModels.trial', {})).toMatchObject({ isOutdated: false });
    await workspace.ask('matchModels.discard', {});
    expect(await workspace.ask('matchModels.trial', {})).toBeNull();
    expect(lanes(workspace)).toEqual(before);
    await workspace.ask('matchModels.try', { settings: strict });
    await workspace.ask('duplicates.run', {});
    expect(await workspace.ask('matchModels.trial', {})).toBeNull();
  });
});

describe('a scope', () => {
  it('keeps a run to pairs with the picked contacts, and says how many lie outside', async () => {
    const { workspace, ids } = await workspaceWithPairs();
    await workspace.ask('duplicates.run', {});
    const all = lanes(workspace);
    const picked = ids.slice(0, 2) as ContactId[];
    const settings: MatchModelSettings = {
      version: 1,
      scope: { kind: 'contacts', contacts: picked, against: 'everyone' },
    };
    const { counts } = await workspace.ask('matchModels.try', { settings });
    expect(counts.outside).toBe(all.size - 1);
    expect(counts.kept.certain + counts.kept.review).toBe(1);
    await workspace.ask('duplicates.run', { settings });
    expect([...lanes(workspace).keys()]).toEqual([picked.join(' ')]);
    expect((await workspace.ask('duplicates.state', {})).run?.scope).toBe('2 contacts, against everyone');
  });

  it('may be a segment, among themselves', async () => {
    const { workspace, ids } = await workspaceWithPairs();
    const { id: segment } = await workspace.ask('segments.create', {
      name: 'Bobs',
      rule: {
        kind: 'group',
        match: 'all',
        items: [{ kind: 'field', field: 'given_name', test: { operator: 'equals', text: 'Bob' } }],
      },
    });
    const scope = (against: 'everyone' | 'themselves'): MatchModelSettings => ({
      version: 1,
      scope: { kind: 'segment', segment, against },
    });
    await workspace.ask('duplicates.run', { settings: scope('everyone') });
    const bobs = ids.filter((_, at) => at % 4 === 1);
    const found = [...lanes(workspace).keys()].map((pair) => pair.split(' ').map(Number));
    expect(found.length).toBeGreaterThan(0);
    for (const pair of found) expect(pair.some((id) => bobs.includes(id))).toBe(true);
    await workspace.ask('duplicates.run', { settings: scope('themselves') });
    expect(lanes(workspace).size).toBe(0);
  });

  it('needs something to compare', async () => {
    const { workspace } = await workspaceWithPairs();
    const off = { isUsed: false };
    const settings: MatchModelSettings = {
      version: 1,
      comparisons: { given_name: off, family_name: off, email: off, phone: off, address: off },
    };
    await expect(workspace.ask('matchModels.try', { settings })).rejects.toMatchObject({ code: 'nothing-to-compare' });
  });

  it('is refused when nobody is in it', async () => {
    const { workspace } = await workspaceWithPairs();
    const settings: MatchModelSettings = { version: 1, scope: { kind: 'batch', batch: 7, against: 'everyone' } };
    await expect(workspace.ask('duplicates.run', { settings })).rejects.toMatchObject({ code: 'nothing-in-scope' });
  });
});

describe('files', () => {
  const grant = (workspace: TestWorkspace, name: string) => {
    const path = join(workspace.folder, name);
    return { path, file: workspace.session.files.grant(path) };
  };

  it('carry a model out and in again, without its scope', async () => {
    const workspace = openTestWorkspace();
    const settings: MatchModelSettings = {
      ...strict,
      scope: { kind: 'source', source: 'hubspot', against: 'everyone' },
    };
    const { id } = await workspace.ask('matchModels.save', { name: 'Strict', settings });
    const { path, file } = grant(workspace, 'strict.json');
    await workspace.ask('matchModels.export', { model: id, file });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      format: 'tagstead-match-model',
      name: 'Strict',
      settings,
    });
    const made = await workspace.ask('matchModels.import', { file });
    expect(made).toMatchObject({ name: 'Strict 2', scopeDropped: true });
    const { models } = await workspace.ask('matchModels.list', {});
    expect(models.find((model) => model.id === made.id)?.settings).toEqual(strict);
  });

  it('are refused when they hold something else', async () => {
    const workspace = openTestWorkspace();
    const { path, file } = grant(workspace, 'other.json');
    writeFileSync(path, '{"version":1,"comparisons":{"email":{"blank":"maybe"}}}');
    await expect(workspace.ask('matchModels.import', { file })).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining('comparisons.email.blank'),
    });
  });
});
