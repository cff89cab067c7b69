// A rule while a person edits it: the same tree, each node with a key that stays when it moves. Owns every change to it as
// a pure function; shows nothing.
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import type { Condition, Match, Rule, RuleNode } from '../../../src-shared/rules/ast.ts';

export interface DraftCondition {
  key: string;
  kind: 'condition';
  condition: Condition;
}
export interface DraftGroup {
  key: string;
  kind: 'group';
  match: Match;
  items: DraftNode[];
}
export type DraftNode = DraftGroup | DraftCondition;

export type MoveDirection = 'up' | 'down' | 'in' | 'out';

export type DraftAction =
  | { kind: 'reset'; rule: Rule }
  /** `key` becomes the new node's, so that whoever adds it can find it again. */
  | { kind: 'add'; group: string; condition: Condition; key?: string }
  | { kind: 'addGroup'; group: string; key?: string }
  | { kind: 'change'; key: string; condition: Condition }
  | { kind: 'match'; key: string; match: Match }
  | { kind: 'remove'; key: string }
  | { kind: 'duplicate'; key: string }
  /** up and down among its siblings, into the group before or behind it, out behind its own group. */
  | { kind: 'move'; key: string; direction: MoveDirection }
  /** Dropped: to a position of a group, counted before it is taken away from where it was. */
  | { kind: 'place'; key: string; group: string; index: number };

let keys = 0;
export const newKey = (): string => `node-${++keys}`;

export function draftOf(rule: Rule): DraftGroup {
  return { key: newKey(), kind: 'group', match: rule.match, items: rule.items.map(draftNode) };
}

function draftNode(node: RuleNode): DraftNode {
  return node.kind === 'group' ? draftOf(node) : { key: newKey(), kind: 'condition', condition: node };
}

/** The rule that the draft stands for. */
export function ruleOf(draft: DraftGroup): Rule {
  return { kind: 'group', match: draft.match, items: draft.items.map(ruleNode) };
}

function ruleNode(node: DraftNode): RuleNode {
  return node.kind === 'group' ? ruleOf(node) : node.condition;
}

/** The draft after an action; the same object when nothing changes. */
export function changeDraft(draft: DraftGroup, action: DraftAction): DraftGroup {
  switch (action.kind) {
    case 'reset':
      return draftOf(action.rule);
    case 'add':
      return inGroup(draft, action.group, (items) => [
        ...items,
        { key: action.key ?? newKey(), kind: 'condition', condition: action.condition },
      ]);
    case 'addGroup':
      return inGroup(draft, action.group, (items, match) => [
        ...items,
        { key: action.key ?? newKey(), kind: 'group', match: match === 'any' ? 'all' : 'any', items: [] },
      ]);
    case 'change':
      return replaced(draft, action.key, (node) => [{ ...node, kind: 'condition', condition: action.condition }]);
    case 'match':
      return matched(draft, action.key, action.match);
    case 'remove':
      return replaced(draft, action.key, () => []);
    case 'duplicate':
      return replaced(draft, action.key, (node) => [node, draftNode(ruleNode(node))]);
    case 'move':
      return moved(draft, action.key, action.direction);
    case 'place':
      return placed(draft, action.key, action.group, action.index);
    default:
      return assertNever(action);
  }
}

/** Whether a move would change anything: what menus grey out. */
export function canMove(draft: DraftGroup, key: string, direction: MoveDirection): boolean {
  return moved(draft, key, direction) !== draft;
}

/** Positions from the root to a node: how problems of a rule name it. Undefined when it is not there. */
export function pathTo(draft: DraftGroup, key: string): number[] | undefined {
  if (draft.key === key) return [];
  for (const [index, item] of draft.items.entries()) {
    if (item.key === key) return [index];
    const below = item.kind === 'group' ? pathTo(item, key) : undefined;
    if (below) return [index, ...below];
  }
  return undefined;
}

function moved(draft: DraftGroup, key: string, direction: MoveDirection): DraftGroup {
  const found = locate(draft, key);
  if (!found) return draft;
  const { parent, index } = found;
  switch (direction) {
    case 'up':
      return index === 0 ? draft : placed(draft, key, parent.key, index - 1);
    case 'down':
      return index === parent.items.length - 1 ? draft : placed(draft, key, parent.key, index + 2);
    case 'in': {
      const [above, below] = [parent.items[index - 1], parent.items[index + 1]];
      if (above?.kind === 'group') return placed(draft, key, above.key, above.items.length);
      return below?.kind === 'group' ? placed(draft, key, below.key, 0) : draft;
    }
    case 'out': {
      const outer = locate(draft, parent.key);
      return outer ? placed(draft, key, outer.parent.key, outer.index + 1) : draft;
    }
  }
}

function placed(draft: DraftGroup, key: string, group: string, index: number): DraftGroup {
  const found = locate(draft, key);
  if (!found || contains(found.node, group)) return draft;
  const shift = found.parent.key === group && found.index < index ? 1 : 0;
  const without = replaced(draft, key, () => []);
  return inGroup(without, group, (items) => items.toSpliced(index - shift, 0, found.node));
}

function locate(group: DraftGroup, key: string): { node: DraftNode; parent: DraftGroup; index: number } | undefined {
  for (const [index, node] of group.items.entries()) {
    if (node.key === key) return { node, parent: group, index };
    const below = node.kind === 'group' ? locate(node, key) : undefined;
    if (below) return below;
  }
  return undefined;
}

function contains(node: DraftNode, key: string): boolean {
  return node.key === key || (node.kind === 'group' && node.items.some((item) => contains(item, key)));
}

function replaced(group: DraftGroup, key: string, by: (node: DraftNode) => DraftNode[]): DraftGroup {
  const items = group.items.flatMap((item) => {
    if (item.key === key) return by(item);
    return [item.kind === 'group' ? replaced(item, key, by) : item];
  });
  return { ...group, items };
}

function inGroup(
  group: DraftGroup,
  key: string,
  change: (items: DraftNode[], match: Match) => DraftNode[],
): DraftGroup {
  if (group.key === key) return { ...group, items: change(group.items, group.match) };
  return { ...group, items: group.items.map((item) => (item.kind === 'group' ? inGroup(item, key, change) : item)) };
}

function matched(group: DraftGroup, key: string, match: Match): DraftGroup {
  if (group.key === key) return { ...group, match };
  return { ...group, items: group.items.map((item) => (item.kind === 'group' ? matched(item, key, match) : item)) };
}
