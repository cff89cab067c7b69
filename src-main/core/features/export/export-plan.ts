// What an export will write, worked out once for preview, check and writing alike: columns, tags, target, and the rows
// of the contacts in pages. Owns that reading; encodes nothing (engines/export) and opens no file.
import type { TagOptions } from '../../../../src-shared/contract/export.ts';
import {
  type ExportColumn,
  type ExportFormat,
  formatHasColumns,
  needsColumns,
} from '../../../../src-shared/model/export-column.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { layOutColumns, type WrittenColumn } from '../../engines/export/contact-cells.ts';
import type { CustomType } from '../../engines/export/contact-for-export.ts';
import type { ExportRow } from '../../engines/export/file-encoders.ts';
import { layOutTarget, type TargetLayout } from '../../engines/export/target-cells.ts';
import { type ChosenFix, TargetCheck } from '../../engines/export/target-check.ts';
import { findTarget } from '../../engines/export/targets/index.ts';
import type { ExportTarget } from '../../engines/export/targets/target.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { messageSegments } from '../segment-compare/precedence.ts';
import { chosenColumns } from './chosen-columns.ts';
import { countPlurals, pageSize, readContacts, readCustomFields, type Wanted, wantedFor } from './contact-pages.ts';
import { readTagNames, tagColumnsOf } from './tag-names.ts';

export interface ExportWhat {
  format: ExportFormat;
  target?: string | undefined;
  columns?: string[] | undefined;
  tags: TagOptions;
}

export interface ExportPlan {
  format: ExportFormat;
  target: ExportTarget | null;
  /** The chosen columns, for JSON; of a table they are laid out below. */
  columns: ExportColumn[];
  layout: readonly WrittenColumn[];
  targetLayout: TargetLayout;
  types: ReadonlyMap<string, CustomType>;
  wanted: Wanted;
  tagNames: ReadonlyMap<number, string>;
}

/**
 * Works out what will be written for these contacts.
 * @param onCounting called while the columns of emails and phones are counted
 * @throws the refusals 'unknown-target' and 'unknown-column'
 */
export function planExport(
  context: ReadContext,
  what: ExportWhat,
  ids: readonly number[],
  onCounting?: (done: number) => void,
): ExportPlan {
  const { db } = context;
  const target = what.target === undefined ? null : targetOf(what.target);
  const format = target === null ? what.format : 'csv';
  const isTable = format === 'csv' || format === 'xlsx';
  const fields = readCustomFields(db);
  const columns = chosenColumns(what.columns, fields);
  const types = new Map(fields.map(({ key, type }) => [key, type]));
  const tagNames = readTagNames(db, what.tags);
  const tagColumns = isTable && needsColumns(what.tags.form) ? tagColumnsOf(db, what.tags.form, tagNames) : null;
  const parts = { format, target, columns, types, tagNames };
  if (target !== null) {
    const targetLayout = layOutTarget(target, tagColumns);
    return { ...parts, layout: targetLayout.columns, targetLayout, wanted: wantedFor(null, fields) };
  }
  const layout = isTable ? layOutColumns(columns, countPlurals(db, ids, onCounting), types, tagColumns) : [];
  const wanted = wantedFor(formatHasColumns(format) ? columns : null, fields);
  if (columns.some(({ source }) => source.kind === 'message_segment'))
    wanted.messageSegments = messageSegments(context);
  const targetLayout = { columns: layout.map((column) => ({ ...column, rules: {} })), unplaced: () => [] };
  return { ...parts, layout, targetLayout, wanted };
}

function targetOf(id: string): ExportTarget {
  const target = findTarget(id);
  if (target === undefined) throw refuse('unknown-target', `There is no program ${id} to export for.`);
  return target;
}

/**
 * The rows of the file, in pages; what is left out is not among them.
 * @param check judges and counts every row on its way
 * @param onPage called before each page with the number of contacts read so far
 */
export function* exportRows(
  db: ReadHandle,
  plan: ExportPlan,
  ids: readonly number[],
  check: TargetCheck,
  onPage: (done: number) => void = () => {},
): Generator<ExportRow[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    onPage(from);
    const rows: ExportRow[] = [];
    for (const contact of readContacts(db, ids.slice(from, from + pageSize), plan.wanted, plan.tagNames)) {
      const cells = check.row(
        contact,
        plan.layout.map(({ cell }) => cell(contact)),
      );
      if (cells !== null) rows.push({ contact, cells });
    }
    yield rows;
  }
  onPage(ids.length);
}

/** A fresh judge for one pass over the contacts. */
export function newCheck(plan: ExportPlan, fixes: Readonly<Record<string, ChosenFix>>): TargetCheck {
  return new TargetCheck(plan.target, plan.targetLayout, new Map(Object.entries(fixes)));
}
