// Plans a bulk edit on a worker thread: what the preview shows and what the edit then makes are this one plan.
import type { EditExample, EditPreview } from '../../../../src-shared/contract/clean.ts';
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { columnJudge } from '../guards/guard-values.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { countIds, eachRow, selectForEdit, selectNames } from './clean-queries.ts';
import type { ColumnPlan } from './column-writer.ts';
import { columnsOf, editDecider, shown } from './edit-decider.ts';
import { PlanMaker } from './plan-maker.ts';

export interface EditInput {
  selection: Selection;
  column: string;
  edit: BulkEdit;
  /** Values that a guard speaks against are made too. */
  keepAnyway: boolean;
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
  const decide = editDecider(source, other, input.edit, country);
  const judges = input.keepAnyway
    ? [null, null]
    : [source, other].map((it) => it && columnJudge({ db, ...input }, it.column));
  const first = new PlanMaker(source.column);
  const second = other === null ? null : new PlanMaker(other.column);
  const contacts = new Set<number>();
  const examples: Omit<EditExample, 'name'>[] = [];
  const selected = db.value<number>(countIds(ids)) ?? 0;
  let refused = 0;
  let guarded = 0;
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
    const problem =
      (after === value ? null : judges[0]?.(shown(after))) ??
      (besideAfter === beside ? null : judges[1]?.(shown(besideAfter)));
    if (problem) {
      refused += 1;
      guarded += 1;
      refusedWhy ??= problem;
      continue;
    }
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
    guarded,
    examples: examples.map((it) => ({ ...it, name: names.get(it.contact) ?? '' })),
  };
  return { plans: [first, ...(second === null ? [] : [second])].map((maker) => maker.plan()), preview };
}
