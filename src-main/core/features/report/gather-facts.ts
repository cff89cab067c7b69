// Gathers what a report is made from, on a worker thread in one snapshot. Owns the order of work; words and pages are in
// engines/report, most SQL belongs to the features whose rows these are.

import { parseFindingField } from '../../../../src-shared/model/finding.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { documentationFields } from '../../../../src-shared/tags/tag-documentation.ts';
import { buildTagTree, flattenTree } from '../../../../src-shared/tags/tag-tree.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { checkById } from '../../engines/audit/check-registry.ts';
import type {
  CheckFacts,
  EvidenceRow,
  ReachFacts,
  ReportFacts,
  RunFacts,
  SourceRow,
  TagEvidenceRow,
  TagFacts,
} from '../../engines/report/facts.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import {
  countActive,
  isChangedSince,
  selectFindings,
  selectLatestRun,
  selectRuns,
  selectTagFindings,
} from '../audit/audit-queries.ts';
import { type RunDetail, runRow } from '../audit/audit-run.ts';
import { checkRows, findingRow } from '../audit/finding-rows.ts';
import { profileTask } from '../audit/profile-task.ts';
import { readHygiene, readTree } from '../tags/tag-overview.ts';
import { gatherDuplicates } from './gather-duplicates.ts';
import { gatherGroups } from './gather-groups.ts';
import {
  selectPeople,
  selectPurchases,
  selectReach,
  selectRun,
  selectSourceRows,
  selectSources,
} from './report-queries.ts';

/** As many tags as a team can know by heart. */
const tagBudget = 30;

export interface GatherOptions {
  /** Contacts shown per check. */
  evidenceRows: number;
  /** The preview stops after the summary and needs neither columns nor rows. */
  extent: 'first' | 'whole';
}

/** @throws the refusal no-audit where none was ever run. */
export function gatherFacts(context: TaskContext, { evidenceRows, extent }: GatherOptions): ReportFacts {
  const { db, progress } = context;
  const isWhole = extent === 'whole';
  const row = db.first(selectLatestRun());
  if (row === undefined)
    throw refuse('no-audit', 'There is no audit to report on yet. Run the audit first, then make the report.');
  const detail = JSON.parse(row.detail) as RunDetail;
  const run = runRow(row);
  progress('Counting findings', 0, 4);
  const contacts = db.value<number>(countActive()) ?? 0;
  const checks = checkRows(db, detail).map(
    (check): CheckFacts => ({ ...check, reads: checkById(check.id)?.reads ?? [] }),
  );
  const history = db.all(selectRuns()).reverse();
  const { groups, affectedByTheme } = gatherGroups(db, run.asOf);
  progress('Looking at duplicates and tags', 1, 4);
  const duplicates = gatherDuplicates(db, contacts, (ids) => sourceRows(db, ids));
  const tags = gatherTags(db, run.asOf);
  if (isWhole) progress('Profiling columns', 2, 4);
  const columns = isWhole ? profileTask(context, null) : [];
  if (isWhole) progress('Collecting evidence', 3, 4);
  return {
    contacts,
    run,
    isOutdated: db.value<number>(isChangedSince(run.at)) === 1,
    history,
    before: runBefore(db, history),
    checks,
    affectedByTheme,
    groups,
    orders: ordersOf(db),
    sources: db.all(selectSources()),
    duplicates,
    tags,
    columns,
    reach: reachOf(db),
    evidence: isWhole ? evidenceOf(db, checks, evidenceRows) : new Map(),
    tagEvidence: isWhole ? tagEvidenceOf(db, checks) : new Map(),
  };
}

function runBefore(db: ReadHandle, history: readonly { id: number }[]): RunFacts | null {
  const [first] = history;
  if (first === undefined || history.length < 2) return null;
  const row = db.first(selectRun(first.id));
  return row === undefined ? null : runRow(row);
}

/** The commonest currency and what an order is worth in it. */
export function ordersOf(db: ReadHandle): ReportFacts['orders'] {
  const purchases = db.all(selectPurchases());
  const [main] = purchases.filter(({ currency }) => currency !== null);
  if (main === undefined || main.currency === null) return { orders: 0, averageValue: null, currency: null };
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: main.currency }).resolvedOptions()
    .maximumFractionDigits;
  const average = main.amount / main.orders / 10 ** (digits ?? 2);
  return { orders: main.orders, averageValue: Math.round(average * 100) / 100, currency: main.currency };
}

