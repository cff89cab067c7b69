import { describe, expect, it } from 'vitest';
import { createHandle } from '../../../src-main/core/db/handle.ts';
import { countIds, hasId } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { aspectsOf } from '../../../src-main/core/features/segment-portrait/aspects.ts';
import { countAspect } from '../../../src-main/core/features/segment-portrait/count-aspects.ts';
import { activeContacts, membersOf } from '../../../src-main/core/features/segments/member-bits.ts';
import { loadCompileContext } from '../../../src-main/core/features/segments/rule-context.ts';
import type { Condition, Group, RuleNode } from '../../../src-shared/rules/ast.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const country = (text: string): Condition => ({ kind: 'field', field: 'country', test: { operator: 'equals', text } });
const boughtCategory = (text: string): Condition => ({
  kind: 'activity',
  activities: ['purchase'],
  measure: 'count',
  window: { kind: 'ever' },
  filters: [{ field: 'category', test: { operator: 'equals', text } }],
  test: { operator: 'at_least', number: 1 },
});

async function sample(): Promise<TestWorkspace> {
  const workspace = openTestWorkspace();
  await workspace.ask('sample.create', { contacts: 700, mess: 0.3 });
  await workspace.ask('rfm.compute', {});
  await workspace.ask('lifecycle.compute', {});
  return workspace;
}

describe('what contacts can be compared by', () => {
  it('counts exactly the contacts that the rule of each attribute finds, inside and outside', async () => {
    const { session } = await sample();
    const db = createHandle(session.workspace.readerConnection);
    const context = loadCompileContext(db, testNow, testNow);
    const active = activeContacts(db);
    const members = membersOf(db, all(boughtCategory('Running shoes')), context);
    let compared = 0;
    for (const aspect of aspectsOf(context, new Map(), 'EUR')) {
      const { attributes, insideKnown, outsideKnown } = countAspect(db, aspect, active, members);
      expect(insideKnown + outsideKnown).toBeLessThanOrEqual(countIds(active));
      for (const { key, node, inside, outside } of attributes.slice(0, 60)) {
        const found = membersOf(db, all(node), context);
        let both = 0;
        for (let id = 1; id < found.length * 32; id += 1) if (hasId(found, id) && hasId(members, id)) both += 1;
        expect([key, inside, outside]).toEqual([key, both, countIds(found) - both]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(150);
  });
});

describe('the portrait of a group', () => {
  it('finds what was planted: buyers of running shoes wear the tag Running, and the category is by its rule', async () => {
    const workspace = await sample();
    const portrait = await workspace.ask('segmentPortrait.read', { rule: all(boughtCategory('Running shoes')) });
    expect(portrait.members).toBeGreaterThan(40);
    expect(portrait.clear).toBeGreaterThan(3);
    const category = portrait.rows.find(
      ({ aspect, label }) => aspect === 'Category bought' && label === 'Running shoes',
    );
    expect(category).toMatchObject({
      isClear: true,
      isByRule: true,
      outside: 0,
      ratio: null,
      inside: portrait.members,
    });
    const found = portrait.rows.filter((row) => row.isClear && !row.isByRule);
    expect(found.some(({ aspect, label }) => aspect === 'Tag' && /running/i.test(label))).toBe(true);
    for (const { low, high, ratio } of found) expect(low > 1 || high < 1, `${ratio} ${low} ${high}`).toBe(true);
    const { persona } = portrait;
    expect(persona.isTooSmall).toBe(false);
    expect(persona.buyers).toBe(portrait.members);
    for (const { known, rows } of persona.facts) {
      expect(known).toBeLessThanOrEqual(portrait.members);
      for (const { count } of rows) expect(count).toBeGreaterThanOrEqual(5);
    }
  });

  it('describes nobody by a handful of people, and compares nothing with nobody', async () => {
    const workspace = openTestWorkspace();
    workspace.write('Filled', ({ db }) => {
      for (let one = 0; one < 6; one += 1)
        db.prepare(
          "INSERT INTO contact (display_name, gender, added_at, updated_at) VALUES ('A', 'female', 0, 0)",
        ).run();
    });
    const portrait = await workspace.ask('segmentPortrait.read', { rule: all() });
    expect(portrait).toMatchObject({
      members: 6,
      others: 0,
      tested: 0,
      rows: [],
      persona: { isTooSmall: true, facts: [] },
    });
  });

  it('refuses a rule that cannot be evaluated', async () => {
    const workspace = openTestWorkspace();
    await expect(workspace.ask('segmentPortrait.read', { rule: all(country('')) })).rejects.toMatchObject({
      code: 'rule-invalid',
    });
  });
});

describe('the segment book', () => {
  it('has a page for each segment with its sheet and real figures, and escapes what people wrote', async () => {
    const workspace = await sample();
    const { id: shoes } = await workspace.ask('segments.create', {
      name: 'Shoes <b>& more</b>',
      rule: all(boughtCategory('Running shoes')),
      goal: 'Second pair within a year',
      kpi: 'Repeat orders a month',
    });
    const { id: nobody } = await workspace.ask('segments.create', { name: 'Nobody', rule: all(country('Atlantis')) });
    const { html, pages, title } = await workspace.ask('segmentPortrait.book', {
      segments: [shoes as never, nobody as never],
    });
    expect(pages).toBe(2);
    expect(title).toBe('Segment book');
    expect(html).toContain('Shoes &lt;b&gt;&amp; more&lt;/b&gt;');
    expect(html).not.toContain('<b>& more');
    expect(html).toContain('Repeat orders a month');
    expect(html).toContain('What sets them apart');
    expect(html).toContain('too few to be described');
    expect(html.match(/<main /g)).toHaveLength(2);
    const again = await workspace.ask('segmentPortrait.book', { segments: [shoes as never, nobody as never] });
    expect(again.html).toBe(html);
    await expect(workspace.ask('segmentPortrait.book', { segments: [99 as never] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
