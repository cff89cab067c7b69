// The shape of a check's table: contacts with the fault, and lookalikes that must stay quiet.
import type { GroupFacts } from '../../../../src-main/core/engines/audit/check.ts';
import type { ContactParts } from '../make-contact.ts';

export interface CheckCase {
  /** Contact, what is proposed (null: a finding without a proposal), facts about the group. */
  wrong: [ContactParts, string | null, Partial<GroupFacts>?][];
  right: [ContactParts, Partial<GroupFacts>?][];
}

export type CheckCases = Record<string, CheckCase>;
