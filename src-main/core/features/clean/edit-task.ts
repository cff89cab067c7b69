// Plans a bulk edit on a worker thread: what the preview shows and what the edit then makes are this one plan.
import type { EditExample, EditPreview } from '../../../../src-shared/contract/clean.ts';
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import { Refusal, refuse } from '../../../../src-shared/model/refusal.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { rowEdit } from '../../engines/bulk-edit/edit-text.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { type Column, cleanColumn, readValue, type Stored } from './clean-columns.ts';
import { countIds, eachRow, selectForEdit, selectNames } from './clean-queries.ts';
import type { ColumnPlan } from './column-writer.ts';
import { PlanMaker } from './plan-maker.ts';

export interface EditInput {
  selection: Selection;
  column: string;
  edit: BulkEdit;
  asOf: number;
  now: number;
}

const breathEvery = 5_000;

export function previewEditTask(context: TaskContext, input: EditInput & { examples: number }): EditPreview {
  return planEdit(context, input, input.examples).preview;
}

export function planEditTask(context: TaskContext, input: EditInput): { plans: ColumnPlan[]; refused: number } {
  const { plans, preview } = planEdit(context, input, 1);
  return { plans, refused: preview.refused };
}

function planEdit({ db, progress }: TaskContext, input: EditInput, examplesWanted: number) {
  const { source, other } = columnsOf(db, input);
  const ids = selectedIds({ db, asOf: input.asOf, now: input.now }, input.selection);
  const country = settingsOf(db).defaultCountry;
  const decide = decider(source, other, input.edit, country);
  const first = new PlanMaker(source.column);
  const second = other === null ? null : new PlanMaker(other.column);
  const contacts = new Set<number>();
  const examples: Omit<EditExample, 'name'>[] = [];
  const selected = db.value<number>(countIds(ids)) ?? 0;
  let refused = 0;
  let refusedWhy: string | null = null;
  let seen = 0;
  progress('Reading values', 0, null);
  for (const [row, contact, value, beside] of eachRow(db, selectForEdit(source, other, ids))) {
    seen += 1;
    if (seen % breathEvery === 0) progress('Working out the changes', seen, null);
    const decision = decide(value, beside);
    if (decision === undefined) continue;
    if (typeof decision === 'string') {
      refused += 1;
      refusedWhy ??= decision;
      continue;
    }
    const { source: after, other: besideAfter } = decision;
    if (after !== value) first.add(row, contact, value, after);
    if (besideAfter !== beside) second?.add(row, contact, beside, besideAfter);
    contacts.add(contact);
    if (examples.length < examplesWanted)
      examples.push({
        contact,
        before: shown(value),
        after: shown(after),
        other: other === null ? null : { before: shown(beside), after: shown(besideAfter) },
      });
  }
  const names = new Map(db.all(selectNames(examples.map(({ contact }) => contact))).map(({ id, name }) => [id, name]));
  const preview: EditPreview = {
    selected,
    changing: first.size + (second?.size ?? 0),
    contacts: contacts.size,
    refused,
    refusedWhy,
    examples: examples.map((it) => ({ ...it, name: names.get(it.contact) ?? '' })),
  };
  return { plans: [first, ...(second === null ? [] : [second])].map((maker) => maker.plan()), preview };
}

const shown = (value: Stored): string | null => (value === null ? null : String(value));

/** Both columns; refuses an edit that does not suit them. */
function columnsOf(db: ReadHandle, { column, edit }: EditInput): { source: Column; other: Column | null } {
  const source = cleanColumn(db, column);
  const isPlain = edit.kind === 'set' || edit.kind === 'clear';
  if (source.place.kind === 'activity')
    throw refuse('bad-edit', `${source.label} belongs to activities. Cluster its values instead.`);
  if (isPlain && source.place.kind === 'point')
    throw refuse('bad-edit', `${source.label} is set contact by contact. Use find and replace here.`);
  if (!isPlain && !source.isText)
    throw refuse('bad-edit', `${source.label} is not text. It can only be set or emptied.`);
  if (!('other' in edit)) return { source, other: null };
  const other = cleanColumn(db, edit.other);
  if (!source.isSingle || !other.isSingle)
    throw refuse('bad-edit', 'A contact can have several of these. Choose fields that it has once, such as Company.');
  if (other.column === source.column) throw refuse('bad-edit', 'Choose another field than the one being changed.');
  const readsOther = edit.kind === 'join' || (edit.kind === 'move' && edit.ifFilled === 'append');
  if (readsOther && !other.isText)
    throw refuse('bad-edit', `${other.label} is not text, so nothing can be joined to it.`);
  return { source, other };
}

type Decision = { source: Stored; other: Stored };

/** Both values as they become; undefined to leave them; a sentence when a field cannot hold what they would become. */
function decider(source: Column, other: Column | null, edit: BulkEdit, country: string | null) {
  const startsWithName = source.place.kind !== 'contact' || source.place.field !== 'family_name';
  const change = rowEdit(edit, startsWithName);
  if (edit.kind === 'set') readValue(source, edit.value, country); // refuses at once what no row can hold
  const read = (column: Column, text: string | null, before: Stored): Stored =>
    text === shown(before) ? before : readValue(column, text, country);
  return (value: Stored, beside: Stored): Decision | string | undefined => {
    const after = change({ source: shown(value), other: shown(beside) });
    if (after === undefined) return undefined;
    try {
      const decision = {
        source: read(source, after.source, value),
        other: other === null ? beside : read(other, after.other, beside),
      };
      return decision.source === value && decision.other === beside ? undefined : decision;
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
  };
}
