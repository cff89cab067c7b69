// tagstead tags export, tagstead tags import: the tag tree with its documentation as a file.
import { basename } from 'node:path';
import { type BookFormat, bookFormats } from '../../../src-shared/contract/tag-book.ts';
import { formatOfName, unknownForm } from '../../core/engines/tag-book/book-forms.ts';
import { defineCommand } from '../command.ts';
import { counted, plainText } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

const fileHelp = 'ends in .csv, .txt (indented), .json, .yaml or .ttl (SKOS)';

export const tagsExportCommand = defineCommand({
  name: 'tags export',
  summary: 'Write the tag tree with its documentation: CSV, text, JSON, YAML, SKOS',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file' },
    { name: 'OUT', help: `the file to write; ${fileHelp}` },
  ],
  options: { format: { type: 'choice', choices: bookFormats, help: 'what the file is; by the ending of OUT' } },
  examples: ['tagstead tags export acme.tagstead tags.csv', 'tagstead tags export acme.tagstead tags.ttl'],
  check: ({ words: [, out = ''], options }) =>
    options.format === undefined && formatOfName(out) === null ? unknownForm(basename(out)) : undefined,
  run: ({ words: [path = '', out = ''], options }, context) =>
    withWorkspace(path, { access: 'read' }, context, async ({ ask, grant }) => {
      const format: BookFormat = options.format ?? formatOfName(out) ?? 'csv';
      const done = await ask('tagBook.export', { file: grant(out), format });
      return {
        exit: 0,
        lines: [`Wrote ${counted(done.tags, 'tag')} to ${out}.`],
        document: { ...done, file: out, format },
      };
    }),
});

export const tagsImportCommand = defineCommand({
  name: 'tags import',
  summary: 'Bring a tag tree with its documentation into a workspace',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file' },
    { name: 'FILE', help: fileHelp },
  ],
  options: {
    'dry-run': { type: 'flag', help: 'say what would be added, changed and moved; change nothing' },
    'no-move': { type: 'flag', help: 'leave tags that lie elsewhere where they are' },
  },
  notes: [
    'What the file does not say stays as it is. Rows that cannot be used are named with their line; the others go through,',
    'as one step that undo takes back.',
  ],
  examples: ['tagstead tags import acme.tagstead tags.csv --dry-run', 'tagstead tags import acme.tagstead tags.yaml'],
  run: ({ words: [path = '', file = ''], options }, context) =>
    withWorkspace(path, { access: options['dry-run'] ? 'read' : 'write' }, context, async ({ ask, grant }) => {
      const input = {
        source: { kind: 'file' as const, file: grant(file) },
        move: !options['no-move'],
      };
      const report = await ask(options['dry-run'] ? 'tagBook.check' : 'tagBook.import', input);
      const { added, changed, moved, unchanged, leftOut } = report;
      const would = options['dry-run'] ? 'Would add' : 'Added';
      const lines = [
        ...report.problems.map(
          ({ line, kind, message }) =>
            `${kind === 'left-out' ? 'Left out' : 'Note'}${line === null ? '' : `, line ${line}`}: ${plainText(message)}`,
        ),
        ...(options['dry-run']
          ? report.changes.map(
              ({ kind, path: place, detail }) =>
                `  ${kind}: ${plainText(place)}${detail === null ? '' : ` (${plainText(detail)})`}`,
            )
          : []),
        `${would} ${counted(added, 'tag')}, changed ${changed}, moved ${moved}; ${unchanged} unchanged, ${leftOut} left out.`,
        ...(report.contradictions > 0
          ? [`${counted(report.contradictions, 'contact')} now wear two tags of a group that allows one.`]
          : []),
      ];
      return { exit: 0, lines, document: { ...report, file, dryRun: options['dry-run'] } };
    }),
});
