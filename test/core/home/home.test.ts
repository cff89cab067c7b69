import { describe, expect, it } from 'vitest';
import { openTestWorkspace } from '../../support/workspace.ts';

describe('Home', () => {
  it('of an empty workspace has nothing and measured nothing', async () => {
    const workspace = openTestWorkspace();
    expect(await workspace.ask('home.overview', {})).toMatchObject({
      contacts: 0,
      audit: null,
      openFindings: 0,
      hasDuplicateRun: false,
      reviewsDue: [],
    });
    expect(await workspace.ask('home.railCounts', {})).toEqual({ errors: 0, undocumentedTags: 0 });
  });

  it('shows the latest audit with its dimensions, and the score before it', async () => {
    const workspace = openTestWorkspace();
    const { id } = await workspace.ask('contacts.create', {
      fields: { given_name: 'Ada', family_name: 'Lovelace' },
      points: [{ kind: 'email', value: 'ada at example' }],
    });
    const first = await workspace.ask('audit.run', {});
    const before = await workspace.ask('home.overview', {});
    expect(before.audit).toMatchObject({ score: first.score, before: null });
    expect(before.audit?.dimensions.map(({ dimension }) => dimension)).toContain('completeness');
    expect(before.openFindings).toBe(first.findings);
    expect((await workspace.ask('home.railCounts', {})).errors).toBeGreaterThan(0);

    const detail = await workspace.ask('contacts.detail', { contact: id });
    await workspace.ask('contacts.updatePoint', { point: detail.points[0]?.id ?? 0, value: 'ada@lovelace.org' });
    const second = await workspace.ask('audit.run', {});
    const after = await workspace.ask('home.overview', {});
    expect(after.audit).toMatchObject({ score: second.score, before: first.score });
  });

  it('counts what is tagged, documented and due for review', async () => {
    const workspace = openTestWorkspace();
    const { id } = await workspace.ask('contacts.create', { fields: { given_name: 'Ada' } });
    const { id: tag } = await workspace.ask('tags.create', { name: 'VIP' });
    await workspace.ask('tags.assign', { tags: [tag], selection: { kind: 'ids', ids: [id] } });
    workspace.write('Set a review day', ({ db }) => {
      db.prepare("UPDATE tag SET review_at = '2026-01-01'").run();
    });
    expect(await workspace.ask('home.overview', {})).toMatchObject({
      tags: 1,
      tagsWithoutMeaning: 1,
      taggedContacts: 1,
      reviewsDue: [{ kind: 'tag', name: 'VIP', reviewAt: '2026-01-01' }],
    });
    expect((await workspace.ask('home.railCounts', {})).undocumentedTags).toBe(1);
  });
});

describe('Settings', () => {
  it('are kept, taken back to nothing, and undone', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('settings.change', { defaultCountry: 'FR', currency: 'EUR' });
    expect(await workspace.ask('settings.show', {})).toEqual({
      defaultCountry: 'FR',
      currency: 'EUR',
      asOf: null,
      market: null,
      jobTitleWords: null,
    });
    await workspace.ask('settings.change', { currency: null });
    expect((await workspace.ask('settings.show', {})).currency).toBeNull();
    await workspace.ask('history.undo', { operation: 'last' });
    expect((await workspace.ask('settings.show', {})).currency).toBe('EUR');
  });

  it('set the day that everything is computed as of', async () => {
    const workspace = openTestWorkspace();
    const asOf = Date.UTC(2025, 5, 1, 12);
    await workspace.ask('settings.change', { asOf });
    expect(workspace.session.asOf()).toBe(asOf);
  });
});
