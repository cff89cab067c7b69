// Cheat sheets of the live tree, and those that were handed out: what they said is kept as a setting, one sheet per role or
// branch, so that the app can say what is different since.
import { z } from 'zod';
import { type PrintedSheet, type SheetScope, sheetScope } from '../../../../src-shared/contract/tag-book.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { isoDay } from '../../engines/report/figures.ts';
import { cheatSheetHtml } from '../../engines/tag-book/cheat-sheet.ts';
import { type SheetRow, sheetChanges, sheetRows } from '../../engines/tag-book/sheet-rows.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { upsertSetting } from '../settings/settings-queries.ts';
import { loadViews, viewOf } from '../tag-views/views.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { loadKnownTags, treeInOrder } from './known-tree.ts';
import { selectSetting } from './tag-book-queries.ts';

const key = 'tag_book_prints';
/** More sheets than these hang on no wall; the oldest is forgotten. */
const mostSheets = 40;

const row = z.object({
  id: z.number(),
  path: z.array(z.string()),
  colour: z.string().nullable(),
  status: z.string(),
  meaning: z.string(),
  appliedWhen: z.string(),
  removedWhen: z.string(),
  action: z.string(),
  owner: z.string(),
  reviewAt: z.string(),
});
const kept = z.array(
  z.object({
    id: z.number(),
    title: z.string(),
    scope: sheetScope,
    version: z.number(),
    at: z.number(),
    rows: z.array(row),
  }),
);
type Kept = z.output<typeof kept>;

/** What was kept; nothing where it is of another version. */
function keptSheets(db: ReadHandle): Kept {
  const value = db.first(selectSetting(key))?.value;
  const read = kept.safeParse(value === undefined ? [] : JSON.parse(value));
  return read.success ? read.data : [];
}

export interface MadeSheet {
  html: string;
  title: string;
  tags: number;
  version: number;
}

/** @throws the refusal not-found when the branch is gone */
export function makeSheet(db: ReadHandle, now: number, scope: SheetScope, paper: 'A4' | 'Letter'): MadeSheet {
  const rows = rowsOf(db, scope);
  const title = titleOf(db, scope);
  const version = nextVersion(keptSheets(db), scope, rows);
  const date = isoDay(now);
  return { html: cheatSheetHtml(rows, { title, version, date, paper }), title, tags: rows.length, version };
}

/** Keeps what a sheet says today. Printing the same again is the same version. */
export function rememberSheet({ db, now, describe }: WriteContext, scope: SheetScope): number {
  const sheets = keptSheets(db);
  const rows = rowsOf(db, scope);
  const title = titleOf(db, scope);
  const version = nextVersion(sheets, scope, rows);
  const id = 1 + Math.max(0, ...sheets.map((sheet) => sheet.id));
  const others = sheets.filter((sheet) => !isSame(sheet.scope, scope));
  db.run(upsertSetting(key, [...others, { id, title, scope, version, at: now, rows }].slice(-mostSheets)));
  describe(`Handed out the cheat sheet “${title}”, version ${version}`);
  return version;
}

export function listPrinted(db: ReadHandle): PrintedSheet[] {
  return keptSheets(db)
    .map(({ rows, ...sheet }) => ({
      ...sheet,
      tags: rows.length,
      changes: sheetChanges(rows, rowsToday(db, sheet.scope)),
    }))
    .sort((left, right) => right.at - left.at);
}

/** @throws the refusal not-found */
export function forgetPrinted({ db, describe }: WriteContext, id: number): null {
  const sheets = keptSheets(db);
  const sheet = sheets.find((one) => one.id === id);
  if (sheet === undefined) throw refuse('not-found', 'This sheet is forgotten already.');
  db.run(
    upsertSetting(
      key,
      sheets.filter((one) => one.id !== id),
    ),
  );
  describe(`Forgot the cheat sheet “${sheet.title}”`);
  return null;
}

/** Owners of tags that are not retired, those with most tags first. */
export function listOwners(db: ReadHandle): { owner: string; tags: number }[] {
  const counts = new Map<string, number>();
  for (const { sheet } of loadKnownTags(db))
    if (sheet.owner !== undefined && sheet.status !== 'retired')
      counts.set(sheet.owner, (counts.get(sheet.owner) ?? 0) + 1);
  return [...counts]
    .map(([owner, tags]) => ({ owner, tags }))
    .sort((left, right) => right.tags - left.tags || left.owner.localeCompare(right.owner, 'en'));
}

function nextVersion(sheets: Kept, scope: SheetScope, rows: readonly SheetRow[]): number {
  const last = sheets.find((sheet) => isSame(sheet.scope, scope));
  if (last === undefined) return 1;
  return sheetChanges(last.rows, rows).length === 0 ? last.version : last.version + 1;
}

function rowsOf(db: ReadHandle, scope: SheetScope): SheetRow[] {
  if (scope.kind === 'branch') loadForest(db).get(scope.tag);
  if (scope.kind === 'view') viewOf(db, scope.view);
  return rowsToday(db, scope);
}

/** None where the branch is gone: everything on the old sheet is. */
function rowsToday(db: ReadHandle, scope: SheetScope): SheetRow[] {
  const tags = treeInOrder(loadKnownTags(db));
  if (scope.kind === 'branch' && !tags.some(({ id }) => id === scope.tag)) return [];
  if (scope.kind !== 'view') return sheetRows(tags, scope);
  const view = loadViews(db).find(({ id }) => id === scope.view);
  return sheetRows(tags, scope, new Set(view?.tags));
}

function titleOf(db: ReadHandle, scope: SheetScope): string {
  if (scope.kind === 'all') return 'All our tags';
  if (scope.kind === 'view') return `Tags of ${viewOf(db, scope.view).name}`;
  return scope.kind === 'owner' ? `Tags of ${scope.owner}` : loadForest(db).get(scope.tag).name;
}

const isSame = (left: SheetScope, right: SheetScope): boolean => JSON.stringify(left) === JSON.stringify(right);
