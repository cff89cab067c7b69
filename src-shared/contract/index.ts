// Every request that exists, by name. Names only: each feature declares its own.
import { auditContract } from './audit.ts';
import { batchesContract } from './batches.ts';
import { cleanContract } from './clean.ts';
import { contactsContract } from './contacts.ts';
import type { EntryInput, EntryOutput, Kind } from './define.ts';
import { duplicatesContract } from './duplicates.ts';
import { exportContract } from './export.ts';
import { guardsContract } from './guards.ts';
import { historyContract } from './history.ts';
import { homeContract } from './home.ts';
import { importContract } from './import.ts';
import { lifecycleContract } from './lifecycle.ts';
import { linkFilesContract } from './link-files.ts';
import { matchLabelsContract } from './match-labels.ts';
import { matchModelsContract } from './match-models.ts';
import { pasteContract } from './paste.ts';
import { placesContract } from './places.ts';
import { presetsContract } from './presets.ts';
import { readinessContract } from './readiness.ts';
import { recipesContract } from './recipes.ts';
import { reportContract } from './report.ts';
import { rfmContract } from './rfm.ts';
import { sampleContract } from './sample.ts';
import { segmentCompareContract } from './segment-compare.ts';
import { segmentMovesContract } from './segment-moves.ts';
import { segmentPortraitContract } from './segment-portrait.ts';
import { segmentSplitContract } from './segment-split.ts';
import { segmentVersionsContract } from './segment-versions.ts';
import { segmentsContract } from './segments.ts';
import { settingsContract } from './settings.ts';
import { tagAgreementContract } from './tag-agreement.ts';
import { tagBookContract } from './tag-book.ts';
import { tagConsolidationContract } from './tag-consolidation.ts';
import { tagExamplesContract } from './tag-examples.ts';
import { tagRulesContract } from './tag-rules.ts';
import { tagViewsContract } from './tag-views.ts';
import { tagsContract } from './tags.ts';
import { unclaimedContract } from './unclaimed.ts';
import { watchFolderContract } from './watch-folder.ts';
import { workspaceContract } from './workspace.ts';

export const contract = {
  ...workspaceContract,
  ...historyContract,
  ...settingsContract,
  ...homeContract,
  ...contactsContract,
  ...importContract,
  ...batchesContract,
  ...readinessContract,
  ...watchFolderContract,
  ...unclaimedContract,
  ...pasteContract,
  ...exportContract,
  ...auditContract,
  ...cleanContract,
  ...recipesContract,
  ...guardsContract,
  ...duplicatesContract,
  ...linkFilesContract,
  ...matchLabelsContract,
  ...matchModelsContract,
  ...tagsContract,
  ...tagAgreementContract,
  ...tagBookContract,
  ...tagConsolidationContract,
  ...tagExamplesContract,
  ...tagRulesContract,
  ...tagViewsContract,
  ...segmentsContract,
  ...segmentMovesContract,
  ...segmentVersionsContract,
  ...segmentSplitContract,
  ...presetsContract,
  ...placesContract,
  ...segmentCompareContract,
  ...segmentPortraitContract,
  ...reportContract,
  ...rfmContract,
  ...lifecycleContract,
  ...sampleContract,
};

export type Contract = typeof contract;
export type RequestName = keyof Contract;
export type InputOf<N extends RequestName> = EntryInput<Contract[N]>;
export type OutputOf<N extends RequestName> = EntryOutput<Contract[N]>;
export type NamesOf<K extends Kind> = { [N in RequestName]: Contract[N]['kind'] extends K ? N : never }[RequestName];
