// What earlier imports, origins and readiness say to a person.
import { describe, expect, it } from 'vitest';
import { batchScope, batchSummary, originWords } from '../../../src-renderer/features/batches/batch-words.ts';
import { forecastLines } from '../../../src-renderer/features/batches/UndoImport.tsx';
import { asksOf, askText, extentWords } from '../../../src-renderer/features/readiness/readiness-text.ts';
import type { BatchRow, Origin } from '../../../src-shared/contract/batches.ts';
import type { ReadinessModel } from '../../../src-shared/contract/readiness.ts';

const batch: BatchRow = {
  id: 12,
  fileName: 'customers.csv',
  source: 'HubSpot',
  content: 'contacts',
  mode: 'upsert',
  importedAt: 0,
  rowCount: 1_216,
  created: 1_204,
  updated: 12,
  unchanged: 0,
  rejected: 0,
  operation: 3,
  undoneBy: null,
  undoneAt: null,
};
const at = Date.UTC(2026, 2, 3, 12);
const origin = (given: Partial<Origin>): Origin => ({
  kind: 'import',
  at,
  operation: 1,
  label: 'Imported 3 contacts',
  file: null,
  from: null,
  ...given,
});
const file = { batch: 12, name: 'customers.csv', row: 214, column: 'City', cell: 'Rome' };

describe('an earlier import', () => {
  it('says its counts and leaves out what is nothing', () => {
    expect(batchSummary(batch)).toBe('1,216 rows · 1,204 created · 12 updated');
  });

  it('leads to its contacts by a rule on its name and number', () => {
    expect(batchScope(batch)).toMatchObject({
      kind: 'rule',
      rule: { items: [{ field: 'import', test: { operator: 'equals', text: 'customers.csv #12' } }] },
    });
  });

  it('says what undo does, and that there is nothing left to undo', () => {
    const nothing = { operation: 1, removed: 0, restored: 0, activities: 0, tags: 0, touchedLater: 0 };
    expect(forecastLines({ ...nothing, removed: 1, activities: 2 })).toEqual([
      expect.stringContaining('remove 1 contact it added'),
      'remove 2 activities',
    ]);
    expect(forecastLines(nothing)).toHaveLength(1);
  });
});

describe('an origin', () => {
  it('names file, row and day', () => {
    expect(originWords(origin({ file }))).toMatch(/^From customers\.csv, row 214, .*2026/);
  });

  it('names a person, a merge with the file behind it, and what is not known', () => {
    expect(originWords(origin({ kind: 'person' }))).toMatch(/^Edited here, /);
    expect(originWords(origin({ kind: 'merge', from: 'Ada Byron', file }))).toMatch(
      /^Taken from Ada Byron in a merge, .*; there from customers\.csv, row 214$/,
    );
    expect(originWords(origin({ kind: 'unknown', at: null, label: null }))).toMatch(/^Not known/);
  });
});

describe('readiness as text', () => {
  const model = (name: string, asks: string[]): ReadinessModel => ({
    id: name,
    name,
    use: '',
    verdict: 'partly',
    needs: [],
    asks,
  });
  const models = [model('RFM', ['Orders.', 'Amounts.']), model('Churn', ['Orders.'])];

  it('asks for each thing once, with all it serves', () => {
    expect(asksOf(models)).toEqual([
      { ask: 'Orders.', serves: ['RFM', 'Churn'] },
      { ask: 'Amounts.', serves: ['RFM'] },
    ]);
    expect(askText(models)).toContain('- Orders. (For: RFM; Churn.)');
    expect(askText([model('RFM', [])])).toBe('Nothing more is needed.');
  });

  it('says how much there is and over what time', () => {
    const report = { contacts: 3_000, activities: 0, from: null, to: null, models: [] };
    expect(extentWords(report)).toBe('3,000 contacts, no activities');
    expect(extentWords({ ...report, activities: 2, from: at, to: at })).toMatch(
      /^3,000 contacts and 2 activities from .* to /,
    );
  });
});
