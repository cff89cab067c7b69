// tagstead import: a data file into a workspace, tried out first or for good.
import { existsSync } from 'node:fs';
import type { IssueGroup } from '../../../src-shared/contract/import.ts';
import { importModes } from '../../../src-shared/contract/import.ts';
import { type CommandReport, defineCommand, type Given, type OptionSpecs } from '../command.ts';
import { checkImport, commitImport, prepareImport } from '../import-file.ts';
import { counted, plainText, table } from '../output.ts';
import { chosenReading, readingOptions } from '../read-file.ts';
import { type Opened, withNewWorkspace, withTrialWorkspace, withWorkspace } from '../workspace-session.ts';

const options = {
  mode: { type: 'choice', choices: importModes, help: 'what happens to rows whose contact is known (upsert)' },
  content: { type: 'choice', choices: ['contacts', 'activities'], help: 'what the rows are; found out by default' },
  key: { type: 'choice', choices: ['email', 'source_id'], help: 'how a row finds its contact (email)' },
  mapping: { type: 'text', value: 'M.json', help: 'targets by header; columns not named keep the proposal' },
  'show-mapping': { type: 'flag', help: 'print the proposed mapping, to edit and give to --mapping; imports nothing' },
  ignore: { type: 'list', value: 'COLUMN,…', help: 'columns to leave out' },
  tags: { type: 'list', value: 'TAG,…', help: 'tags for every contact of the file' },
  country: { type: 'text', value: 'CC', help: 'two letters: how phone numbers without a prefix are read' },
  currency: { type: 'text', value: 'CUR', help: 'three letters: of amounts that name none' },
  'day-order': { type: 'choice', choices: ['dmy', 'mdy', 'ymd'], help: 'how 03/04/2024 is read; found out by default' },
  'dry-run': { type: 'flag', help: 'say what would happen and change nothing' },
  rejects: { type: 'text', value: 'R.csv', help: 'write the rows that were set aside, each with its reason' },
  ...readingOptions,
} as const satisfies OptionSpecs;

export const importCommand = defineCommand({
  name: 'import',
  summary: 'Bring a file of contacts or activities into a workspace',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file; made when there is none' },
    { name: 'FILE', help: 'CSV and its kin, a workbook, JSON, vCards, or a zip archive with one of them' },
  ],
  options,
  notes: [
    'Targets in a mapping: given_name, family_name, full_name, email, phone:mobile, address.city, company, job_title,',
    'birthday, tags, consent.email:opt_in, source_id, custom:shoe_size, activity.amount, ignore, and so on;',
    '--show-mapping shows what is proposed and why.',
  ],
  examples: [
    'tagstead import acme.tagstead customers.csv --dry-run',
    'tagstead import acme.tagstead customers.csv --mode fill --tags "Trade fair" --rejects set-aside.csv',
    'tagstead import acme.tagstead orders.csv --content activities',
  ],
  check: ({ options }) => {
    if (options.country !== undefined && !/^[a-z]{2}$/i.test(options.country))
      return '--country is two letters such as GB.';
    if (options.currency !== undefined && !/^[a-z]{3}$/i.test(options.currency))
      return '--currency is three letters such as EUR.';
    if (options['dry-run'] && options.rejects !== undefined) return 'A dry run writes no rejects.';
    return undefined;
  },
  run: (given, context) => {
    const [path = ''] = given.words;
    const work = (opened: Opened) => importInto(opened, given);
    const isTrial = given.options['dry-run'] || given.options['show-mapping'];
    if (!existsSync(path)) return isTrial ? withTrialWorkspace(context, work) : withNewWorkspace(path, context, work);
    return withWorkspace(path, { access: isTrial ? 'work' : 'write' }, context, work);
  },
});

async function importInto(
  opened: Opened,
  { words: [, file = ''], options: given }: Given<typeof options>,
): Promise<CommandReport> {
  const prepared = await prepareImport(opened, file, {
    ...given,
    dayOrder: given['day-order'],
    reading: chosenReading(given),
  });
  const { preview, settings } = prepared;
  const source = preview.proposal.source;
  const mapping = preview.columns.map(({ header }, index) => {
    const { confidence = 0, because = '' } = preview.proposal.columns[index] ?? {};
    return { header, target: settings.columns[index]?.target ?? 'ignore', confidence, because };
  });
  const about = { file, source, reading: preview.reading, content: settings.content, mode: settings.mode, mapping };
  const recognised = source === null ? '' : `, recognised as ${source.name}`;
  const head = `${plainText(preview.fileName)}${recognised}: ${preview.reading.encoding}, ${counted(mapping.length, 'column')}, rows are ${settings.content}.`;
  if (given['show-mapping']) {
    const rows = mapping.map(({ header, target, confidence, because }) => [
      header,
      target,
      `${Math.round(confidence * 100)} %`,
      because,
    ]);
    return { exit: 0, lines: [head, ...table(['Column', 'Target', 'Sure', 'Why'], rows)], document: about };
  }
  if (given['dry-run']) {
    const check = await checkImport(opened, prepared);
    const lines = [
      head,
      `Nothing was changed. An import would read ${counted(check.rowCount, 'row')}: ${outcome(check)}.`,
      ...issueLines('Would be set aside', check.rejectGroups),
      ...issueLines('Worth a look', check.warningGroups),
    ];
    return { exit: 0, lines, document: { ...about, dryRun: true, ...check } };
  }
  const done = await commitImport(opened, prepared);
  const lines = [
    head,
    `Read ${counted(done.rowCount, 'row')}: ${outcome(done)}. Operation ${done.operation}.`,
    ...issueLines('Set aside', done.rejectGroups),
    ...issueLines('Worth a look', done.warningGroups),
  ];
  let rejects: number | null = null;
  if (given.rejects !== undefined && done.rejected > 0) {
    const saved = await opened.ask('import.saveRejects', { batch: done.batch, file: opened.grant(given.rejects) });
    rejects = saved.rows;
    lines.push(`Wrote ${counted(saved.rows, 'row')} that were set aside to ${given.rejects}.`);
  }
  return {
    exit: 0,
    lines,
    document: { ...about, dryRun: false, ...done, rejectsFile: rejects === null ? null : given.rejects },
  };
}

function outcome({
  created,
  updated,
  unchanged,
  rejected,
  activities,
}: Record<'created' | 'updated' | 'unchanged' | 'rejected' | 'activities', number>): string {
  const parts = [
    counted(created, 'new contact'),
    `${updated.toLocaleString('en')} changed`,
    `${unchanged.toLocaleString('en')} unchanged`,
  ];
  if (activities > 0) parts.push(counted(activities, 'activity', 'activities'));
  parts.push(`${rejected.toLocaleString('en')} set aside`);
  return parts.join(', ');
}

function issueLines(title: string, groups: readonly IssueGroup[]): string[] {
  if (groups.length === 0) return [];
  return [
    `${title}:`,
    ...groups.slice(0, 20).map(({ count, message, column, samples }) => {
      const [first] = samples;
      const where = first === undefined ? '' : ` (row ${first.row}: “${plainText(first.value).slice(0, 40)}”)`;
      return `  ${count.toLocaleString('en')} × ${column === null ? '' : `${plainText(column)}: `}${plainText(message)}${where}`;
    }),
  ];
}
