// Writes what changed since an import or a moment, on a worker thread: changed and new contacts with only the columns
// that differ, keyed by the ids of their sources, and lists of the removed and the merged. Owns the comparison of past
// and present and the three files; rebuilding the past is in past-state.ts.
import type { DeltaResult, TagOptions } from '../../../../src-shared/contract/export.ts';
import type { ExportColumn } from '../../../../src-shared/model/export-column.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { layOutColumns, momentText, mostNumbered, type WrittenColumn } from '../../engines/export/contact-cells.ts';
import { type Cell, type CsvMode, type CsvWriter, csvWriter } from '../../engines/export/csv-writer.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { BesideFiles, type Growing } from './beside-files.ts';
import { chosenColumns } from './chosen-columns.ts';
import { readContacts, readCustomFields, type Wanted, wantedFor } from './contact-pages.ts';
import {
  selectBatchOperation,
  selectBatchSource,
  selectLastChange,
  selectOperationAt,
  selectOwnSourceIds,
  selectSourceKeys,
  selectStanding,
} from './export-queries.ts';
import { openWorkspacePath } from './export-task.ts';
import { openPast, type PastState } from './past-state.ts';
import { readTagNames } from './tag-names.ts';

export interface DeltaTaskInput {
  path: string;
  replaceBeside: boolean;
  since: { kind: 'batch'; batch: number } | { kind: 'moment'; at: number };
  columns?: string[] | undefined;
  tags: TagOptions;
  mode: CsvMode;
  delimiter: ',' | ';';
}

const pageSize = 500;
/** What cannot be known of the past, or changes with every change. */
const incomparable = new Set(['total', 'score', 'moment', 'id', 'source_ids']);
const allNumbered = { email: mostNumbered, phone: mostNumbered, url: mostNumbered, handle: mostNumbered, addresses: 5 };

/** How a contact differs; the indexes are of the layout. */
interface Difference {
  id: number;
  change: 'changed' | 'added';
  cells: readonly Cell[];
  differing: readonly number[];
}

interface Gone {
  id: number;
  name: string;
  winner: number | null;
  how: 'deleted' | 'archived' | 'merged';
  at: number | null;
}

/** Throws the refusal 'nothing-changed' rather than leave empty files. */
export function deltaTask({ db, progress }: TaskContext, input: DeltaTaskInput): Omit<DeltaResult, 'fileName'> {
  const workspacePath = openWorkspacePath(db);
  if (workspacePath === undefined) throw new Error('the workspace has no file');
  progress('Looking for changes', 0, null);
  const source = input.since.kind === 'batch' ? (db.first(selectBatchSource(input.since.batch))?.source ?? null) : null;
  const state = openPast(workspacePath, (present) => operationOf(present, input.since));
  const files = new BesideFiles(input.path, input.replaceBeside, workspacePath);
  try {
    const comparison = new Comparison(state, input);
    const ids = state.touched();
    const found = survey(comparison, ids, (done) => progress('Comparing contacts', done, ids.length));
    if (found.differing.size === 0 && found.gone.length === 0) {
      throw refuse('nothing-changed', 'Nothing that is exported changed since then.');
    }
    const columns = [...found.differing].sort((left, right) => left - right);
    const writer = csvWriter(input.mode, input.delimiter);
    const counts = { changed: 0, added: 0 };
    const file = begin(files, writer, undefined, [
      ...['Source', 'Source ID', 'Contact ID', 'Change', 'Changed fields', 'Emptied fields'],
      ...columns.map((column) => comparison.layout[column]?.header ?? ''),
    ]);
    for (const page of pagesOf(ids)) {
      progress('Writing changes', page.from, ids.length);
      const differences = comparison.compare(page.ids).differences;
      const keys = keysOf(state.present, differences, source);
      for (const difference of differences) {
        const rows = changeRows(difference, keys.get(difference.id), columns, comparison.layout);
        if (rows.length > 0) counts[difference.change]++;
        put(file, writer, rows);
      }
    }
    const removed = writeGone(files, writer, state, found.gone, 'removed', source);
    const merged = writeGone(files, writer, state, found.gone, 'merged', source);
    return {
      ...counts,
      removed,
      merged,
      columns: columns.map((column) => comparison.layout[column]?.header ?? ''),
      files: files.finish(),
    };
  } finally {
    files.discard();
    state.close();
  }
}

