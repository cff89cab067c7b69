// Turns "these contacts" (picked ids, or all that match a search and a rule) into SQL. Owns what a contact list shows and
// what a bulk action reaches, so that both are always the same set.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ContactQuery, Selection } from '../../../../src-shared/model/selection.ts';
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { compileRule } from '../../engines/rule-compiler/compile-rule.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { loadCompileContext } from '../segments/rule-context.ts';

/** The condition of a contact query on a statement that reads `contact as c`. */
export function matchesQuery({ db, asOf, now }: ReadContext, query: ContactQuery): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [
    query.state === 'all' ? sql<boolean>`c.state <> 'merged'` : sql<boolean>`c.state = ${query.state}`,
  ];
  if (query.search.trim() !== '') {
    const match = searchExpression(query.search);
    parts.push(
      match === null
        ? sql<boolean>`0`
        : sql<boolean>`c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ${match})`,
    );
  }
  if (query.rule || query.segment) {
    const context = loadCompileContext(db, asOf, now);
    if (query.rule) parts.push(compileRule(query.rule, context));
    if (query.segment) {
      const rule: Rule | undefined = context.segments.get(query.segment);
      if (!rule) throw refuse('not-found', 'This segment is not there any more.');
      parts.push(compileRule(rule, context));
    }
  }
  return sql<boolean>`(${sql.join(parts, sql` AND `)})`;
}

/** The ids a selection means, one column `id`: a subquery for set-wise statements, or to be plucked. */
export function selectedIds(context: ReadContext, selection: Selection): RawBuilder<{ id: number }> {
  if (selection.kind === 'ids') {
    // As one bound value: thousands of placeholders would pass SQLite's limit.
    return sql`SELECT c.id FROM contact AS c WHERE c.state <> 'merged' AND c.id IN (SELECT value FROM json_each(${JSON.stringify(selection.ids)}))`;
  }
  const except = JSON.stringify(selection.except);
  return sql`SELECT c.id FROM contact AS c WHERE ${matchesQuery(context, selection.query)}
    AND c.id NOT IN (SELECT value FROM json_each(${except}))`;
}

/** How many contacts a selection means. */
export function countSelected(context: ReadContext, selection: Selection): number {
  return context.db.value<number>(sql`SELECT count(*) FROM (${selectedIds(context, selection)})`) ?? 0;
}

/**
 * What a person typed as a full-text expression: every word must begin a word of name, email, phone or company; phone
 * numbers are searched by their digits. Null when nothing searchable was typed.
 */
export function searchExpression(typed: string): string | null {
  const digits = typed.replace(/\D+/g, '');
  if (digits.length >= 5 && /^[\d\s()+./-]+$/.test(typed)) return `"${digits.replace(/^0+/, '')}" * OR "${digits}" *`;
  const words = foldText(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}" *`).join(' ');
}
