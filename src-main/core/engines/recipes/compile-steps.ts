// Makes of each step what it does to one contact. Owns the three kinds; the order and the end are in run-recipe.ts.
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import { addressColumns } from '../../../../src-shared/model/contact-columns.ts';
import { type FixStep, parseFindingField } from '../../../../src-shared/model/finding.ts';
import type { RecipeStep } from '../../../../src-shared/model/recipe.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { AuditContext, ContactCheck, Found } from '../audit/check.ts';
import { checkById } from '../audit/check-registry.ts';
import {
  applyFix,
  asAudited,
  type Cell,
  cellAt,
  type Reading,
  setAddressPart,
  setCell,
  setOwn,
  setPoint,
  type WorkingContact,
} from './working-contact.ts';

/** What a step says while it works. `column` is named as clean columns are. */
export interface StepNotes {
  changed(column: string, before: Cell, after: Cell): void;
  left(column: string, before: Cell, after: Cell, why: string): void;
}

export type StepWork = (contact: WorkingContact, notes: StepNotes) => void;

/** Both values as they become; undefined to leave them; a sentence when a field cannot hold them. */
export type EditDecision = (source: Cell, other: Cell) => { source: Cell; other: Cell } | string | undefined;

/** What steps need of the workspace. */
export interface StepWorld {
  reading: Reading;
  audit: AuditContext;
  /** True for a value that a person has called right. */
  isRejected(check: string, contact: number, field: string, current: string | null): boolean;
  /** Decides an edit of a column; refuses one that does not suit it. */
  editDecision(column: string, edit: BulkEdit): EditDecision;
  /** A value as the column keeps it; refuses one that it cannot hold. */
  readValue(column: string, text: string): Cell;
}

/** Refuses a step that cannot run in this world; `stepProblem` words it. */
export function compileStep(step: RecipeStep, world: StepWorld): StepWork {
  switch (step.kind) {
    case 'fix':
      return fixStep(step, world);
    case 'values':
      return valuesStep(step, world);
    case 'edit':
      return editStep(step, world);
  }
}

type StepOf<K extends RecipeStep['kind']> = Extract<RecipeStep, { kind: K }>;

function fixStep(step: StepOf<'fix'>, world: StepWorld): StepWork {
  const check = checkById(step.check);
  if (check?.kind !== 'contact') throw refuse('bad-step', `This Tagstead has no check of contacts “${step.check}”.`);
  if (check.comparesContacts === true) {
    if (step.values !== undefined) return givenChanges(step, world);
    throw refuse(
      'bad-step',
      `“${check.title}” compares contacts, so a recipe can only hold values that were accepted.`,
    );
  }
  const only = step.values && new Map(step.values.map((it) => [key(it.column, it.from), it.to]));
  return (contact, notes) => {
    // A fix may change what another finding of the check saw, so each is looked for afresh.
    for (let made = 0; made < mostFixes; made += 1) {
      const isLast = !makeOne(contact, notes, { check, step, only, world, isFirst: made === 0 });
      if (isLast) return;
    }
  };
}

/** Findings of one check on one contact that are mended one after the other. */
const mostFixes = 100;

interface Fixing {
  check: ContactCheck;
  step: StepOf<'fix'>;
  only: ReadonlyMap<string, string | null> | undefined;
  world: StepWorld;
  isFirst: boolean;
}

/** Makes the first fix that may be made. What is left alone is noted only once. */
function makeOne(contact: WorkingContact, notes: StepNotes, { check, step, only, world, isFirst }: Fixing): boolean {
  const left: (() => void)[] = [];
  for (const found of check.inspect(asAudited(contact), world.audit) ?? []) {
    const column = columnOf(contact, found.field);
    const current = cellAt(contact, found.field) ?? null;
    const to = found.proposed === undefined || found.proposed === '' ? null : found.proposed;
    const wanted = only?.get(key(bare(column), String(current)));
    if (only !== undefined && wanted === undefined) continue;
    const why = whyLeft(found, wanted, step, world.isRejected(check.id, contact.id, found.field, found.current));
    if (why !== null) {
      left.push(() => notes.left(column, current, found.proposed === undefined ? current : to, why));
      continue;
    }
    const own: FixStep = { kind: 'set', field: found.field, from: found.current, to };
    if (!applyFix(contact, [own, ...(found.also ?? [])], world.reading)) continue;
    notes.changed(column, current, to);
    for (const also of found.also ?? []) noteFurther(contact, notes, also);
    return true;
  }
  if (isFirst || left.length > 0) for (const note of left) note();
  return false;
}

