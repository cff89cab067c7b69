// tagstead export: contacts of a workspace to a file, in many formats; or what changed, where ids went, or everything.
import type { InputOf, OutputOf } from '../../../src-shared/contract/index.ts';
import { type ExportFix, exportFixes, tagForms } from '../../../src-shared/model/export-column.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { exportTargets } from '../../core/engines/export/targets/index.ts';
import { chooseContacts } from '../choose-contacts.ts';
import { type CommandReport, defineCommand, type Given, type OptionSpecs } from '../command.ts';
import { nearestWord } from '../nearest-word.ts';
import { counted } from '../output.ts';
import { type Opened, withWorkspace } from '../workspace-session.ts';

const formats = ['csv', 'xlsx', 'vcard', 'vcard4', 'json', 'ndjson'] as const;
const targets = exportTargets.map(({ id }) => id);

const options = {
  segment: { type: 'text', value: 'NAME', help: 'only members of this saved segment' },
  rule: { type: 'text', value: 'R.json', help: 'only contacts that match this rule' },
  format: { type: 'choice', choices: formats, help: 'what the file is; by the ending of OUT, else csv' },
  target: { type: 'choice', choices: targets, help: "a CSV file for another program's import" },
  columns: { type: 'list', value: 'KEY,…', help: 'these columns in this order; --list-columns names them' },
  'list-columns': { type: 'flag', help: 'list the columns instead of writing; OUT is then not needed' },
  tags: {
    type: 'choice',
    choices: tagForms,
    help: 'name, prefix ("Customer: VIP"), columns: yes or no for each, flags: 1 or 0, or branches',
  },
  branch: { type: 'list', value: 'TAG,…', help: 'only these tags and those below them' },
  check: { type: 'flag', help: 'say what the target would reject and write nothing; OUT is then not needed' },
  fix: {
    type: 'list',
    value: 'KEY=FIX,…',
    help: 'what to do about what --check names: leave-out, cut, empty, keep, or =default:TEXT',
  },
  'leave-out-withdrawn': { type: 'flag', help: 'leave out contacts that withdrew consent to email' },
  exact: { type: 'flag', help: 'values as they are (RFC 4180), for programs; not safe to open in a spreadsheet' },
  semicolon: { type: 'flag', help: 'semicolons between columns, as some spreadsheets want' },
  'delta-since': {
    type: 'text',
    value: 'DAY|import:N',
    help: 'only what changed since that day or import, with the ids of the sources',
  },
  crosswalk: { type: 'flag', help: 'write where every source id and merged contact went, instead of contacts' },
  bundle: { type: 'flag', help: 'write the whole workspace as SQLite, CSV and JSON in one zip' },
  'as-of': { type: 'day', help: 'the day a rule or segment is asked about' },
} as const satisfies OptionSpecs;

