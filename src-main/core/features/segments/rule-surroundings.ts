// The names and rules of the open workspace, as sentences and checks of rules need them.
import type { Vocabulary } from '../../../../src-shared/contract/segments.ts';
import type { RuleSurroundings } from '../../../../src-shared/rules/check-rule.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { checkById, checks } from '../../engines/audit/check-registry.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import {
  selectCurrency,
  selectOpenFindings,
  selectSegmentNames,
  selectTagCounts,
  selectTagNames,
} from './segment-queries.ts';

/** What sentences and checks ask for; `self` is the segment whose rule is being looked at. */
export function ruleSurroundings(db: ReadHandle, context: CompileContext, self?: number): RuleSurroundings {
  const tags = new Map(db.all(selectTagNames()).map(({ id, name }) => [id, name]));
  const segments = new Map(db.all(selectSegmentNames()).map(({ id, name }) => [id, name]));
  return {
    names: {
      tag: (id) => tags.get(id),
      segment: (id) => segments.get(id),
      customField: (key) => context.customFields.get(key),
      check: (id) => checkById(id)?.title,
      // Looked up when a sentence needs it: it is counted over all purchases.
      get currency() {
        return usualCurrency(db);
      },
    },
    segments: context.segments,
    self,
  };
}

/** Everything a rule can name, for the pickers of the builder. */
export function vocabulary(db: ReadHandle, context: CompileContext): Vocabulary {
  const names = new Map(db.all(selectSegmentNames()).map(({ id, name }) => [id, name]));
  const found = new Map(db.all(selectOpenFindings()).map(({ check_id, count }) => [check_id, count]));
  return {
    tags: tagsInTreeOrder(db),
    segments: [...context.segments]
      .map(([id, rule]) => ({ id, name: names.get(id) ?? '', rule }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    customFields: [...context.customFields.values()],
    checks: checks.map(({ id, title }) => ({ id, title, count: found.get(id) ?? 0 })),
    currency: usualCurrency(db),
  };
}

const usualCurrency = (db: ReadHandle): string =>
  remembered(db, 'usual currency', () => db.value<string>(selectCurrency()) ?? '');

function tagsInTreeOrder(db: ReadHandle): Vocabulary['tags'] {
  const children = Map.groupBy(db.all(selectTagNames()), ({ parent_id }) => parent_id);
  const counts = new Map(db.all(selectTagCounts()).map(({ tag_id, count }) => [tag_id, count]));
  const result: Vocabulary['tags'] = [];
  const visit = (parent: number | null, above: string): void => {
    for (const { id, name } of children.get(parent) ?? []) {
      const path = above === '' ? name : `${above} › ${name}`;
      result.push({ id, name, path, count: counts.get(id) ?? 0 });
      visit(id, path);
    }
  };
  visit(null, '');
  return result;
}
