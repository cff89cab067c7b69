// tagstead export: contacts of a workspace to a CSV file.
import { exportShapes } from '../../../src-shared/model/export-column.ts';
import { chooseContacts } from '../choose-contacts.ts';
import { defineCommand } from '../command.ts';
import { counted } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write contacts to a CSV file',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file, or a data file' },
    { name: 'OUT', help: 'the file to write; an ordinary file of that name is replaced', isOptional: true },
  ],
  options: {
    segment: { type: 'text', value: 'NAME', help: 'only members of this saved segment' },
    rule: { type: 'text', value: 'R.json', help: 'only contacts that match this rule' },
    columns: { type: 'list', value: 'KEY,…', help: 'these columns in this order; --list-columns names them' },
    'list-columns': { type: 'flag', help: 'list the columns instead of writing; OUT is then not needed' },
    format: { type: 'choice', choices: ['csv', ...exportShapes.slice(1)], help: "csv, or another program's columns" },
    exact: { type: 'flag', help: 'values as they are (RFC 4180), for programs; not safe to open in a spreadsheet' },
    semicolon: { type: 'flag', help: 'semicolons between columns, as some spreadsheets want' },
    crosswalk: { type: 'flag', help: 'write where every source id and merged contact went, instead of contacts' },
    'as-of': { type: 'day', help: 'the day a rule or segment is asked about' },
  },
  notes: [
    'By default the file is safe to open in a spreadsheet: text that would run as a formula, or lose leading zeros or',
    'digits, gets an apostrophe in front, which an import into Tagstead takes off again. Files in the format of another',
    'program are exact.',
  ],
  examples: [
    'tagstead export acme.tagstead contacts.csv',
    'tagstead export acme.tagstead lapsed.csv --segment "Lapsed customers" --format mailchimp',
    'tagstead export acme.tagstead all.csv --exact --columns id,email,tags',
  ],
  check: ({ words, options }) => {
    if (words[1] === undefined && !options['list-columns']) return 'export needs OUT: the file to write.';
    if (options.segment !== undefined && options.rule !== undefined) return 'Give either --segment or --rule.';
    if (options.crosswalk && (options.segment ?? options.rule) !== undefined) return '--crosswalk is of all contacts.';
    if (options.columns.length > 0 && (options.format ?? 'csv') !== 'csv') {
      return `The columns of ${options.format} are fixed; leave --columns out.`;
    }
    return undefined;
  },
  run: ({ words: [path = '', out = ''], options }, context) =>
    withWorkspace(path, { access: 'read', dataFile: true, asOf: options['as-of'] }, context, async (opened) => {
      const format = options.format ?? 'csv';
      const isForProgram = options.exact || format !== 'csv'; // which would take the apostrophes for part of the values
      const form = { mode: isForProgram ? 'exact' : 'spreadsheet', delimiter: options.semicolon ? ';' : ',' } as const;
      if (options['list-columns']) {
        const { columns } = await opened.ask('export.columns', {});
        const lines = columns.map(({ key, header, isDefault }) => `${isDefault ? '*' : ' '} ${key}  (${header})`);
        return { exit: 0, lines: [...lines, '* written unless --columns names others'], document: { columns } };
      }
      if (options.crosswalk) {
        const done = await opened.ask('export.crosswalk', { file: opened.grant(out), ...form });
        return { exit: 0, lines: [`Wrote ${counted(done.rows, 'row')} to ${out}.`], document: { ...done, file: out } };
      }
      const done = await opened.ask('export.run', {
        file: opened.grant(out),
        selection: await chooseContacts(opened, options),
        shape: format === 'csv' ? 'tagstead' : format,
        ...(options.columns.length > 0 ? { columns: [...options.columns] } : {}),
        ...form,
      });
      const lines = [`Wrote ${counted(done.contacts, 'contact')} with ${counted(done.columns, 'column')} to ${out}.`];
      return { exit: 0, lines, document: { ...done, file: out, mode: form.mode } };
    }),
});