function sourceRows(db: ReadHandle, ids: readonly number[]): Map<number, SourceRow> {
  return new Map(
    db
      .all(selectSourceRows(ids))
      .map(({ contact_id, file, row_number, source_id }) => [
        contact_id,
        { file, row: row_number, sourceId: source_id },
      ]),
  );
}

function evidenceOf(db: ReadHandle, checks: readonly CheckFacts[], limit: number): Map<string, EvidenceRow[]> {
  const found = checks
    .filter(({ subject, open }) => subject === 'contact' && open > 0)
    .map(({ id: check }) => {
      const filter = { check, state: 'open', onlyFixable: false, search: '' } as const;
      const records = db.all(selectFindings(filter, 'fixable', 0, limit));
      return { check, rows: records.map((record) => ({ record, row: findingRow(record) })) };
    });
  const ids = [...new Set(found.flatMap(({ rows }) => rows.map(({ row }) => row.contact)))];
  const sources = sourceRows(db, ids);
  const people = new Map(db.all(selectPeople(ids)).map((person) => [person.id, person]));
  return new Map(
    found.map(({ check, rows }) => [
      check,
      rows.map(({ record, row }): EvidenceRow => {
        const place = parseFindingField(row.field);
        return {
          contact: row.contact,
          name: row.contactName,
          email: people.get(row.contact)?.email ?? null,
          column: place.kind === 'point' ? (record.point_kind ?? 'email') : place.column,
          fieldLabel: row.fieldLabel,
          current: row.current,
          proposed: row.proposed,
          detail: row.detail,
          source: sources.get(row.contact) ?? null,
        };
      }),
    ]),
  );
}

function tagEvidenceOf(db: ReadHandle, checks: readonly CheckFacts[]): Map<string, TagEvidenceRow[]> {
  return new Map(
    checks
      .filter(({ subject, open }) => subject === 'tag' && open > 0)
      .map(({ id }) => [
        id,
        db
          .all(selectTagFindings(id))
          .filter(({ rejected }) => rejected === 0)
          .map(({ name, detail }) => ({ tag: name, detail })),
      ]),
  );
}

function gatherTags(db: ReadHandle, asOf: number): TagFacts {
  const { tags, taggedContacts } = readTree(db);
  const hygiene = readHygiene({ db, asOf, now: asOf });
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const unused = new Set(hygiene.unused);
  const living = tags.filter(({ status }) => status === 'active' || status === 'draft');
  return {
    rows: flattenTree(buildTagTree(tags)).map(({ row, depth }) => ({
      id: row.id,
      depth,
      name: row.name,
      status: row.status,
      own: row.own,
      withBelow: row.withDescendants,
      answered: documentationFields.length - row.missing.length,
      hasMeaning: !row.missing.includes('meaning'),
      isUnused: unused.has(row.id),
    })),
    questions: documentationFields.length,
    living: living.length,
    budget: tagBudget,
    documented: living.filter(({ missing }) => !missing.includes('meaning')).length,
    complete: living.filter(({ missing }) => missing.length === 0).length,
    unused: hygiene.unused.length,
    tiny: hygiene.tiny.length,
    tinyBelow: hygiene.tinyBelow,
    ownerless: living.filter(({ missing }) => missing.includes('owner')).length,
    withoutAction: living.filter(({ missing }) => missing.includes('action')).length,
    taggedContacts,
    nearDuplicates: hygiene.nearDuplicates.map(({ left, right, shared }) => ({
      left: byId.get(left)?.name ?? '',
      right: byId.get(right)?.name ?? '',
      leftCount: byId.get(left)?.own ?? 0,
      rightCount: byId.get(right)?.own ?? 0,
      shared,
    })),
    contradictions: hygiene.contradictions.count,
  };
}

function reachOf(db: ReadHandle): ReachFacts {
  const reach: ReachFacts = {
    email: 0,
    phone: 0,
    post: 0,
    none: 0,
    ways: { both: 0, emailOnly: 0, phoneOnly: 0, postOnly: 0 },
    consent: { granted: 0, unknown: 0, withdrawn: 0 },
    mailable: { granted: 0, unknown: 0, withdrawn: 0 },
  };
  for (const { consent, email, phone, post, count } of db.all(selectReach())) {
    reach.consent[consent] += count;
    if (email) {
      reach.email += count;
      reach.mailable[consent] += count;
    }
    if (phone) reach.phone += count;
    if (post) reach.post += count;
    if (email && phone) reach.ways.both += count;
    else if (email) reach.ways.emailOnly += count;
    else if (phone) reach.ways.phoneOnly += count;
    else if (post) reach.ways.postOnly += count;
    else reach.none += count;
  }
  return reach;
}
