// The exported settings against Splink's published schema (splink/internals/files/settings_jsonschema.json): the keys it
// allows, the types it asks, the one key it requires; and against the weights of the model they come from.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findDuplicates } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import type { Cell, ColumnType, MatchTable } from '../../../src-main/core/engines/matching/match-table.ts';
import { splinkSettings } from '../../../src-main/core/engines/matching/splink-settings.ts';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';

const share = z.number().min(0).max(1);
/** As the schema says; what it does not name is not allowed there either. */
const schema = z.strictObject({
  link_type: z.enum(['dedupe_only', 'link_only', 'link_and_dedupe']),
  probability_two_random_records_match: share.optional(),
  em_convergence: z.number().optional(),
  max_iterations: z.number().optional(),
  unique_id_column_name: z.string().optional(),
  source_dataset_column_name: z.string().optional(),
  retain_matching_columns: z.boolean().optional(),
  retain_intermediate_calculation_columns: z.boolean().optional(),
  comparisons: z.array(
    z.strictObject({
      output_column_name: z.string().optional(),
      comparison_description: z.string().optional(),
      comparison_levels: z
        .array(
          z.strictObject({
            sql_condition: z.string().min(1),
            label_for_charts: z.string().optional(),
            u_probability: share.optional(),
            m_probability: share.optional(),
            is_null_level: z.boolean().optional(),
            tf_adjustment_column: z.string().optional(),
            tf_adjustment_weight: z.number().optional(),
            tf_minimum_u_value: z.number().optional(),
            disable_tf_exact_match_detection: z.boolean().optional(),
          }),
        )
        .min(2),
    }),
  ),
  blocking_rules_to_generate_predictions: z.array(z.string().min(1)),
  additional_columns_to_retain: z.array(z.string()).optional(),
  sql_dialect: z.enum(['spark', 'duckdb', 'sqlite', 'postgres']),
  linker_uid: z.string().optional(),
});

const given = 'Ada Ben Cem Dora Emil Fay Gus Hedy Ivan Jun'.split(' ');
const family = 'Abel Brandt Castro Dietz Eriksen Fontaine'.split(' ');

/** Sixty people with everything that can be compared, and five of them once more. */
function table(): MatchTable {
  const rows = Array.from({ length: 65 }, (_, at) => at % 60);
  const columns: [string, ColumnType, (row: number) => Cell][] = [
    ['given_name', 'given_name', (row) => given[row % 10] ?? null],
    ['middle_name', 'middle_name', (row) => (row % 3 === 0 ? 'Maria' : null)],
    ['family_name', 'family_name', (row) => family[Math.floor(row / 10)] ?? null],
    ['name_suffix', 'name_suffix', (row) => (row % 20 === 0 ? 'Jr' : null)],
    ['email', 'email', (row) => (row % 4 === 0 ? null : `person${row}@mail${row % 7}.example`)],
    ['phone', 'phone', (row) => `+4930555${1000 + row * 37}`],
    ['company', 'company', (row) => (row % 5 === 0 ? 'Acme Tools' : null)],
    ['street', 'street', (row) => `${row} Mill Lane`],
    ['postcode', 'postcode', (row) => `24${100 + (row % 9)}`],
    ['city', 'city', (row) => ['Kiel', 'Ghent', 'Leeds'][row % 3] ?? null],
    ['birthday', 'birthday', (row) => `19${50 + (row % 40)}-0${1 + (row % 9)}-1${row % 10}`],
    ['gender', 'category', (row) => (row % 2 === 0 ? 'f' : 'm')],
    ['custom:tax_id', 'identifier', (row) => `DE${100_000 + row * 13}`],
  ];
  return {
    rowCount: rows.length,
    columns: columns.map(([key, type, of]) => ({ key, label: key, type, values: rows.map((row) => of(row)) })),
  };
}

function exported(dialect: 'duckdb' | 'spark', settings?: MatchModelSettings) {
  const { model } = findDuplicates(table(), { seed: 1, latestYear: 2026, settings });
  return { model, ...splinkSettings(model, dialect) };
}

const named = (result: ReturnType<typeof exported>, name: string) =>
  result.settings.comparisons.find((one) => one.output_column_name === name)?.comparison_levels ?? [];
const weight = (level: { m_probability?: number; u_probability?: number } | undefined) =>
  Math.log2((level?.m_probability ?? 0) / (level?.u_probability ?? 1));

