// Decides what the requests of contract/tags.ts do. SQL is in tags-queries.ts.
import type { tagsContract } from '../../../../src-shared/contract/tags.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const tagsHandlers: HandlersOf<typeof tagsContract> = {};
