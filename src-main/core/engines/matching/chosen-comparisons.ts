// Comparisons as a person set them: left out, by another method, without rarity. Owns what a method means for two
// values and what is expected of its levels before learning; where nothing is set, the matcher's own comparison stands.
import {
  hasSharedLevel,
  methodLevels,
  thresholdsIn,
  usualLength,
} from '../../../../src-shared/matching/match-methods.ts';
import type {
  ComparisonSettings,
  MatchMethod,
  MatchModelSettings,
} from '../../../../src-shared/matching/match-settings.ts';
import { type AgreementLevel, type Comparison, missing, missingLevel } from './comparison.ts';
import { bestOf } from './comparisons-contact.ts';
import { agreementRate, type CodeColumn, type TextPool } from './interning.ts';
import type { MatchTable } from './match-table.ts';
import { rarityTable } from './rarity.ts';
import { shareNickname } from './shared-values.ts';
import { boundedDamerau, jaroWinkler } from './similarity.ts';
import type { StandardFields } from './standard-fields.ts';
import { textWords, wordOverlap } from './text-words.ts';
import { formNumbers, mailboxOf, partOf, type ValueField, valueField, writtenField } from './value-fields.ts';

/** The settings of one comparison; a column of a bare file is also found by its header alone. */
export function settingsOf(settings: MatchModelSettings, key: string): ComparisonSettings {
  return settings.comparisons?.[key] ?? settings.comparisons?.[key.replace(/^\d+:/, '')] ?? {};
}

/** Does any comparison look at what was written and not at what became of it? */
export function comparesAsWritten(settings: MatchModelSettings): boolean {
  return Object.values(settings.comparisons ?? {}).some(({ method }) => method === 'exact');
}

/** What was written, of the comparisons that look at it. */
export function writtenColumns(table: MatchTable, settings: MatchModelSettings): CodeColumn[] {
  return Object.entries(settings.comparisons ?? {}).flatMap(([key, { method }]) => {
    const field = method === 'exact' ? writtenField(key, table) : undefined;
    return field === undefined ? [] : [field.column];
  });
}

/** The comparisons with what a person set; the same list where nothing was. */
export function chosenComparisons(
  automatic: readonly Comparison[],
  fields: StandardFields,
  table: MatchTable,
  settings: MatchModelSettings,
): readonly Comparison[] {
  if (Object.keys(settings.comparisons ?? {}).length === 0) return automatic;
  return automatic.flatMap((comparison) => {
    const own = settingsOf(settings, comparison.key);
    if (own.isUsed === false) return [];
    const compared = own.method === undefined ? comparison : byMethod(comparison, own.method, own, fields, table);
    return [own.usesRarity === false ? { ...compared, frequencyLevels: [] } : compared];
  });
}

/** Most bits that a rare value adds, as in the matcher's own comparisons: a rare birthday is no rarer than others. */
const mostRarity: Readonly<Record<string, number>> = { email: 1, phone: 1, address: 1, birthday: 0 };

function byMethod(
  base: Comparison,
  method: MatchMethod,
  settings: ComparisonSettings,
  fields: StandardFields,
  table: MatchTable,
): Comparison {
  const standard = valueField(base.key, fields);
  if (standard === undefined) return base;
  const field = method === 'exact' ? (writtenField(base.key, table) ?? standard) : standard;
  const hasShared = hasSharedLevel(base.key, method);
  const firstBetween = hasShared ? 3 : 2;
  const words = methodLevels(base.key, method, base.label, settings);
  const between = betweenLevel(method, settings, field, fields);
  const different = words.length;
  const { pool } = field.column;
  const { compare, agreedValue } = bestOf(
    field,
    (left, right) => {
      if (left === 0 || right === 0) return missingLevel;
      if (left === right) return hasShared && field.isShared?.[left] === 1 ? 2 : 1;
      const step = between(left, right);
      return step < 0 ? different : firstBetween + step;
    },
    different,
  );
  const rarity = rarityTable(field.counts);
  // Values in another script, companies beside persons: what cannot be compared is the matcher's own judgement.
  const isMissing = (left: number, right: number) => base.compare(left, right) === missingLevel;
  return {
    ...base,
    levels: [missing, ...expectations(base, words, hasShared, rateOf(method, settings, field))],
    compare: (left, right) => (isMissing(left, right) ? missingLevel : compare(left, right)),
    rarity: (left, right) => Math.min(mostRarity[base.key] ?? 4, rarity[agreedValue(left, right)] ?? 0),
    frequencyLevels: base.frequencyLevels.includes(1) ? (hasShared ? [1, 2] : [1]) : [],
    agreementRate: agreementRate({ ...pool, counts: field.counts, total: totalOf(field) }, field.isShared),
  };
}

