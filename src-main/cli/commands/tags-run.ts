// tagstead tags run: runs the rules on tags, or says what they would do.
import type { RunOutcome } from '../../../src-shared/contract/tag-rules.ts';
import { defineCommand } from '../command.ts';
import { counted, plainText, table } from '../output.ts';
import { type Opened, withWorkspace } from '../workspace-session.ts';

type Report = Pick<RunOutcome, 'rules' | 'gained' | 'lost' | 'blocked' | 'perTag' | 'skipped'>;

export const tagsRunCommand = defineCommand({
  name: 'tags run',
  summary: 'Run the rules that put tags on and take them off',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file' }],
  options: {
    'dry-run': { type: 'flag', help: 'say who would gain and lose tags; change nothing' },
    'as-of': { type: 'day', help: 'with --dry-run: work it out for this day' },
  },
  notes: ['A run is one step that undo takes back. Rules that cannot run are named with the reason; the others run.'],
  examples: ['tagstead tags run acme.tagstead --dry-run', 'tagstead tags run acme.tagstead --json'],
  check: ({ options }) =>
    options['as-of'] !== undefined && !options['dry-run']
      ? '--as-of goes with --dry-run: a run is for the day of the workspace.'
      : undefined,
  run: ({ words: [path = ''], options }, context) => {
    const isDry = options['dry-run'];
    const opening = { access: isDry ? ('read' as const) : ('write' as const), asOf: options['as-of'] };
    return withWorkspace(path, opening, context, async ({ ask }) => {
      const report = isDry ? await dryRun(ask) : await ask('tagRules.run', {});
      const { rules, gained, lost, blocked, perTag, skipped } = report;
      const tags = `${counted(gained, 'tag')} put on, ${lost.toLocaleString('en')} taken off`;
      const lines = [`${isDry ? 'Would run' : 'Ran'} ${counted(rules, 'rule')}: ${tags}.`];
      if (blocked > 0) lines.push(`Kept from a tag by another that excludes it: ${blocked.toLocaleString('en')}.`);
      const rows = perTag.map(({ name, ...row }) => [plainText(name), row.gained, row.lost, row.blocked]);
      if (rows.length > 0) lines.push('', ...table(['Tag', 'Gain', 'Lose', 'Kept from it'], rows));
      lines.push(...skipped.map(({ name, message }) => `${plainText(name)} does not run: ${message}`));
      return { exit: 0, lines, document: { dryRun: isDry, ...report } };
    });
  },
});

async function dryRun(ask: Opened['ask']): Promise<Report> {
  const { effects, skipped } = await ask('tagRules.dryRun', {});
  const perTag = effects.map(({ tag, name, gains, loses, blocked }) => ({
    tag,
    name,
    gained: gains.count,
    lost: loses.count,
    blocked: blocked.count,
  }));
  const sum = (of: 'gained' | 'lost' | 'blocked') => perTag.reduce((total, row) => total + row[of], 0);
  return { rules: perTag.length, gained: sum('gained'), lost: sum('lost'), blocked: sum('blocked'), perTag, skipped };
}
