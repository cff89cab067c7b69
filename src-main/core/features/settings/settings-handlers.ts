// Shows and changes the settings of a workspace. SQL is in settings-queries.ts.
import type { settingsContract, WorkspaceSettings } from '../../../../src-shared/contract/settings.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { jobTitleProblems } from '../../engines/job-title/job-title.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { deleteSetting, settingKeys, storedSettings, upsertSetting } from './settings-queries.ts';

const words: Record<keyof WorkspaceSettings, string> = {
  defaultCountry: 'the usual country',
  currency: 'the currency',
  asOf: 'the as-of day',
  market: 'whom the workspace sells to',
  jobTitleWords: 'the words for job titles',
};

export const settingsHandlers: HandlersOf<typeof settingsContract> = {
  'settings.show': ({ db }) => storedSettings(db),
  'settings.change': ({ db, describe }, changes) => {
    const [problem] = jobTitleProblems(changes.jobTitleWords ?? '');
    if (problem !== undefined) throw refuse('words-not-understood', problem);
    const before = storedSettings(db);
    const changed = (Object.keys(words) as (keyof WorkspaceSettings)[]).filter(
      (name) => changes[name] !== undefined && changes[name] !== before[name],
    );
    for (const name of changed) {
      const value = changes[name];
      db.run(value === null ? deleteSetting(settingKeys[name]) : upsertSetting(settingKeys[name], value));
    }
    if (changed.length > 0) describe(`Changed ${changed.map((name) => words[name]).join(' and ')} in Settings`);
    return null;
  },
};
