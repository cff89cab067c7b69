// Decides what the requests of contract/rfm.ts do. Scoring is the engine's; SQL is in rfm-queries.ts.
import type { RfmStatus, rfmContract } from '../../../../src-shared/contract/rfm.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { HandlersOf, ReadContext } from '../../server/contexts.ts';
import {
  countScores,
  deleteScores,
  insertScores,
  putSetting,
  replaceScoreRun,
  selectCurrencies,
  selectFingerprint,
  selectHasBuyers,
  selectHeatMap,
  selectRfmGroups,
  selectScoreRun,
} from './rfm-queries.ts';
import { rfmSettingKey, rfmSettings } from './rfm-settings.ts';
import { ruleZone } from './rule-context.ts';

export const rfmHandlers: HandlersOf<typeof rfmContract> = {
  'rfm.status': (context) => status(context),

  'rfm.grid': (context) => {
    const settings = rfmSettings(context.db);
    const currencies = context.db.pluck<string>(selectCurrencies());
    const only = currencies.length === 1 ? (currencies[0] ?? '') : '';
    return {
      ...status(context),
      settings,
      currencies,
      currency: settings.currency ?? only,
      cells: context.db.all(selectHeatMap()),
      groups: context.db.all(selectRfmGroups()),
    };
  },

  'rfm.compute': async (job) => {
    const asOf = dayOf(job.asOf, ruleZone);
    const settings = job.read(rfmSettings);
    const { buyers, changed, gone, fingerprint } = await job.work('rfm.score', { settings, asOf, zone: ruleZone });
    job.progress('Writing scores', 0, changed.length);
    job.writeDerived((db) => {
      if (gone.length > 0) db.run(deleteScores(gone));
      if (changed.length > 0) db.run(insertScores(changed));
      db.run(replaceScoreRun({ at: job.now, as_of: asOf, settings: JSON.stringify(settings), fingerprint }));
    });
    return { buyers, asOf };
  },

  'rfm.configure': ({ db, describe }, settings) => {
    const changed = JSON.stringify(rfmSettings(db)) !== JSON.stringify(settings);
    if (changed) db.run(putSetting(rfmSettingKey, JSON.stringify(settings)));
    describe('Changed how RFM scores are cut', {});
    return { changed };
  },
};

function status({ db, asOf }: ReadContext): RfmStatus {
  const run = db.first(selectScoreRun());
  return {
    scored: db.value<number>(countScores()) ?? 0,
    computedAt: run?.at ?? null,
    asOf: run?.as_of ?? null,
    hasBuyers: hasBuyers(db),
    isStale: run
      ? run.as_of !== dayOf(asOf, ruleZone) ||
        run.settings !== JSON.stringify(rfmSettings(db)) ||
        run.fingerprint !== db.value<string>(selectFingerprint())
      : hasBuyers(db),
  };
}

function hasBuyers(db: ReadHandle): boolean {
  return db.value<number>(selectHasBuyers()) === 1;
}
