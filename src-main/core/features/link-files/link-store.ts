// The comparison that is shown: what was found and what a person said since, in memory only. One per open workspace;
// it goes with the workspace, with the next comparison, or when it is forgotten. Owns which part each record is in.
import type { LinkCounts, LinkDone, LinkPart } from '../../../../src-shared/contract/link-files.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { doubts } from '../../engines/linking/assign-links.ts';
import type { FoundLinks } from './link-task.ts';

export type LinkDecision = 'open' | 'same' | 'different';

/** Records of every part: numbers of links, or of records of one side. */
export interface LinkParts {
  readonly matched: readonly number[];
  readonly doubtful: readonly number[];
  readonly onlyLeft: readonly number[];
  readonly onlyRight: readonly number[];
  /** By the first record of a group of repeats: the linked one among them. */
  readonly linkedOfLeft: ReadonlyMap<number, number>;
  readonly linkedOfRight: ReadonlyMap<number, number>;
}

export class KeptLinks {
  readonly id: number;
  readonly found: FoundLinks;
  readonly #decisions: LinkDecision[];
  #parts: LinkParts | null = null;

  constructor(id: number, found: FoundLinks) {
    this.id = id;
    this.found = found;
    this.#decisions = new Array(found.weight.length).fill('open');
  }

  decide(link: number, decision: LinkDecision): void {
    if (link >= this.#decisions.length) throw gone();
    this.#decisions[link] = decision;
    this.#parts = null;
  }

  decisionOf(link: number): LinkDecision {
    return this.#decisions[link] ?? 'open';
  }

  get parts(): LinkParts {
    this.#parts ??= this.#sorted();
    return this.#parts;
  }

  get counts(): LinkCounts {
    const { found, parts } = this;
    const repeated = (records: readonly number[], first: Uint32Array, linked: ReadonlyMap<number, number>) =>
      records.reduce((count, record) => count + (linked.has(first[record] ?? record) ? 1 : 0), 0);
    return {
      matched: parts.matched.length,
      doubtful: parts.doubtful.length,
      onlyLeft: parts.onlyLeft.length,
      onlyRight: parts.onlyRight.length,
      leftRepeats: repeated(parts.onlyLeft, found.repeatsOfLeft, parts.linkedOfLeft),
      rightRepeats: repeated(parts.onlyRight, found.repeatsOfRight, parts.linkedOfRight),
    };
  }

  summary(): LinkDone {
    const { found } = this;
    return {
      result: this.id,
      leftName: found.left.name,
      rightName: found.right.name,
      leftCount: found.repeatsOfLeft.length,
      rightCount: found.repeatsOfRight.length,
      comparedPairs: found.comparedPairs,
      columns: found.compared.map(({ as, left, right }) => ({ as, left: [...left], right: [...right] })),
      review: found.model.thresholds.review,
      certain: found.model.thresholds.certain,
      counts: this.counts,
    };
  }

  /** The numbers of a part. */
  list(part: LinkPart): readonly number[] {
    return this.parts[part];
  }

  #sorted(): LinkParts {
    const { linkLeft, linkRight, doubt, repeatsOfLeft, repeatsOfRight } = this.found;
    const [matched, doubtful]: [number[], number[]] = [[], []];
    const [isLeft, isRight] = [new Uint8Array(repeatsOfLeft.length), new Uint8Array(repeatsOfRight.length)];
    const [linkedOfLeft, linkedOfRight] = [new Map<number, number>(), new Map<number, number>()];
    for (const [link, decision] of this.#decisions.entries()) {
      if (decision === 'different') continue;
      (decision === 'same' || doubts[doubt[link] ?? 0] === 'none' ? matched : doubtful).push(link);
      const [left, right] = [linkLeft[link] ?? 0, linkRight[link] ?? 0];
      isLeft[left] = 1;
      isRight[right] = 1;
      linkedOfLeft.set(repeatsOfLeft[left] ?? left, left);
      linkedOfRight.set(repeatsOfRight[right] ?? right, right);
    }
    const alone = (is: Uint8Array) => Array.from(is.keys()).filter((record) => is[record] === 0);
    return { matched, doubtful, onlyLeft: alone(isLeft), onlyRight: alone(isRight), linkedOfLeft, linkedOfRight };
  }
}

/** By the handle of the open workspace: closing it lets the rows go too. */
const kept = new WeakMap<ReadHandle, KeptLinks>();
let last = 0;

/** Keeps a comparison in the place of the one before. */
export function keepLinks(db: ReadHandle, found: FoundLinks): KeptLinks {
  const links = new KeptLinks(++last, found);
  kept.set(db, links);
  return links;
}

/** The comparison that is kept, if any. */
export function lastLinks(db: ReadHandle): KeptLinks | undefined {
  return kept.get(db);
}

export function forgetLinks(db: ReadHandle): void {
  kept.delete(db);
}

/** The comparison of this number; a refusal when another took its place. */
export function linksOf(db: ReadHandle, result: number): KeptLinks {
  const found = kept.get(db);
  if (found?.id !== result) throw gone();
  return found;
}

function gone() {
  return refuse('not-found', 'This comparison is not kept any more. Compare the lists again.');
}
