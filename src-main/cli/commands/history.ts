// tagstead history: what was done to a workspace, newest first.
import { defineCommand } from '../command.ts';
import { counted, plainText, table } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const historyCommand = defineCommand({
  name: 'history',
  summary: 'List what was done, newest first',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file' },
    { name: 'OPERATION', help: 'the number of one operation, to see the rows it changed', isOptional: true },
  ],
  options: {
    search: { type: 'text', value: 'TEXT', help: 'only operations whose words contain this' },
    limit: { type: 'number', value: 'N', min: 1, max: 500, help: 'at most this many (50)' },
  },
  examples: ['tagstead history acme.tagstead', 'tagstead history acme.tagstead 12 --json'],
  check: ({ words: [, operation] }) =>
    operation === undefined || /^[1-9]\d{0,9}$/.test(operation)
      ? undefined
      : `OPERATION is the number that history shows; '${operation}' is none.`,
  run: ({ words: [path = '', operation], options }, context) =>
    withWorkspace(path, { access: 'read' }, context, async ({ ask }) => {
      const limit = Math.floor(options.limit ?? 50);
      if (operation !== undefined) {
        const shown = await ask('history.show', { operation: Number(operation), limit });
        const rows = shown.changes.flatMap((change) =>
          change.fields.map((field) => [
            change.contactName ?? `${change.table} ${change.rowId}`,
            change.kind,
            field.name,
            field.before === null ? null : String(field.before),
            field.after === null ? null : String(field.after),
          ]),
        );
        const head = `${shown.operation.id}  ${shown.operation.label}  (${counted(shown.total, 'changed row')})`;
        const lines = [head, ...table(['Of', 'What', 'Field', 'Before', 'After'], rows)];
        return { exit: 0, lines, document: { ...shown } };
      }
      const list = await ask('history.list', { search: options.search ?? '', limit });
      const lines = list.operations.map(({ id, at, label, undoneBy }) => {
        const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
        return `${String(id).padStart(5)}  ${when}  ${plainText(label)}${undoneBy === null ? '' : '  (undone)'}`;
      });
      const rest = list.total - list.operations.length;
      if (rest > 0) lines.push(`… and ${counted(rest, 'earlier one')}; --limit shows more.`);
      return { exit: 0, lines: lines.length > 0 ? lines : ['Nothing was done yet.'], document: { ...list } };
    }),
});
