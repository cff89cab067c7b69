// What the last search for duplicates found, with what it costs and a few groups side by side.
import type { ReadHandle } from '../../db/handle.ts';
import { probabilityOf } from '../../engines/matching/score.ts';
import type { DuplicateExample, DuplicateFacts, SourceRow } from '../../engines/report/facts.ts';
import { selectLastRun } from '../duplicates/duplicates-queries.ts';
import { type StandingCluster, standingClusters } from '../duplicates/standing-clusters.ts';
import { countCustomers, selectDuplicateCosts, selectPeople } from './report-queries.ts';

const shownExamples = 4;

/** null when duplicates were never looked for. */
export function gatherDuplicates(
  db: ReadHandle,
  contacts: number,
  sourcesOf: (ids: readonly number[]) => ReadonlyMap<number, SourceRow>,
): DuplicateFacts | null {
  const run = db.first(selectLastRun());
  if (run === undefined) return null;
  const review = run.review_weight;
  const clusters = standingClusters(db, run, { review, certain: Math.max(review, run.certain_weight) });
  const lane = (name: StandingCluster['lane']) => {
    const own = clusters.filter((cluster) => cluster.lane === name);
    return { clusters: own.length, contacts: own.reduce((sum, { members }) => sum + members.length, 0) };
  };
  const customers = db.value<number>(countCustomers()) ?? 0;
  const { surplusCustomers, ...costs } = costsOf(db, clusters);
  return {
    contactCount: contacts,
    certain: lane('certain'),
    review: lane('review'),
    ...costs,
    customers: { counted: customers, merged: customers - surplusCustomers },
    examples: examples(db, clusters, sourcesOf),
    sizes: sizes(clusters),
  };
}

function costsOf(db: ReadHandle, clusters: readonly StandingCluster[]) {
  const facts = new Map(
    db
      .rows<[number, number, number, number]>(selectDuplicateCosts(clusters.flatMap(({ members }) => members)))
      .map(([id, email, post, orders]) => [id, { email, post, orders }]),
  );
  const costs = { surplus: 0, doubleEmails: 0, doubleLetters: 0, splitCustomers: 0, surplusCustomers: 0 };
  for (const { members } of clusters) {
    const having = (fact: 'email' | 'post' | 'orders'): number =>
      members.filter((id) => facts.get(id)?.[fact] === 1).length;
    const customers = having('orders');
    costs.surplus += members.length - 1;
    costs.doubleEmails += Math.max(0, having('email') - 1);
    costs.doubleLetters += Math.max(0, having('post') - 1);
    costs.surplusCustomers += Math.max(0, customers - 1);
    if (customers > 1) costs.splitCustomers += 1;
  }
  return costs;
}

/** Among how many of each lane the examples are looked for. */
const lookedThrough = 200;

/**
 * Some that are certain and one that a person has to judge, so that both can be pictured; those that differ most show
 * best why nobody finds them by hand.
 */
function examples(
  db: ReadHandle,
  clusters: readonly StandingCluster[],
  sourcesOf: (ids: readonly number[]) => ReadonlyMap<number, SourceRow>,
): DuplicateExample[] {
  const small = clusters.filter(({ members }) => members.length <= 4);
  const lanes = (['certain', 'review'] as const).map((name) =>
    small.filter(({ lane }) => lane === name).slice(0, lookedThrough),
  );
  const people = new Map(
    db.all(selectPeople(lanes.flat().flatMap(({ members }) => members))).map((person) => [person.id, person]),
  );
  const differing = ({ members }: StandingCluster): number =>
    (['name', 'email', 'phone', 'company', 'city'] as const).filter((field) => {
      const values = members.map((id) => people.get(id)?.[field] ?? null).filter((value) => value !== null);
      return new Set(values).size > 1;
    }).length;
  const [certain = [], review = []] = lanes.map((own) =>
    own
      .map((cluster) => ({ cluster, differs: differing(cluster) }))
      .sort((a, b) => b.differs - a.differs || a.cluster.number - b.cluster.number)
      .map(({ cluster }) => cluster),
  );
  const fromReview = Math.min(review.length, Math.max(1, shownExamples - certain.length));
  const chosen = [...certain.slice(0, shownExamples - fromReview), ...review.slice(0, fromReview)];
  const ids = chosen.flatMap(({ members }) => members);
  const sources = sourcesOf(ids);
  return chosen.map(({ number, lane, weight, members }) => ({
    cluster: number,
    isCertain: lane === 'certain',
    probability: probabilityOf(weight),
    members: members.flatMap((id) => {
      const person = people.get(id);
      return person === undefined ? [] : [{ ...person, source: sources.get(id) ?? null }];
    }),
  }));
}

function sizes(clusters: readonly StandingCluster[]): DuplicateFacts['sizes'] {
  const counted = new Map<number, number>();
  for (const { members } of clusters) {
    const size = Math.min(5, members.length);
    counted.set(size, (counted.get(size) ?? 0) + 1);
  }
  return [...counted]
    .sort(([one], [other]) => one - other)
    .map(([size, groups]) => ({ members: size === 5 ? '5 or more' : String(size), groups }));
}
