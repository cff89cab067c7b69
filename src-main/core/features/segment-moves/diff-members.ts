// Whom a segment's rule holds for now against whom its kept members are. Owns the comparison, for a few contacts and for
// everybody; why they moved is in move-causes.ts.
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { evaluateBits } from '../../engines/rule-compiler/evaluate-bits.ts';
import { hasId, type IdBits, idsIn } from '../../engines/rule-compiler/id-bits.ts';
import { hasMember, type MemberChunks } from '../../engines/segment-moves/member-chunks.ts';
import { onlyThese, type Population } from '../tag-rules/population.ts';
import { selectMergedInto } from './moves-queries.ts';

export interface Moved {
  entered: number[];
  left: number[];
}

/** Some contacts that are asked about together. */
export interface Focus {
  population: Population;
  /** Survivors, ascending: bit n of the population is the n-th of them. */
  survivors: number[];
  /** Survivors and everybody merged into them, who belong nowhere any more. */
  everyone: number[];
}

/** @param survivors as contactsTouched gives them */
export function focusOn(db: ReadHandle, survivors: readonly number[], context: CompileContext): Focus {
  const ordered = [...survivors].sort((a, b) => a - b);
  const known = new Map<string, IdBits>();
  const population = onlyThese(db, ordered, context, new Map());
  return {
    // Segments share conditions: each is asked once.
    population: {
      ...population,
      holds(condition) {
        const key = JSON.stringify(condition);
        const bits = known.get(key) ?? population.holds(condition);
        known.set(key, bits);
        return bits;
      },
    },
    survivors: ordered,
    everyone: [...ordered, ...db.pluck<number>(selectMergedInto(ordered))],
  };
}

/** @param rule closed, and resting on no other contacts */
export function movedInFocus(
  { population, survivors, everyone }: Focus,
  rule: Rule,
  chunks: MemberChunks | undefined,
  context: CompileContext,
): Moved {
  const members = evaluateBits(rule, population.active, context, (condition) => population.holds(condition));
  const moved: Moved = { entered: [], left: [] };
  everyone.forEach((contact, bit) => {
    const belongs = bit < survivors.length && hasId(members, bit);
    if (belongs === hasMember(chunks, contact)) return;
    (belongs ? moved.entered : moved.left).push(contact);
  });
  return moved;
}

/** The difference of two sets of ids. */
export function difference(before: IdBits, after: IdBits): Moved {
  const changed = new Uint32Array(Math.max(before.length, after.length));
  for (let word = 0; word < changed.length; word += 1) changed[word] = (before[word] ?? 0) ^ (after[word] ?? 0);
  const moved: Moved = { entered: [], left: [] };
  for (const id of idsIn(changed)) (hasId(after, id) ? moved.entered : moved.left).push(id);
  return moved;
}
