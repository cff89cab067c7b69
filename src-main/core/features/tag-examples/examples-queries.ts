// The SQL of example contacts. One statement each; merged contacts stand under their survivors.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

export interface ExampleRow {
  tag_id: number;
  contact_id: number;
  contact_name: string;
  state: 'active' | 'archived' | 'merged';
  should_wear: number;
  wears: number;
}

const columns = sql`e.tag_id, c.id AS contact_id, c.display_name AS contact_name, c.state, e.should_wear,
  EXISTS (SELECT 1 FROM tag_assignment a WHERE a.tag_id = e.tag_id AND a.contact_id IN (
    SELECT c.id UNION ALL SELECT id FROM contact_alias WHERE winner_id = c.id)) AS wears`;
const source = sql`tag_example e LEFT JOIN contact_alias al ON al.id = e.contact_id
  JOIN contact c ON c.id = coalesce(al.winner_id, e.contact_id)`;

export const selectExamples = (tag: number) =>
  sql<ExampleRow>`SELECT ${columns} FROM ${source} WHERE e.tag_id = ${tag} ORDER BY e.should_wear DESC, e.id`;

export const selectAllExamples = () =>
  sql<ExampleRow>`SELECT ${columns} FROM ${source} WHERE c.state = 'active' ORDER BY e.tag_id, e.id`;

export const deleteExample = (tag: number, contact: number) =>
  sql`DELETE FROM tag_example WHERE tag_id = ${tag} AND contact_id IN (
    SELECT ${contact} UNION ALL SELECT id FROM contact_alias WHERE winner_id = ${contact})`;

export const insertExample = (row: { tag_id: number; contact_id: number; should_wear: 0 | 1; created_at: number }) =>
  build.insertInto('tag_example').values(row);
