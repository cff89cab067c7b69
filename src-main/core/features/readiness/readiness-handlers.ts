// Answers what the data are fit for. Counting is readiness-queries.ts, judging assess.ts.
import type { readinessContract } from '../../../../src-shared/contract/readiness.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';
import { assessReadiness, type ReadinessFacts } from './assess.ts';
import {
  type ContactFacts,
  countCustomValues,
  countMatchRuns,
  selectActivityFacts,
  selectContactFacts,
} from './readiness-queries.ts';

export const readinessHandlers: HandlersOf<typeof readinessContract> = {
  'readiness.report': ({ db, asOf }) => {
    const facts = remembered(db, `readiness ${asOf - (asOf % 60_000)}`, () => gather(db, asOf));
    return {
      contacts: facts.contacts.contacts,
      activities: facts.activities.reduce((total, { count }) => total + count, 0),
      from: edge(facts, 'first', Math.min),
      to: edge(facts, 'last', Math.max),
      models: assessReadiness(facts),
    };
  },
};

/** Labels of fields that speak of a company's trade or size, in the languages of common exports. */
const firmographicWords =
  /industr|sector|branche|secteur|settore|employee|company size|headcount|mitarbeiter|effectif|annual revenue|turnover|umsatz/i;

function gather(db: ReadHandle, asOf: number): ReadinessFacts {
  const fields = customFieldsOf(db).filter(({ label }) => firmographicWords.test(label));
  const counts = fields.length === 0 ? [] : (db.rows<number[]>(countCustomValues(fields))[0] ?? []);
  return {
    contacts: db.first(selectContactFacts()) as ContactFacts,
    activities: db.all(selectActivityFacts(asOf)),
    firmographic: fields.map(({ label }, index) => ({ label, count: counts[index] ?? 0 })),
    duplicatesSearched: (db.value<number>(countMatchRuns()) ?? 0) > 0,
    asOf,
  };
}

function edge(facts: ReadinessFacts, side: 'first' | 'last', pick: (...values: number[]) => number): number | null {
  return facts.activities.length === 0 ? null : pick(...facts.activities.map((each) => each[side]));
}