describe('the settings file for Splink', () => {
  it.each(['duckdb', 'spark'] as const)('has the shape that Splink publishes: %s', (dialect) => {
    const found = exported(dialect);
    expect(schema.parse(found.settings)).toEqual(found.settings);
    const names = found.settings.comparisons.map((one) => one.output_column_name);
    expect(names).toEqual(
      expect.arrayContaining([
        'given_name',
        'family_name',
        'email',
        'phone',
        'address',
        'birthday',
        'tax_id',
        'gender',
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const { comparison_levels: levels } of found.settings.comparisons) {
      expect(levels[0]).toMatchObject({ is_null_level: true, sql_condition: expect.stringContaining('IS NULL') });
      expect(levels.filter(({ is_null_level }) => is_null_level)).toHaveLength(1);
      expect(levels.findIndex(({ sql_condition }) => sql_condition === 'ELSE')).toBe(levels.length - 1);
      for (const { is_null_level, m_probability, u_probability } of levels) {
        expect(m_probability === undefined).toBe(is_null_level === true);
        expect(u_probability === undefined).toBe(is_null_level === true);
      }
    }
    expect(found.settings.blocking_rules_to_generate_predictions.length).toBeGreaterThan(3);
    for (const rule of found.settings.blocking_rules_to_generate_predictions) {
      expect(rule).toMatch(dialect === 'duckdb' ? /\bl\."/ : /\bl\.`/);
      expect(rule).toMatch(dialect === 'duckdb' ? /\br\."/ : /\br\.`/);
    }
  });

  it('names functions as each engine calls them', () => {
    expect(JSON.stringify(exported('duckdb').settings)).toContain('jaro_winkler_similarity(');
    const spark = JSON.stringify(exported('spark').settings);
    expect(spark).toContain('jaro_winkler(');
    expect(spark).not.toContain('jaro_winkler_similarity(');
  });

  it('carries the weights of the model, and the start', () => {
    const found = exported('duckdb');
    const own = found.model.comparisons.find(({ key }) => key === 'birthday')?.levels ?? [];
    const levels = named(found, 'birthday');
    expect(levels).toHaveLength(own.length);
    for (const [at, level] of levels.entries()) if (at > 0) expect(weight(level)).toBeCloseTo(own[at]?.weight ?? 0, 3);
    const prior = found.settings.probability_two_random_records_match;
    expect(Math.log2(prior / (1 - prior))).toBeCloseTo(found.model.prior, 3);
  });

  it('adds what SQL cannot ask to the level that such pairs fall to, and says so', () => {
    const found = exported('duckdb');
    const own = found.model.comparisons.find(({ key }) => key === 'email')?.levels ?? [];
    const [, same] = named(found, 'email');
    expect(same?.m_probability).toBeCloseTo((own[1]?.m ?? 0) + (own[3]?.m ?? 0), 5);
    expect(same?.u_probability).toBeCloseTo((own[1]?.u ?? 0) + (own[3]?.u ?? 0), 5);
    expect(found.leftOut).toContain('Forms of one given name: counted with the level it falls to');
  });

  it('carries what a person set: weights, blank values, methods, own blocking rules', () => {
    const found = exported('duckdb', {
      version: 1,
      comparisons: {
        birthday: { weights: { 1: 9 } },
        given_name: { weights: { 7: -4 } },
        phone: { method: 'last_digits', length: 6, blank: 'against' },
        family_name: { method: 'jaro_winkler', thresholds: [0.9], usesRarity: false },
        email: { isUsed: false },
      },
      blocking: {
        off: ['names'],
        own: [
          {
            keys: [
              { field: 'family_name', transform: 'first', length: 3 },
              { field: 'birthday', transform: 'whole' },
            ],
          },
        ],
      },
    });
    expect(schema.parse(found.settings)).toEqual(found.settings);
    expect(weight(named(found, 'birthday')[1])).toBeCloseTo(9, 3);
    // Also where other levels are counted with it.
    expect(weight(named(found, 'given_name').at(-1))).toBeCloseTo(-4, 3);
    const phone = named(found, 'phone');
    expect(phone[0]?.is_null_level).toBeUndefined();
    expect(weight(phone[0])).toBeCloseTo(-1, 3);
    expect(phone.map(({ sql_condition }) => sql_condition)).toContain('right("phone_l", 6) = right("phone_r", 6)');
    const names = named(found, 'family_name');
    expect(names.map(({ sql_condition }) => sql_condition).slice(1)).toEqual([
      '"family_name_l" = "family_name_r"',
      'jaro_winkler_similarity("family_name_l", "family_name_r") >= 0.9',
      'ELSE',
    ]);
    expect(names.some((level) => level.tf_adjustment_column !== undefined)).toBe(false);
    expect(named(found, 'email')).toEqual([]);
    expect(found.settings.blocking_rules_to_generate_predictions).toContain(
      'substr(l."family_name", 1, 3) = substr(r."family_name", 1, 3) AND l."birthday" = r."birthday"',
    );
    expect(found.settings.blocking_rules_to_generate_predictions).not.toContain(
      'substr(l."given_name", 1, 3) = substr(r."given_name", 1, 3) AND substr(l."family_name", 1, 4) = substr(r."family_name", 1, 4)',
    );
  });
});
