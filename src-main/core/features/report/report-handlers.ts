// Decides what the requests of contract/report.ts do.
import { basename } from 'node:path';
import type { ReportState, reportContract } from '../../../../src-shared/contract/report.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { isoDay } from '../../engines/report/figures.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { countActive, isChangedSince, selectLatestRun } from '../audit/audit-queries.ts';
import { countChangedSince, selectLastRun } from '../duplicates/duplicates-queries.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { ordersOf } from './gather-facts.ts';
import { keepSettings, keptSettings } from './report-settings.ts';

export const reportHandlers: HandlersOf<typeof reportContract> = {
  'report.state': ({ db, asOf }) => stateOf(db, asOf),

  'report.remember': ({ db, describe }, { settings }) => {
    if (keepSettings(db, settings)) describe('Changed the settings of the audit report');
    return null;
  },

  'report.html': async (job, { settings, extent }) => ({
    html: await job.work('report.html', { settings: withCurrency(job.read(settingsOf).currency, settings), extent }),
  }),

  'report.save': async (job, { settings, file }) => {
    const path = job.files.path(file);
    const size = await job.work('report.file', {
      settings: withCurrency(job.read(settingsOf).currency, settings),
      path,
    });
    return { fileName: basename(path), size };
  },
};

/** The workspace's own currency, where one was set, stands in for one that the report leaves open. */
const withCurrency = <S extends { currency: string | null }>(currency: string | null, settings: S): S => ({
  ...settings,
  currency: settings.currency ?? currency,
});

function stateOf(db: ReadHandle, asOf: number): ReportState {
  const run = db.first(selectLatestRun());
  const matched = db.first(selectLastRun());
  const orders = ordersOf(db);
  return {
    settings: keptSettings(db),
    measured: {
      currency: settingsOf(db).currency ?? orders.currency ?? 'EUR',
      averageOrderValue: orders.averageValue,
      date: isoDay(run?.as_of ?? asOf),
    },
    contacts: db.value<number>(countActive()) ?? 0,
    audit: run === undefined ? 'none' : db.value<number>(isChangedSince(run.at)) === 1 ? 'outdated' : 'current',
    duplicates:
      matched === undefined
        ? 'none'
        : (db.first(countChangedSince(matched.at))?.count ?? 0) > 0
          ? 'outdated'
          : 'current',
  };
}
