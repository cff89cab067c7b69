// The report's settings as the workspace keeps them. The logo has a row of its own, so that changing a word does not
// journal a picture.
import { type ReportSettings, reportSettings } from '../../../../src-shared/contract/report.ts';
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import { deleteSetting, upsertSetting } from '../settings/settings-queries.ts';
import { selectReportSettings } from './report-queries.ts';

const keys = { report: 'report', logo: 'report_logo' } as const;

/** What was kept; the usual settings where nothing was, or what was kept is of another version. */
export function keptSettings(db: ReadHandle): ReportSettings {
  const kept = new Map(
    db.all(selectReportSettings(keys.report, keys.logo)).map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  );
  const read = reportSettings.safeParse({ ...Object(kept.get(keys.report) ?? {}), logo: kept.get(keys.logo) ?? null });
  return read.success ? read.data : reportSettings.parse({});
}

/** Writes what differs from what is kept. Returns whether anything did. */
export function keepSettings(db: WriteHandle, settings: ReportSettings): boolean {
  const before = keptSettings(db);
  const { logo: logoBefore, ...restBefore } = before;
  const { logo, ...rest } = settings;
  const isChanged = JSON.stringify(rest) !== JSON.stringify(restBefore);
  if (isChanged) db.run(upsertSetting(keys.report, rest));
  if (logo !== logoBefore) db.run(logo === null ? deleteSetting(keys.logo) : upsertSetting(keys.logo, logo));
  return isChanged || logo !== logoBefore;
}
