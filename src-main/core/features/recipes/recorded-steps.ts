// Keeps beside an operation what it did as steps that a recipe can do again. Owns what becomes a step and what cannot;
// other features call it where they make such a change.
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import { parseFindingField } from '../../../../src-shared/model/finding.ts';
import type { FixValue, RecipeStep } from '../../../../src-shared/model/recipe.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import { checkById } from '../../engines/audit/check-registry.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { insertOperationStep } from './recipe-queries.ts';

/** Values that one step lists at most; a step of more is a step of the whole check. */
const mostValues = 5_000;

export function recordSteps({ db, operation }: WriteContext, steps: readonly RecipeStep[]): void {
  for (const step of steps) db.run(insertOperationStep(operation, JSON.stringify(step)));
}

interface AcceptedFix {
  check_id: string;
  field: string;
  point_kind: string | null;
  current: string | null;
  proposed: string | null;
  also: string | null;
}

/** What a fix changes, as a step lists it; null for one that depends on other contacts or on more than its value. */
function fixValue(fix: AcceptedFix): FixValue | null {
  const check = checkById(fix.check_id);
  if (check?.kind !== 'contact' || fix.current === null || fix.proposed === null) return null;
  if (check.comparesContacts === true && fix.also !== null) return null;
  const place = parseFindingField(fix.field);
  const column = place.kind === 'point' ? (fix.point_kind ?? 'email') : place.column;
  return { column, from: fix.current, to: fix.proposed === '' ? null : fix.proposed };
}

/**
 * Single fixes that were accepted, as steps: one per check with the changes that were accepted of it. Fixes that are
 * worked out from other contacts, such as a company filled in from colleagues, become none.
 */
export function stepsOfFixes(fixes: readonly AcceptedFix[]): RecipeStep[] {
  const perCheck = new Map<string, Map<string, FixValue>>();
  for (const fix of fixes) {
    const value = fixValue(fix);
    if (value === null) continue;
    const values = perCheck.get(fix.check_id) ?? new Map<string, FixValue>();
    if (values.size < mostValues) values.set(`${value.column}\n${value.from}`, value);
    perCheck.set(fix.check_id, values);
  }
  return Array.from(perCheck, ([check, values]) => ({
    kind: 'fix',
    isOn: true,
    check,
    minimumConfidence: 0,
    values: [...values.values()],
  }));
}

/** Everything that a check proposed was accepted: the step does so again, also with values that were not there then. */
export function stepOfCheck(check: string, minimumConfidence: number): RecipeStep | null {
  const known = checkById(check);
  if (known?.kind !== 'contact' || known.comparesContacts === true) return null;
  return { kind: 'fix', isOn: true, check, minimumConfidence };
}

/** A bulk edit; of picked contacts it is off at first, since a recipe would reach all. */
export function stepOfEdit(selection: Selection, column: string, edit: BulkEdit, contacts: number): RecipeStep {
  const { search, rule, segment, state } =
    selection.kind === 'all' ? selection.query : { search: '', rule: undefined, segment: undefined, state: 'active' };
  const isEverybody =
    selection.kind === 'all' &&
    selection.except.length === 0 &&
    search.trim() === '' &&
    rule === undefined &&
    segment === undefined &&
    state !== 'archived';
  const step = { kind: 'edit', column, edit, onlyIfEmpty: false } as const;
  if (isEverybody) return { ...step, isOn: true };
  const count = contacts.toLocaleString('en');
  return {
    ...step,
    isOn: false,
    note: `It was made for ${count} chosen ${contacts === 1 ? 'contact' : 'contacts'}; in a recipe it reaches every contact it is run on.`,
  };
}