type Options = Given<typeof options>['options'];
type Run = InputOf<'export.run'>;

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write contacts to a file: CSV, Excel, vCard, JSON, or for another program',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file, or a data file' },
    { name: 'OUT', help: 'the file to write; an ordinary file of that name is replaced', isOptional: true },
  ],
  options,
  notes: [
    'By default a CSV file is safe to open in a spreadsheet: text that would run as a formula, or lose leading zeros or',
    'digits, gets an apostrophe in front, which an import into Tagstead takes off again. Files for another program are',
    'exact. Where a target takes only so many rows or bytes, OUT-2.csv and so on are written beside OUT.csv; a delta has',
    'OUT-removed.csv and OUT-merged.csv beside it.',
  ],
  examples: [
    'tagstead export acme.tagstead contacts.xlsx',
    'tagstead export acme.tagstead --target mailchimp --check',
    'tagstead export acme.tagstead lapsed.csv --segment "Lapsed customers" --target mailchimp',
    'tagstead export acme.tagstead changed.csv --delta-since import:1 --exact',
    'tagstead export acme.tagstead acme.zip --bundle',
  ],
  check: ({ words, options }) => {
    if (words[1] === undefined && !options['list-columns'] && !options.check)
      return 'export needs OUT: the file to write.';
    const { crosswalk, bundle, segment, rule } = options;
    const delta = options['delta-since'];
    if ([crosswalk, bundle, delta !== undefined].filter(Boolean).length > 1)
      return 'Give one of --crosswalk, --bundle and --delta-since.';
    if (segment !== undefined && rule !== undefined) return 'Give either --segment or --rule.';
    const isWhole = crosswalk ? '--crosswalk' : bundle ? '--bundle' : delta !== undefined ? '--delta-since' : undefined;
    if (isWhole !== undefined && (segment ?? rule) !== undefined) return `${isWhole} is of all contacts.`;
    if (isWhole !== undefined && (options.target ?? options.format) !== undefined)
      return `${isWhole} has a format of its own; leave --format and --target out.`;
    if (options.target !== undefined && (options.format ?? 'csv') !== 'csv') return 'A target is a CSV file.';
    if (options.columns.length > 0 && options.target !== undefined)
      return `The columns of ${options.target} are fixed; leave --columns out.`;
    if (delta !== undefined && !/^(\d{4}-\d{2}-\d{2}|import:\d+)$/.test(delta))
      return '--delta-since is a day such as 2026-03-31, or import:3.';
    return wrongFix(options.fix);
  },
  run: ({ words: [path = '', out = ''], options }, context) =>
    withWorkspace(path, { access: 'read', dataFile: true, asOf: options['as-of'] }, context, (opened) => {
      if (options['list-columns']) return listColumns(opened);
      if (options.crosswalk) return crosswalk(opened, out, options);
      if (options.bundle) return bundle(opened, out);
      if (options['delta-since'] !== undefined) return delta(opened, out, options, options['delta-since']);
      return options.check ? check(opened, options, out) : write(opened, out, options);
    }),
});

async function listColumns({ ask }: Opened): Promise<CommandReport> {
  const { columns, targets } = await ask('export.columns', {});
  const lines = columns.map(({ key, header, isDefault }) => `${isDefault ? '*' : ' '} ${key}  (${header})`);
  return { exit: 0, lines: [...lines, '* written unless --columns names others'], document: { columns, targets } };
}

async function crosswalk({ ask, grant }: Opened, out: string, options: Options): Promise<CommandReport> {
  const done = await ask('export.crosswalk', { file: grant(out), ...form(options) });
  return { exit: 0, lines: [`Wrote ${counted(done.rows, 'row')} to ${out}.`], document: { ...done, file: out } };
}

async function bundle({ ask, grant }: Opened, out: string): Promise<CommandReport> {
  const done = await ask('export.bundle', { file: grant(out) });
  const lines = [`Wrote the whole workspace, ${counted(done.files.length, 'file')}, to ${out}.`];
  return { exit: 0, lines, document: { ...done, file: out } };
}

async function delta(opened: Opened, out: string, options: Options, since: string): Promise<CommandReport> {
  const batch = /^import:(\d+)$/.exec(since)?.[1];
  const done = await opened.ask('export.delta', {
    file: opened.grant(out),
    since:
      batch === undefined
        ? { kind: 'moment', at: Date.parse(`${since}T00:00:00Z`) }
        : { kind: 'batch', batch: Number(batch) },
    ...(options.columns.length > 0 ? { columns: [...options.columns] } : {}),
    tags: await tagsOf(opened, options),
    replaceBeside: true,
    ...form(options),
  });
  const { changed, added, removed, merged } = done;
  const lines = [
    `${counted(changed, 'contact')} changed, ${added} new, ${removed} removed, ${merged} merged since ${since}.`,
    ...done.files.map(({ name, rows }) => `Wrote ${counted(rows, 'row')} to ${name}.`),
  ];
  return { exit: 0, lines, document: { ...done, file: out } };
}

async function check(opened: Opened, options: Options, out: string): Promise<CommandReport> {
  const found = await opened.ask('export.check', await whatOf(opened, options, out));
  const lines = found.reasons.map(
    ({ key, sentence, contacts, fix, fallback, samples }) =>
      `${String(contacts).padStart(7)}  ${sentence} [${key}=${fix}${fix === 'default' ? `:${fallback ?? ''}` : ''}]` +
      ` e.g. ${samples[0]?.name ?? ''}${samples[0]?.value ? ` (${samples[0].value.slice(0, 60)})` : ''}`,
  );
  const files = found.files > 1 ? ` in ${found.files} files` : '';
  lines.push(`${counted(found.written, 'contact')} would be written${files}, ${found.leftOut} left out.`);
  return { exit: 0, lines, document: { ...found } };
}

