// In which order rules on tags run: a rule that asks for a tag runs after the rule that decides about that tag. Owns what
// a rule depends on, and the loops that make an order impossible.
import { type Condition, conditionsOf, type Rule } from '../../../../src-shared/rules/ast.ts';
import { segmentsIn } from '../../../../src-shared/rules/check-rule.ts';

export interface RuleWorld {
  segments: ReadonlyMap<number, Rule>;
  /** Children of every tag that has any. */
  tagChildren: ReadonlyMap<number, readonly number[]>;
}

/** The conditions of a rule with those of the segments it uses, each segment once. */
export function conditionsWithin(rule: Rule, { segments }: RuleWorld): Condition[] {
  const seen = new Set<number>();
  const found: Condition[] = [];
  const open: Rule[] = [rule];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(...conditionsOf(next));
    for (const id of segmentsIn(next)) {
      const inner = segments.get(id);
      if (!seen.has(id) && inner) open.push(inner);
      seen.add(id);
    }
  }
  return found;
}

/** A tag, and everything below it where a condition asks for that too. */
export function tagsMeant(
  tags: readonly number[],
  descendants: boolean,
  children: RuleWorld['tagChildren'],
): Set<number> {
  const meant = new Set(tags);
  if (descendants) for (const tag of meant) for (const child of children.get(tag) ?? []) meant.add(child);
  return meant;
}

/** Every tag that the answer of the rules depends on. */
export function tagsAsked(rules: readonly Rule[], world: RuleWorld): Set<number> {
  const asked = new Set<number>();
  for (const condition of rules.flatMap((rule) => conditionsWithin(rule, world))) {
    if (condition.kind !== 'tag') continue;
    for (const tag of tagsMeant(condition.tags, condition.descendants, world.tagChildren)) asked.add(tag);
  }
  return asked;
}

export interface RuleOrder {
  /** Tags in the order their rules run; without those in a loop. */
  order: number[];
  /** Each loop once, as the tags on its path: the rule of each asks for the next, that of the last for the first. */
  loops: number[][];
}

/**
 * Orders tags so that each comes after those its rule asks for. Among tags that do not depend on each other the given
 * order stays, so that a run is the same every time.
 * @param asks what the rule of each tag asks for, in the order wanted; tags without a rule are ignored
 */
export function orderRules(asks: ReadonlyMap<number, ReadonlySet<number>>): RuleOrder {
  const next = (tag: number): number[] => [...(asks.get(tag) ?? [])].filter((asked) => asks.has(asked));
  const loops: number[][] = [];
  const inLoop = new Set<number>();
  for (const tag of asks.keys()) {
    if (inLoop.has(tag)) continue;
    const loop = shortestWayBack(tag, next);
    if (loop === null) continue;
    loops.push(loop);
    for (const one of loop) inLoop.add(one);
  }
  const order: number[] = [];
  const done = new Set<number>(inLoop);
  for (const root of asks.keys()) {
    // An own stack: a chain of thousands of rules must not exhaust that of the language.
    const path = done.has(root) ? [] : [{ tag: root, rest: next(root) }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const before = top.rest.shift();
      if (before !== undefined) {
        if (!done.has(before)) path.push({ tag: before, rest: next(before) });
        continue;
      }
      path.pop();
      if (!done.has(top.tag)) order.push(top.tag);
      done.add(top.tag);
    }
  }
  return { order, loops };
}

/** The shortest path from a tag over what rules ask for back to it, without the tag at the end; null when there is none. */
function shortestWayBack(tag: number, next: (tag: number) => number[]): number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [tag];
  for (const at of queue) {
    for (const to of next(at)) {
      if (to === tag) {
        const path: number[] = [];
        for (let step = at; step !== tag; step = cameFrom.get(step) ?? tag) path.unshift(step);
        return [tag, ...path];
      }
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  return null;
}
