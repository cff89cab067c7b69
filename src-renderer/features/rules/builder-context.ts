// What every part of the builder needs: the draft, its changes, the words of the workspace and the problems by place.
import { createContext, useContext } from 'react';
import type { Vocabulary } from '../../../src-shared/contract/segments.ts';
import type { RuleNames } from '../../../src-shared/rules/rule-names.ts';
import type { DraftAction, DraftGroup } from './rule-draft.ts';

export interface BuilderTools {
  draft: DraftGroup;
  change: (action: DraftAction) => void;
  vocabulary: Vocabulary | undefined;
  names: RuleNames;
  /** The problem at a path such as '0.2', if any. */
  problems: ReadonlyMap<string, string>;
  /** The segment being edited: it cannot be picked inside itself. */
  self: number | undefined;
  /** The node under the pointer while dragging. */
  dragged: string | null;
  drag: (key: string | null) => void;
  /** Moves the focus to a node once it is drawn. */
  focus: (key: string) => void;
}

export const BuilderContext = createContext<BuilderTools | null>(null);

export function useBuilder(): BuilderTools {
  const tools = useContext(BuilderContext);
  if (!tools) throw new Error('parts of the rule builder stand inside <RuleBuilder>');
  return tools;
}
