// The levels of each comparison as conditions in SQL for Splink, over standardised columns (see docs/splink.md). Owns
// the conditions; shares and order of the file are splink-settings.ts.
import { hasSharedLevel, thresholdsIn, usualLength } from '../../../../src-shared/matching/match-methods.ts';
import type { ComparisonSettings, MatchMethod } from '../../../../src-shared/matching/match-settings.ts';
import type { ModelComparison } from './match-model.ts';

export type SplinkDialect = 'duckdb' | 'spark';
/** A condition in SQL. */
export type LevelSql = string;

/** A comparison in SQL. */
export interface ComparisonSql {
  /** Name of the output column. */
  readonly name: string;
  readonly isNull: string;
  /** Per level (the best first): its condition, or the number of the level that its pairs fall to in SQL. */
  readonly levels: readonly (LevelSql | number)[];
  /** Numbers of the levels with a condition, in the order they are asked; the last is ELSE. */
  readonly order: readonly number[];
  /** The column whose rare values weigh more. */
  readonly rarityColumn?: string | undefined;
}

/** A column of both sides, quoted as Splink writes it. */
export const columnOf = (name: string, dialect: SplinkDialect) => (side: 'l' | 'r') =>
  dialect === 'spark' ? `\`${name}_${side}\`` : `"${name}_${side}"`;

