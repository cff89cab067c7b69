// SQL of workspace settings: one row per key, values as JSON. Other features read settings through here.
import { type RawBuilder, sql } from 'kysely';
import { markets, type WorkspaceSettings } from '../../../../src-shared/contract/settings.ts';
import type { ReadHandle } from '../../db/handle.ts';

/** Keys of the setting table. `as_of` is also read by server/session.ts. */
export const settingKeys = {
  defaultCountry: 'default_country',
  currency: 'currency',
  asOf: 'as_of',
  market: 'market',
  jobTitleWords: 'job_title_words',
} as const satisfies Record<keyof WorkspaceSettings, string>;

const selectSettings = sql<{ key: string; value: string }>`SELECT key, value FROM setting`;
const selectCommonestCountry = sql`SELECT country_code FROM address WHERE country_code IS NOT NULL
  GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;

export const upsertSetting = (key: string, value: unknown): RawBuilder<unknown> =>
  sql`INSERT INTO setting (key, value) VALUES (${key}, ${JSON.stringify(value)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

export const deleteSetting = (key: string): RawBuilder<unknown> => sql`DELETE FROM setting WHERE key = ${key}`;

/** The settings as a person left them; what was never set is null. */
export function storedSettings(db: ReadHandle): WorkspaceSettings {
  const kept = new Map(db.all(selectSettings).map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  const text = (key: string): string | null => {
    const value = kept.get(key);
    return typeof value === 'string' ? value : null;
  };
  const asOf = kept.get(settingKeys.asOf);
  return {
    defaultCountry: text(settingKeys.defaultCountry),
    currency: text(settingKeys.currency),
    asOf: typeof asOf === 'number' ? asOf : null,
    market: markets.find((one) => one === text(settingKeys.market)) ?? null,
    jobTitleWords: text(settingKeys.jobTitleWords),
  };
}

/** The settings that hold: where no country was set, the commonest one among the addresses. */
export function settingsOf(db: ReadHandle): WorkspaceSettings {
  const stored = storedSettings(db);
  return {
    ...stored,
    defaultCountry: stored.defaultCountry ?? db.value<string>(selectCommonestCountry) ?? null,
  };
}
