import { describe, expect, it } from 'vitest';
import {
  countsOf,
  type FateRow,
  fateWords,
  sureRows,
} from '../../../src-renderer/features/tag-consolidation/use-consolidation.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import type { TagFate } from '../../../src-shared/tags/consolidation.ts';
import { tagRow } from '../../support/tag-row.ts';

const tag = (id: number, name: string) => tagRow(id, name, { own: 3, withDescendants: 3 });
const byId = new Map([tag(1, 'VIP'), tag(2, 'Interests')].map((row) => [row.id, row]));
const row = (fate: TagFate, confidence: number, answer: FateRow['answer'] = null): FateRow => ({
  tag: tag(9, 'Vip list'),
  proposal: { tag: 9, fate, confidence, reason: '', advice: { kind: 'tag', reason: '' } },
  answer,
  fate,
});
const merge: TagFate = { action: 'merge', into: 1 as TagId };

describe('what becomes of a tag', () => {
  it('is said in words that name the target', () => {
    expect(fateWords(merge, byId)).toBe('Merge into VIP');
    expect(fateWords({ action: 'merge', into: 7 as TagId }, byId)).toBe('Merge into a deleted tag');
    expect(fateWords({ action: 'move', parent: 2 as TagId, newParent: null, name: 'Yoga' }, byId)).toBe(
      'Move to Interests › Yoga',
    );
    expect(fateWords({ action: 'move', parent: null, newParent: 'Events', name: 'Fair' }, byId)).toBe(
      'Move to Events › Fair',
    );
    expect(fateWords({ action: 'field', field: 'Status', value: 'Active' }, byId)).toBe('Field Status: Active');
  });
});

describe('accepting what is sure', () => {
  it('takes neither what is answered, nor what changes nothing, nor what is unsure', () => {
    const rows = [row(merge, 0.94), row(merge, 0.94, 'rejected'), row(merge, 0.5), row({ action: 'keep' }, 0.95)];
    expect(sureRows(rows)).toEqual([rows[0]]);
    expect(countsOf(rows)).toEqual({ keep: 1, merge: 3, move: 0, field: 0, retire: 0 });
  });
});
