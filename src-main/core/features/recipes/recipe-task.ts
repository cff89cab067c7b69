// Works a recipe out on a worker thread: what every step would do to every contact, the net changes and the report.
// What the preview shows and what the run makes are this one plan. Writes nothing.
import type { RecipeReport, StepReport } from '../../../../src-shared/contract/recipes.ts';
import type { FixStep } from '../../../../src-shared/model/finding.ts';
import type { RecipeScope, RecipeStep } from '../../../../src-shared/model/recipe.ts';
import { Refusal } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { compileStep, type StepWorld } from '../../engines/recipes/compile-steps.ts';
import { type Running, runOnContact, StepTally } from '../../engines/recipes/run-recipe.ts';
import type { CellChange } from '../../engines/recipes/working-contact.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { countActive } from '../audit/audit-queries.ts';
import { selectNames } from '../clean/clean-queries.ts';
import type { ColumnPlan } from '../clean/column-writer.ts';
import { PlanMaker } from '../clean/plan-maker.ts';
import { planActivities } from './activity-values.ts';
import { contactPages, findScope } from './recipe-loader.ts';
import { columnNames, sentenceOf } from './step-words.ts';
import { stepWorld } from './step-world.ts';

export interface RecipeTaskInput {
  name: string;
  steps: RecipeStep[];
  /** ISO 3166-1 alpha-2 or null */
  country: string | null;
  scope: RecipeScope;
  asOf: number;
  now: number;
}

export interface RecipePlan {
  report: RecipeReport;
  batch: number | null;
  plans: ColumnPlan[];
  /** Of contacts that lose or gain a line or leave the lists: all that belongs together, made together. */
  fixes: { contact: number; steps: FixStep[] }[];
}

/** A step with what it did; `running` is null for one that is off or cannot run. */
interface Prepared {
  step: RecipeStep;
  running: Running | null;
  why: string | null;
}

const examplesShown = 20;

export function planRecipeTask({ db, progress }: TaskContext, input: RecipeTaskInput): RecipePlan {
  const { steps, country, asOf, now } = input;
  const scope = findScope({ db, asOf, now }, input.scope);
  const world = stepWorld(db, { asOf, country });
  const prepared = steps.map((step) => prepare(step, world));
  const running = prepared.flatMap((it) => (it.running === null ? [] : [it.running]));
  const net = new NetChanges();
  const total = scope.ids?.length ?? db.value<number>(countActive()) ?? 0;
  let unsettled = 0;
  let selected = 0;
  progress('Reading contacts', 0, total);
  for (const contacts of contactPages(db, steps, asOf, scope.ids)) {
    for (const contact of contacts) {
      selected += 1;
      const { changes, isUnsettled } = runOnContact(contact, running);
      if (isUnsettled) unsettled += 1;
      net.add(contact.id, changes);
    }
    progress('Working out the changes', selected, total);
  }
  const activities = prepared.flatMap(({ step, running: it }) => (it === null ? [] : [{ step, tally: it.tally }]));
  for (const { column, rows } of planActivities(db, activities, scope.ids, progress))
    for (const { row, contact, before, after } of rows) net.add(contact, [{ column, row, before, after }]);
  return {
    report: reportOf(db, input, prepared, net, { selected, unsettled, scope: scope.words }),
    batch: scope.batch,
    plans: net.plans(),
    fixes: net.fixes,
  };
}

function prepare(step: RecipeStep, world: StepWorld): Prepared {
  if (!step.isOn) return { step, running: null, why: null };
  try {
    return { step, running: { work: compileStep(step, world), tally: new StepTally() }, why: null };
  } catch (error) {
    if (error instanceof Refusal) return { step, running: null, why: error.message };
    throw error;
  }
}

/** Columns that column-writer.ts does not know: a change of these is a fix. */
const onlyByFix = (change: CellChange): boolean =>
  change.column === 'state' ||
  change.column === 'activity.amount' ||
  change.row === 0 ||
  (change.column.startsWith('point.') && change.after === null);

/** Consents but that of emails, custom fields and labels: a fix does not know these. */
const onlyByColumn = ({ column }: CellChange): boolean =>
  column.startsWith('custom.') || column === 'address.label' || column === 'phone_consent' || column === 'post_consent';

