// Moves in words: why somebody entered or left.
import type { MoveCause, MoveDirection, MoveRow } from '../../../src-shared/contract/segment-moves.ts';

export const causeWords: Record<MoveCause, string> = {
  edit: 'Edit',
  import: 'Import',
  merge: 'Merge',
  undo: 'Undo',
  rule: 'The rule was changed',
  day: 'Time passed',
  score: 'New scores or stages',
  audit: 'New audit',
  others: 'Others moved',
};

export const directionWords: Record<MoveDirection, string> = { enter: 'Entered', leave: 'Left' };

type Why = Pick<MoveRow, 'cause' | 'operation' | 'isArrival'>;

/** 'Imported customers.csv', 'Time passed', 'Came to the workspace'. */
export function whyWords({ cause, operation, isArrival }: Why, direction: MoveDirection): string {
  const what = operation?.label ?? causeWords[cause];
  if (!isArrival) return what;
  return `${direction === 'enter' ? 'New contact' : 'Archived or removed'} · ${what}`;
}
