// Arranges checks for the list on the left: by dimension, gravest first, those without findings apart. Pure.
import type { AuditCheckRow } from '../../../src-shared/contract/audit.ts';
import { type Dimension, dimensions, severities } from '../../../src-shared/model/finding.ts';

export interface CheckGroup {
  dimension: Dimension;
  checks: AuditCheckRow[];
  open: number;
}

/** Checks that have anything to show, by dimension; within one by severity, then by number of findings. */
export function groupChecks(checks: readonly AuditCheckRow[]): CheckGroup[] {
  return dimensions
    .map((dimension) => {
      const own = checks.filter((check) => check.dimension === dimension && hasRows(check)).sort(bySeverity);
      return { dimension, checks: own, open: own.reduce((sum, check) => sum + check.open, 0) };
    })
    .filter((group) => group.checks.length > 0);
}

/** Also a check whose findings are all decided stays reachable. */
export function hasRows(check: AuditCheckRow): boolean {
  return check.open + check.accepted + check.rejected + check.settled > 0;
}

function bySeverity(a: AuditCheckRow, b: AuditCheckRow): number {
  return (
    Number(b.open > 0) - Number(a.open > 0) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.open - a.open
  );
}

/** Where to begin: the gravest check with the most findings that can be mended, else with the most findings. */
export function firstCheck(checks: readonly AuditCheckRow[]): AuditCheckRow | undefined {
  const open = checks.filter((check) => check.open > 0 && check.subject === 'contact');
  const weight = (check: AuditCheckRow): number => (check.fixable > 0 ? 10 : 0) - severities.indexOf(check.severity);
  return open.sort((a, b) => weight(b) - weight(a) || b.open - a.open)[0] ?? checks.find((check) => check.open > 0);
}
