// The settings with which files of the same columns were imported last, as an import can be asked with them again. Owns
// reading them back from what import keeps; null where these columns were never imported here.
import { type ImportPreview, type ImportSettings, importSettings } from '../../../../src-shared/contract/import.ts';
import type { FileToken } from '../../../../src-shared/model/ids.ts';
import { parseTarget } from '../../../../src-shared/model/target-fields.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectPreset } from '../import/import-queries.ts';
import { constantsAgain } from '../import/mapping-presets.ts';
import { presetSignature } from '../import/same-source.ts';

/** Whatever of the settings was kept; the rest has its defaults. */
const kept = importSettings
  .pick({ content: true, columns: true })
  .extend(
    importSettings.omit({ file: true, reading: true, content: true, columns: true, expectHash: true }).partial().shape,
  );

export function savedSettings(db: ReadHandle, file: FileToken, preview: ImportPreview): ImportSettings | null {
  const headers = preview.columns.map(({ header }) => header);
  const row = db.first(selectPreset(presetSignature(headers)));
  if (row === undefined) return null;
  const parsed = kept.safeParse(JSON.parse(row.mapping));
  if (!parsed.success || parsed.data.columns.length !== headers.length) return null;
  if (parsed.data.columns.some(({ target }) => parseTarget(target) === null)) return null;
  const constants = constantsAgain(parsed.data.constants ?? [], preview.proposal);
  return {
    ...parsed.data,
    constants: constants.map(({ target, value }) => ({ target, value })),
    file,
    reading: preview.reading,
  };
}
