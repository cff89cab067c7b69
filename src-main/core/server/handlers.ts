// Every handler, by feature. Names only; a contract entry without a handler does not compile.
import type { Contract } from '../../../src-shared/contract/index.ts';
import { auditHandlers } from '../features/audit/audit-handlers.ts';
import { batchesHandlers } from '../features/batches/batches-handlers.ts';
import { cleanHandlers } from '../features/clean/clean-handlers.ts';
import { contactsHandlers } from '../features/contacts/contacts-handlers.ts';
import { duplicatesHandlers } from '../features/duplicates/duplicates-handlers.ts';
import { exportHandlers } from '../features/export/export-handlers.ts';
import { guardsHandlers } from '../features/guards/guards-handlers.ts';
import { historyHandlers } from '../features/history/history-handlers.ts';
import { homeHandlers } from '../features/home/home-handlers.ts';
import { importHandlers } from '../features/import/import-handlers.ts';
import { pasteHandlers } from '../features/import/pasted-files.ts';
import { lifecycleHandlers } from '../features/lifecycle/lifecycle-handlers.ts';
import { linkFilesHandlers } from '../features/link-files/link-files-handlers.ts';
import { matchLabelsHandlers } from '../features/match-labels/match-labels-handlers.ts';
import { matchModelsHandlers } from '../features/match-models/match-models-handlers.ts';
import { placesHandlers } from '../features/places/places-handlers.ts';
import { readinessHandlers } from '../features/readiness/readiness-handlers.ts';
import { recipesHandlers } from '../features/recipes/recipes-handlers.ts';
import { reportHandlers } from '../features/report/report-handlers.ts';
import { sampleHandlers } from '../features/sample/sample-handlers.ts';
import { segmentCompareHandlers } from '../features/segment-compare/segment-compare-handlers.ts';
import { segmentMovesHandlers } from '../features/segment-moves/segment-moves-handlers.ts';
import { segmentPortraitHandlers } from '../features/segment-portrait/segment-portrait-handlers.ts';
import { segmentVersionsHandlers } from '../features/segment-versions/segment-versions-handlers.ts';
import { presetHandlers } from '../features/segments/preset-handlers.ts';
import { rfmHandlers } from '../features/segments/rfm-handlers.ts';
import { segmentsHandlers } from '../features/segments/segments-handlers.ts';
import { splitHandlers } from '../features/segments/split-handlers.ts';
import { settingsHandlers } from '../features/settings/settings-handlers.ts';
import { tagAgreementHandlers } from '../features/tag-agreement/agreement-handlers.ts';
import { tagBookHandlers } from '../features/tag-book/tag-book-handlers.ts';
import { tagConsolidationHandlers } from '../features/tag-consolidation/consolidation-handlers.ts';
import { tagExamplesHandlers } from '../features/tag-examples/examples-handlers.ts';
import { tagRulesHandlers } from '../features/tag-rules/tag-rules-handlers.ts';
import { tagViewsHandlers } from '../features/tag-views/tag-views-handlers.ts';
import { tagsHandlers } from '../features/tags/tags-handlers.ts';
import { unclaimedHandlers } from '../features/unclaimed/unclaimed-handlers.ts';
import { watchFolderHandlers } from '../features/watch-folder/watch-folder-handlers.ts';
import { workspaceHandlers } from '../features/workspace/workspace-handlers.ts';
import type { HandlersOf } from './contexts.ts';

export const handlers: HandlersOf<Contract> = {
  ...workspaceHandlers,
  ...historyHandlers,
  ...settingsHandlers,
  ...homeHandlers,
  ...contactsHandlers,
  ...importHandlers,
  ...batchesHandlers,
  ...readinessHandlers,
  ...watchFolderHandlers,
  ...unclaimedHandlers,
  ...pasteHandlers,
  ...exportHandlers,
  ...auditHandlers,
  ...cleanHandlers,
  ...recipesHandlers,
  ...guardsHandlers,
  ...duplicatesHandlers,
  ...linkFilesHandlers,
  ...matchLabelsHandlers,
  ...matchModelsHandlers,
  ...tagsHandlers,
  ...tagAgreementHandlers,
  ...tagBookHandlers,
  ...tagConsolidationHandlers,
  ...tagExamplesHandlers,
  ...tagRulesHandlers,
  ...tagViewsHandlers,
  ...segmentsHandlers,
  ...segmentMovesHandlers,
  ...segmentVersionsHandlers,
  ...splitHandlers,
  ...presetHandlers,
  ...placesHandlers,
  ...segmentCompareHandlers,
  ...segmentPortraitHandlers,
  ...reportHandlers,
  ...rfmHandlers,
  ...lifecycleHandlers,
  ...sampleHandlers,
};
