// Answers what Home and the rail show. Decides nothing: every number is a count of rows another screen lists.
import type { HomeOverview, homeContract } from '../../../../src-shared/contract/home.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { checkById } from '../../engines/audit/check-registry.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import {
  countFindingsPerCheck,
  countOpenFindings,
  countUndocumentedTags,
  selectLatestAudits,
  selectReviewsDue,
  selectSizes,
} from './home-queries.ts';

export const homeHandlers: HandlersOf<typeof homeContract> = {
  'home.overview': ({ db, asOf }) => {
    const sizes = db.first(selectSizes);
    const findings = db.first(countOpenFindings);
    return {
      contacts: sizes?.contacts ?? 0,
      archived: sizes?.archived ?? 0,
      activities: sizes?.activities ?? 0,
      tags: sizes?.tags ?? 0,
      tagsWithoutMeaning: sizes?.undocumented ?? 0,
      segments: sizes?.segments ?? 0,
      imports: sizes?.imports ?? 0,
      taggedContacts: sizes?.tagged ?? 0,
      scoredContacts: sizes?.scored ?? 0,
      mergedContacts: sizes?.merged ?? 0,
      audit: latestAudit(db),
      openFindings: findings?.open ?? 0,
      fixableFindings: findings?.fixable ?? 0,
      hasDuplicateRun: (sizes?.matchRuns ?? 0) > 0,
      reviewsDue: db.all(selectReviewsDue(dayOf(asOf, 'local'))),
    };
  },
  'home.railCounts': ({ db }) => ({
    errors: db
      .all(countFindingsPerCheck)
      .filter(({ check }) => checkById(check)?.severity === 'error')
      .reduce((sum, { count }) => sum + count, 0),
    undocumentedTags: db.first(countUndocumentedTags)?.count ?? 0,
  }),
};

function latestAudit(db: ReadHandle): HomeOverview['audit'] {
  const [latest, before] = db.all(selectLatestAudits);
  if (!latest) return null;
  return {
    at: latest.at,
    score: latest.score,
    dimensions: latest.dimensions === null ? [] : readDimensions(latest.dimensions),
    before: before?.score ?? null,
  };
}

type Dimensions = NonNullable<HomeOverview['audit']>['dimensions'];

function readDimensions(json: string): Dimensions {
  return (JSON.parse(json) as Dimensions).map(({ dimension, score }) => ({ dimension, score }));
}
