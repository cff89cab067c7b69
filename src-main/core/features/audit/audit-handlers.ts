// Decides what the requests of contract/audit.ts do. SQL is in audit-queries.ts, the checks in engines/audit.
import type {
  AcceptResult,
  AuditOverview,
  auditContract,
  FindingTarget,
} from '../../../../src-shared/contract/audit.ts';
import type { RecipeStep } from '../../../../src-shared/model/recipe.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { checkById, checks } from '../../engines/audit/check-registry.ts';
import type { HandlersOf, WriteContext } from '../../server/contexts.ts';
import { recordSteps, stepOfCheck, stepsOfFixes } from '../recipes/recorded-steps.ts';
import { acceptFindings } from './audit-accept.ts';
import {
  countActive,
  countFiltered,
  deleteDecisions,
  deleteTagDecisions,
  type FindingRecord,
  insertDecisions,
  insertTagDecisions,
  isChangedSince,
  matchesFilter,
  openAmong,
  rejectFindings,
  reopenFindings,
  selectFindings,
  selectFindingsById,
  selectLatestRun,
  selectOpenOfContacts,
  selectRuns,
  selectTagFindings,
  selectTagFindingTitles,
  selectTargetIds,
} from './audit-queries.ts';
import { type RunDetail, runAudit, runRow } from './audit-run.ts';
import { findingCells } from './finding-cells.ts';
import { checkRows, findingRow } from './finding-rows.ts';

const nothingToAccept = () => refuse('nothing-to-accept', 'None of these findings has a proposal that is still open.');

export const auditHandlers: HandlersOf<typeof auditContract> = {
  'audit.run': (job, { asOf }) => runAudit(job, asOf ?? job.asOf),

  'audit.overview': ({ db }) => overview(db),

  'audit.checks': () =>
    checks.map(({ id, title, dimension, severity, kind }) => ({ id, title, dimension, severity, subject: kind })),

  'audit.findings': ({ db }, { sort, offset, limit, ...filter }) => ({
    rows: db.all(selectFindings(filter, sort, offset, limit)).map(findingRow),
    ...(db.first(countFiltered(filter)) ?? { total: 0, fixable: 0, contacts: 0 }),
  }),

  'audit.cells': ({ db }, { batch, after, rows }) => findingCells(db, batch, after, rows),

  'audit.tagFindings': ({ db }, { check }) =>
    db.all(selectTagFindings(check)).map(({ id, check_id, tag_id, name, detail, rejected }) => ({
      id,
      check: check_id,
      tag: tag_id,
      tagName: name,
      detail,
      isRejected: rejected === 1,
    })),

  'audit.ofContact': ({ db }, { contact }) =>
    db.all(selectOpenOfContacts([contact])).map((row) => {
      const check = checkById(row.check_id);
      return { ...findingRow(row), title: check?.title ?? row.check_id, severity: check?.severity ?? 'notice' };
    }),

  'audit.accept': (context, { findings }) => {
    const [first, ...more] = context.db.all(selectFindingsById(findings)).filter(isAcceptable);
    if (first === undefined) throw nothingToAccept();
    const result = finish(
      acceptFindings(
        context,
        [first, ...more].map(({ id }) => id),
      ),
    );
    recordSteps(context, stepsOfFixes([first, ...more]));
    const row = findingRow(first);
    const label =
      result.accepted === 1 && more.length === 0
        ? `Changed ${row.fieldLabel.toLowerCase()} of ${row.contactName}`
        : `Accepted ${plural(result.accepted, 'fix', 'fixes')}: ${titleOf([first, ...more])}`;
    context.describe(label, { contacts: result.contacts });
    return result;
  },

  'audit.acceptAll': async (job, target) => {
    const ids = job.read((db) => db.pluck<number>(selectTargetIds(target)));
    if (ids.length === 0) throw nothingToAccept();
    return job.writeInSteps(function* (context) {
      const fixes = recordable(context.db, target, ids);
      const result = yield* acceptFindings(context, ids);
      recordSteps(context, fixes);
      const title = checkById(target.check)?.title ?? target.check;
      context.describe(`Accepted ${plural(result.accepted, 'fix', 'fixes')}: ${title}`, { contacts: result.contacts });
      return result;
    });
  },

  'audit.reject': (context, { findings }) => {
    const rows = context.db.all(selectFindingsById(findings));
    return { rejected: reject(context, openAmong(findings), titleOf(rows)) };
  },

  'audit.rejectAll': (context, target) => ({
    rejected: reject(
      context,
      matchesFilter({ ...target, state: 'open' }),
      checkById(target.check)?.title ?? target.check,
    ),
  }),

  'audit.reopen': (context, { findings }) => {
    context.db.run(deleteDecisions(findings));
    const reopened = context.db.run(reopenFindings(findings)).changes;
    context.describe(`Reopened ${plural(reopened, 'finding', 'findings')}`);
    return { reopened };
  },

  'audit.rejectTags': (context, { findings }) => {
    const label = tagLabel(context.db, findings);
    const rejected = context.db.run(insertTagDecisions(findings, context.now)).changes;
    context.describe(`Rejected ${label}`);
    return { rejected };
  },

  'audit.reopenTags': (context, { findings }) => {
    const reopened = context.db.run(deleteTagDecisions(findings)).changes;
    context.describe(`Reopened ${tagLabel(context.db, findings)}`);
    return { reopened };
  },

  'audit.profile': (job) => job.work('audit.profile', null),
};

