// What may be asked about bringing a file in: look at it, try it, do it, and what earlier imports did.
import { z } from 'zod';
import { fileToken, importBatchId, type MappingPresetId, mappingPresetId } from '../model/ids.ts';
import {
  escapeStyles,
  type FileReading,
  fileFormats,
  type MappingProposal,
  type ReadingConfidence,
  type ReadingReasons,
} from '../model/import-mapping.ts';
import { customTypes } from '../model/target-fields.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

/** What reading a file may be refused for; each comes with one sentence that says what to do. */
export const fileRefusals = [
  'not-found',
  'not-a-file',
  'not-readable',
  'empty-file',
  'not-text',
  'unknown-format',
  'password-protected',
  'too-large',
  'damaged',
  'line-too-long',
  'too-many-columns',
  'file-changed',
  'no-rows',
] as const;

const columnStarts = z.array(z.number().int().min(0).max(100_000)).max(2000).readonly();

/** What a person chose of the reading; the rest is guessed. */
export const readingChoice = z
  .object({
    format: z.enum(fileFormats),
    member: z.string().max(1000),
    sheet: z.string().max(200),
    encoding: z.string().min(1).max(40),
    delimiter: z.string().min(1).max(4),
    quote: z.string().max(1),
    escape: z.enum(escapeStyles),
    columnStarts,
    cutsWords: z.boolean(),
    headerRow: z.number().int().min(0).max(1000),
    headerRows: z.number().int().min(1).max(5),
    firstDataRow: z.number().int().min(1).max(1001),
    footerRows: z.number().int().min(0).max(100),
    repairMojibake: z.boolean(),
  })
  .partial();

/** A whole reading. What came later than the first version has a default, for mappings that were kept since. */
export const fileReading = readingChoice.required().extend({
  format: z.enum(fileFormats).default('delimited'),
  member: z.string().max(1000).default(''),
  sheet: z.string().max(200).default(''),
  columnStarts: columnStarts.default([]),
  cutsWords: z.boolean().default(false),
  headerRows: z.number().int().min(1).max(5).default(1),
  footerRows: z.number().int().min(0).max(100).default(0),
  repairMojibake: z.boolean().default(false),
});

/** What happens to a row whose contact is already here. */
export const importModes = ['create', 'update', 'upsert', 'fill', 'skip'] as const;
export type ImportMode = (typeof importModes)[number];

/** What may become of contacts that a later export of the same source does not hold any more. */
export const vanishedChoices = ['keep', 'tag', 'archive'] as const;

const columnMapping = z.object({
  /** Written target, see model/target-fields.ts. */
  target: z.string().min(1).max(120),
  /** Never overwrites what a contact already has. */
  keep: z.boolean().default(false),
  /** Name and type of the custom field, where the target is a new one. */
  label: z.string().trim().max(120).optional(),
  type: z.enum(customTypes).optional(),
  /** A person chose the target; later files with the same header are mapped likewise. */
  chosen: z.boolean().optional(),
});

/** A value that every row gets where its columns give none. */
const rowConstant = z.object({
  /** Written target; see mayBeConstant in model/target-fields.ts. */
  target: z.string().min(1).max(120),
  value: z.string().trim().min(1).max(2000),
  /** Name and type of the custom field, where the target is a new one. */
  label: z.string().trim().max(120).optional(),
  type: z.enum(customTypes).optional(),
});

export const importSettings = z.object({
  file: fileToken,
  reading: fileReading,
  content: z.enum(['contacts', 'activities']),
  /** One per column of the file. */
  columns: z.array(columnMapping).min(1).max(2000),
  constants: z.array(rowConstant).max(50).default([]),
  values: z
    .object({
      dayOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable().default(null),
      decimal: z.enum(['.', ',']).nullable().default(null),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullable()
        .default(null),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .default(null),
    })
    .default({ dayOrder: null, decimal: null, currency: null, country: null }),
  /** create: only new ones, others are set aside. update: only known ones. upsert: both. fill: both, but only blanks
   * of known ones are filled. skip: only new ones, known ones are passed over. */
  mode: z.enum(importModes).default('upsert'),
  /** How a row finds the contact it speaks about. */
  key: z.enum(['email', 'source_id']).default('email'),
  /** What becomes of contacts that earlier files of the same source held and this one does not: nothing, a tag
   * 'Vanished from <source>', or the archive. */
  vanished: z.enum(vanishedChoices).default('keep'),
  /** For activities: whether a contact that is not here yet is made or the row set aside. */
  unknownContacts: z.enum(['create', 'reject']).default('create'),
  /** Tags that every contact of the file gets. */
  tags: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
  /** Hash from the check; the import is refused when the file is no longer the same. */
  expectHash: z.string().length(64).optional(),
});
export type ImportSettings = z.input<typeof importSettings>;

export interface PreviewColumn {
  header: string;
  /** Up to three different values. */
  samples: string[];
  /** Share of the sample rows with a value, 0 to 1. */
  filled: number;
}

