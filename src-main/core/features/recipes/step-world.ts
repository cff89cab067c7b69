// What steps need of the workspace: how texts are read, which columns there are, what a person called right.
import { countryCode } from '../../../../src-shared/text/country.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { noGroupFacts } from '../../engines/audit/check.ts';
import type { StepWorld } from '../../engines/recipes/compile-steps.ts';
import { repeatableEdit } from '../../engines/recipes/repeatable-edit.ts';
import { selectDecisions } from '../audit/audit-queries.ts';
import { cleanColumn, readValue } from '../clean/clean-columns.ts';
import { columnsOf, editDecider } from '../clean/edit-decider.ts';
import { readPoint } from '../contacts/contact-values.ts';

/**
 * @param asOf the day checks speak about, UTC epoch milliseconds
 * @param country for national phone numbers and postcodes; ISO 3166-1 alpha-2 or null
 */
export function stepWorld(db: ReadHandle, { asOf, country }: { asOf: number; country: string | null }): StepWorld {
  let rejected: Set<string> | undefined;
  const rejections = (): Set<string> =>
    new Set(db.rows<[string, number, string, string | null]>(selectDecisions()).map((row) => JSON.stringify(row)));
  return {
    reading: {
      normalise: (kind, value) => readPoint(kind, value, country).normalised,
      countryCode: (name) => countryCode(name) ?? null,
    },
    audit: { asOf, defaultCountry: country, groups: { ...noGroupFacts, hasActivities: true } },
    isRejected: (check, contact, field, current) => {
      rejected ??= rejections();
      return rejected.size > 0 && rejected.has(JSON.stringify([check, contact, field, current]));
    },
    editDecision(key, edit) {
      const { source, other } = columnsOf(db, { column: key, edit });
      return editDecider(source, other, edit, country, repeatableEdit);
    },
    readValue: (key, text) => readValue(cleanColumn(db, key), text, country),
  };
}
