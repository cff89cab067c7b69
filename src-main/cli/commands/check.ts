// tagstead check: is a workspace whole, and do its kept facts agree with facts made anew?
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkOpenWorkspace, compareDerived } from '../../core/db/check-workspace.ts';
import { openWorkspace } from '../../core/db/open-workspace.ts';
import { defineCommand } from '../command.ts';
import { counted } from '../output.ts';
import { copyAside, withWorkspace } from '../workspace-session.ts';

export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Check that a workspace is whole',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file; it may be open in a window' }],
  options: { quick: { type: 'flag', help: 'the file only, without making totals and search words anew to compare' } },
  notes: [
    'Checked are structure, indexes and references of the file, its application id and version, and that the totals',
    'and search words kept for each contact equal those made anew on a temporary copy. Nothing is changed.',
  ],
  examples: ['tagstead check acme.tagstead', 'tagstead check acme.tagstead --json'],
  run: ({ words: [path = ''], options }, context) =>
    withWorkspace(path, { access: 'read' }, context, async ({ session }) => {
      context.progress.show({ phase: 'Checking the file', done: 0, total: null });
      const result = checkOpenWorkspace(session.workspace);
      const problems = [...result.problems];
      let derived: { totals: number; search: number } | null = null;
      if (!options.quick && problems.length === 0) {
        context.progress.show({ phase: 'Comparing totals and search words', done: 0, total: null });
        derived = compareOnCopy(resolve(path));
        if (derived.totals > 0)
          problems.push(`The totals of ${counted(derived.totals, 'contact')} differ from a rebuild.`);
        if (derived.search > 0) {
          problems.push(`The search words of ${counted(derived.search, 'contact')} differ from a rebuild.`);
        }
      }
      const good = `${path} is whole: ${counted(result.contacts, 'contact')}, ${counted(result.operations, 'operation')}, version ${result.version}.`;
      return {
        exit: problems.length === 0 ? 0 : 1,
        lines: problems.length === 0 ? [good] : problems,
        document: { ok: problems.length === 0, ...result, problems, derived },
      };
    }),
});

function compareOnCopy(path: string): { totals: number; search: number } {
  const temporary: string[] = [];
  try {
    const copy = openWorkspace(copyAside(path, temporary), 'write', 0);
    try {
      return compareDerived(copy);
    } finally {
      copy.close();
    }
  } finally {
    for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
  }
}
