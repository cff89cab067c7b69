// Runs the steps of a recipe on one contact until they change nothing more, and adds up what each step did. Running a
// recipe on its own result therefore changes nothing. Pure; owns the rounds and the tally.
import type { ReportLine } from '../../../../src-shared/contract/recipes.ts';
import type { StepNotes, StepWork } from './compile-steps.ts';
import { type Cell, type CellChange, changesBetween, copyOf, type WorkingContact } from './working-contact.ts';

/** A chain of steps that each make work for an earlier one ends in as many rounds as it has links. */
const mostRounds = 8;
const linesShown = 500;
/** Kinds of change remembered per step; more are only counted. */
const linesKept = 20_000;

export const takenBack = 'Steps of the recipe take each other back on this contact, so none of them was done.';

/** What one step did, over all contacts. Columns are keys; who shows it puts labels in their place. */
export class StepTally {
  changed = 0;
  left = 0;
  contacts = 0;
  #unnamed = 0;
  readonly #lines = new Map<string, ReportLine>();

  note(line: Omit<ReportLine, 'count'>, times = 1): void {
    if (line.outcome === 'changed') this.changed += times;
    else this.left += times;
    const key = JSON.stringify([line.outcome, line.column, line.before, line.after, line.why]);
    const known = this.#lines.get(key);
    if (known) known.count += times;
    else if (this.#lines.size < linesKept) this.#lines.set(key, { ...line, count: times });
    else this.#unnamed += 1;
  }

  /** Values of a column that were changed to something else. */
  changedValues(): Set<string> {
    const values = new Set<string>();
    for (const { outcome, before } of this.#lines.values())
      if (outcome === 'changed' && before !== null) values.add(before);
    return values;
  }

  /** The most frequent kinds, changes first, and how many there are besides. */
  lines(): { lines: ReportLine[]; moreLines: number } {
    const all = [...this.#lines.values()].sort(
      (a, b) => Number(a.outcome === 'left') - Number(b.outcome === 'left') || b.count - a.count,
    );
    return {
      lines: all.slice(0, linesShown),
      moreLines: Math.max(0, all.length - linesShown) + this.#unnamed,
    };
  }
}

export interface Running {
  work: StepWork;
  tally: StepTally;
}

export interface Outcome {
  changes: CellChange[];
  /** The steps take each other back, and the contact stays as it is. */
  isUnsettled: boolean;
}

interface Note {
  step: Running;
  line: Omit<ReportLine, 'count'>;
}

/** Runs the steps on a contact, which stays as it was; says what would change. */
export function runOnContact(original: WorkingContact, steps: readonly Running[]): Outcome {
  const working = copyOf(original);
  const made: Note[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const start = round === 0 ? original : copyOf(working);
    const { changed, left } = oneRound(working, steps);
    made.push(...changed);
    const isSettled = changed.length === 0 || changesBetween(start, working).length === 0;
    if (!isSettled) continue;
    const changes = changesBetween(original, working);
    tell([...(changes.length === 0 ? [] : made), ...left]);
    return { changes, isUnsettled: false };
  }
  tell(made.map(({ step, line }) => ({ step, line: { ...line, outcome: 'left', why: takenBack } })));
  return { changes: [], isUnsettled: true };
}

function oneRound(working: WorkingContact, steps: readonly Running[]): { changed: Note[]; left: Note[] } {
  const changed: Note[] = [];
  const left: Note[] = [];
  for (const step of steps) {
    if (working.cells.get('state') !== 'active') break; // an archived contact is cleaned no further
    const notes: StepNotes = {
      changed: (column, before, after) =>
        void changed.push({
          step,
          line: { outcome: 'changed', column, before: text(before), after: text(after), why: null },
        }),
      left: (column, before, after, why) =>
        void left.push({ step, line: { outcome: 'left', column, before: text(before), after: text(after), why } }),
    };
    step.work(working, notes);
  }
  return { changed, left };
}

function tell(notes: readonly Note[]): void {
  const touched = new Set<Running>();
  for (const { step, line } of notes) {
    step.tally.note(line);
    if (line.outcome === 'changed') touched.add(step);
  }
  for (const { tally } of touched) tally.contacts += 1;
}

const text = (value: Cell): string | null => (value === null ? null : String(value));

/**
 * Where a value ends when every map is applied in turn until nothing changes; the value itself when they go round in a
 * circle. For values that depend on nothing but themselves.
 */
export function settledValue(value: string, maps: readonly ReadonlyMap<string, string>[]): string {
  let now = value;
  for (let round = 0; round < mostRounds; round += 1) {
    const before = now;
    for (const map of maps) now = map.get(now) ?? now;
    if (now === before) return now;
  }
  return value;
}
