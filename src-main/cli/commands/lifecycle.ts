// tagstead lifecycle: works out the stage of every contact and says how many stand where, and who moves how fast.
import type { LifecycleStep } from '../../../src-shared/contract/lifecycle.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { stageNames } from '../../../src-shared/rules/lifecycle-stages.ts';
import { minorDigits } from '../../../src-shared/text/money.ts';
import { defineCommand } from '../command.ts';
import { counted, table } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const lifecycleCommand = defineCommand({
  name: 'lifecycle',
  summary: 'Say who is a lead, new, active, at risk or lost, and who moves between these stages',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file, or a data file' }],
  options: {
    'as-of': { type: 'day', help: 'as of this day; the stages in the workspace then stay as they are' },
    out: { type: 'text', value: 'F.csv', help: 'write the contacts that are at risk or lost to a CSV file' },
    exact: { type: 'flag', help: 'with --out: values as they are, for programs' },
  },
  examples: ['tagstead lifecycle acme.tagstead', 'tagstead lifecycle orders.csv --as-of 2026-03-31 --json'],
  run: ({ words: [path = ''], options }, context) => {
    const access = options['as-of'] === undefined ? 'work' : 'copy';
    return withWorkspace(path, { access, dataFile: true, asOf: options['as-of'] }, context, async (opened) => {
      const { contacts, asOf } = await opened.ask('lifecycle.compute', {});
      const { figures, settings } = await opened.ask('lifecycle.view', {});
      const names = stageNames[settings.vocabulary];
      const currency = figures?.currency ?? '';
      const major = 10 ** minorDigits(currency);
      const stages = figures?.stages ?? [];
      const rows = stages.map(({ stage, count, revenue, enteredThisMonth, leftThisMonth }) => [
        names[stage],
        count,
        Math.round(revenue / major),
        enteredThisMonth,
        leftThisMonth,
      ]);
      const lines = [
        `${counted(contacts, 'contact')}, as of ${asOf}.`,
        '',
        ...table(['Stage', 'Contacts', `Revenue ${currency}`.trim(), 'In this month', 'Out this month'], rows),
        '',
        ...stepLines(figures?.steps ?? [], names),
      ];
      const document = { contacts, asOf, settings, ...figures };
      if (options.out === undefined) return { exit: 0, lines, document };
      const done = await opened.ask('export.run', {
        file: opened.grant(options.out),
        selection: { kind: 'all', query: { rule: needsCare } },
        mode: options.exact ? 'exact' : 'spreadsheet',
      });
      lines.push('', `Wrote ${counted(done.contacts, 'contact')} to ${options.out}.`);
      return { exit: 0, lines, document: { ...document, file: options.out } };
    });
  },
});

function stepLines(steps: readonly LifecycleStep[], names: (typeof stageNames)['customer']): string[] {
  const rows = steps.map(({ from, to, entered, moved, share, medianDays }) => [
    `${names[from]} > ${names[to]}`,
    entered,
    moved,
    `${Math.round(share * 100)} %`,
    medianDays === null ? '-' : medianDays,
  ]);
  return table(['Step', 'Entered', 'Moved on', 'Expected', 'Half within days'], rows);
}

const needsCare: Rule = {
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'stage', test: { operator: 'one_of', texts: ['at_risk', 'lost'] } }],
};
