// Every task that runs on a worker thread, by name. Names only: a task lives with its feature or engine.
import { checkpointTask } from '../db/checkpoint.ts';
import type { ReadHandle } from '../db/handle.ts';
import { auditTask } from '../features/audit/audit-task.ts';
import { profileTask } from '../features/audit/profile-task.ts';
import { affectedTask, clusterTask, planMergesTask } from '../features/clean/cluster-task.ts';
import { planEditTask, previewEditTask } from '../features/clean/edit-task.ts';
import { compareBatchTask, findDuplicatesTask } from '../features/duplicates/duplicate-task.ts';
import { bundleTask } from '../features/export/bundle-task.ts';
import { crosswalkTask } from '../features/export/crosswalk-task.ts';
import { deltaTask } from '../features/export/delta-task.ts';
import { checkExportTask, exportTask } from '../features/export/export-task.ts';
import { checkTask } from '../features/import/check-task.ts';
import { sampleTask, surveyTask } from '../features/import/look-tasks.ts';
import { stageTask } from '../features/import/stage-task.ts';
import { lifecycleTask, tryLifecycleTask } from '../features/lifecycle/lifecycle-task.ts';
import { linkTask } from '../features/link-files/link-task.ts';
import { tryModelTask } from '../features/match-models/try-model-task.ts';
import { planRecipeTask } from '../features/recipes/recipe-task.ts';
import { reportFileTask, reportHtmlTask } from '../features/report/report-task.ts';
import { crossTask } from '../features/segment-compare/cross-task.ts';
import { planRefresh } from '../features/segment-moves/plan-refresh.ts';
import { bookTask } from '../features/segment-portrait/book-task.ts';
import { portraitTask } from '../features/segment-portrait/portrait-task.ts';
import { columnsTask } from '../features/segments/column-task.ts';
import { presetTask } from '../features/segments/preset-task.ts';
import { rfmCompareTask } from '../features/segments/rfm-compare-task.ts';
import { rfmTask } from '../features/segments/rfm-task.ts';
import { readBookTask } from '../features/tag-book/read-book-task.ts';
import { proposeFatesTask } from '../features/tag-consolidation/propose-task.ts';

/** What a task is given beside its input. */
export interface TaskContext {
  /** A read-only connection of the worker's own. */
  db: ReadHandle;
  /** Shows progress; throws when the job was cancelled. Call it at least every 50 ms of work or so. */
  progress(phase: string, done: number, total: number | null): void;
  /** Tells the job that a part is finished and may be used already. */
  note(value: unknown): void;
}

export type Task<I, O> = (context: TaskContext, input: I) => O | Promise<O>;

export const tasks = {
  'rfm.score': rfmTask,
  'segmentMoves.plan': planRefresh,
  'segments.columns': columnsTask,
  'presets.count': presetTask,
  'lifecycle.compute': lifecycleTask,
  'lifecycle.try': tryLifecycleTask,
  'audit.run': auditTask,
  'audit.profile': profileTask,
  'clean.cluster': clusterTask,
  'clean.affected': affectedTask,
  'clean.planMerges': planMergesTask,
  'clean.previewEdit': previewEditTask,
  'clean.planEdit': planEditTask,
  'duplicates.find': findDuplicatesTask,
  'duplicates.compareBatch': compareBatchTask,
  'matchModels.try': tryModelTask,
  'export.contacts': exportTask,
  'export.check': checkExportTask,
  'export.delta': deltaTask,
  'export.crosswalk': crosswalkTask,
  'export.bundle': bundleTask,
  'import.check': checkTask,
  'import.sample': sampleTask,
  'import.survey': surveyTask,
  'import.stage': stageTask,
  'recipes.plan': planRecipeTask,
  'linkFiles.compare': linkTask,
  'rfm.compare': rfmCompareTask,
  'report.html': reportHtmlTask,
  'report.file': reportFileTask,
  'segmentPortrait.read': portraitTask,
  'segmentPortrait.book': bookTask,
  'segmentCompare.cross': crossTask,
  'tagConsolidation.propose': proposeFatesTask,
  'tagBook.read': readBookTask,
  'workspace.checkpoint': checkpointTask,
} satisfies Record<string, Task<never, unknown>>;

export type TaskName = keyof typeof tasks;
export type TaskInput<N extends TaskName> = Parameters<(typeof tasks)[N]>[1];
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>;
