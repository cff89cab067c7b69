// How RFM scores are cut in this workspace. Owns the defaults and where the choice is kept.
import { type RfmSettings, rfmSettingsSchema } from '../../../../src-shared/contract/rfm.ts';
import { defaultRfmGrid } from '../../../../src-shared/rules/rfm-cells.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectSetting } from './rfm-queries.ts';

export const rfmSettingKey = 'rfm';

export const defaultRfmSettings: RfmSettings = {
  method: 'quintile',
  months: null,
  currency: null,
  cutOffs: { recencyDays: [30, 90, 180, 365], orders: [2, 3, 5, 10], revenue: [5000, 10_000, 25_000, 100_000] },
  grid: defaultRfmGrid.map((row) => [...row]),
};

/** The choice of this workspace; the defaults where none was made or an older version left one that does not fit. */
export function rfmSettings(db: ReadHandle): RfmSettings {
  const stored = db.value<string>(selectSetting(rfmSettingKey));
  if (stored === undefined) return defaultRfmSettings;
  const parsed = rfmSettingsSchema.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : defaultRfmSettings;
}
