// Decides what the requests of contract/import.ts do. SQL is in import-queries.ts.
import type { importContract } from '../../../../src-shared/contract/import.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const importHandlers: HandlersOf<typeof importContract> = {};
