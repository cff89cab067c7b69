// tagstead backup: a whole copy of a workspace, also while a window has it open.
import { resolve } from 'node:path';
import { checkWorkspaceFile } from '../../core/db/check-workspace.ts';
import { copyWorkspace } from '../../core/db/open-workspace.ts';
import { defineCommand } from '../command.ts';
import { withWorkspace } from '../workspace-session.ts';

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'Copy a workspace to another file and check the copy',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file; it may be open in a window' },
    { name: 'OUT', help: 'the copy; a file of that name must not exist' },
  ],
  options: {},
  examples: ['tagstead backup acme.tagstead /media/stick/acme-2026-03-31.tagstead'],
  run: ({ words: [path = '', out = ''] }, context) =>
    withWorkspace(path, { access: 'read' }, context, async ({ session }) => {
      context.progress.show({ phase: 'Copying', done: 0, total: null });
      const size = copyWorkspace(session.workspace, resolve(out));
      context.progress.show({ phase: 'Checking the copy', done: 0, total: null });
      const { problems, contacts } = checkWorkspaceFile(resolve(out));
      const lines =
        problems.length === 0
          ? [
              `Copied ${contacts.toLocaleString('en')} contacts, ${Math.ceil(size / 1024).toLocaleString('en')} KB, to ${out}. The copy was checked and is whole.`,
            ]
          : [`The copy in ${out} is not whole:`, ...problems];
      return { exit: problems.length === 0 ? 0 : 1, lines, document: { file: out, size, contacts, problems } };
    }),
});
