// Decides what the requests of contract/home.ts do. SQL is in home-queries.ts.
import type { homeContract } from '../../../../src-shared/contract/home.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const homeHandlers: HandlersOf<typeof homeContract> = {};
