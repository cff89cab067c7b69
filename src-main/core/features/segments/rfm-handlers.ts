// Decides what the requests of contract/rfm.ts do. Scoring is the engine's; SQL is in rfm-queries.ts.
import type { RfmComparison, RfmSettings, RfmStatus, rfmContract } from '../../../../src-shared/contract/rfm.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { HandlersOf, ReadContext } from '../../server/contexts.ts';
import {
  countProspects,
  countScores,
  deleteComparison,
  deleteScores,
  insertComparison,
  insertScores,
  putSetting,
  replaceComparisonRun,
  replaceScoreRun,
  selectComparisonRun,
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
    return {
      ...status(context),
      settings,
      currencies,
      currency: currencyOf(settings, currencies),
      cells: context.db.all(selectHeatMap()),
      prospects: context.db.value<number>(countProspects()) ?? 0,
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

  'rfm.comparison': ({ db }) => {
    const run = db.first(selectComparisonRun());
    if (!run || run.settings !== JSON.stringify(rfmSettings(db))) return null;
    return run.fingerprint === db.value<string>(selectFingerprint())
      ? (JSON.parse(run.figures) as RfmComparison)
      : null;
  },

  'rfm.compare': async (job, { from, to }) => {
    if (from >= to) throw refuse('days-in-order', 'The first day must lie before the second. Choose an earlier one.');
    const settings = job.read(rfmSettings);
    const { moves, rows, fingerprint } = await job.work('rfm.compare', { settings, from, to, zone: ruleZone });
    const currency = currencyOf(
      settings,
      job.read((db) => db.pluck<string>(selectCurrencies())),
    );
    const comparison: RfmComparison = { from, to, moves, currency };
    job.progress('Writing groups', 0, rows.length);
    job.writeDerived((db) => {
      db.run(deleteComparison());
      db.run(insertComparison(rows));
      const of = { at: job.now, from_day: from, to_day: to, settings: JSON.stringify(settings), fingerprint };
      db.run(replaceComparisonRun({ ...of, figures: JSON.stringify(comparison) }));
    });
    return comparison;
  },

  'rfm.configure': ({ db, describe }, settings) => {
    const changed = JSON.stringify(rfmSettings(db)) !== JSON.stringify(settings);
    if (changed) db.run(putSetting(rfmSettingKey, JSON.stringify(settings)));
    describe('Changed how RFM scores are cut', {});
    return { changed };
  },
};

/** What amounts are in: the currency chosen, or the only one there is. */
function currencyOf(settings: RfmSettings, currencies: readonly string[]): string {
  return settings.currency ?? (currencies.length === 1 ? (currencies[0] ?? '') : '');
}

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
