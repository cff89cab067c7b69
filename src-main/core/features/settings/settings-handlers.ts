// Decides what the requests of contract/settings.ts do. SQL is in settings-queries.ts.
import type { settingsContract } from '../../../../src-shared/contract/settings.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const settingsHandlers: HandlersOf<typeof settingsContract> = {};
