// What rules need to know of the open workspace to be compiled: its custom fields and saved segments.
import { sql } from 'kysely';
import { type Rule, ruleSchema } from '../../../../src-shared/rules/ast.ts';
import { dayOf, type Zone } from '../../../../src-shared/rules/calendar.ts';
import type { CustomFieldDefinition } from '../../../../src-shared/rules/field-catalogue.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { storedSettings } from '../settings/settings-queries.ts';

/**
 * Whose midnight days begin at, wherever rules, scores and explanations speak of days. Exports give most dates without a
 * zone, and an import keeps them as UTC, so days are UTC too: "1 March" stays 1 March on every computer, and the same
 * file gives the same result everywhere. The page shows such days in UTC for the same reason (ui/numbers.ts).
 */
export const ruleZone: Zone = 'utc';

/**
 * @param asOf epoch milliseconds the rule speaks about
 * @param now the clock: kept facts hold for it, other days are counted again
 */
export function loadCompileContext(db: ReadHandle, asOf: number, now: number): CompileContext {
  const fields = db.all(build.selectFrom('custom_field').selectAll().orderBy('position'));
  const segments = db.all(sql<{ id: number; rule: string }>`SELECT id, rule FROM segment`);
  const tags = db.all(
    sql<{ id: number; parent_id: number }>`SELECT id, parent_id FROM tag WHERE parent_id IS NOT NULL`,
  );
  const tagChildren = new Map<number, number[]>();
  for (const { id, parent_id } of tags) {
    const children = tagChildren.get(parent_id);
    if (children) children.push(id);
    else tagChildren.set(parent_id, [id]);
  }
  const zone = ruleZone;
  return {
    asOf: dayOf(asOf, zone),
    zone,
    facts: dayOf(asOf, zone) === dayOf(now, zone) ? 'kept' : 'recounted',
    customFields: new Map(
      fields.map((field): [string, CustomFieldDefinition] => [
        field.key,
        {
          key: field.key,
          label: field.label,
          type: field.type,
          column: field.column_name,
          options: field.options === null ? [] : (JSON.parse(field.options) as string[]),
        },
      ]),
    ),
    jobTitleWords: storedSettings(db).jobTitleWords ?? '',
    tagChildren,
    segments: new Map(
      segments.flatMap(({ id, rule }): [number, Rule][] => {
        const stored = storedRule(rule);
        return stored ? [[id, stored]] : [];
      }),
    ),
  };
}

/** A rule as it was stored; undefined for one this version does not understand, so that one segment stops no list. */
export function storedRule(text: string): Rule | undefined {
  const parsed = ruleSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
