// What the page may ask about audit: a run, its findings and score, decisions on findings, column profiles.
import { z } from 'zod';
import type { Dimension, FindingState, Severity } from '../model/finding.ts';
import { contactId, importBatchId } from '../model/ids.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

export interface AuditDimension {
  dimension: Dimension;
  /** 0 to 100; null when the dimension had nothing to look at. */
  score: number | null;
  weight: number;
  /** Contacts (for tag hygiene: tags) looked at, and how many have which worst open finding. */
  checked: number;
  worst: Record<Severity, number>;
  formula: string;
}

export interface AuditRunRow {
  id: number;
  at: number;
  asOf: number;
  contactCount: number;
  /** 0 to 100 */
  score: number;
  dimensions: AuditDimension[];
  formula: string;
  /** Open findings when the run ended. */
  findings: number;
}

export interface AuditCheckRow {
  id: string;
  title: string;
  why: string;
  remedy: string;
  dimension: Dimension;
  severity: Severity;
  subject: 'contact' | 'tag';
  /** Contacts or tags that the check had something to say about in the latest run. */
  checked: number;
  /** Findings now, by state; for tags all are open. */
  open: number;
  accepted: number;
  rejected: number;
  settled: number;
  /** Contacts or tags with an open finding. */
  affected: number;
  /** Open findings with a proposal. */
  fixable: number;
}

export interface AuditOverview {
  /** The latest run, or null before the first. */
  run: AuditRunRow | null;
  checks: AuditCheckRow[];
  /** Earlier runs and the latest, oldest first, at most 50. */
  history: { id: number; at: number; score: number; findings: number; contactCount: number }[];
  /** Active contacts now. */
  contacts: number;
  /** True when contacts were changed or added after the latest run began. */
  isOutdated: boolean;
}

export interface FindingRow {
  id: number;
  check: string;
  contact: number;
  contactName: string;
  /** As kept: a column of contact, point:<id>, address:<id>.<column>, activity:<id>.<column>. */
  field: string;
  /** How the field reads: 'First name', 'Email'. */
  fieldLabel: string;
  current: string | null;
  /** null: no proposal; '': the value is taken out. */
  proposed: string | null;
  /** 0 to 1 */
  confidence: number | null;
  detail: string | null;
  state: FindingState;
}

/** A finding as a cell of the file that was imported. */
export interface FindingCell {
  /** 1-based data row. */
  row: number;
  /** Header of the column. */
  column: string;
  check: string;
  /** The cell as it stands in the file. */
  current: string;
  /** The whole cell as it would become; null: no proposal; '': the value is taken out. */
  proposed: string | null;
  /** 0 to 1 */
  confidence: number | null;
  detail: string | null;
}

export interface TagFindingRow {
  id: number;
  check: string;
  tag: number;
  tagName: string;
  detail: string | null;
  isRejected: boolean;
}

export interface AcceptResult {
  accepted: number;
  contacts: number;
  /** Findings whose value had changed since the audit; they were left alone and settled. */
  outdated: number;
}

/** Bars of a column's profile. */
export interface ColumnProfile {
  column: string;
  label: string;
  /** Rows looked at: contacts, or points and addresses of contacts. */
  rows: number;
  filled: number;
  distinct: number;
  /** Values with how often they occur, most frequent first. */
  top: { value: string; count: number }[];
  /** Share of the filled values per type, most frequent first. */
  types: { type: ValueType; count: number }[];
  shortest: number | null;
  longest: number | null;
  meanLength: number | null;
  /** Filled values by length: 1–4, 5–9, … characters, at most 12 bars. */
  lengths: { from: number; to: number; count: number }[];
  /** What a contact filter calls the column, where it has one. */
  ruleField: string | null;
}

export const valueTypes = ['text', 'number', 'date', 'email', 'phone', 'url', 'boolean'] as const;
export type ValueType = (typeof valueTypes)[number];

const findingIds = z.array(z.number().int().positive()).min(1);
const confidence = z.number().min(0).max(1);

export const findingFilter = z.object({
  check: z.string().min(1).max(60),
  state: z.enum(['open', 'accepted', 'rejected', 'settled']).default('open'),
  /** Only findings with a proposal at least this sure. */
  minimumConfidence: confidence.optional(),
  onlyFixable: z.boolean().default(false),
  search: z.string().max(200).default(''),
  /** Only these of what the rest of the filter shows. */
  only: z.array(z.number().int().positive()).max(100_000).optional(),
});
export type FindingFilter = z.output<typeof findingFilter>;

/** All findings of a check that the filter shows, but for those picked out. */
export const findingTarget = findingFilter.extend({
  except: z.array(z.number().int().positive()).max(10_000).default([]),
});

export type FindingTarget = z.output<typeof findingTarget>;

export const auditContract = {
  /** Looks at every active contact and every tag; replaces the findings of the last run. */
  'audit.run': job(z.object({ asOf: z.number().int().optional() }), returns<AuditRunRow>()),
  'audit.overview': read(z.object({}), returns<AuditOverview>()),
  /** Every check there is, without counts: what rules and filters call them. */
  'audit.checks': read(
    z.object({}),
    returns<{ id: string; title: string; dimension: Dimension; severity: Severity; subject: 'contact' | 'tag' }[]>(),
  ),
  'audit.findings': read(
    findingFilter.extend({
      sort: z.enum(['fixable', 'confidence', 'name']).default('fixable'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    returns<{ rows: FindingRow[]; total: number; fixable: number; contacts: number }>(),
  ),
  /** Open findings as cells of an imported file, so many rows of it at a time; `last` is where to go on, null at the end. */
  'audit.cells': read(
    z.object({
      batch: importBatchId,
      after: z.number().int().min(0).default(0),
      rows: z.number().int().min(1).max(1_000).default(500),
    }),
    returns<{ cells: FindingCell[]; last: number | null }>(),
  ),
  'audit.tagFindings': read(z.object({ check: z.string().min(1).max(60) }), returns<TagFindingRow[]>()),
  /** Remembers that these tags are right as they are: later runs keep quiet about them. */
  'audit.rejectTags': write(z.object({ findings: findingIds.max(5000) }), returns<{ rejected: number }>()),
  'audit.reopenTags': write(z.object({ findings: findingIds.max(5000) }), returns<{ reopened: number }>()),
  /** Open findings of one contact, for the inspector. */
  'audit.ofContact': read(
    z.object({ contact: contactId }),
    returns<(FindingRow & { title: string; severity: Severity })[]>(),
  ),
  /** Makes the proposed changes of some findings, each only if the value is still what the finding says. */
  'audit.accept': write(z.object({ findings: findingIds.max(500) }), returns<AcceptResult>(), ['nothing-to-accept']),
  /** The same for everything a filter shows, in one undoable step. */
  'audit.acceptAll': job(findingTarget, returns<AcceptResult>(), ['nothing-to-accept']),
  /** Remembers that the values are right as they are: later runs keep quiet about them. */
  'audit.reject': write(z.object({ findings: findingIds.max(500) }), returns<{ rejected: number }>()),
  'audit.rejectAll': write(findingTarget, returns<{ rejected: number }>()),
  /** Takes rejections back. */
  'audit.reopen': write(z.object({ findings: findingIds.max(500) }), returns<{ reopened: number }>()),
  'audit.profile': job(z.object({}), returns<ColumnProfile[]>()),
} satisfies FeatureContract;
