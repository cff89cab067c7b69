// How SQLite answers what a person waits for: sets once per condition, by index, never a look-up per contact.
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../../src-main/core/db/query.ts';
import { memberQuery } from '../../../src-main/core/engines/rule-compiler/compile-rule.ts';
import { compileLeaf, type OwnCondition } from '../../../src-main/core/engines/rule-compiler/leaf.ts';
import type { ActivityCondition, Group } from '../../../src-shared/rules/ast.ts';
import { presetRule } from '../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { openPlainWorld } from '../../support/plain-world-file.ts';

const bought: ActivityCondition = {
  kind: 'activity',
  activities: ['purchase'],
  measure: 'count',
  window: { kind: 'last', count: 3, unit: 'month' },
  filters: [],
  test: { operator: 'at_least', number: 1 },
};
const tagged: OwnCondition = { kind: 'tag', match: 'has', tags: [1], descendants: true };

function withPlans(
  check: (plan: (sql: string, values: readonly unknown[]) => string, world: ReturnType<typeof openPlainWorld>) => void,
) {
  const world = openPlainWorld({
    contacts: [],
    tags: [{ id: 1, parent: null }],
    segments: new Map(),
    customTypes: {},
    asOf: '2024-03-15',
    zone: 'utc',
  });
  const plan = (sql: string, values: readonly unknown[]): string =>
    (world.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
  try {
    check(plan, world);
  } finally {
    world.db.close();
  }
}

describe('the plan of a rule', () => {
  it.each<[string, OwnCondition, RegExp]>([
    ['has a tag', tagged, /SEARCH assigned USING COVERING INDEX sqlite_autoindex_tag_assignment_1 \(tag_id=\?\)/],
    ['bought in a window', bought, /SEARCH a USING (COVERING )?INDEX activity_kind \(kind=\? AND at>\? AND at<\?\)/],
    [
      'has an open finding',
      { kind: 'finding', match: 'has', check: 'x' },
      /USING COVERING INDEX finding_check \(check_id=\? AND state=\?\)/,
    ],
  ])('“%s” reads by index', (_what, condition, expected) => {
    withPlans((plan, { context }) => {
      const { sql, parameters } = compileQuery(compileLeaf(condition, context).ids);
      expect(plan(sql, parameters)).toMatch(expected);
    });
  });

  it('never asks once per contact, in any preset or their combination', () => {
    withPlans((plan, { context }) => {
      // Fields of several values hold lists, which are looked into row by row.
      const presets = rulePresets.flatMap((preset) => presetRule(preset, []).rule ?? []);
      const everything: Group = {
        kind: 'group',
        match: 'any',
        items: [...presets, tagged, bought],
      };
      for (const facts of ['kept', 'recounted'] as const) {
        for (const rule of [...presets, everything]) {
          const { sql, parameters } = compileQuery(memberQuery(rule, { ...context, facts }));
          expect(plan(sql, parameters)).not.toContain('CORRELATED');
        }
      }
    });
  });
});
