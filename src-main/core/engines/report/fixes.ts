// Chooses what to mend first: how long each check's findings take, what the health score gains, what the year gains.
// Owns effort, gain and order; the formulas are printed with the report.
import { dimensionWeight, severityCost } from '../audit/health-score.ts';
import type { CheckFacts, ReportFacts } from './facts.ts';
import { type CostModel, themeOf, yearlyCost } from './themes.ts';

/** To read what a check says and look at a sample before accepting, minutes. */
export const minutesPerCheck = 3;
/** To glance at one proposal; accepted in bulk from the hundredth on, after a sample of one in ten. */
export const secondsPerProposal = 2;
/** To find out one value that nobody can propose, minutes. */
export const minutesByHand = 1;

/**
 * Checks whose findings are not looked up one by one, with the minutes for all of them together: a consent mailing, one
 * decision for a whole file, an archive step.
 */
const doneTogether: Readonly<Record<string, number>> = {
  'consent-unknown': 120,
  'missing-source': 20,
  stale: 30,
  'email-role': 15,
  'point-dead': 30,
  unreachable: 30,
  'email-disposable': 15,
  'missing-company': 60,
  'missing-country': 60,
};

export interface Fix {
  check: CheckFacts;
  minutes: number;
  /** Points of the health score at most: what its findings cost if nothing else were wrong with the same contacts. */
  points: number;
  /** Per year, major units. */
  money: number;
  isBulk: boolean;
}

/** Minutes to deal with everything a check found. */
export function effortOf(check: CheckFacts): number {
  const proposals = Math.min(check.fixable, 100) + Math.max(0, check.fixable - 100) / 10;
  const byHand = Math.max(0, check.open - check.fixable);
  const hand = doneTogether[check.id] ?? byHand * (check.subject === 'tag' ? 3 : minutesByHand);
  return minutesPerCheck + (proposals * secondsPerProposal) / 60 + (byHand === 0 ? 0 : hand);
}

/** Points the health score would gain at most, given the dimensions that count. */
export function pointsOf(check: CheckFacts, facts: ReportFacts): number {
  const counting = facts.run.dimensions.filter(({ score }) => score !== null);
  const weights = counting.reduce((sum, { weight }) => sum + weight, 0);
  const own = counting.find(({ dimension }) => dimension === check.dimension);
  if (own === undefined || own.checked === 0 || weights === 0) return 0;
  const cost = (severityCost[check.severity] * Math.min(check.affected, own.checked)) / own.checked;
  return (100 * cost * dimensionWeight[check.dimension]) / weights;
}

/**
 * The fixes worth most, at most `limit`: ordered by points of the health score per hour of work. A fix that brings less
 * than a twentieth of a point stands back behind those that bring more.
 */
export function topFixes(facts: ReportFacts, model: CostModel, limit = 10): Fix[] {
  const all = facts.checks
    .filter((check) => check.open > 0)
    .map((check): Fix => {
      const minutes = effortOf(check);
      const affected = check.subject === 'tag' ? 0 : check.affected;
      return {
        check,
        minutes,
        points: pointsOf(check, facts),
        money: affected * yearlyCost(themeOf(check), model),
        isBulk: check.fixable > 0.8 * check.open || doneTogether[check.id] !== undefined,
      };
    });
  const isSmall = (fix: Fix): boolean => fix.points < 0.05;
  return all
    .sort(
      (a, b) =>
        Number(isSmall(a)) - Number(isSmall(b)) ||
        b.points / b.minutes - a.points / a.minutes ||
        (a.check.id < b.check.id ? -1 : 1),
    )
    .slice(0, limit);
}
