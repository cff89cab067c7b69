// What may be asked about the tag tree as a book: files in and out, starter trees, cheat sheets for the wall. Owns the
// shapes of the dry run and of what was printed.
import { z } from 'zod';
import { fileToken, tagId } from '../model/ids.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

export const bookFormats = ['csv', 'txt', 'json', 'yaml', 'ttl'] as const;
export type BookFormat = (typeof bookFormats)[number];

export const bookFormatLabel: Record<BookFormat, string> = {
  csv: 'Table (CSV)',
  txt: 'Indented text',
  json: 'JSON',
  yaml: 'YAML',
  ttl: 'SKOS (Turtle)',
};

/** What becomes of one tag of a file or of a starter tree. */
export interface BookChange {
  line: number | null;
  /** 'Lifecycle stage › Active', with the tag it comes under. */
  path: string;
  kind: 'added' | 'changed' | 'moved' | 'unchanged';
  /** What changes, in words: 'meaning, owner', 'from Behaviour'. */
  detail: string | null;
}

export interface BookReport {
  added: number;
  changed: number;
  /** Of the tags that move, some change too; they count here alone. */
  moved: number;
  unchanged: number;
  leftOut: number;
  /** Every change, in the order of the file; without those that stay as they are. */
  changes: BookChange[];
  problems: { line: number | null; kind: 'left-out' | 'note'; message: string }[];
  /** Contacts that would wear two tags of a group that allows one, beyond those that do already; after an import only. */
  contradictions: number;
}

export interface StarterTag {
  depth: number;
  name: string;
  meaning: string;
  appliedWhen: string;
  removedWhen: string;
  action: string;
  owner: string;
}

export interface Starter {
  id: string;
  title: string;
  about: string;
  tags: StarterTag[];
}

export const sheetScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('owner'), owner: z.string().min(1).max(4_000) }),
  z.object({ kind: z.literal('branch'), tag: tagId }),
  /** A department or a tag set. */
  z.object({ kind: z.literal('view'), view: z.number().int().positive() }),
]);
export type SheetScope = z.output<typeof sheetScope>;

export interface SheetChange {
  kind: 'new' | 'changed' | 'gone';
  name: string;
  /** What is different, in words; null for new and gone tags. */
  detail: string | null;
}

/** A cheat sheet that was handed out. */
export interface PrintedSheet {
  id: number;
  title: string;
  scope: z.input<typeof sheetScope>;
  version: number;
  at: number;
  tags: number;
  /** What is different today; nothing: the sheet still holds. */
  changes: SheetChange[];
}

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: fileToken }),
  z.object({ kind: z.literal('starter'), starter: z.string().max(40) }),
]);
const bringing = z.object({
  source,
  /** The tag under which everything comes; null: the top of the tree. */
  below: tagId.nullable().default(null),
  /** Whether a tag that lies elsewhere in the workspace moves to where the file has it. */
  move: z.boolean().default(true),
});
const paper = z.enum(['A4', 'Letter']).default('A4');

export const tagBookContract = {
  'tagBook.starters': read(z.object({}), returns<Starter[]>()),
  'tagBook.export': job(
    z.object({ file: fileToken, format: z.enum(bookFormats) }),
    returns<{ fileName: string; size: number; tags: number }>(),
  ),
  /** What an import would do; changes nothing. */
  'tagBook.check': job(bringing, returns<BookReport>(), ['not-found', 'unknown-format', 'too-large']),
  'tagBook.import': job(bringing, returns<BookReport>(), ['not-found', 'unknown-format', 'too-large']),
  /** Roles and owners that a sheet can be made for, with how many tags each answers for. */
  'tagBook.owners': read(z.object({}), returns<{ owner: string; tags: number }[]>()),
  'tagBook.sheet': read(
    z.object({ scope: sheetScope, paper }),
    returns<{ html: string; title: string; tags: number; version: number }>(),
    ['not-found'],
  ),
  /** Writes the sheet as HTML and remembers what it says. */
  'tagBook.saveSheet': job(
    z.object({ scope: sheetScope, paper, file: fileToken }),
    returns<{ fileName: string; size: number }>(),
    ['not-found'],
  ),
  /** Remembers what a sheet says that was printed. */
  'tagBook.remember': write(z.object({ scope: sheetScope }), returns<{ version: number }>(), ['not-found']),
  'tagBook.prints': read(z.object({}), returns<PrintedSheet[]>()),
  'tagBook.forget': write(z.object({ id: z.number().int().positive() }), returns<null>(), ['not-found']),
} satisfies FeatureContract;
