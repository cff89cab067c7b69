// What may be asked about comparing a list with another: a file with the contacts, or two files. What was found is kept
// by the core while it is shown, and nowhere else: no row of a compared file is ever stored in the workspace.
import { z } from 'zod';
import { fileToken } from '../model/ids.ts';
import { columnTypes } from '../model/match-column.ts';
import { contactQuery } from '../model/selection.ts';
import { type FeatureContract, job, read, returns, session } from './define.ts';
import type { ComparedPair } from './duplicates.ts';
import { fileRefusals, type ImportPreview, readingChoice } from './import.ts';

/** What a column of a list is to the comparison; none takes no part. */
export const columnRoles = ['none', ...columnTypes] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** certain links, links a person should look at, and what is in one list only. Left is the first list. */
export const linkParts = ['matched', 'doubtful', 'onlyLeft', 'onlyRight'] as const;
export type LinkPart = (typeof linkParts)[number];

/** A record of one of the lists. */
export interface LinkRecord {
  /** The contact, where the list is the workspace. */
  contact: number | null;
  /** 1-based data row, where the list is a file. */
  row: number | null;
  name: string;
  /** Email, phone or place: what tells it apart. */
  detail: string | null;
}

export interface LinkItem {
  /** Number of the link, for its evidence; null for what is in one list only. */
  link: number | null;
  left: LinkRecord | null;
  right: LinkRecord | null;
  weight: number | null;
  probability: number | null;
  /** Why it is doubtful, or whom it repeats in its own list. */
  note: string | null;
}

export interface LinkCounts {
  matched: number;
  doubtful: number;
  onlyLeft: number;
  onlyRight: number;
  /** Of those in one list only: records that repeat a linked one of their own list. */
  leftRepeats: number;
  rightRepeats: number;
}

export interface LinkDone {
  result: number;
  leftName: string;
  rightName: string;
  leftCount: number;
  rightCount: number;
  comparedPairs: number;
  /** What was compared with what, in the lists' own words. */
  columns: { as: ColumnRole; left: string[]; right: string[] }[];
  /** Where links begin to be shown and to be certain, in bits. */
  review: number;
  certain: number;
  counts: LinkCounts;
}

export interface LinkedPair {
  left: LinkRecord;
  right: LinkRecord;
  fields: { label: string; left: string | null; right: string | null; agreement: 'same' | 'differs' | 'only one' }[];
  pair: ComparedPair;
}

const fileSide = z.object({
  kind: z.literal('file'),
  file: fileToken,
  reading: readingChoice.default({}),
  /** By header: what a person said a column is. */
  roles: z.record(z.string().max(2000), z.enum(columnRoles)).default({}),
});
export type FileSide = z.output<typeof fileSide>;
const workspaceSide = z.object({ kind: z.literal('workspace'), query: contactQuery });

const result = z.number().int().positive();
const part = z.enum(linkParts);

export const linkFilesContract = {
  /** How a file is read, and what each of its columns would be to the comparison. */
  'linkFiles.look': job(
    z.object({ file: fileToken, reading: readingChoice.default({}) }),
    returns<{ preview: ImportPreview; columns: { header: string; samples: string[]; role: ColumnRole }[] }>(),
    fileRefusals,
  ),
  /** Links two lists. What was found before is forgotten. */
  'linkFiles.compare': job(
    z.object({
      left: z.discriminatedUnion('kind', [workspaceSide, fileSide]),
      right: fileSide,
      /** one: every record has one partner at most. many: a record of the first list may have several. */
      mode: z.enum(['one', 'many']).default('one'),
      /** Probability from which on links are shown; chosen by the model when left out. */
      threshold: z.number().gt(0).lt(1).optional(),
    }),
    returns<LinkDone>(),
    [...fileRefusals, 'nothing-to-compare'],
  ),
  /** The comparison that is kept, or null: the screen may have been left meanwhile. */
  'linkFiles.state': read(z.object({}), returns<LinkDone | null>()),
  'linkFiles.rows': read(
    z.object({
      result,
      part,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
    returns<{ items: LinkItem[]; total: number }>(),
    ['not-found'],
  ),
  /** Both records of a link field by field, and the evidence. */
  'linkFiles.pair': read(z.object({ result, link: z.number().int().min(0) }), returns<LinkedPair>(), ['not-found']),
  /** What a person says about a link: it moves to the matched, or both records to those in one list only. */
  'linkFiles.decide': session(
    z.object({ result, link: z.number().int().min(0), decision: z.enum(['same', 'different', 'open']) }),
    returns<LinkCounts>(),
    ['not-found'],
  ),
  /** The contacts of a part, for selecting and tagging them. */
  'linkFiles.contacts': read(z.object({ result, part }), returns<{ contacts: number[] }>(), ['not-found']),
  /** Writes a part as CSV: all columns of both sides, and for links the probability. */
  'linkFiles.save': job(
    z.object({ result, part, file: fileToken, mode: z.enum(['spreadsheet', 'exact']).default('spreadsheet') }),
    returns<{ rows: number; size: number }>(),
    ['not-found', 'not-a-file', 'file-exists'],
  ),
  /** Forgets the comparison and the rows of its files. */
  'linkFiles.forget': session(z.object({}), returns<null>()),
} satisfies FeatureContract;
