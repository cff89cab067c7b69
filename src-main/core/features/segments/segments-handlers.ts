// Decides what the requests of contract/segments.ts do. SQL is in segments-queries.ts.
import type { segmentsContract } from '../../../../src-shared/contract/segments.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const segmentsHandlers: HandlersOf<typeof segmentsContract> = {};
