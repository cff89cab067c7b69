// A data file into an open workspace: reads its beginning, settles the mapping, checks or commits. Owns how a command
// line words the mapping; what it means is decided by the core.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type {
  ImportCheck,
  ImportDone,
  ImportMode,
  ImportPreview,
  ImportSettings,
} from '../../src-shared/contract/import.ts';
import type { FileReading } from '../../src-shared/model/import-mapping.ts';
import { refuse } from '../../src-shared/model/refusal.ts';
import { customTypes, parseTarget } from '../../src-shared/model/target-fields.ts';
import { fileRefusal } from '../core/db/file-refusals.ts';
import { nearestWord } from './nearest-word.ts';
import type { Opened } from './workspace-session.ts';

export interface ImportChoices {
  mode?: ImportMode | undefined;
  content?: 'contacts' | 'activities' | undefined;
  key?: 'email' | 'source_id' | undefined;
  /** Path of a mapping file; see readMapping. */
  mapping?: string | undefined;
  /** Headers of columns that are left out. */
  ignore?: readonly string[];
  tags?: readonly string[];
  country?: string | undefined;
  currency?: string | undefined;
  dayOrder?: 'dmy' | 'mdy' | 'ymd' | undefined;
  /** What is said about how the file is read; the rest is found out. */
  reading?: Partial<FileReading>;
}

export interface PreparedImport {
  preview: ImportPreview;
  settings: ImportSettings;
}

/** Reads the beginning of the file and settles what becomes of each column. */
export async function prepareImport(
  { ask, grant }: Opened,
  path: string,
  choices: ImportChoices,
): Promise<PreparedImport> {
  const file = grant(path);
  const preview = await ask('import.preview', { file, reading: choices.reading ?? {} });
  const headers = preview.columns.map(({ header }) => header);
  const written =
    choices.mapping === undefined ? new Map<string, ColumnMapping>() : readMapping(choices.mapping, headers);
  const ignored = new Set((choices.ignore ?? []).map((header) => headers[indexOfHeader(headers, header)]));
  const columns = preview.proposal.columns.map((proposal, index): ColumnMapping => {
    const header = headers[index] ?? '';
    if (ignored.has(header)) return { target: 'ignore' };
    const given = written.get(header);
    if (given !== undefined) return given;
    return { target: proposal.target, label: (proposal.label ?? header).slice(0, 120), type: proposal.customType };
  });
  return {
    preview,
    settings: {
      file,
      reading: preview.reading,
      content: choices.content ?? preview.proposal.content,
      columns,
      // A file of unsubscribed people is one on the command line too.
      constants: (preview.proposal.constants ?? []).map(({ target, value }) => ({ target, value })),
      mode: choices.mode ?? 'upsert',
      key: choices.key ?? 'email',
      tags: [...(choices.tags ?? [])],
      values: {
        country: choices.country?.toUpperCase() ?? null,
        currency: choices.currency?.toUpperCase() ?? null,
        dayOrder: choices.dayOrder ?? null,
        decimal: null,
      },
    },
  };
}

export const checkImport = ({ ask }: Opened, { settings }: PreparedImport): Promise<ImportCheck> =>
  ask('import.check', settings);
export const commitImport = ({ ask }: Opened, { settings }: PreparedImport): Promise<ImportDone> =>
  ask('import.commit', settings);

/**
 * For commands that were given a data file: every row a contact of its own, as far as the file has them.
 * @param nameless what the naming column of a list without persons or firms becomes: the habits of persons' names are
 *   none of works and things, so an audit takes it for a firm's
 */
export async function importDataFile(
  opened: Opened,
  path: string,
  nameless: 'full_name' | 'company' = 'full_name',
): Promise<{ batch: number; headers: string[] }> {
  const prepared = await prepareImport(opened, path, { mode: 'create' });
  const headers = prepared.preview.columns.map(({ header }) => header);
  const settings = withAName(prepared.settings, headers, nameless);
  const { batch } = await commitImport(opened, { ...prepared, settings });
  return { batch, headers };
}

/** A list of works or things names nobody: its title, or its first column, then stands for the name. */
function withAName(settings: ImportSettings, headers: readonly string[], as: 'full_name' | 'company'): ImportSettings {
  const naming = ['full_name', 'given_name', 'family_name', 'nickname', 'company', 'email', 'phone'];
  const isNaming = ({ target }: ColumnMapping) => {
    const parsed = parseTarget(target);
    return naming.includes(parsed?.kind === 'field' ? parsed.field : parsed?.kind === 'point' ? parsed.point : '');
  };
  if (settings.columns.some(isNaming)) return settings;
  const isFree = (at: number) => settings.columns[at]?.target !== 'source_id';
  const title = headers.findIndex((header, at) => isFree(at) && /title|name|product|subject|description/i.test(header));
  const chosen = title >= 0 ? title : headers.findIndex((_, at) => isFree(at));
  const columns = settings.columns.map((column, at) => (at === chosen ? { target: as } : column));
  return { ...settings, content: 'contacts', columns };
}

const columnMapping = z.object({
  target: z.string().min(1).max(120),
  label: z.string().trim().min(1).max(120).optional(),
  type: z.enum(customTypes).optional(),
  keep: z.boolean().optional(),
});
type ColumnMapping = ImportSettings['columns'][number];

/** By header: a target in its written form, or an object with label, type and keep beside it. */
const mappingFile = z.record(z.string(), z.union([z.string().min(1).max(120), columnMapping]));

/** Reads a mapping file; columns it does not name keep what is proposed for them. */
function readMapping(path: string, headers: readonly string[]): Map<string, ColumnMapping> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse('bad-mapping', `${basename(path)} is not JSON: ${error.message}`);
    throw fileRefusal(error, path);
  }
  const parsed = mappingFile.safeParse(json);
  if (!parsed.success) {
    throw refuse('bad-mapping', `${basename(path)} is not a mapping: an object with a target for each header.`);
  }
  const mapping = new Map<string, ColumnMapping>();
  for (const [header, given] of Object.entries(parsed.data)) {
    const {
      label = header.slice(0, 120),
      type,
      keep = false,
      target,
    } = typeof given === 'string' ? { target: given } : given;
    if (parseTarget(target) === null) {
      throw refuse('bad-mapping', `${basename(path)}: “${target}” is no target for the column “${header}”.`);
    }
    const known = headers[indexOfHeader(headers, header)] ?? '';
    mapping.set(known, { target, label, keep, ...(type === undefined ? {} : { type }) });
  }
  return mapping;
}

/** The place of a header, spelled as in the file or nearly; a refusal names the nearest. */
export function indexOfHeader(headers: readonly string[], wanted: string): number {
  const exact = headers.indexOf(wanted);
  if (exact >= 0) return exact;
  const fold = (text: string) => text.trim().toLowerCase();
  const close = headers.findIndex((header) => fold(header) === fold(wanted));
  if (close >= 0) return close;
  const near = nearestWord(wanted, headers);
  const hint = near === undefined ? `It has: ${headers.slice(0, 12).join(', ')}.` : `Did you mean “${near}”?`;
  throw refuse('bad-mapping', `The file has no column “${wanted}”. ${hint}`);
}
