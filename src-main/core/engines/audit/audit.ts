// Runs every check over contacts and tags and keeps the tally that the score is made from.
// Owns the loop; reads no rows and stores no findings.
import { type Dimension, dimensions, type Severity, severities } from '../../../../src-shared/model/finding.ts';
import type { AuditContact } from './audit-contact.ts';
import type { AuditContext, AuditTag, Check, Found } from './check.ts';
import { contactChecks, tagChecks } from './check-registry.ts';
import type { DimensionTally, Tallies } from './health-score.ts';

export interface ContactFinding extends Found {
  check: string;
  contact: number;
}

export interface TagFinding extends Found {
  check: string;
  tag: number;
}

/** What one check saw: contacts (or tags) it had something to say about, and the findings left open among them. */
export interface CheckTally {
  checked: number;
  open: number;
  /** Contacts with at least one open finding of the check. */
  affected: number;
  /** Open findings that carry a proposal. */
  fixable: number;
}

/** True for a finding that a person has rejected before: it is kept out of counts and score. */
export type IsRejected = (finding: ContactFinding | TagFinding) => boolean;

/** Adds up an audit contact by contact; memory grows with the number of checks only. */
export class AuditTally {
  readonly checks = new Map<string, CheckTally>();
  private readonly dimensions = new Map<Dimension, { checked: number; worst: Record<Severity, number> }>();

  constructor() {
    for (const check of [...contactChecks, ...tagChecks])
      this.checks.set(check.id, { checked: 0, open: 0, affected: 0, fixable: 0 });
    for (const dimension of dimensions)
      this.dimensions.set(dimension, { checked: 0, worst: { error: 0, warning: 0, notice: 0 } });
  }

  /** Notes what `check` found on one contact or tag; returns whether anything stayed open. */
  note(check: Check, open: number, fixable: number): boolean {
    const tally = this.checks.get(check.id);
    if (tally === undefined) throw new Error(`no such check: ${check.id}`);
    tally.checked += 1;
    if (open === 0) return false;
    tally.open += open;
    tally.fixable += fixable;
    tally.affected += 1;
    return true;
  }

  /** Notes the worst severity that one contact or tag shows in a dimension; undefined for none. */
  noteWorst(dimension: Dimension, worst: Severity | undefined): void {
    const tally = this.dimensions.get(dimension);
    if (tally === undefined) return;
    tally.checked += 1;
    if (worst !== undefined) tally.worst[worst] += 1;
  }

  tallies(): Tallies {
    return Object.fromEntries(this.dimensions) as Record<Dimension, DimensionTally>;
  }
}

const contactDimensions = dimensions.filter((dimension) => dimension !== 'tag_hygiene');
const checksOfDimension = contactDimensions.map((dimension) => ({
  dimension,
  checks: contactChecks.filter((check) => check.dimension === dimension),
}));

/** Looks at one contact with every check. Rejected findings are returned too, so that the run can keep them. */
export function inspectContact(
  contact: AuditContact,
  context: AuditContext,
  tally?: AuditTally,
  isRejected?: IsRejected,
): ContactFinding[] {
  const findings: ContactFinding[] = [];
  for (const { dimension, checks } of checksOfDimension) {
    let worst: Severity | undefined;
    let looked = false;
    for (const check of checks) {
      const found = check.inspect(contact, context);
      if (found === undefined) continue;
      looked = true;
      let open = 0;
      let fixable = 0;
      for (const each of found) {
        const finding = { ...each, check: check.id, contact: contact.id };
        findings.push(finding);
        if (isRejected?.(finding) === true) continue;
        open += 1;
        if (each.proposed !== undefined) fixable += 1;
      }
      tally?.note(check, open, fixable);
      if (open > 0) worst = worse(worst, check.severity);
    }
    if (looked) tally?.noteWorst(dimension, worst);
  }
  return findings;
}

/** Looks at all tags with every tag check. */
export function inspectTags(
  tags: readonly AuditTag[],
  context: AuditContext,
  tally: AuditTally,
  isRejected?: IsRejected,
): TagFinding[] {
  const findings: TagFinding[] = [];
  const worst = new Map<number, Severity>();
  for (const check of tagChecks) {
    const openOf = new Map<number, number>();
    for (const each of check.inspect(tags, context)) {
      const finding = { ...each, check: check.id };
      findings.push(finding);
      if (isRejected?.(finding) === true) continue;
      openOf.set(each.tag, (openOf.get(each.tag) ?? 0) + 1);
      worst.set(each.tag, worse(worst.get(each.tag), check.severity));
    }
    for (const tag of tags) tally.note(check, openOf.get(tag.id) ?? 0, 0);
  }
  for (const tag of tags) tally.noteWorst('tag_hygiene', worst.get(tag.id));
  return findings;
}

function worse(one: Severity | undefined, other: Severity): Severity {
  return one === undefined || severities.indexOf(other) < severities.indexOf(one) ? other : one;
}
