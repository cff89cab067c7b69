// SQL behind the facts that moves are told with. One statement each.
import { sql } from 'kysely';

/** The tags a contact wears, by itself or through those merged into it. */
export const selectTagsWorn = (contact: number) => sql<{ tag_id: number }>`
  SELECT tag_id FROM tag_assignment
  WHERE contact_id IN (SELECT ${contact} UNION ALL SELECT id FROM contact_alias WHERE winner_id = ${contact})`;

export const selectName = (contact: number) => sql`SELECT display_name FROM contact WHERE id = ${contact}`;

export const selectWinnerName = (loser: number) => sql`
  SELECT c.display_name FROM contact_alias al JOIN contact c ON c.id = al.winner_id WHERE al.id = ${loser}`;