function operationOf(present: ReadHandle, since: DeltaTaskInput['since']): number {
  if (since.kind === 'moment') return present.value<number>(selectOperationAt(since.at)) ?? 0;
  const operation = present.value<number | null>(selectBatchOperation(since.batch));
  if (operation == null) throw refuse('not-found', 'This import is not there any more. Choose another, or a day.');
  return operation;
}

/** Compares contacts by the cells that an export would write of them, then and now. */
class Comparison {
  readonly layout: readonly WrittenColumn[];
  readonly #state: PastState;
  readonly #wanted: Wanted;
  readonly #namesNow: ReadonlyMap<number, string>;
  readonly #namesThen: ReadonlyMap<number, string>;

  constructor(state: PastState, { columns: keys, tags }: DeltaTaskInput) {
    const fields = readCustomFields(state.present);
    const columns = chosenColumns(keys, fields).filter(({ source }: ExportColumn) => !incomparable.has(source.kind));
    const form = tags.form === 'columns' ? 'name' : tags.form;
    this.#state = state;
    this.#wanted = wantedFor(columns, fields);
    this.#namesNow = readTagNames(state.present, { ...tags, form });
    this.#namesThen = readTagNames(state.past, { ...tags, form });
    this.layout = layOutColumns(columns, allNumbered, new Map(fields.map(({ key, type }) => [key, type])));
  }

  compare(ids: readonly number[]): { differences: Difference[]; gone: Gone[] } {
    const { present, past } = this.#state;
    this.#state.turnTo(ids);
    const standing = standingOf(present, ids);
    const stood = standingOf(past, ids);
    const isHere = (id: number) => standing.get(id)?.state === 'active';
    const wasHere = (id: number) => stood.get(id)?.state === 'active';
    const cellsNow = this.#cells(present, ids.filter(isHere), this.#namesNow);
    const cellsThen = this.#cells(
      past,
      ids.filter((id) => isHere(id) && wasHere(id)),
      this.#namesThen,
    );
    const differences: Difference[] = [];
    const gone: Gone[] = [];
    for (const id of ids) {
      const cells = cellsNow.get(id);
      if (cells !== undefined) {
        const before = cellsThen.get(id);
        const differing = cells.flatMap((cell, at) => (cell !== (before?.[at] ?? null) ? [at] : []));
        if (before === undefined) differences.push({ id, change: 'added', cells, differing });
        else if (differing.length > 0) differences.push({ id, change: 'changed', cells, differing });
      } else if (wasHere(id)) {
        const now = standing.get(id);
        const name = now?.display_name ?? stood.get(id)?.display_name ?? '';
        const winner = now?.winner_id ?? null;
        const how = now === undefined ? 'deleted' : winner === null ? 'archived' : 'merged';
        gone.push({ id, name, winner, how, at: now?.merged_at ?? null });
      }
    }
    return { differences, gone };
  }

  #cells(db: ReadHandle, ids: readonly number[], names: ReadonlyMap<number, string>): Map<number, Cell[]> {
    if (ids.length === 0) return new Map();
    const contacts = readContacts(db, ids, this.#wanted, names);
    return new Map(contacts.map((contact) => [contact.id, this.layout.map(({ cell }) => cell(contact) || null)]));
  }
}

interface Standing {
  state: string;
  display_name: string;
  winner_id: number | null;
  merged_at: number | null;
}

function standingOf(db: ReadHandle, ids: readonly number[]): Map<number, Standing> {
  const rows = db.rows<[number, string, string, number | null, number | null]>(selectStanding(JSON.stringify(ids)));
  return new Map(
    rows.map(([id, state, display_name, winner_id, merged_at]) => [id, { state, display_name, winner_id, merged_at }]),
  );
}

/** Which columns differ anywhere, and who is gone: what must be known before the first row is written. */
function survey(
  comparison: Comparison,
  ids: readonly number[],
  onPage: (done: number) => void,
): { differing: Set<number>; gone: Gone[] } {
  const differing = new Set<number>();
  const gone: Gone[] = [];
  for (const page of pagesOf(ids)) {
    onPage(page.from);
    const found = comparison.compare(page.ids);
    for (const difference of found.differences) for (const column of difference.differing) differing.add(column);
    gone.push(...found.gone);
  }
  return { differing, gone };
}

type SourceKey = readonly [source: string, id: string | null];

