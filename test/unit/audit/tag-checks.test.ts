// The checks that look at tags: which are reported, and which lookalikes are not.
import { describe, expect, it } from 'vitest';
import type { AuditTag } from '../../../src-main/core/engines/audit/check.ts';
import { checkById } from '../../../src-main/core/engines/audit/check-registry.ts';
import { context, tag } from './make-contact.ts';

function found(check: string, tags: AuditTag[]): string[] {
  const known = checkById(check);
  if (known?.kind !== 'tag') throw new Error(`no tag check ${check}`);
  const names = new Map(tags.map(({ id, name }) => [id, name]));
  return known.inspect(tags, context()).map((finding) => names.get(finding.tag) ?? '?');
}

const named = (...names: string[]): AuditTag[] =>
  names.map((name, index) => tag({ id: index + 1, name, members: 100 - index }));

describe('tag-near-duplicate', () => {
  it.each([
    [['VIP', 'vip-']],
    [['VIP', '#VIP']],
    [['Newsletter', 'newsletters']],
    [['hot lead', 'Lead Hot']],
    [['Wholesale', 'Wholesle']],
    [['Black Friday', 'BlackFriday']],
  ])('reports the smaller of %j', (names) => {
    expect(found('tag-near-duplicate', named(...names))).toEqual([names[1]]);
  });

  it.each([
    [['Event 2023', 'Event 2024']],
    [['Lead', 'Lean']],
    [['Customer', 'Costumes']],
    [['Gold', 'Cold']],
    [['Boss', 'Bos']],
  ])('keeps %j apart', (names) => {
    expect(found('tag-near-duplicate', named(...names))).toEqual([]);
  });

  it('lets a parent and its child share a word', () => {
    const tags = [tag({ id: 1, name: 'Leads', hasChildren: true }), tag({ id: 2, name: 'Lead', parentId: 1 })];
    expect(found('tag-near-duplicate', tags)).toEqual([]);
  });
});

describe('tag sheets', () => {
  const tags = [
    tag({ id: 1, name: 'fine' }),
    tag({ id: 2, name: 'no meaning', meaning: null, owner: null }),
    tag({ id: 3, name: 'no owner', owner: null }),
    tag({ id: 4, name: 'nobody', members: 0, membersBelow: 0 }),
    tag({ id: 5, name: 'parent', members: 0, membersBelow: 7, hasChildren: true }),
    tag({ id: 6, name: 'retired', status: 'retired', members: 3 }),
    tag({ id: 7, name: 'overdue', reviewAt: '2025-12-31' }),
    tag({ id: 8, name: 'draft', status: 'draft', meaning: null, members: 0, membersBelow: 0 }),
  ];

  it.each([
    ['tag-undocumented', ['no meaning']],
    ['tag-unowned', ['no owner']],
    ['tag-unused', ['nobody']],
    ['tag-retired-in-use', ['retired']],
    ['tag-review-overdue', ['overdue']],
  ])('%s', (check, names) => {
    expect(found(check, tags)).toEqual(names);
  });
});
