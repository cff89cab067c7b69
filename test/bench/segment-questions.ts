// The questions of `npm run bench -- segments`: rules as a person edits them, each with the same question in DuckDB's SQL
// over the same rows. Owns the pairs; `turn` is what the person changes, one condition at a time.
import type { Condition, Group, RuleNode, Test, Window } from '../../src-shared/rules/ast.ts';
import { before, type Day, endOfDay, startOfDay } from '../../src-shared/rules/calendar.ts';

export interface Question {
  name: string;
  rule(turn: number): Group;
  /** Over tables c (a row per contact) and a (a row per activity), made by duck.ts. */
  sql(turn: number): string;
}

const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const any = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'any', items });
const none = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'none', items });
const field = (name: string, test: Test): Condition => ({ kind: 'field', field: name, test }) as Condition;
const last = (count: number, unit: 'day' | 'month' | 'year'): Window => ({ kind: 'last', count, unit });
const did = (activities: string[], measure: string, window: Window, test: Test, item?: string): Condition =>
  ({
    kind: 'activity',
    activities,
    measure,
    window,
    filters: item === undefined ? [] : [{ field: 'item', test: { operator: 'contains', text: item } }],
    test,
  }) as Condition;

const titles = ['manager', 'owner', 'engineer', 'assistant', 'director'];
const items = ['shoe', 'jacket', 'lamp', 'book', 'tea'];
const pick = (list: readonly string[], turn: number): string => list[turn % list.length] ?? '';

/** @param cities the most frequent ones of the workspace, in lower case */
export function questions(asOf: Day, cities: readonly string[]): Question[] {
  const end = endOfDay(asOf, 'utc');
  const since = (count: number, unit: 'day' | 'month' | 'year') => startOfDay(before(asOf, { count, unit }), 'utc');
  const people = (where: string) => `SELECT count(*) FROM c WHERE state = 'active' AND ${where}`;
  const grouped = (kinds: string, from: number, having: string, more = '') =>
    `id IN (SELECT contact_id FROM a WHERE kind IN (${kinds}) AND "at" BETWEEN ${from} AND ${end} ${more}
      GROUP BY contact_id HAVING ${having})`;
  const orders = 'count(DISTINCT coalesce(reference, CAST(id AS VARCHAR)))';
  const city = (turn: number) => pick(cities, turn);
  return [
    {
      name: 'a place and a job',
      rule: (turn) =>
        all(
          field('city', { operator: 'equals', text: city(turn) }),
          field('job_title', { operator: 'contains', text: 'manager' }),
          field('email_consent', { operator: 'equals', text: 'granted' }),
        ),
      sql: (turn) =>
        people(`lower(city) = '${city(turn)}' AND contains(lower(job_title), 'manager') AND email_consent = 'granted'`),
    },
    {
      name: 'orders and how long ago',
      rule: (turn) =>
        all(
          field('orders', { operator: 'at_least', number: 1 + (turn % 5) }),
          field('last_purchase', { operator: 'in_last', count: 90, unit: 'day' }),
        ),
      sql: (turn) => people(`orders >= ${1 + (turn % 5)} AND last_purchase_at BETWEEN ${since(90, 'day')} AND ${end}`),
    },
    {
      name: 'how often within a year',
      rule: (turn) =>
        all(did(['purchase'], 'count', last(1, 'year'), { operator: 'at_least', number: 2 + (turn % 4) })),
      sql: (turn) => people(grouped("'purchase'", since(1, 'year'), `${orders} >= ${2 + (turn % 4)}`)),
    },
    {
      name: 'how much within months, at an age',
      rule: (turn) =>
        all(
          did(['purchase', 'refund'], 'sum', last(6 + (turn % 5), 'month'), { operator: 'at_least', number: 10_000 }),
          field('age', { operator: 'between', from: 30, to: 50 }),
        ),
      sql: (turn) =>
        people(`${grouped("'purchase','refund'", since(6 + (turn % 5), 'month'), 'sum(amount) >= 10000')}
          AND birthday <= '${asOf}' AND ${asOf.slice(0, 4)} - CAST(substr(birthday, 1, 4) AS INTEGER)
            - CASE WHEN '${asOf.slice(5)}' < substr(birthday, 6) THEN 1 ELSE 0 END BETWEEN 30 AND 50`),
    },
    {
      name: 'silent buyers',
      rule: (turn) =>
        all(
          field('orders', { operator: 'at_least', number: 1 }),
          did(['email_open'], 'count', last(3 + (turn % 5), 'month'), { operator: 'number_is', number: 0 }),
        ),
      sql: (turn) =>
        people(`orders >= 1 AND id NOT IN (SELECT contact_id FROM a WHERE kind = 'email_open'
          AND "at" BETWEEN ${since(3 + (turn % 5), 'month')} AND ${end})`),
    },
    {
      name: 'bought a thing lately',
      rule: (turn) =>
        all(did(['purchase'], 'count', last(1, 'year'), { operator: 'at_least', number: 1 }, pick(items, turn))),
      sql: (turn) => {
        const named = (column: string) => `contains(lower(coalesce(${column}, '')), '${pick(items, turn)}')`;
        const more = `AND (${named('product')} OR ${named('category')})`;
        return people(grouped("'purchase'", since(1, 'year'), 'count(*) >= 1', more));
      },
    },
    {
      name: 'either, but not',
      rule: (turn) =>
        all(
          any(
            field('city', { operator: 'one_of', texts: cities.slice(0, 3) }),
            field('job_title', { operator: 'contains', text: pick(titles, turn) }),
          ),
          none(did(['refund'], 'count', { kind: 'ever' }, { operator: 'at_least', number: 1 })),
        ),
      sql: (turn) =>
        people(`(lower(city) IN (${cities
          .slice(0, 3)
          .map((name) => `'${name}'`)
          .join(', ')}) OR contains(lower(job_title), '${pick(titles, turn)}'))
          AND id NOT IN (SELECT contact_id FROM a WHERE kind = 'refund' AND "at" <= ${end})`),
    },
    {
      name: 'eight conditions',
      rule: (turn) =>
        all(
          any(
            field('city', { operator: 'one_of', texts: cities.slice(0, 5) }),
            field('job_title', { operator: 'contains', text: 'owner' }),
          ),
          field('email_consent', { operator: 'equals', text: 'granted' }),
          field('orders', { operator: 'at_least', number: 2 }),
          field('revenue', { operator: 'at_least', number: 5_000 }),
          did(['purchase'], 'count', last(12 + (turn % 6), 'month'), { operator: 'at_least', number: 1 }),
          none(
            did(['refund'], 'count', last(1, 'year'), { operator: 'at_least', number: 1 }),
            did(['ticket'], 'count', last(1, 'year'), { operator: 'at_least', number: 2 }),
          ),
        ),
      sql: (turn) =>
        people(`(lower(city) IN (${cities
          .slice(0, 5)
          .map((name) => `'${name}'`)
          .join(', ')}) OR contains(lower(job_title), 'owner'))
          AND email_consent = 'granted' AND orders >= 2 AND revenue >= 5000
          AND ${grouped("'purchase'", since(12 + (turn % 6), 'month'), `${orders} >= 1`)}
          AND NOT ${grouped("'refund'", since(1, 'year'), 'count(*) >= 1')}
          AND NOT ${grouped("'ticket'", since(1, 'year'), 'count(*) >= 2')}`),
    },
  ];
}