/** 'custom:tax_id' as the name of a column. */
export function columnName(key: string): string {
  return key
    .replace(/^custom:|^\d+:/, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .toLowerCase();
}

type Side = (side: 'l' | 'r') => string;
const same = (of: Side): LevelSql => `${of('l')} = ${of('r')}`;
const either = (of: Side): LevelSql => `${of('l')} IS NULL OR ${of('r')} IS NULL`;
const part = (of: Side, change: (value: string) => string): LevelSql => `${change(of('l'))} = ${change(of('r'))}`;

/** Names of the functions in each engine; those of Spark come with the jar that Splink ships. */
function functionsOf(dialect: SplinkDialect) {
  const likeness = dialect === 'spark' ? 'jaro_winkler' : 'jaro_winkler_similarity';
  return {
    alike: (of: Side, atLeast: number): LevelSql => `${likeness}(${of('l')}, ${of('r')}) >= ${atLeast}`,
    edits: (of: Side, most: number): LevelSql => `damerau_levenshtein(${of('l')}, ${of('r')}) <= ${most}`,
  };
}

/** A comparison in SQL; undefined for those that no column stands for. */
export function sqlOfComparison(
  comparison: ModelComparison,
  settings: ComparisonSettings,
  dialect: SplinkDialect,
): ComparisonSql | undefined {
  const { key, levels } = comparison;
  if (key === 'kind') return undefined;
  if (settings.method !== undefined) return byMethod(key, settings.method, settings, dialect);
  const automatic = automaticSql(key, levels.length - 1, dialect);
  const order = automatic.order ?? automatic.levels.flatMap((sql, at) => (typeof sql === 'number' ? [] : [at + 1]));
  return { name: columnName(key), ...automatic, order };
}

type Automatic = Omit<ComparisonSql, 'name' | 'order'> & { readonly order?: readonly number[] };

function automaticSql(key: string, count: number, dialect: SplinkDialect): Automatic {
  const of = columnOf(columnName(key), dialect);
  const { alike, edits } = functionsOf(dialect);
  const isNull = either(of);
  const contains = `instr(${of('l')}, ${of('r')}) > 0 OR instr(${of('r')}, ${of('l')}) > 0`;
  switch (key) {
    case 'given_name':
      return {
        isNull,
        levels: [
          same(of),
          7,
          `${alike(of, 0.92)} OR ${edits(of, 1)}`,
          initial(of),
          swapped(dialect),
          alike(of, 0.8),
          'ELSE',
        ],
        order: [1, 4, 3, 5, 6, 7],
        rarityColumn: key,
      };
    case 'family_name':
      return {
        isNull,
        levels: [same(of), `${alike(of, 0.92)} OR ${edits(of, 1)}`, contains, swapped(dialect), alike(of, 0.8), 'ELSE'],
        rarityColumn: key,
      };
    case 'middle_name':
      return { isNull, levels: [same(of), initial(of), alike(of, 0.92), 'ELSE'] };
    case 'email':
      return {
        isNull,
        // Shared addresses are equal in SQL; what is made of the name cannot be told there.
        levels: [same(of), edits(of, 2), 1, part(of, mailbox), alike(of, 0.9), 8, 8, 'ELSE'],
      };
    case 'phone':
      return { isNull, levels: [same(of), part(of, lastDigits(7)), 1, edits(of, 1), 'ELSE'] };
    case 'company':
    case 'organisation':
      return { isNull, levels: [same(of), alike(of, 0.93), contains, 5, 'ELSE'], rarityColumn: key };
    case 'address':
      return addressSql(dialect);
    case 'birthday':
      return { isNull, levels: birthdayLevels(of, edits(of, 1)) };
    default:
      return { isNull, levels: plainLevels(count, same(of), edits(of, 1)) };
  }
}

function initial(of: Side): LevelSql {
  const isLetter = (side: 'l' | 'r') => `length(${of(side)}) = 1`;
  return `(${isLetter('l')} OR ${isLetter('r')}) AND ${part(of, (value) => `substr(${value}, 1, 1)`)}`;
}

function swapped(dialect: SplinkDialect): LevelSql {
  const [given, family] = [columnOf('given_name', dialect), columnOf('family_name', dialect)];
  return `${given('l')} = ${family('r')} AND ${family('l')} = ${given('r')}`;
}

const mailbox = (value: string): string => `split_part(${value}, '@', 1)`;
const domain = (value: string): string => `split_part(${value}, '@', 2)`;
const lastDigits =
  (length: number) =>
  (value: string): string =>
    `right(${value}, ${length})`;
const firstLetters =
  (length: number) =>
  (value: string): string =>
    `substr(${value}, 1, ${length})`;

function addressSql(dialect: SplinkDialect): Automatic {
  const [street, postcode, city] = ['street', 'postcode', 'city'].map((name) => columnOf(name, dialect)) as [
    Side,
    Side,
    Side,
  ];
  const { alike } = functionsOf(dialect);
  const place = `(${same(postcode)} OR ${same(city)})`;
  return {
    isNull: [street, postcode, city].map((of) => `(${either(of)})`).join(' AND '),
    levels: [
      `${same(street)} AND ${place}`,
      `${alike(street, 0.92)} AND ${place}`,
      `${same(street)} OR ${alike(street, 0.92)}`,
      same(postcode),
      same(city),
      alike(city, 0.9),
      'ELSE',
    ],
  };
}

/** Over days as eight digits, YYYYMMDD. */
function birthdayLevels(of: Side, oneEdit: LevelSql): LevelSql[] {
  const cut = (from: number, length: number) => (value: string) => `substr(${value}, ${from}, ${length})`;
  const [year, month, day] = [cut(1, 4), cut(5, 2), cut(7, 2)];
  const [sameYear, sameMonth, sameDay] = [part(of, year), part(of, month), part(of, day)];
  const months = (side: 'l' | 'r') => `CAST(${year(of(side))} AS INTEGER) * 12 + CAST(${month(of(side))} AS INTEGER)`;
  return [
    same(of),
    `${sameYear} AND ${month(of('l'))} = ${day(of('r'))} AND ${day(of('l'))} = ${month(of('r'))}`,
    oneEdit,
    `(${sameYear} AND ${sameMonth}) OR (${sameYear} AND ${sameDay}) OR (${sameMonth} AND ${sameDay})`,
    `${sameYear} OR abs((${months('l')}) - (${months('r')})) <= 12`,
    'ELSE',
  ];
}

/** Ids and categories; of other columns the levels between same and different are counted as different. */
function plainLevels(count: number, equal: LevelSql, oneEdit: LevelSql): (LevelSql | number)[] {
  if (count === 1) return ['ELSE'];
  if (count === 3) return [equal, oneEdit, 'ELSE'];
  return [equal, ...Array.from({ length: count - 2 }, () => count), 'ELSE'];
}

/** The column a chosen method compares; an address is its street with the postcode, or city where that is missing. */
function columnsOf(key: string, dialect: SplinkDialect): Side {
  if (key !== 'address') return columnOf(columnName(key), dialect);
  const [street, postcode, city] = ['street', 'postcode', 'city'].map((name) => columnOf(name, dialect)) as [
    Side,
    Side,
    Side,
  ];
  return (side) => `concat_ws(' ', ${street(side)}, coalesce(${postcode(side)}, ${city(side)}))`;
}

function byMethod(
  key: string,
  method: MatchMethod,
  settings: ComparisonSettings,
  dialect: SplinkDialect,
): ComparisonSql {
  const of = columnsOf(key, dialect);
  const shared = hasSharedLevel(key, method) ? [1] : [];
  const between = betweenSql(method, settings, of, dialect);
  const last = 2 + shared.length + between.length;
  const levels = [same(of), ...shared, ...between.map((sql) => sql ?? last), 'ELSE'];
  return {
    name: columnName(key),
    isNull: key === 'address' ? addressSql(dialect).isNull : either(of),
    levels,
    order: levels.flatMap((sql, at) => (typeof sql === 'number' ? [] : [at + 1])),
    ...(key !== 'address' &&
      key !== 'email' &&
      key !== 'phone' &&
      key !== 'birthday' && { rarityColumn: columnName(key) }),
  };
}

/** Conditions of the levels between same and different; undefined for what SQL cannot ask. */
function betweenSql(
  method: MatchMethod,
  settings: ComparisonSettings,
  of: Side,
  dialect: SplinkDialect,
): (LevelSql | undefined)[] {
  const { alike, edits } = functionsOf(dialect);
  const length = settings.length ?? usualLength(method) ?? 0;
  const thresholds = thresholdsIn(method, settings);
  switch (method) {
    case 'exact':
    case 'normalised':
      return [];
    case 'nickname':
      return [undefined];
    case 'phonetic':
      return [dialect === 'spark' ? part(of, (value) => `soundex(${value})`) : undefined];
    case 'jaro_winkler':
      return thresholds.map((threshold) => alike(of, threshold));
    case 'edit_distance':
      return thresholds.map((threshold) => edits(of, threshold));
    case 'token_set':
      return thresholds.map(() => undefined);
    case 'prefix':
      return [part(of, firstLetters(length))];
    case 'last_digits':
      return [part(of, lastDigits(length))];
    case 'email_local':
      return [part(of, mailbox)];
    case 'email_domain':
      return [part(of, domain)];
  }
}
