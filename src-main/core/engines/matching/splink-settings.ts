// What a run learnt as a settings file for Splink: comparisons with levels, m and u, blocking rules and the starting
// point (shape: Splink's settings_jsonschema.json). Owns the file; the conditions in SQL are splink-sql.ts.
//
// What SQL cannot ask (nicknames, sounds, values that several people share) is not lost: the level's shares are added to
// those of the level that such a pair falls to in SQL, so that the weights stay right on average.
import {
  automaticSettings,
  type BlankPolicy,
  type ComparisonSettings,
} from '../../../../src-shared/matching/match-settings.ts';
import { settingsOf } from './chosen-comparisons.ts';
import { missingLevel } from './comparison.ts';
import type { MatchModel, ModelComparison } from './match-model.ts';
import { blockingSql } from './splink-blocking.ts';
import { type ComparisonSql, type SplinkDialect, sqlOfComparison } from './splink-sql.ts';

export interface SplinkLevel {
  sql_condition: string;
  label_for_charts: string;
  is_null_level?: true;
  m_probability?: number;
  u_probability?: number;
  tf_adjustment_column?: string;
  tf_adjustment_weight?: number;
  tf_minimum_u_value?: number;
}

export interface SplinkSettings {
  link_type: 'dedupe_only';
  sql_dialect: SplinkDialect;
  unique_id_column_name: string;
  probability_two_random_records_match: number;
  retain_matching_columns: boolean;
  retain_intermediate_calculation_columns: boolean;
  comparisons: { output_column_name: string; comparison_description: string; comparison_levels: SplinkLevel[] }[];
  blocking_rules_to_generate_predictions: string[];
}

/** The settings, and in words what has no counterpart in them. */
export interface SplinkExport {
  readonly settings: SplinkSettings;
  readonly leftOut: readonly string[];
}

/** Rare values add at most so many bits, as in the matcher itself (see rarity.ts). */
const mostRarityBits = 4;
/** Shares that Splink takes for never and always would end in infinite weights. */
const leastShare = 1e-9;
const leastWeight = -60;

/** Makes the settings file of a model. */
export function splinkSettings(model: MatchModel, dialect: SplinkDialect): SplinkExport {
  const leftOut: string[] = [];
  const comparisons: SplinkSettings['comparisons'] = [];
  for (const comparison of model.comparisons) {
    const own = settingsOf(model.settings ?? automaticSettings, comparison.key);
    const sql = sqlOfComparison(comparison, own, dialect);
    if (sql === undefined) {
      leftOut.push(`${comparison.label}: not a column of a table`);
      continue;
    }
    const missed = comparison.levels.filter((_, at) => at !== missingLevel && typeof sql.levels[at - 1] === 'number');
    leftOut.push(...missed.map(({ words }) => `${words}: counted with the level it falls to`));
    comparisons.push({
      output_column_name: sql.name,
      comparison_description: comparison.label,
      comparison_levels: [nullLevel(comparison, sql.isNull, own.blank ?? 'ignore'), ...levelsOf(comparison, sql, own)],
    });
  }
  const rules = blockingSql(model, dialect);
  leftOut.push(...rules.leftOut.map((label) => `Blocking rule “${label}”`));
  return {
    settings: {
      link_type: 'dedupe_only',
      sql_dialect: dialect,
      unique_id_column_name: 'unique_id',
      probability_two_random_records_match: shareOf(2 ** model.prior / (1 + 2 ** model.prior)),
      retain_matching_columns: true,
      retain_intermediate_calculation_columns: false,
      comparisons,
      blocking_rules_to_generate_predictions: rules.conditions,
    },
    leftOut,
  };
}

function nullLevel({ levels }: ModelComparison, isNull: string, blank: BlankPolicy): SplinkLevel {
  const level: SplinkLevel = { sql_condition: isNull, label_for_charts: levels[missingLevel]?.words ?? 'Missing' };
  if (blank === 'ignore') return { ...level, is_null_level: true };
  // A null level always weighs nothing in Splink: one that weighs is a level like any other.
  return { ...level, ...sharesFor(1, levels[missingLevel]?.weight ?? 0) };
}

/** The levels in the order in which SQL asks for them. */
function levelsOf({ levels }: ModelComparison, sql: ComparisonSql, settings: ComparisonSettings): SplinkLevel[] {
  const rarityColumn = settings.usesRarity === false ? undefined : sql.rarityColumn;
  return sql.order.map((number) => {
    const own = levels[number];
    const all = [own, ...levels.filter((_, at) => sql.levels[at - 1] === number)];
    const isSet = settings.weights?.[number] !== undefined;
    const shares =
      all.length === 1 || isSet
        ? sharesFor(shareOf(sum(all, 'u')), own?.weight ?? 0)
        : { m_probability: shareOf(sum(all, 'm')), u_probability: shareOf(sum(all, 'u')) };
    return {
      sql_condition: String(sql.levels[number - 1]),
      label_for_charts: own?.words ?? '',
      ...shares,
      ...(number === 1 &&
        rarityColumn !== undefined && {
          tf_adjustment_column: rarityColumn,
          tf_adjustment_weight: 1,
          tf_minimum_u_value: shareOf(shares.u_probability / 2 ** mostRarityBits),
        }),
    };
  });
}

function sum(levels: readonly ({ m: number; u: number } | undefined)[], share: 'm' | 'u'): number {
  return levels.reduce((total, level) => total + (level?.[share] ?? 0), 0);
}

/** Shares whose quotient is the weight: what a person fixed, or what bounds hold, is not log2(m ÷ u) as learnt. */
function sharesFor(u: number, weight: number): { m_probability: number; u_probability: number } {
  const bits = Math.max(leastWeight, weight);
  const m = u * 2 ** bits;
  if (m <= 1) return { m_probability: Number(m.toPrecision(6)), u_probability: shareOf(u) };
  return { m_probability: 1, u_probability: shareOf(2 ** -bits) };
}

function shareOf(value: number): number {
  return Number(Math.max(leastShare, Math.min(1, value)).toPrecision(6));
}
