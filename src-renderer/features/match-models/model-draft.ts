// A matching model while it is edited. Owns what is unsaved and the changes to it; nothing reaches the workspace before
// it is saved or accepted.
import { create } from 'zustand';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import type { MatchModelRow } from '../../../src-shared/contract/match-models.ts';
import { methodLevels } from '../../../src-shared/matching/match-methods.ts';
import {
  automaticSettings,
  type ComparisonSettings,
  type MatchModelSettings,
} from '../../../src-shared/matching/match-settings.ts';

export interface ModelDraft {
  /** The saved model it takes the place of; null for a new one. */
  readonly model: number | null;
  readonly name: string;
  readonly settings: MatchModelSettings;
  /** The workspace it belongs to. */
  readonly workspace: string;
}

interface DraftState {
  readonly draft: ModelDraft | null;
}

export const useModelDraft = create<DraftState>(() => ({ draft: null }));

export function keepDraft(draft: ModelDraft | null): void {
  useModelDraft.setState({ draft });
}

/** A draft of a saved model, of a copy, or of a new model. */
export function draftOf(
  saved: MatchModelRow | undefined,
  as: 'itself' | 'copy',
  names: readonly string[],
  workspace: string,
): ModelDraft {
  if (saved !== undefined && as === 'itself') {
    return { model: saved.id, name: saved.name, settings: saved.settings, workspace };
  }
  const base = saved === undefined ? 'My model' : `${saved.name} copy`;
  return { model: null, name: freeName(base, names), settings: saved?.settings ?? automaticSettings, workspace };
}

function freeName(base: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Without parts that say nothing, so that a model put back to nothing is the automatic one. */
export function tidySettings(settings: MatchModelSettings): MatchModelSettings {
  const { comparisons, blocking, lanes, scope } = settings;
  const said = <T extends object>(part: T | undefined): T | undefined => {
    const entries = Object.entries(part ?? {}).filter(([, value]) => value !== undefined && !isEmpty(value));
    return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
  };
  const ofComparisons = said(
    Object.fromEntries(Object.entries(comparisons ?? {}).map(([key, own]) => [key, said(own) ?? {}])),
  );
  const [ofBlocking, ofLanes] = [said(blocking), said(lanes)];
  return {
    version: 1,
    ...(ofComparisons && { comparisons: ofComparisons }),
    ...(ofBlocking && { blocking: ofBlocking }),
    ...(ofLanes && { lanes: ofLanes }),
    ...(scope !== undefined && scope.kind !== 'everyone' && { scope }),
  };
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Changes one comparison; a part that is undefined is left to the matcher again. */
export function changeComparison(
  settings: MatchModelSettings,
  key: string,
  change: { readonly [P in keyof ComparisonSettings]?: ComparisonSettings[P] | undefined },
): MatchModelSettings {
  const own = { ...settings.comparisons?.[key], ...change } as ComparisonSettings;
  return tidySettings({ ...settings, comparisons: { ...settings.comparisons, [key]: own } });
}

export interface ShownLevel {
  readonly words: string;
  /** What the present run gives it, in bits; null where the run had no such level. */
  readonly weight: number | null;
}

/** The levels of a comparison as the settings make them, with the weights of the present run. */
export function shownLevels(run: MatchRun, key: string, own: ComparisonSettings): ShownLevel[] {
  const available = run.available.find((one) => one.key === key);
  const words =
    own.method === undefined ? (available?.levels ?? []) : methodLevels(key, own.method, available?.label ?? key, own);
  const known = run.comparisons.find((one) => one.key === key)?.levels ?? [];
  return words.map((level) => ({
    words: level,
    weight: known.find((other) => other.words === level)?.weight ?? null,
  }));
}

/** Strict to loose: three passes, each to be reviewed before the next. */
export const passes: readonly {
  readonly label: string;
  readonly help: string;
  readonly lanes: MatchModelSettings['lanes'];
}[] = [
  {
    label: 'First pass: only what is all but certain',
    help: 'Review begins at 99 % likely.',
    lanes: { review: 6.6, certain: 10 },
  },
  { label: 'Second pass: the usual', help: 'Lanes where the matcher puts them.', lanes: undefined },
  {
    label: 'Third pass: also far-fetched ones',
    help: 'Review begins at 6 % likely. Expect many false ones.',
    lanes: { review: -4 },
  },
];

export const signed = (bits: number): string => `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)}`;
