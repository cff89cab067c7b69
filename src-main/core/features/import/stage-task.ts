// Reads a file and decides about every row on a worker thread, part by part, into staging files. Owns the order of that
// work; what becomes of a row is decided by row-decider.ts, exactly as in the check.
import type { IssueGroup } from '../../../../src-shared/contract/import.ts';
import { Refusal } from '../../../../src-shared/model/refusal.ts';
import { fileRefusal } from '../../db/file-refusals.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { type ImportRequest, planImport, refuseIfDifferent, type Survey } from './import-plan.ts';
import { selectAnyActivity, selectSameActivitySql } from './import-queries.ts';
import { RowDecider } from './row-decider.ts';
import { fileHash, withSource } from './source-file.ts';
import { mostParts } from './staging-file.ts';
import { type StagedPart, StagingWriter } from './staging-writer.ts';
import { TagResolver } from './tag-resolver.ts';

export interface StageInput {
  readonly request: ImportRequest;
  readonly survey: Survey;
  readonly now: number;
  readonly folder: string;
  readonly firstContact: number;
  readonly firstTag: number;
}

/** The first part is this small a share of the file: the core begins early, and the columns in use are known. */
const firstPart = 64;

/** What was decided, once everything is staged. */
export interface Staged {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly activities: number;
  readonly unclaimed: number;
  readonly newTags: readonly string[];
  readonly rejectGroups: IssueGroup[];
  readonly warningGroups: IssueGroup[];
  readonly possibleDuplicates: number;
  readonly vanished: number;
}

/** Notes a StagedPart as soon as it may be loaded. Refuses when the file is not the one that was surveyed. */
export function stageTask({ db, progress, note }: TaskContext, input: StageInput): Staged {
  const { request, survey, now, folder, firstContact, firstTag } = input;
  return withSource(request.path, (source) => {
    refuseIfDifferent(source.name, source.state, survey.state);
    const plan = planImport(db, request, survey, now);
    const sameActivity = db.prepare(selectSameActivitySql).pluck();
    const hasAny = db.value(selectAnyActivity()) === 1;
    const writer = new StagingWriter({
      folder,
      headers: survey.headers,
      fileName: source.name,
      now,
      customCount: plan.fields.length,
      firstContact,
      firstTag,
      hasActivity: (contact, draft) =>
        hasAny &&
        sameActivity.get(contact, draft.at, draft.kind, draft.amount, draft.reference, draft.product) !== undefined,
    });
    const seal = () => {
      const part: StagedPart | null = writer.seal();
      if (part !== null) note(part);
    };
    try {
      const tags = new TagResolver(db, (name, parent) => writer.tag(name, parent));
      const decider = new RowDecider(db, plan, writer, tags);
      const hash = fileHash();
      const { firstDataRow } = request.reading;
      const rows = source.rows(
        request.reading,
        (cells, row) => {
          if (row >= firstDataRow) decider.row(cells, row - firstDataRow + 1);
        },
        hash,
      );
      const phase = `Importing ${source.name}`;
      for (let step = rows.next(); !step.done; step = rows.next()) {
        progress(phase, step.value, source.size);
        const due = writer.parts === 0 ? source.size / firstPart : (writer.parts * source.size) / (mostParts - 1);
        if (step.value >= due && writer.parts < mostParts - 1) seal();
      }
      decider.end();
      refuseIfDifferent(source.name, hash.digest('hex'), survey.hash);
      seal();
      const { created, updated, unchanged, rejected, activities, unclaimed } = decider;
      return {
        created,
        updated,
        unchanged,
        rejected,
        activities,
        unclaimed,
        newTags: tags.newNames,
        vanished: decider.vanished?.contacts ?? 0,
        rejectGroups: decider.rejects.groups(),
        warningGroups: decider.warnings.groups(),
        possibleDuplicates: decider.duplicatesHere.rows + decider.duplicatesInside().rows,
      };
    } catch (error) {
      throw error instanceof Refusal ? error : fileRefusal(error, folder);
    } finally {
      writer.close();
    }
  });
}
