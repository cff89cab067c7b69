// Linking two lists on a worker thread: reads both sides, runs the engine, hands back typed arrays. Stores nothing.
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { doubts, type LinkMode } from '../../engines/linking/assign-links.ts';
import { type LinkResult, linkTables } from '../../engines/linking/link-tables.ts';
import type { ComparedColumns } from '../../engines/linking/stack-tables.ts';
import type { MatchModel } from '../../engines/matching/match-model.ts';
import { weightOf } from '../../engines/matching/score.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { matchSeed, phaseWords } from '../duplicates/duplicate-task.ts';
import { loadSide, type SideRequest, type StoredSide } from './link-side.ts';

export interface LinkInput {
  readonly left: SideRequest;
  readonly right: SideRequest;
  readonly mode: LinkMode;
  /** Probability from which on links are shown; chosen by the model when left out. */
  readonly threshold: number | undefined;
  readonly now: number;
  readonly asOf: number;
}

/** What was found. Arrays of links run in parallel, heaviest first. */
export interface FoundLinks {
  readonly left: StoredSide;
  readonly right: StoredSide;
  readonly model: MatchModel;
  readonly compared: readonly ComparedColumns[];
  readonly comparedPairs: number;
  readonly linkLeft: Uint32Array;
  readonly linkRight: Uint32Array;
  readonly weight: Float64Array;
  /** Place in `doubts`. */
  readonly doubt: Uint8Array;
  /** The record that fits almost as well, -1 for none, and whether it is in the second list. */
  readonly rival: Int32Array;
  readonly isRivalRight: Uint8Array;
  /** One level and one rarity per comparison and link. */
  readonly levels: Uint8Array;
  readonly rarity: Float32Array;
  readonly onlyLeft: Uint32Array;
  readonly onlyRight: Uint32Array;
  readonly repeatsOfLeft: Uint32Array;
  readonly repeatsOfRight: Uint32Array;
}

/** Links the two sides. */
export function linkTask(context: TaskContext, input: LinkInput): FoundLinks {
  const left = loadSide(context, input.left, input.now, input.asOf);
  const right = loadSide(context, input.right, input.now, input.asOf);
  const result = linkTables(left.table, right.table, {
    seed: matchSeed,
    latestYear: new Date(input.now).getUTCFullYear(),
    mode: input.mode,
    ...(input.threshold === undefined ? {} : { thresholds: { review: weightOf(input.threshold) } }),
    onProgress: (phase, done, total) => context.progress(phaseWords[phase], Math.min(done, total), total),
  });
  if (result.model.comparisons.length === 0) {
    throw refuse(
      'nothing-to-compare',
      'The two lists have no column in common that tells people apart. Say what the columns of the file are.',
    );
  }
  return { left: left.stored, right: right.stored, ...packed(context, result) };
}

function packed({ progress }: TaskContext, result: LinkResult): Omit<FoundLinks, 'left' | 'right'> {
  const { links, model } = result;
  const width = model.comparisons.length;
  const levels = new Uint8Array(links.length * width);
  const rarity = new Float32Array(links.length * width);
  for (const [at, link] of links.entries()) {
    if (at % 8192 === 0) progress(phaseWords.grouping, at, links.length);
    const seen = result.levelsOf(link.left, link.right);
    levels.set(seen.levels, at * width);
    rarity.set(seen.rarity, at * width);
  }
  const { compared, comparedPairs, onlyLeft, onlyRight, repeatsOfLeft, repeatsOfRight } = result;
  return {
    model,
    compared,
    comparedPairs,
    linkLeft: Uint32Array.from(links, ({ left }) => left),
    linkRight: Uint32Array.from(links, ({ right }) => right),
    weight: Float64Array.from(links, ({ weight }) => weight),
    doubt: Uint8Array.from(links, ({ doubt }) => doubts.indexOf(doubt)),
    rival: Int32Array.from(links, ({ rival }) => rival ?? -1),
    isRivalRight: Uint8Array.from(links, ({ rivalSide }) => (rivalSide === 'right' ? 1 : 0)),
    levels,
    rarity,
    onlyLeft,
    onlyRight,
    repeatsOfLeft: repeatsOfLeft.slice(),
    repeatsOfRight,
  };
}
