// The audit itself, on a worker thread: streams every active contact through the checks and hands back the findings as
// packed pages. Stores nothing (see audit-run.ts).
import {
  AuditTally,
  type CheckTally,
  type ContactFinding,
  type IsRejected,
  inspectContact,
  inspectTags,
  type TagFinding,
} from '../../engines/audit/audit.ts';
import type { AuditContext } from '../../engines/audit/check.ts';
import type { Tallies } from '../../engines/audit/health-score.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { contactLoader, defaultCountry, loadGroupFacts, loadTags } from './audit-loader.ts';
import { countActive, selectDecisions, selectTagDecisions } from './audit-queries.ts';

/** A finding as it goes into the table: check, contact, field, current, proposed, confidence, detail, also, state. */
export type PackedFinding = [
  check: string,
  contact: number,
  field: string,
  current: string | null,
  proposed: string | null,
  confidence: number | null,
  detail: string | null,
  also: string | null,
  state: 'open' | 'rejected',
];

export interface AuditOutcome {
  contactCount: number;
  tallies: Tallies;
  checks: Record<string, CheckTally>;
  /** JSON arrays of PackedFinding: one long text crosses between threads far faster than its rows would. */
  pages: string[];
  tagFindings: TagFinding[];
}

const pageSize = 1000;

export interface AuditPart {
  /** The moment the audit speaks for, UTC epoch milliseconds. */
  asOf: number;
  /** Which share of the contacts, counted from 0, of how many that run side by side. */
  part: number;
  parts: number;
}

/** Audits one share of the contacts; the first share looks at the tags too. */
export function auditTask({ db, progress }: TaskContext, { asOf, part, parts }: AuditPart): AuditOutcome {
  const total = db.value<number>(countActive()) ?? 0;
  progress('Comparing contacts with each other', 0, null);
  const context: AuditContext = { asOf, defaultCountry: defaultCountry(db), groups: loadGroupFacts(db) };
  const isRejected = rejections(
    db.rows<[string, number, string, string | null]>(selectDecisions()),
    db.rows<[string, number, string | null]>(selectTagDecisions()),
  );
  const tally = new AuditTally();
  const loader = contactLoader(db, asOf, 'everybody');
  const pages: string[] = [];
  let contactCount = 0;
  let page = 0;
  for (let ids = loader.page(0, pageSize); ids.length > 0; ids = loader.page(ids.at(-1) ?? 0, pageSize)) {
    progress('Checking contacts', Math.min(total, page * pageSize), total);
    if (page++ % parts !== part) continue;
    const packed: PackedFinding[] = [];
    for (const contact of loader.load(ids)) {
      contactCount += 1;
      for (const finding of inspectContact(contact, context, tally, isRejected))
        packed.push(pack(finding, isRejected(finding)));
    }
    if (packed.length > 0) pages.push(JSON.stringify(packed));
  }
  const tagFindings = part === 0 ? inspectTags(loadTags(db), context, tally, isRejected) : [];
  return { contactCount, tallies: tally.tallies(), checks: Object.fromEntries(tally.checks), pages, tagFindings };
}

function pack(finding: ContactFinding, rejected: boolean): PackedFinding {
  return [
    finding.check,
    finding.contact,
    finding.field,
    finding.current,
    finding.proposed ?? null,
    finding.confidence ?? null,
    finding.detail ?? null,
    finding.also === undefined || finding.also.length === 0 ? null : JSON.stringify(finding.also),
    rejected ? 'rejected' : 'open',
  ];
}

/** What a person has called right: the same check on the same value of the same field, or of the same tag. */
function rejections(
  onContacts: readonly [string, number, string, string | null][],
  onTags: readonly [string, number, string | null][],
): IsRejected {
  const known = new Set([...onContacts, ...onTags].map((row) => JSON.stringify(row)));
  if (known.size === 0) return () => false;
  return (finding) =>
    known.has(
      'contact' in finding
        ? JSON.stringify([finding.check, finding.contact, finding.field, finding.current])
        : JSON.stringify([finding.check, finding.tag, finding.current]),
    );
}
