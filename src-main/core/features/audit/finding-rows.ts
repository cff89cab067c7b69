// Checks and findings as the page and the report read them: every check with its findings counted by state, and stored
// findings with the names of their fields.
import type { AuditCheckRow, FindingRow } from '../../../../src-shared/contract/audit.ts';
import { columnLabel, parseFindingField } from '../../../../src-shared/model/finding.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { checks } from '../../engines/audit/check-registry.ts';
import { countAffected, countFindings, countTagFindings, type FindingRecord } from './audit-queries.ts';
import type { RunDetail } from './audit-run.ts';

/** @param detail of the latest run, where one was made */
export function checkRows(db: ReadHandle, detail: RunDetail | undefined): AuditCheckRow[] {
  const affected = new Map(db.all(countAffected()).map((row) => [row.check_id, row.contacts]));
  const tags = new Map(db.all(countTagFindings()).map((row) => [row.check_id, row]));
  const states = new Map<string, Record<string, number>>();
  for (const { check_id, state, has_fix, count } of db.all(countFindings())) {
    const counts = states.get(check_id) ?? {};
    counts[state] = (counts[state] ?? 0) + count;
    if (state === 'open' && has_fix === 1) counts.fixable = count;
    states.set(check_id, counts);
  }
  return checks.map((check) => {
    const counts = states.get(check.id) ?? {};
    const { open: onTags, rejected: tagsRejected } = tags.get(check.id) ?? { open: 0, rejected: 0 };
    return {
      id: check.id,
      title: check.title,
      why: check.why,
      remedy: check.remedy,
      dimension: check.dimension,
      severity: check.severity,
      subject: check.kind,
      checked: detail?.checks[check.id]?.checked ?? 0,
      open: (counts.open ?? 0) + onTags,
      accepted: counts.accepted ?? 0,
      rejected: (counts.rejected ?? 0) + tagsRejected,
      settled: counts.settled ?? 0,
      affected: (affected.get(check.id) ?? 0) + onTags,
      fixable: counts.fixable ?? 0,
    };
  });
}

export function findingRow(row: FindingRecord): FindingRow {
  const place = parseFindingField(row.field);
  return {
    id: row.id,
    check: row.check_id,
    contact: row.contact_id,
    contactName: row.display_name,
    field: row.field,
    fieldLabel: columnLabel(place.kind === 'point' ? (row.point_kind ?? 'email') : place.column),
    current: row.current,
    proposed: row.proposed,
    confidence: row.confidence,
    detail: row.detail,
    state: row.state,
  };
}
