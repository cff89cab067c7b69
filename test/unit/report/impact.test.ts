// Money, effort and order of the fixes, worked out by hand from the printed assumptions.
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src-main/core/engines/audit/check-registry.ts';
import { effortOf, pointsOf, topFixes } from '../../../src-main/core/engines/report/fixes.ts';
import { costModel, problems, themeOf, yearlyCost } from '../../../src-main/core/engines/report/themes.ts';
import { reportAssumptions } from '../../../src-shared/contract/report.ts';
import { checkFacts, facts } from './report-facts.ts';

const assumptions = reportAssumptions.parse({
  averageOrderValue: 50,
  margin: 40,
  campaignsPerYear: 10,
  ordersPerThousandEmails: 2,
  costPerEmail: 0.01,
  lettersPerYear: 2,
  costPerLetter: 0.8,
});
const none = { orders: 0, averageValue: null, currency: null };
const model = costModel(assumptions, 'EUR', none);

describe('money', () => {
  it('is what the assumptions say', () => {
    // 10 mailings × 2 ÷ 1,000 orders × 50 × 40 % = 0.40 a year, and 10 × 0.01 = 0.10 for sending.
    expect(yearlyCost('consent', model)).toBeCloseTo(0.4);
    expect(yearlyCost('email', model)).toBeCloseTo(0.5);
    expect(yearlyCost('post', model)).toBeCloseTo(1.6);
    expect(yearlyCost('junk', model)).toBeCloseTo(1.7);
    expect(yearlyCost('spelling', model)).toBe(0);
  });

  it('takes the average order from the workspace unless somebody says otherwise', () => {
    const measured = { orders: 3, averageValue: 80, currency: 'GBP' };
    expect(costModel({ ...assumptions, averageOrderValue: null }, null, measured)).toMatchObject({
      averageOrderValue: 80,
      isMeasured: true,
      currency: 'GBP',
    });
    expect(costModel(assumptions, 'EUR', measured)).toMatchObject({
      averageOrderValue: 50,
      isMeasured: false,
      currency: 'EUR',
    });
  });

  it('counts a contact once per problem, whatever the checks', () => {
    const world = facts({
      checks: checkFacts({ 'email-invalid': { affected: 6 }, 'email-placeholder': { affected: 6 } }),
      affectedByTheme: { email: 8 },
    });
    const [problem] = problems(world, model);
    expect(problem).toMatchObject({ theme: 'email', affected: 8 });
    expect(problem?.cost).toBeCloseTo(4);
  });
});

describe('effort and gain', () => {
  it('adds up reading, glancing and finding out', () => {
    const [check] = checkFacts({ 'email-invalid': { affected: 150, fixable: 120 } }).filter(
      ({ id }) => id === 'email-invalid',
    );
    if (check === undefined) throw new Error('no such check');
    // 3 + (100 + 20 ÷ 10) × 2 s + 30 × 1 min
    expect(effortOf(check)).toBeCloseTo(3 + (102 * 2) / 60 + 30);
  });

  it('gains what the findings cost in the health score', () => {
    const world = facts();
    const check = world.checks.find(({ id }) => id === 'email-invalid');
    if (check === undefined) throw new Error('no such check');
    // 10 of 100 with an error in validity: 10 points of a side that weighs 30 of the 85 that count.
    expect(pointsOf(check, world)).toBeCloseTo((10 * 30) / 85);
    expect(world.run.score + pointsOf(check, world)).toBeCloseTo(100);
  });

  it('orders by points per hour, at most ten', () => {
    const everywhere = Object.fromEntries(checks.map(({ id }) => [id, { affected: 5, fixable: 5 }]));
    const fixes = topFixes(facts({ checks: checkFacts(everywhere) }), model);
    expect(fixes).toHaveLength(10);
    const perHour = fixes.map(({ points, minutes }) => points / minutes);
    expect(perHour).toEqual([...perHour].sort((a, b) => b - a));
  });
});

it('puts every check into a problem', () => {
  const themes = new Map(checks.map((check) => [check.id, themeOf({ ...check, subject: check.kind })]));
  expect(themes.get('email-domain-typo')).toBe('email');
  expect(themes.get('phone-lost-zero')).toBe('phone');
  expect(themes.get('postcode-invalid')).toBe('post');
  expect(themes.get('name-case')).toBe('names');
  expect(themes.get('whitespace')).toBe('spelling');
  expect(themes.get('tag-unused')).toBe('tags');
  expect(themes.get('email-shared')).toBe('duplicates');
});
