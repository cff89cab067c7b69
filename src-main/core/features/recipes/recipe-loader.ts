// Loads contacts as steps work on them, a page of ids at a time: what an audit looks at, and the columns beside it that
// the steps name. Owns which contacts a run reaches.
import { sql } from 'kysely';
import type { RecipeScope, RecipeStep } from '../../../../src-shared/model/recipe.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { contactTextColumns } from '../../engines/audit/audit-contact.ts';
import { type Cell, type WorkingContact, workingContact } from '../../engines/recipes/working-contact.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { contactLoader } from '../audit/audit-loader.ts';
import { type Column, cleanColumns } from '../clean/clean-columns.ts';
import { eachRow, selectForEdit } from '../clean/clean-queries.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { selectBatch, selectContactsOfBatch, selectNewestBatch, selectSegmentName } from './recipe-queries.ts';

const pageSize = 1_000;

const seenByAudit: ReadonlySet<string> = new Set([...contactTextColumns, 'kind', 'email_consent']);

/** Pages of contacts with the columns that the steps name. */
export function* contactPages(
  db: ReadHandle,
  steps: readonly RecipeStep[],
  asOf: number,
  ids: readonly number[] | null,
): Generator<WorkingContact[]> {
  const loader = contactLoader(db, asOf);
  const extras = extraColumns(db, steps);
  for (let last = 0, at = 0; ; ) {
    const page = ids === null ? loader.page(last, pageSize) : ids.slice(at, at + pageSize);
    if (page.length === 0) return;
    last = page.at(-1) ?? 0;
    at += page.length;
    const cells = loadExtras(db, extras, page);
    const none = new Map<string, Cell>();
    yield loader.loadParts(page).map((parts) => workingContact(parts, cells.own.get(parts.id) ?? none, cells.labels));
  }
}

/** Columns that steps name and an audit does not look at. */
function extraColumns(db: ReadHandle, steps: readonly RecipeStep[]): Column[] {
  const named = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'fix') continue;
    named.add(step.column);
    if (step.kind === 'edit' && 'other' in step.edit) named.add(step.edit.other);
  }
  return cleanColumns(db).filter(
    ({ column, place }) =>
      named.has(column) &&
      (column === 'address.label' ||
        ((place.kind === 'contact' || place.kind === 'custom') && !seenByAudit.has(column))),
  );
}

function loadExtras(db: ReadHandle, columns: readonly Column[], ids: readonly number[]) {
  const own = new Map<number, Map<string, Cell>>();
  const labels = new Map<number, string | null>();
  const page = sql<{ id: number }>`SELECT value AS id FROM json_each(${JSON.stringify(ids)})`;
  for (const column of columns) {
    for (const [row, contact, value] of eachRow(db, selectForEdit(column, null, page))) {
      if (column.place.kind === 'address') labels.set(row, value === null ? null : String(value));
      else own.set(contact, (own.get(contact) ?? new Map<string, Cell>()).set(column.column, value));
    }
  }
  return { own, labels };
}

export interface ScopeFound {
  /** Ascending; null for every active contact. */
  ids: number[] | null;
  /** In words, for reports and History: 'all contacts', 'segment “VIP”', 'june.csv'. */
  words: string;
  batch: number | null;
}

/** Which active contacts a run reaches. Refuses a segment or an import that is gone. */
export function findScope(context: ReadContext, scope: RecipeScope): ScopeFound {
  const { db } = context;
  switch (scope.kind) {
    case 'workspace':
      return { ids: null, words: 'all contacts', batch: null };
    case 'segment': {
      const name = db.first(selectSegmentName(scope.segment))?.name;
      if (name === undefined) throw refuse('not-found', 'This segment is not there any more. Choose another one.');
      const query = { search: '', segment: scope.segment, state: 'active' } as const;
      const ids = db.pluck<number>(selectedIds(context, { kind: 'all', query, except: [] }));
      return { ids: ids.sort((a, b) => a - b), words: `segment “${name}”`, batch: null };
    }
    case 'batch': {
      const batch = db.first(scope.batch === 'newest' ? selectNewestBatch() : selectBatch(scope.batch));
      if (batch === undefined) throw refuse('not-found', 'This import is not there any more. Choose another one.');
      return { ids: db.pluck<number>(selectContactsOfBatch(batch.id)), words: batch.file_name, batch: batch.id };
    }
  }
}
