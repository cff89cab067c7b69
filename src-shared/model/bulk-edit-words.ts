// Says in one line what a bulk edit does or did: 'Replace “Ltd” with “Limited” in company'. Owns the words.
import type { BulkEdit } from './bulk-edit.ts';

/** A value as a sentence quotes it. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/**
 * @param column of the edit
 * @param name how a column is called in a sentence: 'company'
 * @param tense 'todo' for a step of a recipe, 'done' for History
 */
export function editWords(
  edit: BulkEdit,
  column: string,
  name: (column: string) => string,
  tense: 'todo' | 'done',
): string {
  const field = name(column);
  const verb = (todo: string, done: string): string => (tense === 'todo' ? todo : done);
  switch (edit.kind) {
    case 'set':
      return `Set ${field} to “${shortened(edit.value)}”`;
    case 'clear':
      return `${verb('Empty', 'Emptied')} ${field}`;
    case 'replace': {
      const what = `“${shortened(edit.find)}”`;
      return edit.with === ''
        ? `${verb('Take', 'Took')} ${what} out of ${field}`
        : `${verb('Replace', 'Replaced')} ${what} with “${shortened(edit.with)}” in ${field}`;
    }
    case 'case':
      return `${verb('Change', 'Changed')} ${field} to ${edit.to === 'title' ? 'usual capitals' : `${edit.to} case`}`;
    case 'trim':
      return `${verb('Trim', 'Trimmed')} spaces of ${field}`;
    case 'affix':
      return `${verb('Add', 'Added')} “${shortened(`${edit.prefix}…${edit.suffix}`)}” to ${field}`;
    case 'split':
      return `Split ${field} into ${field} and ${name(edit.other)}`;
    case 'join':
      return `${verb('Join', 'Joined')} ${name(edit.other)} to ${field}`;
    case 'move':
      return `${verb('Move', 'Moved')} ${field} to ${name(edit.other)}`;
  }
}
