// Which three things are worth doing next, from what the workspace holds. Pure: numbers in, steps out.
import type { LaneCounts } from '../../../src-shared/contract/duplicates.ts';
import type { HomeOverview } from '../../../src-shared/contract/home.ts';
import type { Route } from '../../app/routes.ts';

export interface NextStep {
  id: string;
  /** The number the step is about, or null where it is a first time. */
  count: number | null;
  /** What the number counts, or what there is to gain: 'possible duplicates'. */
  title: string;
  /** One sentence on why it is worth it. */
  why: string;
  /** The verb on the button: 'Review 38 duplicates'. */
  action: string;
  to: Route;
}

const n = (count: number): string => count.toLocaleString();
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** Up to three steps, the most useful first. */
export function nextSteps(overview: HomeOverview, duplicates: LaneCounts | undefined): NextStep[] {
  return [...auditSteps(overview), ...duplicateSteps(overview, duplicates), ...orderSteps(overview)].slice(0, 3);
}

function auditSteps({ audit, contacts, fixableFindings, openFindings }: HomeOverview): NextStep[] {
  const to: Route = { kind: 'audit' };
  if (!audit) {
    return [
      {
        id: 'audit.first',
        count: null,
        title: 'The data has not been audited yet',
        why: 'More than fifty checks look for what is missing, wrong, written two ways or out of date.',
        action: `Audit ${n(contacts)} ${plural(contacts, 'contact', 'contacts')}`,
        to,
      },
    ];
  }
  if (fixableFindings > 0) {
    return [
      {
        id: 'audit.fix',
        count: fixableFindings,
        title: plural(fixableFindings, 'finding has a proposed fix', 'findings have a proposed fix'),
        why: 'Each shows the value now and the value proposed. Accept them one by one or all at once; undo any time.',
        action: `Look at ${n(fixableFindings)} ${plural(fixableFindings, 'fix', 'fixes')}`,
        to,
      },
    ];
  }
  if (openFindings === 0) return [];
  return [
    {
      id: 'audit.review',
      count: openFindings,
      title: plural(openFindings, 'finding is open', 'findings are open'),
      why: 'None has an automatic fix: look at the rows and decide.',
      action: 'Open the audit',
      to,
    },
  ];
}

function duplicateSteps({ hasDuplicateRun, contacts }: HomeOverview, lanes: LaneCounts | undefined): NextStep[] {
  const to: Route = { kind: 'duplicates' };
  if (!hasDuplicateRun) {
    if (contacts < 2) return [];
    return [
      {
        id: 'duplicates.first',
        count: null,
        title: 'Nobody has looked for duplicates yet',
        why: 'Names, emails, phones and addresses are compared, and every proposal says why.',
        action: 'Find duplicates',
        to,
      },
    ];
  }
  const steps: NextStep[] = [];
  if (lanes && lanes.certain.clusters > 0) {
    const { clusters } = lanes.certain;
    steps.push({
      id: 'duplicates.certain',
      count: clusters,
      title: plural(clusters, 'certain duplicate', 'certain duplicates'),
      why: 'They agree in so much that they can be merged together, after a look at the list.',
      action: `Merge ${n(clusters)}`,
      to,
    });
  }
  if (lanes && lanes.review.clusters > 0) {
    const { clusters } = lanes.review;
    steps.push({
      id: 'duplicates.review',
      count: clusters,
      title: plural(clusters, 'possible duplicate', 'possible duplicates'),
      why: 'Side by side, with the evidence for and against: same or different?',
      action: `Review ${n(clusters)} possible ${plural(clusters, 'duplicate', 'duplicates')}`,
      to,
    });
  }
  return steps;
}

function orderSteps(overview: HomeOverview): NextStep[] {
  const steps: NextStep[] = [];
  if (overview.tags === 0) {
    steps.push({
      id: 'tags.first',
      count: null,
      title: 'There are no tags yet',
      why: 'A small tree of documented tags is what a team can agree on.',
      action: 'Plan the tags',
      to: { kind: 'tags' },
    });
  } else if (overview.tagsWithoutMeaning > 0) {
    const count = overview.tagsWithoutMeaning;
    steps.push({
      id: 'tags.document',
      count,
      title: plural(count, 'tag has no meaning written down', 'tags have no meaning written down'),
      why: 'A tag that two people read differently is worse than none.',
      action: `Document ${n(count)} ${plural(count, 'tag', 'tags')}`,
      to: { kind: 'tags' },
    });
  }
  if (overview.scoredContacts === 0 && overview.activities > 0) {
    steps.push({
      id: 'rfm.first',
      count: null,
      title: 'Buyers are not scored yet',
      why: 'Recency, frequency and monetary value show who is loyal, who is new and who is slipping away.',
      action: 'Score the buyers',
      to: { kind: 'segments', screen: 'rfm' },
    });
  }
  if (overview.segments === 0) {
    steps.push({
      id: 'segments.first',
      count: null,
      title: 'There are no segments yet',
      why: 'Describe a group of contacts by what they are and did; the count is live.',
      action: 'Build a segment',
      to: { kind: 'segments', screen: 'builder' },
    });
  }
  return steps;
}

export interface PathStep {
  id: string;
  title: string;
  done: boolean;
  /** What there is: '3,000 contacts from 3 files'. */
  state: string;
  to: Route;
}

/** The guided path: each step is done when the data says so, never because a box was ticked. */
export function guidedPath(overview: HomeOverview): PathStep[] {
  const { contacts, imports, audit, tags, tagsWithoutMeaning, segments, scoredContacts, taggedContacts } = overview;
  const documented = tags - tagsWithoutMeaning;
  return [
    {
      id: 'import',
      title: 'Bring the customers in',
      done: contacts > 0,
      state:
        contacts === 0
          ? 'No contacts yet'
          : `${n(contacts)} ${plural(contacts, 'contact', 'contacts')}${imports > 0 ? `, ${n(imports)} ${plural(imports, 'import', 'imports')}` : ''}`,
      to: { kind: 'import' },
    },
    {
      id: 'audit',
      title: 'Audit the data',
      done: audit !== null,
      state: audit ? `Health ${Math.round(audit.score)} of 100` : 'Not audited yet',
      to: { kind: 'audit' },
    },
    {
      id: 'duplicates',
      title: 'Merge duplicates',
      done: overview.mergedContacts > 0,
      state:
        overview.mergedContacts > 0
          ? `${n(overview.mergedContacts)} merged`
          : overview.hasDuplicateRun
            ? 'Found, none merged yet'
            : 'Not looked for yet',
      to: { kind: 'duplicates' },
    },
    {
      id: 'tags',
      title: 'Agree on tags',
      done: tags > 0 && tagsWithoutMeaning === 0,
      state: tags === 0 ? 'No tags yet' : `${n(documented)} of ${n(tags)} documented`,
      to: { kind: 'tags' },
    },
    {
      id: 'assign',
      title: 'Tag the contacts',
      done: taggedContacts > 0,
      state: taggedContacts === 0 ? 'Nobody is tagged yet' : `${n(taggedContacts)} tagged`,
      to: { kind: 'contacts' },
    },
    {
      id: 'score',
      title: 'Score the buyers',
      done: scoredContacts > 0,
      state: scoredContacts === 0 ? 'Not scored yet' : `${n(scoredContacts)} scored`,
      to: { kind: 'segments', screen: 'rfm' },
    },
    {
      id: 'segments',
      title: 'Build segments',
      done: segments > 0,
      state: segments === 0 ? 'No segments yet' : `${n(segments)} ${plural(segments, 'segment', 'segments')}`,
      to: { kind: 'segments' },
    },
  ];
}