/** 'Tag without an owner: “VIP”', '12 findings: Tag without an owner' */
function tagLabel(db: ReadHandle, findings: readonly number[]): string {
  const rows = db.all(selectTagFindingTitles(findings));
  const title = titleOf(rows);
  return rows.length === 1
    ? `“${title}” of ${rows[0]?.name}`
    : `${plural(rows.length, 'finding', 'findings')}: ${title}`;
}

function reject(context: WriteContext, which: ReturnType<typeof matchesFilter>, title: string): number {
  context.db.run(insertDecisions(which, context.now));
  const rejected = context.db.run(rejectFindings(which)).changes;
  context.describe(`Rejected ${plural(rejected, 'finding', 'findings')}: ${title}`);
  return rejected;
}

/** A whole check that was accepted is a step of the check; what was picked, or compares contacts, is its values. */
function recordable(db: ReadHandle, target: FindingTarget, ids: readonly number[]): RecipeStep[] {
  const isWhole = target.only === undefined && target.search.trim() === '' && target.except.length === 0;
  const step = isWhole ? stepOfCheck(target.check, target.minimumConfidence ?? 0) : null;
  return step === null ? stepsOfFixes(db.all(selectFindingsById(ids))) : [step];
}

const isAcceptable = (row: FindingRecord): boolean => row.state === 'open' && row.proposed !== null;

/** Runs a stepped write to its end in one go. */
function finish(steps: Generator<unknown, AcceptResult>): AcceptResult {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The title of the one check that all rows belong to, else a count of checks. */
function titleOf(rows: readonly Pick<FindingRecord, 'check_id'>[]): string {
  const ids = new Set(rows.map((row) => row.check_id));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? (checkById(only)?.title ?? only) : `${ids.size} checks`;
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function overview(db: ReadHandle): AuditOverview {
  const run = db.first(selectLatestRun());
  const detail = run === undefined ? undefined : (JSON.parse(run.detail) as RunDetail);
  return {
    run: run === undefined ? null : runRow(run),
    checks: checkRows(db, detail),
    history: db.all(selectRuns()).reverse(),
    contacts: db.value<number>(countActive()) ?? 0,
    isOutdated: run !== undefined && db.value<number>(isChangedSince(run.at)) === 1,
  };
}
