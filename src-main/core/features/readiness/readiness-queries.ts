// The SQL of readiness: each statement is one scan, of kept facts wherever they are kept.
import { type RawBuilder, sql } from 'kysely';
import type { CustomFieldDefinition } from '../../../../src-shared/rules/field-catalogue.ts';

export interface ContactFacts {
  contacts: number;
  people: number;
  companies: number;
  named: number;
  email: number;
  phone: number;
  address: number;
  birthday: number;
  city: number;
  postcode: number;
  country: number;
  emailGranted: number;
  emailWithdrawn: number;
  phoneGranted: number;
  phoneWithdrawn: number;
  /** With an email, and nothing known of consent. */
  emailUnasked: number;
  company: number;
  jobTitle: number;
  created: number;
  lifecycle: number;
  buyers: number;
  repeatBuyers: number;
  active: number;
  opened: number;
  firstPurchase: number | null;
  lastPurchase: number | null;
  currencies: number;
}

export const selectContactFacts = (): RawBuilder<ContactFacts> => sql<ContactFacts>`
  SELECT count(*) AS contacts, total(c.kind = 'person') AS people, total(c.kind = 'company') AS companies,
    total(c.given_name IS NOT NULL OR c.family_name IS NOT NULL) AS named,
    total(r.email_count > 0) AS email, total(r.phone_count > 0) AS phone,
    total(r.street IS NOT NULL AND r.postcode IS NOT NULL) AS address,
    total(c.birthday IS NOT NULL) AS birthday, total(r.city IS NOT NULL) AS city,
    total(r.postcode IS NOT NULL) AS postcode, total(r.country_code IS NOT NULL) AS country,
    total(c.email_consent = 'granted') AS "emailGranted", total(c.email_consent = 'withdrawn') AS "emailWithdrawn",
    total(c.phone_consent = 'granted') AS "phoneGranted", total(c.phone_consent = 'withdrawn') AS "phoneWithdrawn",
    total(c.email_consent = 'unknown' AND r.email_count > 0) AS "emailUnasked",
    total(c.company IS NOT NULL) AS company, total(c.job_title IS NOT NULL) AS "jobTitle",
    total(c.created_at IS NOT NULL) AS created, total(c.lifecycle IS NOT NULL) AS lifecycle,
    total(r.orders > 0) AS buyers, total(r.orders > 1) AS "repeatBuyers", total(r.activity_count > 0) AS active,
    total(r.email_opens + r.email_clicks > 0) AS opened,
    min(r.first_purchase_at) AS "firstPurchase", max(r.last_purchase_at) AS "lastPurchase",
    count(DISTINCT r.currency) AS currencies
  FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id WHERE c.state = 'active'`;

export interface ActivityFacts {
  kind: string;
  count: number;
  first: number;
  last: number;
  withAmount: number;
  withProduct: number;
  withCategory: number;
  withDiscount: number;
}

/** @param until the as-of moment: what lies after it is not seen */
export const selectActivityFacts = (until: number): RawBuilder<ActivityFacts> => sql<ActivityFacts>`
  SELECT kind, count(*) AS count, min(at) AS first, max(at) AS last, total(amount IS NOT NULL) AS "withAmount",
    total(product IS NOT NULL) AS "withProduct", total(category IS NOT NULL) AS "withCategory",
    total(coalesce(discount, 0) > 0) AS "withDiscount"
  FROM activity WHERE at <= ${until} GROUP BY kind`;

/** How many contacts have a value in each of these custom fields, one column a field. */
export const countCustomValues = (fields: readonly Pick<CustomFieldDefinition, 'column'>[]): RawBuilder<unknown> =>
  sql`SELECT ${sql.join(fields.map(({ column }) => sql`count(h.${sql.ref(column)})`))}
    FROM contact c JOIN contact_custom h ON h.id = c.id WHERE c.state = 'active'`;

export const countMatchRuns = (): RawBuilder<unknown> => sql`SELECT count(*) FROM match_run WHERE trial IS NULL`;
