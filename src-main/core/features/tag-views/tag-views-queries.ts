// The SQL of views of the tag tree and of notes on changes. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

export const selectViews = () => build.selectFrom('tag_view').selectAll().orderBy('kind').orderBy('name');
export const selectMembers = () => build.selectFrom('tag_view_member').select(['view_id', 'tag_id']).orderBy('id');
export const insertView = (row: {
  name: string;
  kind: 'department' | 'set';
  champion: string | null;
  created_at: number;
}) => build.insertInto('tag_view').values(row);
export const updateView = (view: number, row: { name: string; kind: 'department' | 'set'; champion: string | null }) =>
  build.updateTable('tag_view').set(row).where('id', '=', view);
export const deleteView = (view: number) => build.deleteFrom('tag_view').where('id', '=', view);
export const deleteMembers = (view: number) => build.deleteFrom('tag_view_member').where('view_id', '=', view);
export const insertMember = (view: number, tag: number) =>
  build.insertInto('tag_view_member').values({ view_id: view, tag_id: tag });
export const deleteMember = (view: number, tag: number) =>
  build.deleteFrom('tag_view_member').where('view_id', '=', view).where('tag_id', '=', tag);

const vocabulary = sql`('tag', 'tag_alias', 'tag_rule', 'tag_view', 'tag_view_member', 'segment')`;

/** Operations that changed tags, rules, views or segments, with what was said about them. */
export function selectVocabularyChanges(search: string, limit: number) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<{
    operation: number;
    at: number;
    label: string;
    undone_by: number | null;
    who: string | null;
    why: string | null;
    approved_by: string | null;
    approved_at: number | null;
  }>`SELECT o.id AS operation, o.at, o.label, o.undone_by, n.who, n.why, n.approved_by, n.approved_at
    FROM operation o LEFT JOIN change_note n ON n.operation_id = o.id
    WHERE o.id IN (SELECT operation_id FROM change WHERE table_name IN ${vocabulary}
        UNION SELECT operation_id FROM change_range WHERE table_name IN ${vocabulary})
      AND (${search} = '' OR o.label LIKE ${pattern} ESCAPE '\\' OR coalesce(n.who, '') LIKE ${pattern} ESCAPE '\\'
        OR coalesce(n.why, '') LIKE ${pattern} ESCAPE '\\')
    ORDER BY o.id DESC LIMIT ${limit}`;
}

export const selectOperationLabel = (operation: number) =>
  build.selectFrom('operation').select(['id', 'label']).where('id', '=', operation);

export const selectNote = (operation: number) =>
  build.selectFrom('change_note').selectAll().where('operation_id', '=', operation);
export const insertNote = (operation: number) => build.insertInto('change_note').values({ operation_id: operation });
export const updateNote = (
  operation: number,
  row: { who?: string | null; why?: string | null; approved_by?: string | null; approved_at?: number | null },
) => build.updateTable('change_note').set(row).where('operation_id', '=', operation);
