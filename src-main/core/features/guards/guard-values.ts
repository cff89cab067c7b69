// Holds what a person typed against the guards of the workspace. Other features call it where they write such a value.
import type { Guard, GuardProblem } from '../../../../src-shared/model/guard.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type AddressAround, type JudgeContext, judgeValue } from '../../engines/guards/judge-value.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { cleanColumns } from '../clean/clean-columns.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { selectGuards } from './guard-queries.ts';

export function guardsOf(db: ReadHandle): Guard[] {
  return db.all(selectGuards()).map((row) => ({
    column: row.column_key,
    isRequired: row.is_required === 1,
    checksFormat: row.checks_format === 1,
    allowed: row.allowed === null ? null : (JSON.parse(row.allowed) as string[]),
  }));
}

export interface GivenValue {
  column: string;
  value: string | null;
  /** Of an address: its other parts. */
  around?: AddressAround;
}

/** Says what is wrong with each of the values that has a guard. */
export function guardProblems({ db, asOf }: ReadContext, given: readonly GivenValue[]): GuardProblem[] {
  const guards = new Map(guardsOf(db).map((guard) => [guard.column, guard]));
  if (guards.size === 0) return [];
  const labels = new Map(cleanColumns(db).map(({ column, label }) => [column, label]));
  const context = judging(db, asOf);
  return given.flatMap(({ column, value, around }) => {
    const guard = guards.get(column);
    const message = guard && judgeValue(guard, labels.get(column) ?? column, value, context, around);
    return message ? [{ column, message }] : [];
  });
}

/**
 * Refuses ('guarded') values that do not pass, unless the person keeps them anyway.
 * @returns what History adds to its line: ', kept although Company is one of Acme, Bolt.' or nothing
 */
export function guardValues(context: ReadContext, given: readonly GivenValue[], keepAnyway: boolean): string {
  const problems = guardProblems(context, given);
  if (problems.length === 0) return '';
  const sentences = problems.map(({ message }) => message).join(' ');
  if (!keepAnyway) throw refuse('guarded', sentences, { problems });
  return `, kept anyway: ${sentences}`;
}

/** Guards that a value of a column is held against row by row, as bulk edits do; null where the column has none. */
export function columnJudge(context: ReadContext, column: string): ((value: string | null) => string | null) | null {
  const { db, asOf } = context;
  const guard = guardsOf(db).find((it) => it.column === column);
  if (!guard) return null;
  const label = cleanColumns(db).find((it) => it.column === column)?.label ?? column;
  const judged = judging(db, asOf);
  return (value) => judgeValue(guard, label, value, judged);
}

/** The usual country is counted from all addresses, so it is asked for only where a value needs it, and once. */
function judging(db: ReadHandle, asOf: number): JudgeContext {
  let country: string | null | undefined;
  return {
    asOf,
    get country() {
      if (country === undefined) country = settingsOf(db).defaultCountry;
      return country;
    },
  };
}
