// The SQL of agreement rounds. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

export const selectRounds = () => build.selectFrom('agreement_round').selectAll().orderBy('id', 'desc');

export const selectRound = (round: number) => build.selectFrom('agreement_round').selectAll().where('id', '=', round);

export const selectRoundByToken = (token: string) =>
  build.selectFrom('agreement_round').selectAll().where('token', '=', token);

export const selectRaters = (round: number | null) =>
  sql<{ id: number; round_id: number; name: string; origin: 'here' | 'file'; answered: number }>`
    SELECT r.id, r.round_id, r.name, r.origin,
      (SELECT count(*) FROM agreement_answer a WHERE a.rater_id = r.id) AS answered
    FROM agreement_rater r WHERE ${round} IS NULL OR r.round_id = ${round} ORDER BY r.id`;

export const selectRater = (rater: number) => build.selectFrom('agreement_rater').selectAll().where('id', '=', rater);

export const selectAnswers = (rater: number) =>
  build.selectFrom('agreement_answer').selectAll().where('rater_id', '=', rater).orderBy('card');

export const insertRound = (row: {
  name: string;
  token: string;
  deck: string;
  origin: 'here' | 'file';
  created_at: number;
}) => build.insertInto('agreement_round').values(row);

export const insertRater = (row: { round_id: number; name: string; origin: 'here' | 'file'; created_at: number }) =>
  build.insertInto('agreement_rater').values(row);

export const deleteAnswer = (rater: number, card: number) =>
  build.deleteFrom('agreement_answer').where('rater_id', '=', rater).where('card', '=', card);

export const insertAnswer = (row: { rater_id: number; card: number; choices: string; answered_at: number }) =>
  build.insertInto('agreement_answer').values(row);

export const deleteAnswersOf = (rater: number) => build.deleteFrom('agreement_answer').where('rater_id', '=', rater);

export const deleteRater = (rater: number) => build.deleteFrom('agreement_rater').where('id', '=', rater);

export const deleteRound = (round: number) => build.deleteFrom('agreement_round').where('id', '=', round);

/** What a card shows of a contact, beside its custom fields: nothing that a tag says already. */
export const selectFaces = (contacts: readonly number[]) =>
  sql<{
    id: number;
    display_name: string;
    kind: string;
    company: string | null;
    job_title: string | null;
    lead_source: string | null;
    language: string | null;
    birthday: string | null;
    notes: string | null;
    city: string | null;
    country: string | null;
    primary_email: string | null;
    orders: number | null;
    revenue: number | null;
    currency: string | null;
    first_purchase_at: number | null;
    last_purchase_at: number | null;
    last_activity_at: number | null;
    email_opens: number | null;
    email_clicks: number | null;
  }>`SELECT c.id, c.display_name, c.kind, c.company, c.job_title, c.lead_source, c.language, c.birthday, c.notes,
      r.city, r.country, r.primary_email, r.orders, r.revenue, r.currency, r.first_purchase_at, r.last_purchase_at,
      r.last_activity_at, r.email_opens, r.email_clicks
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id
    WHERE c.id IN (SELECT value FROM json_each(${JSON.stringify(contacts)}))`;

/** What a contact did last, newest first. */
export const selectLatest = (contact: number, limit: number) =>
  sql<{ kind: string; at: number; product: string | null; campaign: string | null; amount: number | null }>`
    SELECT kind, at, product, campaign, amount FROM activity
    WHERE contact_id IN (SELECT ${contact} UNION ALL SELECT id FROM contact_alias WHERE winner_id = ${contact})
    ORDER BY at DESC, id DESC LIMIT ${limit}`;

export const selectCustom = (contact: number) =>
  sql<Record<string, string | number | null>>`SELECT * FROM contact_custom WHERE id = ${contact}`;

/** Active contacts after an id, in the order of their ids. */
export const selectActiveFrom = (id: number) =>
  sql<{ id: number }>`SELECT id FROM contact WHERE id >= ${id} AND state = 'active' ORDER BY id LIMIT 1`;

export const selectHighestContact = () => sql<{ id: number }>`SELECT max(id) AS id FROM contact`;