async function write(opened: Opened, out: string, options: Options): Promise<CommandReport> {
  const what = await whatOf(opened, options, out);
  const done = await opened.ask('export.run', { ...what, replaceBeside: true, file: opened.grant(out) });
  return { exit: 0, lines: linesOf(done, out), document: { ...done, file: out, mode: what.mode } };
}

function linesOf(done: OutputOf<'export.run'>, out: string): string[] {
  const columns = done.columns > 0 ? ` with ${counted(done.columns, 'column')}` : '';
  const lines = [`Wrote ${counted(done.contacts, 'contact')}${columns} to ${out}.`];
  if (done.files.length > 1)
    lines.push(`In ${done.files.length} files: ${done.files.map(({ name }) => name).join(', ')}.`);
  if (done.leftOut > 0) lines.push(`Left out ${counted(done.leftOut, 'contact')}; --check says why.`);
  if (done.cut > 0) lines.push(`${counted(done.cut, 'cell')} held more than a workbook's cell can and was cut.`);
  return lines;
}

async function whatOf(opened: Opened, options: Options, out: string): Promise<Omit<Run, 'file'>> {
  const { target, columns } = options;
  return {
    selection: await chooseContacts(opened, options),
    format: target === undefined ? formatOf(options, out) : 'csv',
    ...(target === undefined ? {} : { target }),
    ...(columns.length > 0 ? { columns: [...columns] } : {}),
    tags: await tagsOf(opened, options),
    fixes: fixesOf(options),
    ...form(options),
  };
}

function formatOf({ format }: Options, out: string): NonNullable<Run['format']> {
  const ending = /\.(xlsx|json|ndjson|vcf)$/i.exec(out)?.[1]?.toLowerCase();
  const named = format ?? (ending === 'vcf' ? 'vcard' : formats.find((known) => known === ending)) ?? 'csv';
  return named === 'vcard' ? 'vcard3' : named;
}

/** A program would take the apostrophes for part of the values. */
function form({ exact, target, semicolon }: Options): { mode: 'exact' | 'spreadsheet'; delimiter: ',' | ';' } {
  return { mode: exact || target !== undefined ? 'exact' : 'spreadsheet', delimiter: semicolon ? ';' : ',' };
}

async function tagsOf({ ask }: Opened, { tags = 'name', branch }: Options): Promise<NonNullable<Run['tags']>> {
  if (branch.length === 0) return { form: tags };
  const { tags: known } = await ask('segments.vocabulary', {});
  const fold = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/\s*[>›]\s*/g, ' > ');
  const branches = branch.flatMap((name) => {
    const found = known.filter((tag) => fold(tag.name) === fold(name) || fold(tag.path) === fold(name));
    if (found.length > 0) return found.map(({ id }) => id);
    const near = nearestWord(
      name,
      known.map((tag) => tag.name),
    );
    throw refuse(
      'not-found',
      `There is no tag named “${name}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
    );
  });
  return { form: tags, branches };
}

/** 'missing:Last Name=default:Unknown' */
function readFix(text: string): { key: string; fix: ExportFix; value?: string } | null {
  const found = /^(.+)=([a-z-]+)(?::(.*))?$/s.exec(text);
  const fix = exportFixes.find((known) => known === found?.[2]);
  if (found?.[1] === undefined || fix === undefined) return null;
  return { key: found[1], fix, ...(found[3] === undefined ? {} : { value: found[3] }) };
}

function wrongFix(texts: readonly string[]): string | undefined {
  const wrong = texts.find((text) => readFix(text) === null);
  return wrong === undefined ? undefined : `--fix is KEY=FIX with one of ${exportFixes.join(', ')}; '${wrong}' is not.`;
}

function fixesOf(options: Options): NonNullable<Run['fixes']> {
  const fixes: NonNullable<Run['fixes']> = {};
  for (const text of options.fix) {
    const read = readFix(text);
    if (read !== null) fixes[read.key] = { fix: read.fix, value: read.value };
  }
  if (options['leave-out-withdrawn']) fixes.withdrawn = { fix: 'leave-out' };
  return fixes;
}
