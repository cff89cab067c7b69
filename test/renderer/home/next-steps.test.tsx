import { describe, expect, it } from 'vitest';
import { guidedPath, nextSteps } from '../../../src-renderer/features/home/next-steps.ts';
import type { HomeOverview } from '../../../src-shared/contract/home.ts';

const overview = (more: Partial<HomeOverview> = {}): HomeOverview => ({
  contacts: 3_000,
  archived: 0,
  activities: 40_000,
  tags: 43,
  tagsWithoutMeaning: 0,
  segments: 2,
  imports: 1,
  taggedContacts: 2_900,
  scoredContacts: 1_200,
  mergedContacts: 12,
  audit: { at: 0, score: 71, dimensions: [], before: null },
  openFindings: 0,
  fixableFindings: 0,
  hasDuplicateRun: true,
  reviewsDue: [],
  ...more,
});
const lanes = (certain: number, review: number) => ({
  certain: { clusters: certain, contacts: certain * 2 },
  review: { clusters: review, contacts: review * 2 },
  ignoredPairs: 0,
});
const ids = (...given: Parameters<typeof nextSteps>) => nextSteps(...given).map((step) => step.id);

describe('the next best steps', () => {
  it('are none when everything is done', () => {
    expect(ids(overview(), lanes(0, 0))).toEqual([]);
  });

  it('begin with looking: audit, then duplicates', () => {
    expect(ids(overview({ audit: null, hasDuplicateRun: false, tags: 0 }), undefined)).toEqual([
      'audit.first',
      'duplicates.first',
      'tags.first',
    ]);
  });

  it('carry the number of rows that wait, and say it on the button', () => {
    const [fix, certain, review] = nextSteps(overview({ fixableFindings: 1_234, openFindings: 2_000 }), lanes(412, 38));
    expect([fix?.count, certain?.count, review?.count]).toEqual([1_234, 412, 38]);
    expect([fix?.action, certain?.action, review?.action]).toEqual([
      'Look at 1,234 fixes',
      'Merge 412',
      'Review 38 possible duplicates',
    ]);
  });

  it('are three at most', () => {
    const busy = overview({
      fixableFindings: 5,
      openFindings: 5,
      tagsWithoutMeaning: 3,
      scoredContacts: 0,
      segments: 0,
    });
    expect(ids(busy, lanes(1, 1))).toHaveLength(3);
  });

  it('say nothing of duplicates among fewer than two contacts', () => {
    expect(ids(overview({ contacts: 1, hasDuplicateRun: false }), undefined)).toEqual([]);
  });
});

describe('the guided path', () => {
  it('fills itself from the data', () => {
    const done = (given: HomeOverview) =>
      guidedPath(given)
        .filter((step) => step.done)
        .map((step) => step.id);
    expect(done(overview())).toEqual(['import', 'audit', 'duplicates', 'tags', 'assign', 'score', 'segments']);
    expect(done(overview({ audit: null, tagsWithoutMeaning: 13, mergedContacts: 0 }))).toEqual([
      'import',
      'assign',
      'score',
      'segments',
    ]);
    expect(guidedPath(overview({ contacts: 0 }))[0]).toMatchObject({ done: false, state: 'No contacts yet' });
  });
});
