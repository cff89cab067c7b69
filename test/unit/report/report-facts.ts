// Facts for a report, small and complete; a test changes what it is about.
import { checks } from '../../../src-main/core/engines/audit/check-registry.ts';
import { healthScore } from '../../../src-main/core/engines/audit/health-score.ts';
import type { CheckFacts, ReportFacts } from '../../../src-main/core/engines/report/facts.ts';
import { type ReportSettings, reportSettings } from '../../../src-shared/contract/report.ts';

export const settings = (changes: Partial<ReportSettings> = {}): ReportSettings => ({
  ...reportSettings.parse({}),
  ...changes,
});

/** Every check with nothing found, but for those named: contacts affected, findings with a proposal among them. */
export function checkFacts(found: Record<string, { affected: number; fixable?: number }>): CheckFacts[] {
  return checks.map((check) => {
    const { affected, fixable = 0 } = found[check.id] ?? { affected: 0 };
    return { ...check, subject: check.kind, checked: 100, open: affected, affected, fixable };
  });
}

const clean = { error: 0, warning: 0, notice: 0 };

export function facts(changes: Partial<ReportFacts> = {}): ReportFacts {
  const health = healthScore({
    completeness: { checked: 100, worst: clean },
    validity: { checked: 100, worst: { ...clean, error: 10 } },
    consistency: { checked: 100, worst: clean },
    uniqueness: { checked: 100, worst: clean },
    timeliness: { checked: 0, worst: clean },
    tag_hygiene: { checked: 0, worst: clean },
  });
  const at = Date.UTC(2026, 0, 2, 12);
  return {
    contacts: 100,
    run: { at, asOf: at, findings: 10, contactCount: 100, ...health },
    isOutdated: false,
    history: [{ at, score: health.score, findings: 10, contactCount: 100 }],
    before: null,
    checks: checkFacts({ 'email-invalid': { affected: 10, fixable: 4 } }),
    affectedByTheme: { email: 10 },
    groups: [],
    orders: { orders: 0, averageValue: null, currency: null },
    sources: [],
    duplicates: null,
    tags: {
      rows: [],
      questions: 7,
      living: 0,
      budget: 30,
      documented: 0,
      complete: 0,
      unused: 0,
      tiny: 0,
      tinyBelow: 5,
      ownerless: 0,
      withoutAction: 0,
      taggedContacts: 0,
      nearDuplicates: [],
      contradictions: 0,
    },
    columns: [],
    reach: {
      email: 90,
      phone: 0,
      post: 0,
      none: 10,
      ways: { both: 0, emailOnly: 90, phoneOnly: 0, postOnly: 0 },
      consent: { granted: 50, unknown: 50, withdrawn: 0 },
      mailable: { granted: 50, unknown: 40, withdrawn: 0 },
    },
    evidence: new Map([
      [
        'email-invalid',
        [
          {
            contact: 7,
            name: 'Jane Miller',
            email: 'jane@@x.org',
            column: 'email',
            fieldLabel: 'Email',
            current: 'jane@@x.org',
            proposed: 'jane@x.org',
            detail: null,
            source: { file: 'crm.csv', row: 12, sourceId: 'C-7' },
          },
        ],
      ],
    ]),
    tagEvidence: new Map(),
    ...changes,
  };
}
