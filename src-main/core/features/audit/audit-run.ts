// Keeps the outcome of an audit: the run with its score, and its findings in the place of the last run's.
import type { AuditRunRow } from '../../../../src-shared/contract/audit.ts';
import type { CheckTally } from '../../engines/audit/audit.ts';
import { type HealthScore, healthScore, joinTallies } from '../../engines/audit/health-score.ts';
import type { BulkWriteContext, JobContext, Step } from '../../server/contexts.ts';
import {
  countActive,
  deleteSomeFindings,
  deleteTagFindings,
  insertFindingSql,
  insertRun,
  insertTagFinding,
  type RunRow,
} from './audit-queries.ts';
import type { AuditOutcome, PackedFinding } from './audit-task.ts';

/** What audit_run.detail holds. */
export interface RunDetail {
  dimensions: HealthScore['dimensions'];
  formula: string;
  /** Open findings when the run ended. */
  findings: number;
  checks: Record<string, CheckTally>;
}

/** Runs the audit on a worker and stores what it found. A cancelled run leaves the last one's findings as they were. */
export async function runAudit(job: JobContext, asOf: number): Promise<AuditRunRow> {
  const outcome = await inParts(job, asOf);
  const health = healthScore(outcome.tallies);
  const detail: RunDetail = {
    dimensions: health.dimensions,
    formula: health.formula,
    findings: Object.values(outcome.checks).reduce((sum, check) => sum + check.open, 0),
    checks: outcome.checks,
  };
  const run: Omit<RunRow, 'id'> = {
    at: job.now,
    as_of: asOf,
    contact_count: outcome.contactCount,
    score: health.score,
    detail: JSON.stringify(detail),
  };
  const id = await job.writeInSteps((context) => storeOutcome(context, run, outcome));
  return runRow({ ...run, id });
}

/** From here on two threads are worth the second start and the second look at what contacts share. */
const manyContacts = 20_000;

async function inParts(job: JobContext, asOf: number): Promise<AuditOutcome> {
  const contacts = job.read((db) => db.value<number>(countActive())) ?? 0;
  const parts = contacts >= manyContacts ? 2 : 1;
  const outcomes = await Promise.all(
    Array.from({ length: parts }, (_, part) => job.work('audit.run', { asOf, part, parts })),
  );
  return outcomes.reduce(joinOutcomes);
}

/** Adds the counts of two shares. */
export function joinOutcomes(one: AuditOutcome, other: AuditOutcome): AuditOutcome {
  return {
    contactCount: one.contactCount + other.contactCount,
    tallies: joinTallies(one.tallies, other.tallies),
    checks: Object.fromEntries(
      Object.entries(one.checks).map(([id, { checked, open, affected, fixable }]) => {
        const more = other.checks[id] ?? { checked: 0, open: 0, affected: 0, fixable: 0 };
        return [
          id,
          {
            checked: checked + more.checked,
            open: open + more.open,
            affected: affected + more.affected,
            fixable: fixable + more.fixable,
          },
        ];
      }),
    ),
    pages: [...one.pages, ...other.pages],
    tagFindings: [...one.tagFindings, ...other.tagFindings],
  };
}

function* storeOutcome(
  context: BulkWriteContext,
  run: Omit<RunRow, 'id'>,
  outcome: AuditOutcome,
): Generator<Step, number> {
  const { db, connection } = context;
  const { id } = db.run(insertRun(run));
  for (let dropped = 1; dropped > 0; ) {
    dropped = db.run(deleteSomeFindings(id, 4000)).changes;
    yield { phase: 'Keeping findings', done: 0, total: outcome.pages.length };
  }
  const insert = connection.prepare(insertFindingSql);
  for (const [done, page] of outcome.pages.entries()) {
    yield { phase: 'Keeping findings', done, total: outcome.pages.length };
    for (const [check, contact, field, current, proposed, confidence, detail, also, state] of JSON.parse(
      page,
    ) as PackedFinding[])
      insert.run(
        id,
        check,
        contact,
        field,
        current,
        proposed,
        confidence,
        detail,
        also,
        proposed === null ? 0 : 1,
        state,
      );
  }
  db.run(deleteTagFindings());
  for (const finding of outcome.tagFindings)
    db.run(
      insertTagFinding({
        run_id: id,
        check_id: finding.check,
        tag_id: finding.tag,
        current: finding.current,
        detail: finding.detail ?? null,
      }),
    );
  return id;
}

/** A stored run as the page reads it. */
export function runRow(run: RunRow): AuditRunRow {
  const detail = JSON.parse(run.detail) as RunDetail;
  return {
    id: run.id,
    at: run.at,
    asOf: run.as_of,
    contactCount: run.contact_count,
    score: run.score,
    dimensions: detail.dimensions,
    formula: detail.formula,
    findings: detail.findings,
  };
}