/** Gathers what changes in the end, as compact plans per column and as fixes. */
class NetChanges {
  readonly fixes: RecipePlan['fixes'] = [];
  readonly examples: { contact: number; change: CellChange }[] = [];
  readonly #plans = new Map<string, PlanMaker>();
  readonly #contacts = new Set<number>();
  values = 0;

  get contacts(): number {
    return this.#contacts.size;
  }

  add(contact: number, changes: readonly CellChange[]): void {
    if (changes.length === 0) return;
    this.values += changes.length;
    if (!this.#contacts.has(contact) && this.#contacts.size < examplesShown)
      for (const change of changes) this.examples.push({ contact, change });
    this.#contacts.add(contact);
    const together = changes.some(onlyByFix);
    const steps = together ? changes.filter((change) => !onlyByColumn(change)).map(fixStep) : [];
    if (steps.length > 0) this.fixes.push({ contact, steps });
    for (const change of changes) {
      if (together && !onlyByColumn(change)) continue;
      const maker = this.#plans.get(change.column) ?? new PlanMaker(change.column);
      this.#plans.set(change.column, maker);
      maker.add(change.row, contact, change.before, change.after);
    }
  }

  plans(): ColumnPlan[] {
    return Array.from(this.#plans.values(), (maker) => maker.plan());
  }
}

function fixStep({ column, row, before, after }: CellChange): FixStep {
  const from = before === null ? null : String(before);
  const to = after === null ? null : String(after);
  const [table, part = ''] = column.split('.');
  if (table === 'point') {
    if (row === 0) return { kind: 'add_point', point: part as 'email' | 'phone' | 'url', value: to ?? '' };
    if (to === null) return { kind: 'remove_point', point: row, from: from ?? '' };
    return { kind: 'set', field: `point:${row}`, from, to };
  }
  const field = table === 'address' || table === 'activity' ? `${table}:${row}.${part}` : column;
  return { kind: 'set', field, from, to };
}

function reportOf(
  db: ReadHandle,
  { name }: RecipeTaskInput,
  prepared: readonly Prepared[],
  net: NetChanges,
  facts: { selected: number; unsettled: number; scope: string },
): RecipeReport {
  const label = columnNames(db);
  const names = new Map(
    db.all(selectNames(net.examples.map(({ contact }) => contact))).map((row) => [row.id, row.name]),
  );
  return {
    name,
    ...facts,
    changing: net.values,
    contacts: net.contacts,
    steps: prepared.map((it, index) => stepReport(it, index + 1, label)),
    examples: net.examples.slice(0, examplesShown).map(({ contact, change }) => ({
      contact,
      name: names.get(contact) ?? '',
      column: label(change.column),
      before: change.before === null ? null : String(change.before),
      after: change.after === null ? null : String(change.after),
    })),
  };
}

function stepReport({ step, running, why }: Prepared, number: number, label: (column: string) => string): StepReport {
  const sentence = sentenceOf(step, label);
  const nothing = { matched: 0, changed: 0, left: 0, contacts: 0, lines: [], moreLines: 0 };
  if (running === null) return { number, sentence, status: step.isOn ? 'skipped' : 'off', why, ...nothing };
  const { tally } = running;
  for (const { column, value } of valuesOf(step)) {
    if (tally.changedValues().has(value)) continue;
    tally.note({ outcome: 'left', column, before: value, after: null, why: 'No contact holds it.' }, 0);
  }
  const { lines, moreLines } = tally.lines();
  return {
    number,
    sentence,
    status: 'ran',
    why: null,
    matched: tally.changed + tally.left,
    changed: tally.changed,
    left: tally.left,
    contacts: tally.contacts,
    lines: lines.map((line) => ({ ...line, column: label(line.column) })),
    moreLines,
  };
}

/** The values that a step names, to say which of them were nowhere. */
function valuesOf(step: RecipeStep): { column: string; value: string }[] {
  switch (step.kind) {
    case 'fix':
      return (step.values ?? []).map(({ column, from }) => ({ column, value: from }));
    case 'values':
      return step.changes.flatMap(({ to, from }) =>
        from.filter((value) => value !== to).map((value) => ({ column: step.column, value })),
      );
    case 'edit':
      return [];
  }
}
