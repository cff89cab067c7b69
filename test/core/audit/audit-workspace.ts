// Puts contacts into a test workspace the short way.

import { build } from '../../../src-main/core/db/query.ts';
import { countryCode } from '../../../src-shared/text/country.ts';
import { normaliseEmail } from '../../../src-shared/text/email.ts';
import { displayName } from '../../../src-shared/text/person-name.ts';
import { normalisePhone } from '../../../src-shared/text/phone.ts';
import type { TestWorkspace } from '../../support/workspace.ts';

export interface Person {
  given_name?: string;
  family_name?: string;
  company?: string;
  job_title?: string;
  birthday?: string;
  email?: string[];
  phone?: string[];
  country?: string;
  city?: string;
  created_at?: number;
}

/** Adds the people in one operation; returns their ids in order. */
export function addPeople(workspace: TestWorkspace, people: readonly Person[]): number[] {
  const ids: number[] = [];
  workspace.write('people', ({ db, now }) => {
    for (const { email = [], phone = [], country, city, ...columns } of people) {
      const names = {
        prefix: null,
        given: columns.given_name ?? null,
        middle: null,
        family: columns.family_name ?? null,
        suffix: null,
        nickname: null,
      };
      const { id } = db.run(
        build.insertInto('contact').values({
          ...columns,
          display_name: displayName(names, { email: email[0] ?? null }),
          added_at: now,
          updated_at: now,
        }),
      );
      ids.push(id);
      const point = (kind: 'email' | 'phone', value: string, normalised: string | null, index: number) =>
        db.run(
          build
            .insertInto('contact_point')
            .values({ contact_id: id, kind, value, normalised, is_primary: index === 0 ? 1 : 0 }),
        );
      for (const [index, value] of email.entries()) point('email', value, normaliseEmail(value).normalised, index);
      for (const [index, value] of phone.entries()) point('phone', value, normalisePhone(value, null), index);
      if (country !== undefined || city !== undefined)
        db.run(
          build.insertInto('address').values({
            contact_id: id,
            country: country ?? null,
            city: city ?? null,
            country_code: country === undefined ? null : countryCode(country),
            is_primary: 1,
          }),
        );
    }
  });
  return ids;
}
