// Decides what the requests of contract/export.ts do. SQL is in export-queries.ts.
import type { exportContract } from '../../../../src-shared/contract/export.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const exportHandlers: HandlersOf<typeof exportContract> = {};
