// Decides what the requests of contract/audit.ts do. SQL is in audit-queries.ts.
import type { auditContract } from '../../../../src-shared/contract/audit.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const auditHandlers: HandlersOf<typeof auditContract> = {};
