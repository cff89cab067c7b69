// tagstead merge: merges what the last search for duplicates found certain.
import { defineCommand } from '../command.ts';
import { counted, plainText } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const mergeCommand = defineCommand({
  name: 'merge',
  summary: 'Merge the duplicates that are certain',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file' }],
  options: {
    certain: { type: 'flag', help: 'merge every cluster above the threshold of certainty; must be given' },
    'dry-run': { type: 'flag', help: 'list what would be merged and change nothing' },
  },
  notes: ['Duplicates are searched for first. A merge keeps every email, phone, tag and activity, and can be undone.'],
  examples: ['tagstead merge acme.tagstead --certain --dry-run', 'tagstead merge acme.tagstead --certain'],
  check: ({ options }) =>
    options.certain ? undefined : 'merge needs --certain: what is not certain is for a person to decide.',
  run: ({ words: [path = ''], options }, context) =>
    withWorkspace(path, { access: options['dry-run'] ? 'work' : 'write' }, context, async ({ ask }) => {
      await ask('duplicates.run', {});
      if (options['dry-run']) {
        const plan = await ask('duplicates.certainPlan', { limit: 1000 });
        const lines = plan.merges.map(
          ({ winnerName, losers }) =>
            `${losers.map(({ name }) => plainText(name)).join(', ')} into ${plainText(winnerName)}`,
        );
        const rest = plan.mergeCount - plan.merges.length;
        if (rest > 0) lines.push(`… and ${counted(rest, 'merge')} more.`);
        const head = `Nothing was changed. ${counted(plan.loserCount, 'contact')} would be merged into ${plan.mergeCount.toLocaleString('en')}.`;
        return { exit: 0, lines: [head, ...lines], document: { dryRun: true, ...plan } };
      }
      const done = await ask('duplicates.mergeCertain', {});
      const skipped = done.skipped > 0 ? `, ${counted(done.skipped, 'cluster')} left for a person to decide` : '';
      const lines = [`Merged ${counted(done.losers, 'contact')} into ${done.merged.toLocaleString('en')}${skipped}.`];
      return { exit: 0, lines, document: { dryRun: false, ...done } };
    }),
});
