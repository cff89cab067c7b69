// Where each contact field lies in the database. Owns the map from the catalogue to columns; compares nothing.
import { type RawBuilder, sql } from 'kysely';
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import type { ActivityMeasure } from '../../../../src-shared/rules/ast.ts';
import type { Day } from '../../../../src-shared/rules/calendar.ts';
import type { ContactField } from '../../../../src-shared/rules/field-catalogue.ts';

/** How a kept fact is counted from activities when it is asked as of an earlier day. */
export interface Recount {
  activities: ActivityKind[];
  measure: ActivityMeasure;
}

export type FieldPlace =
  /** A column of contact itself. */
  | { kind: 'contact'; column: string }
  /** A column of a table with one row per contact; `recount` where the value changes with the as-of day. */
  | { kind: 'side'; table: 'contact_rollup' | 'contact_score' | 'score_change'; column: string; recount?: Recount }
  /** Any of the contact's points, as typed or normalised. */
  | { kind: 'points'; view: 'contact_email' | 'contact_phone' }
  /** What the job title says, by the SQL functions job_level() and job_area(). */
  | { kind: 'job'; reads: 'job_level' | 'job_area' }
  /** A column of the lifecycle stay that the as-of day falls into. */
  | { kind: 'stage'; column: 'stage' | 'since' | 'before' }
  /** Full years since the birthday. */
  | { kind: 'age' }
  /** Any import with a row of the contact, named by `importName`. */
  | { kind: 'imports' };

const contact = (column: string): FieldPlace => ({ kind: 'contact', column });
const rollup = (column: string, recount?: Recount): FieldPlace =>
  recount
    ? { kind: 'side', table: 'contact_rollup', column, recount }
    : { kind: 'side', table: 'contact_rollup', column };
const score = (column: string): FieldPlace => ({ kind: 'side', table: 'contact_score', column });

export const fieldPlaces = {
  display_name: contact('display_name'),
  given_name: contact('given_name'),
  family_name: contact('family_name'),
  nickname: contact('nickname'),
  kind: contact('kind'),
  birthday: contact('birthday'),
  age: { kind: 'age' },
  gender: contact('gender'),
  language: contact('language'),
  company: contact('company'),
  job_title: contact('job_title'),
  job_level: { kind: 'job', reads: 'job_level' },
  job_area: { kind: 'job', reads: 'job_area' },
  department: contact('department'),
  email: { kind: 'points', view: 'contact_email' },
  phone: { kind: 'points', view: 'contact_phone' },
  email_count: rollup('email_count'),
  phone_count: rollup('phone_count'),
  street: rollup('street'),
  city: rollup('city'),
  region: rollup('region'),
  postcode: rollup('postcode'),
  country: rollup('country'),
  country_code: rollup('country_code'),
  email_consent: contact('email_consent'),
  phone_consent: contact('phone_consent'),
  post_consent: contact('post_consent'),
  orders: rollup('orders', { activities: ['purchase'], measure: 'count' }),
  revenue: rollup('revenue', { activities: ['purchase', 'refund'], measure: 'sum' }),
  first_purchase: rollup('first_purchase_at', { activities: ['purchase'], measure: 'first' }),
  last_purchase: rollup('last_purchase_at', { activities: ['purchase'], measure: 'last' }),
  activity_count: rollup('activity_count', { activities: [], measure: 'count' }),
  last_activity: rollup('last_activity_at', { activities: [], measure: 'last' }),
  email_opens: rollup('email_opens', { activities: ['email_open'], measure: 'count' }),
  email_clicks: rollup('email_clicks', { activities: ['email_click'], measure: 'count' }),
  rfm_recency: score('recency'),
  rfm_frequency: score('frequency'),
  rfm_monetary: score('monetary'),
  rfm_cell: score('cell'),
  rfm_cell_from: { kind: 'side', table: 'score_change', column: 'cell_from' },
  rfm_cell_to: { kind: 'side', table: 'score_change', column: 'cell_to' },
  stage: { kind: 'stage', column: 'stage' },
  stage_since: { kind: 'stage', column: 'since' },
  stage_before: { kind: 'stage', column: 'before' },
  lead_source: contact('lead_source'),
  lifecycle: contact('lifecycle'),
  owner: contact('owner'),
  notes: contact('notes'),
  import: { kind: 'imports' },
  tag_count: rollup('tag_count'),
  created_at: contact('created_at'),
  added_at: contact('added_at'),
  updated_at: contact('updated_at'),
} as const satisfies Record<ContactField, FieldPlace>;

export const fieldPlace = (field: ContactField): FieldPlace => fieldPlaces[field];

/** Full years between a 'YYYY-MM-DD' birthday and a day; NULL without a birthday and before birth. */
export function ageOn(birthday: RawBuilder<unknown>, day: Day): RawBuilder<unknown> {
  return sql`case when ${birthday} <= ${day} then cast(substr(${day}, 1, 4) as integer)
    - cast(substr(${birthday}, 1, 4) as integer) - (substr(${day}, 6) < substr(${birthday}, 6)) end`;
}

/** What a job title says; NULL where it says nothing of it. */
export function jobReading(
  { reads }: Extract<FieldPlace, { kind: 'job' }>,
  title: RawBuilder<unknown>,
  ownWords: string,
): RawBuilder<unknown> {
  return sql`${sql.raw(reads)}(${title}, ${ownWords})`;
}

/** The lifecycle stay of each contact that the as-of day falls into: the present one, or one of the history. */
export const staysOn = ({ asOf, facts }: { asOf: Day; facts: 'kept' | 'recounted' }): RawBuilder<unknown> =>
  facts === 'kept'
    ? sql`contact_stage`
    : sql`(select contact_id, stage, since, before from stage_stay
        where since <= ${asOf} and (until is null or until > ${asOf}))`;

/** How a rule names an import, on a row `batch` of import_batch: 'customers.csv #12', as the list of imports shows it. */
export const importName = sql<string>`(batch.file_name || ' #' || batch.id)`;

/** Rows `row` of files with their import `batch` and the contact `contact_id` they speak of, merges resolved. */
export const importedRows = sql`(select coalesce(alias.winner_id, held.contact_id) as contact_id, held.batch_id
    from source_record as held left join contact_alias as alias on alias.id = held.contact_id
    where held.contact_id is not null) as row join import_batch as batch on batch.id = row.batch_id`;
