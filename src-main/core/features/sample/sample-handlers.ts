// Decides what the requests of contract/sample.ts do. SQL is in sample-queries.ts.
import type { sampleContract } from '../../../../src-shared/contract/sample.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const sampleHandlers: HandlersOf<typeof sampleContract> = {};
