// tagstead segment: who matches a rule or a saved segment, as a count, ids, a file, or the reasons for one contact.

import type { ExplainedPart } from '../../../src-shared/contract/segments.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { findSegment, readRuleFile } from '../choose-contacts.ts';
import { defineCommand } from '../command.ts';
import { counted, plainText } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const segmentCommand = defineCommand({
  name: 'segment',
  summary: 'Count, list or export who matches a rule',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file, or a data file' }],
  options: {
    rule: { type: 'text', value: 'R.json', help: 'a rule in a file, as the app exports it' },
    name: { type: 'text', value: 'NAME', help: 'a saved segment' },
    'as-of': { type: 'day', help: 'the day the rule is asked about (today)' },
    count: { type: 'flag', help: 'print the number only' },
    ids: { type: 'flag', help: 'print the contact ids, one a line' },
    out: { type: 'text', value: 'F.csv', help: 'write the members to a CSV file' },
    exact: { type: 'flag', help: 'with --out: values as they are, for programs' },
    explain: { type: 'number', value: 'CONTACT', min: 1, max: 2 ** 53, help: 'why this contact is in or out' },
  },
  examples: [
    'tagstead segment acme.tagstead --name "Lapsed customers" --count',
    'tagstead segment acme.tagstead --rule lapsed.json --as-of 2026-03-31 --ids',
    'tagstead segment customers.csv --rule uk.json --out uk.csv',
  ],
  check: ({ options }) => {
    if ((options.rule === undefined) === (options.name === undefined)) return 'Give either --rule or --name.';
    const wanted = [options.count, options.ids, options.out !== undefined, options.explain !== undefined];
    if (wanted.filter(Boolean).length > 1) return 'Give one of --count, --ids, --out and --explain.';
    return undefined;
  },
  run: ({ words: [path = ''], options }, context) =>
    withWorkspace(path, { access: 'read', dataFile: true, asOf: options['as-of'] }, context, async (opened) => {
      const { ask } = opened;
      const rule =
        options.rule === undefined ? (await findSegment(opened, options.name ?? '')).rule : readRuleFile(options.rule);
      const preview = await ask('segments.preview', { rule, sample: 0 });
      const [problem] = preview.problems;
      if (problem !== undefined)
        throw refuse('rule-invalid', `The rule cannot be used: ${problem.message}`, preview.problems);
      const { sentence, count, total, asOf } = preview;
      const about = { sentence, count, total, asOf };
      const selection = { kind: 'all', query: { rule } } as const;
      if (options.explain !== undefined) {
        const explanation = await ask('segments.explain', { rule, contact: options.explain });
        const { contact, belongs, part } = explanation;
        const head = `${plainText(contact.name)} is ${belongs ? 'in' : 'not in'}: ${plainText(sentence)}`;
        return { exit: 0, lines: [head, ...explained(part, 1)], document: { ...about, ...explanation } };
      }
      if (options.ids) {
        const { ids } = await ask('export.ids', { selection });
        return { exit: 0, lines: ids.map(String), document: { ...about, ids } };
      }
      if (options.out !== undefined) {
        const mode = options.exact ? 'exact' : 'spreadsheet';
        const done = await ask('export.run', { file: opened.grant(options.out), selection, mode });
        const lines = [`${plainText(sentence)}: wrote ${counted(done.contacts, 'contact')} to ${options.out}.`];
        return { exit: 0, lines, document: { ...about, ...done, file: options.out } };
      }
      if (options.count) return { exit: 0, lines: [String(count)], document: about };
      const lines = [
        `${plainText(sentence)}: ${(count ?? 0).toLocaleString('en')} of ${counted(total, 'contact')}, as of ${asOf}.`,
      ];
      return { exit: 0, lines, document: about };
    }),
});

function explained(part: ExplainedPart, depth: number): string[] {
  const mark = part.holds === part.wanted ? 'yes' : 'no ';
  const actual = part.actual === undefined ? '' : ` (${plainText(part.actual)})`;
  const gap = part.gap === undefined ? '' : `, ${plainText(part.gap)}`;
  const words = part.kind === 'group' ? `${part.match ?? 'all'} of:` : plainText(part.text) + actual + gap;
  return [`${'  '.repeat(depth)}${mark} ${words}`, ...part.parts.flatMap((child) => explained(child, depth + 1))];
}
