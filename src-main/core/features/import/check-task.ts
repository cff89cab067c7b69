// Tries an import on a worker thread without storing anything. Owns the order of the work; what becomes of a row is
// decided by row-decider.ts, exactly as in the real import.
import type { ImportCheck } from '../../../../src-shared/contract/import.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { type ImportRequest, planImport, type Survey, surveyFile, valuesRead } from './import-plan.ts';
import { selectSameActivitySql } from './import-queries.ts';
import { RowDecider, type RowWriter } from './row-decider.ts';
import { withSource } from './source-file.ts';
import { TagResolver } from './tag-resolver.ts';

export interface CheckInput {
  readonly request: ImportRequest;
  readonly now: number;
}

/** Reads the whole file twice: once to learn how its values are meant, once to decide about every row. */
export function checkTask({ db, progress }: TaskContext, { request, now }: CheckInput): ImportCheck {
  return withSource(request.path, (source) => {
    const survey = runSurvey(surveyFile(source, request), (done) => progress('Reading the file', done, source.size));
    const plan = planImport(db, request, survey, now);
    let standIn = 0;
    const sameActivity = db.prepare(selectSameActivitySql).pluck();
    const writer: RowWriter = {
      create: () => --standIn,
      update: () => undefined,
      source: () => undefined,
      reject: () => undefined,
      activity: () => undefined,
      unclaimed: () => undefined,
      vanish: () => undefined,
      hasActivity: (contact, draft) =>
        sameActivity.get(contact, draft.at, draft.kind, draft.amount, draft.reference, draft.product) !== undefined,
    };
    let newTag = 0;
    const tags = new TagResolver(db, () => --newTag);
    const decider = new RowDecider(db, plan, writer, tags);
    const { firstDataRow } = request.reading;
    const rows = source.rows(request.reading, (cells, row) => {
      if (row >= firstDataRow) decider.row(cells, row - firstDataRow + 1);
    });
    for (let step = rows.next(); !step.done; step = rows.next()) progress('Checking rows', step.value, source.size);
    decider.end();
    return {
      rowCount: survey.rowCount,
      hash: survey.hash,
      created: decider.created,
      updated: decider.updated,
      unchanged: decider.unchanged,
      rejected: decider.rejected,
      activities: decider.activities,
      unclaimed: decider.unclaimed,
      rejectGroups: decider.rejects.groups(),
      warningGroups: decider.warnings.groups(),
      samples: decider.samples,
      duplicatesInside: decider.duplicatesInside(),
      duplicatesHere: decider.duplicatesHere,
      vanished: decider.vanished,
      newTags: tags.newNames,
      newFields: plan.fields.filter((field) => field.columnName === null).map(({ label, type }) => ({ label, type })),
      values: valuesRead(plan),
      unreadable: survey.unreadable,
    };
  });
}

function runSurvey(survey: Generator<number, Survey>, onProgress: (done: number) => void): Survey {
  for (;;) {
    const step = survey.next();
    if (step.done) return step.value;
    onProgress(step.value);
  }
}