export interface ImportPreview {
  fileName: string;
  size: number;
  reading: FileReading;
  confidence: ReadingConfidence;
  because: ReadingReasons;
  /** The sheets of a workbook, in its order. */
  sheets: { name: string; isHidden: boolean; rows: number }[];
  /** The files of an archive, those that can be read first. */
  members: { path: string; size: number; isReadable: boolean }[];
  columns: PreviewColumn[];
  /** One per column; `source` names the recognised export. */
  proposal: MappingProposal;
  /** What stands above the header. */
  preamble: string[][];
  /** Rows at the end that are left out, and why. */
  footer: { cells: string[]; reason: string }[];
  /** Cells of the sample that look decoded wrongly before they came into the file, with what they would become. */
  mojibake: { cells: number; samples: { before: string; after: string }[] };
  /** Lines of the sample that are not in the encoding of the rest and were read as Windows-1252. */
  rereadLines: number;
  /** The first data rows. */
  rows: string[][];
  /** The first lines as text. */
  raw: string;
  /** Characters of the sample that the encoding cannot explain. */
  unreadable: number;
  /** The mapping was remembered from an earlier import of the same columns. */
  remembered: boolean;
  /** Contacts already in the workspace, to tell a first import from a later one. */
  contactCount: number;
  customFields: { key: string; label: string; type: (typeof customTypes)[number] }[];
}

export interface IssueGroup {
  code: string;
  /** Header of the column, null when the row is meant. */
  column: string | null;
  message: string;
  count: number;
  samples: { row: number; value: string }[];
}

export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

export interface ImportCheck {
  /** Data rows read. */
  rowCount: number;
  hash: string;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Activities that would be added; 0 for files of contacts. */
  activities: number;
  /** Of the rows set aside, orders and events that wait for a person to say whose they are. */
  unclaimed: number;
  rejectGroups: IssueGroup[];
  warningGroups: IssueGroup[];
  samples: {
    created: { row: number; name: string; detail: string }[];
    updated: { row: number; contactId: number; name: string; changes: FieldChange[] }[];
    rejected: { row: number; reason: string; cells: string[] }[];
  };
  /** Rows of the file that share an email or source id with another row of it. */
  duplicatesInside: { rows: number; samples: { value: string; rows: number[] }[] };
  /** Rows that would become new contacts although a contact here has the same email. */
  duplicatesHere: { rows: number; samples: { row: number; name: string; contactId: number; contactName: string }[] };
  /** Contacts that earlier files of the same source held and this one does not; null when there was none. */
  vanished: {
    contacts: number;
    samples: { contactId: number; name: string }[];
    lastFile: string;
    lastImportedAt: number;
  } | null;
  newTags: string[];
  newFields: { label: string; type: string }[];
  /** How values were read where they left room. */
  values: { dayOrder: string | null; dayOrderConfidence: number; decimal: string | null; country: string | null };
  unreadable: number;
}

export interface ImportDone {
  batch: number;
  operation: number;
  fileName: string;
  rowCount: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  activities: number;
  /** Of the rows set aside, orders and events that wait for a person to say whose they are. */
  unclaimed: number;
  newTags: string[];
  newFields: string[];
  rejectGroups: IssueGroup[];
  warningGroups: IssueGroup[];
  /** Rows that became new contacts beside one with the same email: worth a look in Duplicates. */
  possibleDuplicates: number;
  /** Contacts that earlier files of the same source held and this one does not. */
  vanished: number;
}

export interface ImportBatchRow {
  id: number;
  fileName: string;
  source: string | null;
  content: 'contacts' | 'activities';
  importedAt: number;
  rowCount: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** A mapping kept under a name, column by column under its header. */
export const namedMapping = z.object({
  name: z.string().trim().min(1).max(120),
  /** Id of the recognised export it was made for, null for any other file. */
  source: z.string().max(60).nullable(),
  content: z.enum(['contacts', 'activities']),
  columns: z.array(columnMapping.extend({ header: z.string().max(2000) })).max(2000),
  constants: z.array(rowConstant).max(50).default([]),
});
export type NamedMapping = z.output<typeof namedMapping>;

export interface MappingPreset extends NamedMapping {
  id: MappingPresetId;
  /** What a person calls the export, null for any other file. */
  sourceName: string | null;
}

export const importContract = {
  /** Reads the beginning of a file; `reading` overrides what would be guessed. */
  'import.preview': job(
    z.object({ file: fileToken, reading: readingChoice.default({}) }),
    returns<ImportPreview>(),
    fileRefusals,
  ),
  /** The whole import without storing anything. */
  'import.check': job(importSettings, returns<ImportCheck>(), [...fileRefusals, 'bad-mapping']),
  'import.commit': job(importSettings, returns<ImportDone>(), [...fileRefusals, 'bad-mapping', 'nothing-to-import']),
  /** The mappings kept under a name, by source and name. */
  'import.presets': read(z.object({}), returns<MappingPreset[]>()),
  /** Keeps a mapping; one of the same name is replaced. */
  'import.savePreset': write(namedMapping, returns<{ id: MappingPresetId; replaced: boolean }>()),
  'import.removePreset': write(z.object({ preset: mappingPresetId }), returns<{ name: string }>(), ['not-found']),
  'import.batches': read(z.object({}), returns<ImportBatchRow[]>()),
  'import.rejects': read(
    z.object({
      batch: importBatchId,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    returns<{
      headers: string[];
      total: number;
      rows: { row: number; column: string | null; reason: string; cells: string[] }[];
    }>(),
    ['not-found'],
  ),
  /** Writes the rows that were set aside as a CSV: the columns of the file, then row number and reason. */
  'import.saveRejects': job(
    z.object({ batch: importBatchId, file: fileToken }),
    returns<{ rows: number; size: number }>(),
    ['not-found', 'not-a-file', 'file-exists'],
  ),
} satisfies FeatureContract;
