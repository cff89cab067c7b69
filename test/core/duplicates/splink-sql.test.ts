// The conditions of an exported settings file, run by a database: SQLite stands in for DuckDB, with the functions by
// which they differ. Every condition must be SQL, and identical records must reach the level that the matcher says.
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { findDuplicates } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import { poolOf } from '../../../src-main/core/engines/matching/interning.ts';
import type { Cell, ColumnType } from '../../../src-main/core/engines/matching/match-table.ts';
import { boundedDamerau, jaroWinkler } from '../../../src-main/core/engines/matching/similarity.ts';
import { type SplinkSettings, splinkSettings } from '../../../src-main/core/engines/matching/splink-settings.ts';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';

const given = 'ada ben cem dora emil fay gus hedy ivan jun'.split(' ');
const family = 'abel brandt castro dietz eriksen fontaine'.split(' ');
const types = {
  given_name: 'given_name',
  family_name: 'family_name',
  email: 'email',
  phone: 'phone',
  street: 'street',
  postcode: 'postcode',
  city: 'city',
  birthday: 'birthday',
} as const satisfies Record<string, ColumnType>;
type Column = keyof typeof types;
const names = Object.keys(types) as Column[];
const strangers = 60;

/** Standardised values, as docs/splink.md asks for them; the last five rows are the first five again. */
const rows = Array.from({ length: strangers + 5 }, (_, at) => {
  const of = at % strangers;
  const values: Record<Column, string | null> = {
    given_name: given[of % 10] ?? null,
    family_name: family[Math.floor(of / 10)] ?? null,
    email: of % 4 === 0 ? null : `person${of}@mail${of % 7}.example`,
    phone: String(493_055_510_00 + of * 3_711_119),
    street: `${of} mill lane`,
    postcode: `24${100 + (of % 9)}`,
    city: ['kiel', 'ghent', 'leeds'][of % 3] ?? null,
    birthday: `19${50 + (of % 40)}0${1 + (of % 9)}1${of % 10}`,
  };
  return values;
});

function modelOf(settings?: MatchModelSettings) {
  const columns = names.map((key) => ({
    key,
    label: key,
    type: types[key],
    values: rows.map((row): Cell => row[key]),
  }));
  return findDuplicates({ rowCount: rows.length, columns }, { seed: 1, latestYear: 2026, settings });
}

function database(): Database.Database {
  const db = new Database(':memory:');
  const both = (left: unknown, right: unknown) => typeof left === 'string' && typeof right === 'string';
  db.function('jaro_winkler_similarity', (left, right) =>
    both(left, right) ? jaroWinkler(poolOf([String(left), String(right)]), 1, left === right ? 1 : 2) : null,
  );
  db.function('damerau_levenshtein', (left, right) =>
    both(left, right) ? boundedDamerau(poolOf([String(left), String(right)]), 1, left === right ? 1 : 2, 20) : null,
  );
  db.function('right', (text, count) => (typeof text === 'string' ? text.slice(-Number(count)) : null));
  db.function('split_part', (text, by, at) =>
    typeof text === 'string' ? (text.split(String(by))[Number(at) - 1] ?? '') : null,
  );
  db.exec(`CREATE TABLE people (unique_id INTEGER, ${names.join(' TEXT, ')} TEXT)`);
  const insert = db.prepare(`INSERT INTO people VALUES (?${', ?'.repeat(names.length)})`);
  for (const [at, row] of rows.entries()) insert.run(at, ...names.map((name) => row[name]));
  return db;
}

/** The level that each comparison gives a pair, as Splink would ask: the first condition that holds. */
function levelsInSql(db: Database.Database, settings: SplinkSettings, left: number, right: number): (string | null)[] {
  const columns = names.flatMap((name) => [`l.${name} AS ${name}_l`, `r.${name} AS ${name}_r`]).join(', ');
  const cases = settings.comparisons.map(({ comparison_levels: levels }, comparison) => {
    const whens = levels.map(({ sql_condition: sql }, at) =>
      sql === 'ELSE' ? `ELSE ${at}` : `WHEN ${sql} THEN ${at}`,
    );
    return `CASE ${whens.join(' ')} END AS c${comparison}`;
  });
  const found = db
    .prepare(
      `SELECT ${cases.join(', ')} FROM (SELECT ${columns} FROM people l, people r WHERE l.unique_id = ? AND r.unique_id = ?)`,
    )
    .raw()
    .get(left, right) as number[];
  return found.map((level, comparison) => {
    const reached = settings.comparisons[comparison]?.comparison_levels[level];
    return reached?.is_null_level === true ? null : (reached?.label_for_charts ?? '');
  });
}

const cases: [string, MatchModelSettings | undefined][] = [
  ['automatic', undefined],
  [
    'set by a person',
    {
      version: 1,
      comparisons: {
        given_name: { method: 'prefix', length: 3 },
        family_name: { method: 'jaro_winkler' },
        email: { method: 'email_domain' },
        phone: { method: 'last_digits', length: 5 },
        address: { method: 'edit_distance' },
        birthday: { method: 'edit_distance', thresholds: [2] },
      },
      blocking: {
        own: [
          {
            keys: [
              { field: 'phone', transform: 'last_digits' },
              { field: 'email', transform: 'domain' },
            ],
          },
        ],
      },
    },
  ],
];

it.each(cases)('gives identical records the levels of the matcher, and strangers others: %s', (_, settings) => {
  const { model, levelsOf } = modelOf(settings);
  const exported = splinkSettings(model, 'duckdb').settings;
  const db = database();
  for (let row = 0; row < 5; row++) {
    const own = levelsOf(row, row + strangers).levels;
    const expected = model.comparisons.map(({ levels }, at) =>
      own[at] === 0 ? null : (levels[own[at] ?? 0]?.words ?? ''),
    );
    expect(levelsInSql(db, exported, row, row + strangers)).toEqual(expected);
    const apart = levelsInSql(db, exported, row, row + 25);
    expect(apart.filter((words) => words?.startsWith('Different')).length).toBeGreaterThan(2);
  }
});

it.each(cases)('proposes identical records by its blocking rules, and not everybody: %s', (_, settings) => {
  const exported = splinkSettings(modelOf(settings).model, 'duckdb').settings;
  const db = database();
  const pairs = new Set<string>();
  for (const rule of exported.blocking_rules_to_generate_predictions) {
    const found = db
      .prepare(`SELECT l.unique_id, r.unique_id FROM people l JOIN people r ON l.unique_id < r.unique_id AND (${rule})`)
      .raw()
      .all() as [number, number][];
    for (const pair of found) pairs.add(pair.join(' '));
  }
  for (let row = 0; row < 5; row++) expect(pairs).toContain(`${row} ${row + strangers}`);
  expect(pairs.size).toBeLessThan((rows.length * (rows.length - 1)) / 4);
});
