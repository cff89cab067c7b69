// tagstead undo: takes an operation back, newest or older.
import { defineCommand } from '../command.ts';
import { counted, plainText } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const undoCommand = defineCommand({
  name: 'undo',
  summary: 'Take one operation back',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file' },
    { name: 'OPERATION', help: "its number, as history shows it, or 'last'" },
  ],
  options: {
    'keep-later': { type: 'flag', help: 'where later work changed the same, keep the later work' },
    override: { type: 'flag', help: 'where later work changed the same, restore all the same' },
  },
  notes: ['An undo is an operation too: undoing it brings the first one back.'],
  examples: ['tagstead undo acme.tagstead last', 'tagstead undo acme.tagstead 12 --keep-later'],
  check: ({ words: [, operation = ''], options }) => {
    if (options['keep-later'] && options.override) return 'Give either --keep-later or --override.';
    return operation === 'last' || /^[1-9]\d{0,9}$/.test(operation)
      ? undefined
      : `OPERATION is the number that history shows, or 'last'; '${operation}' is neither.`;
  },
  run: ({ words: [path = '', operation = ''], options }, context) =>
    withWorkspace(path, { access: 'write' }, context, async ({ ask }) => {
      const onConflict = options.override ? 'override' : options['keep-later'] ? 'keep' : 'ask';
      const done = await ask('history.undo', {
        operation: operation === 'last' ? 'last' : Number(operation),
        onConflict,
      });
      const lines = [`Took back “${plainText(done.label)}”: ${counted(done.rows, 'row')} restored.`];
      if (done.conflictCount > 0) {
        const what = options.override ? 'restored over later work' : 'left as later work made them';
        lines.push(`${counted(done.conflictCount, 'row')} ${what}.`);
      }
      return { exit: 0, lines, document: { ...done } };
    }),
});