/**
 * The ids of contacts in their sources, a row each. A contact that no source knows has one row without an id; where
 * the changes since one source's import are asked for, what only other sources know is no news to it, unless it is new.
 */
function keysOf(db: ReadHandle, differences: readonly Difference[], source: string | null): Map<number, SourceKey[]> {
  const keys = new Map<number, SourceKey[]>();
  const ids = JSON.stringify(differences.map(({ id }) => id));
  for (const [id, from, sourceId] of db.rows<[number, string, string]>(selectSourceKeys(ids))) {
    keys.set(id, [...(keys.get(id) ?? []), [from, sourceId]]);
  }
  for (const { id, change } of differences) {
    const known = keys.get(id);
    if (known === undefined) keys.set(id, [['', null]]);
    else if (source !== null) {
      const own = known.filter(([from]) => from === source);
      keys.set(id, own.length > 0 || change === 'changed' ? own : [['', null]]);
    }
  }
  return keys;
}

function changeRows(
  { id, change, cells, differing }: Difference,
  keys: readonly SourceKey[] = [],
  columns: readonly number[],
  layout: readonly WrittenColumn[],
): Cell[][] {
  const header = (column: number) => layout[column]?.header ?? '';
  const isDifferent = new Set(differing);
  const fields = change === 'added' ? [] : differing.map(header);
  const emptied = change === 'added' ? [] : differing.filter((column) => cells[column] === null).map(header);
  const values = columns.map((column) => (isDifferent.has(column) ? (cells[column] ?? null) : null));
  return keys.map(([source, sourceId]) => [
    ...[source || null, sourceId, id, change, fields.join('; ') || null, emptied.join('; ') || null],
    ...values,
  ]);
}

/** Writes one list of those who are gone, where there are any. Returns how many contacts are on it. */
function writeGone(
  files: BesideFiles,
  writer: CsvWriter,
  { past, present, turnTo }: PastState,
  gone: readonly Gone[],
  list: 'removed' | 'merged',
  source: string | null,
): number {
  const own = gone.filter(({ how }) => (how === 'merged') === (list === 'merged'));
  if (own.length === 0) return 0;
  const file = begin(
    files,
    writer,
    list,
    list === 'merged'
      ? ['Source', 'Source ID', 'Contact ID', 'Contact', 'Survivor source ID', 'Survivor contact ID', 'Merged at']
      : ['Source', 'Source ID', 'Contact ID', 'Contact', 'What happened', 'When'],
  );
  for (const { from, ids } of pagesOf(own.map(({ id }) => id))) {
    turnTo(ids);
    const known = new Map<number, SourceKey[]>();
    // A deleted contact's rows are gone too: what the sources called it is asked of the past.
    for (const [id, where, sourceId] of past.rows<[number, string, string]>(selectOwnSourceIds(JSON.stringify(ids)))) {
      if (source === null || where === source) known.set(id, [...(known.get(id) ?? []), [where, sourceId]]);
    }
    const winners = JSON.stringify(own.slice(from, from + ids.length).map(({ winner }) => winner));
    const survivors = new Map(
      present.rows<[number, string, string]>(selectSourceKeys(winners)).map(([id, at, key]) => [`${id} ${at}`, key]),
    );
    for (const { id, name, how, winner, at } of own.slice(from, from + ids.length)) {
      const when = momentText(at ?? present.value<number>(selectLastChange(id)) ?? null);
      const rows = (known.get(id) ?? [['', null] as const]).map(([where, sourceId]): Cell[] => {
        const key = [where || null, sourceId, id, name];
        const survivor = survivors.get(`${winner} ${where}`) ?? null;
        return list === 'merged' ? [...key, survivor, winner, when] : [...key, how, when];
      });
      put(file, writer, rows);
    }
  }
  return own.length;
}

function begin(files: BesideFiles, writer: CsvWriter, suffix: string | undefined, header: readonly string[]): Growing {
  const file = files.begin(suffix);
  file.write(writer.start + writer.rows([header]));
  return file;
}

function put(file: Growing, writer: CsvWriter, rows: readonly Cell[][]): void {
  if (rows.length === 0) return;
  file.write(writer.rows(rows));
  file.rows += rows.length;
}

function* pagesOf(ids: readonly number[]): Generator<{ from: number; ids: readonly number[] }> {
  for (let from = 0; from < ids.length; from += pageSize) yield { from, ids: ids.slice(from, from + pageSize) };
}
