// What a report is made from: plain values, gathered once. Owns the shape; gathering belongs to the report feature,
// words and pages to the files beside this one.
import type { AuditDimension, ColumnProfile } from '../../../../src-shared/contract/audit.ts';
import type { Dimension, Severity } from '../../../../src-shared/model/finding.ts';

export interface CheckFacts {
  id: string;
  title: string;
  why: string;
  remedy: string;
  dimension: Dimension;
  severity: Severity;
  subject: 'contact' | 'tag';
  /** Columns it reads. */
  reads: readonly string[];
  /** Contacts or tags it had something to say about. */
  checked: number;
  /** Open findings, contacts or tags with one, and findings with a proposal. */
  open: number;
  affected: number;
  fixable: number;
}

export interface EvidenceRow {
  contact: number;
  name: string;
  email: string | null;
  /** As findings name it: 'given_name', 'email', 'country'. */
  column: string;
  fieldLabel: string;
  current: string | null;
  /** null: no proposal; '': the value is taken out. */
  proposed: string | null;
  detail: string | null;
  /** Where the contact came from: file, data row, and the id used there. */
  source: SourceRow | null;
}

export interface SourceRow {
  file: string;
  row: number;
  sourceId: string | null;
}

export interface TagEvidenceRow {
  tag: string;
  detail: string | null;
}

/** Part of the workspace with a score of its own. */
export interface GroupFacts {
  kind: 'all' | 'file' | 'source' | 'segment';
  name: string;
  contacts: number;
  /** 0 to 100 by dimension, tags left out; null where there is nobody. */
  scores: Readonly<Partial<Record<Dimension, number>>>;
  score: number | null;
}

export interface DuplicateExample {
  cluster: number;
  isCertain: boolean;
  /** 0 to 1 */
  probability: number;
  members: {
    id: number;
    name: string;
    email: string | null;
    phone: string | null;
    company: string | null;
    city: string | null;
    orders: number;
    source: SourceRow | null;
  }[];
}

export interface DuplicateFacts {
  contactCount: number;
  certain: { clusters: number; contacts: number };
  review: { clusters: number; contacts: number };
  /** Contacts that would be gone after merging all: all members less one per group. */
  surplus: number;
  /** Second emails and second letters that would go to the same person in one mailing. */
  doubleEmails: number;
  doubleLetters: number;
  /** People whose orders are spread over several records. */
  splitCustomers: number;
  /** Customers as counted now, and after merging. */
  customers: { counted: number; merged: number };
  examples: DuplicateExample[];
  /** Groups by size: 2, 3, 4, 5 and more. */
  sizes: { members: string; groups: number }[];
}

export interface TagFactsRow {
  id: number;
  depth: number;
  name: string;
  status: string;
  own: number;
  withBelow: number;
  /** Of the questions of the sheet. */
  answered: number;
  hasMeaning: boolean;
  isUnused: boolean;
}

export interface TagFacts {
  rows: TagFactsRow[];
  questions: number;
  /** Tags in use or being drafted; retired and deprecated ones count against no budget. */
  living: number;
  budget: number;
  documented: number;
  complete: number;
  unused: number;
  tiny: number;
  tinyBelow: number;
  ownerless: number;
  withoutAction: number;
  taggedContacts: number;
  nearDuplicates: { left: string; right: string; leftCount: number; rightCount: number; shared: number }[];
  contradictions: number;
}

export interface ReachFacts {
  /** Contacts with a usable email (valid form, not bounced or opted out), phone, postal address; with none of them. */
  email: number;
  phone: number;
  post: number;
  none: number;
  /** Contacts by the way they can be reached: email and phone, email only, phone only, post only. */
  ways: { both: number; emailOnly: number; phoneOnly: number; postOnly: number };
  consent: { granted: number; unknown: number; withdrawn: number };
  /** Of those with a usable email. */
  mailable: { granted: number; unknown: number; withdrawn: number };
}

export interface RunFacts {
  at: number;
  asOf: number;
  score: number;
  findings: number;
  contactCount: number;
  dimensions: AuditDimension[];
}

export interface ReportFacts {
  contacts: number;
  run: RunFacts & { formula: string };
  /** Data changed after the run. */
  isOutdated: boolean;
  /** Runs so far, oldest first, the latest last. */
  history: Omit<RunFacts, 'dimensions' | 'asOf'>[];
  /** The oldest of the history with its dimensions; null when there is one run only. */
  before: RunFacts | null;
  checks: CheckFacts[];
  /** Contacts (each once) with an open finding of any check of the theme. */
  affectedByTheme: Readonly<Record<string, number>>;
  groups: GroupFacts[];
  orders: { orders: number; averageValue: number | null; currency: string | null };
  sources: { file: string; product: string | null; rows: number; contacts: number }[];
  duplicates: DuplicateFacts | null;
  tags: TagFacts;
  columns: ColumnProfile[];
  reach: ReachFacts;
  evidence: ReadonlyMap<string, readonly EvidenceRow[]>;
  tagEvidence: ReadonlyMap<string, readonly TagEvidenceRow[]>;
}
