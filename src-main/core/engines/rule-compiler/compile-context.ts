// What a rule needs to know to become SQL, beside itself. Owns the context type; reads nothing from a database.
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import type { Day, Zone } from '../../../../src-shared/rules/calendar.ts';
import type { CustomFieldDefinition } from '../../../../src-shared/rules/field-catalogue.ts';

export interface CompileContext {
  /** The day the rule is evaluated as of: its end is "now". Activities after it are not seen. */
  asOf: Day;
  /** Whose midnight days begin at. */
  zone: Zone;
  /**
   * Facts that are kept per contact (orders, revenue, last activity…) are true for now. For a day in the past they must
   * be counted again from the activities up to that day.
   */
  facts: 'kept' | 'recounted';
  customFields: ReadonlyMap<string, CustomFieldDefinition>;
  /** The workspace's own words for job titles, lines of engines/job-title/dictionary.ts; empty for none. */
  jobTitleWords: string;
  /** Tag → its direct children. Given, because SQLite plans at most 200 recursive queries in one statement. */
  tagChildren: ReadonlyMap<number, readonly number[]>;
  /** The rules of saved segments that conditions may refer to. */
  segments: ReadonlyMap<number, Rule>;
}

/** A rule that cannot be compiled: its checks (src-shared/rules/check-rule.ts) were not run or not heeded. */
export class RuleError extends Error {
  override name = 'RuleError';
}