function totalOf({ counts }: ValueField): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** For two values that differ: how many levels below the best between same and different, or -1 for different. */
function betweenLevel(
  method: MatchMethod,
  settings: ComparisonSettings,
  { column }: ValueField,
  { names }: StandardFields,
): (left: number, right: number) => number {
  const { pool } = column;
  const thresholds = thresholdsIn(method, settings);
  if (method === 'nickname') return (left, right) => (names && shareNickname(names, left, right) ? 0 : -1);
  if (method === 'jaro_winkler') {
    const least = thresholds.at(-1) ?? 1;
    return (left, right) => {
      const likeness = jaroWinkler(pool, left, right, least);
      return thresholds.findIndex((threshold) => likeness >= threshold);
    };
  }
  if (method === 'edit_distance') {
    const most = thresholds.at(-1) ?? 0;
    return (left, right) => {
      const edits = boundedDamerau(pool, left, right, most);
      return thresholds.findIndex((threshold) => edits <= threshold);
    };
  }
  if (method === 'token_set') {
    const words = textWords(pool);
    return (left, right) => {
      const { common, leftWords, rightWords } = wordOverlap(words, left, right);
      const share = (2 * common) / Math.max(1, leftWords + rightWords);
      return thresholds.findIndex((threshold) => share >= threshold);
    };
  }
  const forms = formsOf(method, settings, pool);
  return (left, right) => (forms !== undefined && forms[left] !== 0 && forms[left] === forms[right] ? 0 : -1);
}

/** The part of a value that the method asks to be equal, as a number per code; undefined for methods without one. */
function formsOf(method: MatchMethod, settings: ComparisonSettings, pool: TextPool): Uint32Array | undefined {
  const length = settings.length ?? usualLength(method) ?? 0;
  if (method === 'phonetic') return formNumbers(pool, partOf('sound', 0));
  if (method === 'prefix') return formNumbers(pool, partOf('first', length));
  if (method === 'last_digits') return formNumbers(pool, partOf('last_digits', length));
  if (method === 'email_domain') return formNumbers(pool, partOf('domain', 0));
  return method === 'email_local' ? formNumbers(pool, mailboxOf) : undefined;
}

/** How often two random values share the part that the method asks for; 0 for methods that ask for none. */
function rateOf(method: MatchMethod, settings: ComparisonSettings, { column, counts }: ValueField): number {
  const forms = formsOf(method, settings, column.pool);
  if (forms === undefined) return 0;
  const perForm = new Map<number, number>();
  let total = 0;
  for (const [code, count] of counts.entries()) {
    total += count;
    const form = forms[code] ?? 0;
    if (form !== 0) perForm.set(form, (perForm.get(form) ?? 0) + count);
  }
  let agreeing = 0;
  for (const count of perForm.values()) agreeing += count * (count - 1);
  return total < 2 ? 0 : agreeing / (total * (total - 1));
}

/**
 * What is expected of the levels: of same and different what the matcher's own comparison expects, the rest shared out
 * among the levels between.
 */
function expectations(base: Comparison, words: readonly string[], hasShared: boolean, rate: number): AgreementLevel[] {
  const [, same, ...others] = base.levels;
  const different = others.at(-1);
  // The matcher's own emails and phones have it third.
  const shared = hasShared ? base.levels[3] : undefined;
  const betweenCount = words.length - 2 - (hasShared ? 1 : 0);
  const rest = (share: 'm' | 'u') =>
    (1 - (same?.[share] ?? 0) - (different?.[share] ?? 0) - (shared?.[share] ?? 0)) / Math.max(1, betweenCount);
  const m = { between: Math.max(0.01, rest('m')), same: same?.m ?? 0.6 };
  const u = Math.max(0.0001, rate, rest('u') / 4);
  return words.map((text, at): AgreementLevel => {
    if (at === 0) return { ...same, words: text, m: m.same, u: same?.u ?? 0.001 };
    if (at === words.length - 1) {
      // Without levels between, what would have reached them differs.
      const missed = betweenCount === 0 ? 1 - m.same - (different?.m ?? 0) - (shared?.m ?? 0) : 0;
      return { ...different, words: text, m: (different?.m ?? 0.1) + Math.max(0, missed), u: different?.u ?? 0.9 };
    }
    if (hasShared && at === 1 && shared !== undefined) return { ...shared, words: text };
    const { agrees, related } = others[0] ?? {};
    return { words: text, m: m.between, u, ...(agrees && { agrees }), ...(related && { related }) };
  });
}
