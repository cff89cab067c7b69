// The SQL of comparing with a file. One statement each.
import { type Expression, type SqlBool, sql } from 'kysely';
import { idsIn } from '../duplicates/duplicates-queries.ts';

/** Ids of the contacts that fit a condition on `contact as c`. */
export function selectMatching(condition: Expression<SqlBool>) {
  return sql<{ id: number }>`SELECT c.id FROM contact AS c WHERE ${condition}`;
}

/** What a contact is beside a row of a file. */
export function selectShownContacts(ids: readonly number[]) {
  return sql<ShownContact>`
    SELECT c.id, c.display_name AS name, c.company, c.birthday, r.primary_email AS email, r.primary_phone AS phone,
      r.street, r.postcode, r.city
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id WHERE c.id IN ${idsIn(ids)}`;
}

export interface ShownContact {
  id: number;
  name: string;
  company: string | null;
  birthday: string | null;
  email: string | null;
  phone: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
}