function whyLeft(
  found: Found,
  wanted: string | null | undefined,
  step: StepOf<'fix'>,
  isRejected: boolean,
): string | null {
  if (found.proposed === undefined) return 'The check has no proposal for it.';
  if (isRejected) return 'It was called right in the audit.';
  if (wanted !== undefined && (wanted ?? '') !== found.proposed)
    return `The check proposes “${found.proposed}” now, which was not accepted.`;
  if ((found.confidence ?? 1) < step.minimumConfidence)
    return `The proposal is less sure than ${Math.round(step.minimumConfidence * 100)} %.`;
  return null;
}

function noteFurther(contact: WorkingContact, notes: StepNotes, also: FixStep): void {
  if (also.kind === 'set') notes.changed(columnOf(contact, also.field), also.from, also.to);
  else if (also.kind === 'add_point') notes.changed(`point.${also.point}`, null, also.value);
}

/** Checks that compare contacts cannot be asked about one alone: what was accepted is made wherever the value stands. */
function givenChanges({ values = [] }: StepOf<'fix'>, { reading }: StepWorld): StepWork {
  const becomes = new Map(values.map((it) => [key(it.column, it.from), it.to]));
  const columns = new Set(values.map(({ column }) => column));
  return (contact, notes) => {
    for (const column of columns) {
      for (const field of fieldsOf(contact, column)) {
        const current = cellAt(contact, field);
        if (typeof current !== 'string') continue;
        const to = becomes.get(key(column, current));
        if (to === undefined) continue;
        setCell(contact, field, to, reading);
        notes.changed(columnOf(contact, field), current, to);
      }
    }
  };
}

const partsOfAddress: ReadonlySet<string> = new Set(addressColumns);

/** Where a column that a check names stands on a contact, as fields of findings. */
function fieldsOf(contact: WorkingContact, column: string): string[] {
  if (partsOfAddress.has(column)) return contact.addresses.map(({ id }) => `address:${id}.${column}`);
  return contact.cells.has(column) ? [column] : [];
}

function valuesStep({ column, changes }: StepOf<'values'>, world: StepWorld): StepWork {
  const becomes = new Map<Cell, Cell>();
  for (const { to, from } of changes) {
    const kept = world.readValue(column, to);
    for (const value of from) if (value !== kept) becomes.set(value, kept);
  }
  return (contact, notes) =>
    eachCell(contact, column, (before, set) => {
      const after = becomes.get(before);
      if (after === undefined) return;
      set(after, world.reading);
      notes.changed(column, before, after);
    });
}

function editStep({ column, edit, onlyIfEmpty }: StepOf<'edit'>, world: StepWorld): StepWork {
  const decide = world.editDecision(column, edit);
  const other = 'other' in edit ? edit.other : null;
  return (contact, notes) =>
    eachCell(contact, column, (before, set) => {
      if (onlyIfEmpty && before !== null) return;
      const beside = other === null ? null : (contact.cells.get(other) ?? null);
      const decision = decide(before, beside);
      if (decision === undefined) return;
      if (typeof decision === 'string') {
        notes.left(column, before, before, decision);
        return;
      }
      const again = onlyIfEmpty ? undefined : decide(decision.source, decision.other);
      if (again !== undefined && typeof again !== 'string') {
        notes.left(column, before, decision.source, 'Doing it once more would change the value once more.');
        return;
      }
      if (decision.source !== before) {
        set(decision.source, world.reading);
        notes.changed(column, before, decision.source);
      }
      if (other !== null && decision.other !== beside) {
        setOwn(contact, other, decision.other);
        notes.changed(other, beside, decision.other);
      }
    });
}

/** Shows every value of a column; `set` puts another in its place. */
function eachCell(
  contact: WorkingContact,
  column: string,
  look: (value: Cell, set: (to: Cell, reading: Reading) => void) => void,
): void {
  const [table, part = ''] = column.split(/\.(.*)/s);
  if (table === 'point') {
    for (const { id, kind, value } of [...contact.points])
      if (kind === part) look(value, (to, reading) => setPoint(contact, id, String(to), reading));
  } else if (table === 'address') {
    for (const address of contact.addresses)
      look(address.parts[part] ?? null, (to, reading) =>
        setAddressPart(contact, address, part, to === null ? null : String(to), reading),
      );
  } else look(contact.cells.get(column) ?? null, (to) => setOwn(contact, column, to));
}

const key = (column: string, value: string): string => `${column}\n${value}`;
const bare = (column: string): string => column.replace(/^(point|address|activity)\./, '');

/** A finding's field as clean columns are named. */
function columnOf(contact: WorkingContact, field: string): string {
  const place = parseFindingField(field);
  switch (place.kind) {
    case 'point':
      return `point.${contact.points.find(({ id }) => id === place.id)?.kind ?? 'email'}`;
    case 'address':
    case 'activity':
      return `${place.kind}.${place.column}`;
    case 'contact':
    case 'tag':
      return place.column;
  }
}
