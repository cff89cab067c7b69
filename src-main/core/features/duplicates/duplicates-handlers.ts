// Decides what the requests of contract/duplicates.ts do. SQL is in duplicates-queries.ts.
import type { duplicatesContract } from '../../../../src-shared/contract/duplicates.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const duplicatesHandlers: HandlersOf<typeof duplicatesContract> = {};
