// How stages are told in this workspace. Owns the defaults, where the choice is kept, and what of it the engine is given.
import { type LifecycleSettings, lifecycleSettingsSchema } from '../../../../src-shared/contract/lifecycle.ts';
import { stageActions } from '../../../../src-shared/rules/lifecycle-stages.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { ReplayRules } from '../../engines/lifecycle/replay.ts';
import { selectSetting } from '../segments/rfm-queries.ts';

export const lifecycleSettingKey = 'lifecycle';

export const defaultLifecycleSettings: LifecycleSettings = {
  unit: 'contact',
  method: 'rhythm',
  rhythms: { atRisk: 2, backFromRisk: 1, lost: 4, backFromLost: 2.5, sign: 1.5 },
  days: { atRisk: 180, backFromRisk: 90, lost: 365, backFromLost: 200, sign: 120 },
  usualDays: 90,
  newDays: 90,
  newPurchases: 2,
  minimumStayDays: 14,
  leadLostDays: null,
  signs: [
    'visit',
    'product_view',
    'cart',
    'email_open',
    'email_click',
    'download',
    'login',
    'call',
    'meeting',
    'survey',
  ],
  vocabulary: 'customer',
  actions: stageActions,
};

/** The choice of this workspace; the defaults where none was made or an older version left one that does not fit. */
export function lifecycleSettings(db: ReadHandle): LifecycleSettings {
  const stored = db.value<string>(selectSetting(lifecycleSettingKey));
  if (stored === undefined) return defaultLifecycleSettings;
  const parsed = lifecycleSettingsSchema.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : defaultLifecycleSettings;
}

/** What decides about stages, as one text: two settings with the same text give the same stages. */
export function decisiveText({ vocabulary: _, actions: __, ...decisive }: LifecycleSettings): string {
  return JSON.stringify(decisive);
}

/** The part of the settings that the engine works by. */
export function replayRules(settings: LifecycleSettings): ReplayRules {
  const { newDays, newPurchases, minimumStayDays, leadLostDays } = settings;
  const bounds = settings.method === 'rhythm' ? settings.rhythms : settings.days;
  return { bounds, newDays, newPurchases, minimumStayDays, leadLostDays };
}
