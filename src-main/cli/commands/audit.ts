// tagstead audit: runs every check, prints score and findings, and can fail a build on them.
import type { OutputOf } from '../../../src-shared/contract/index.ts';
import type { Severity } from '../../../src-shared/model/finding.ts';
import { dimensionLabel, severityLabel } from '../../../src-shared/model/finding.ts';
import { Refusal } from '../../../src-shared/model/refusal.ts';
import { defineCommand } from '../command.ts';
import { counted, table } from '../output.ts';
import { type Opened, withWorkspace } from '../workspace-session.ts';
import { writeTable } from '../write-table.ts';

const rank: Record<Severity, number> = { notice: 1, warning: 2, error: 3 };

export const auditCommand = defineCommand({
  name: 'audit',
  summary: 'Look for what is wrong with the data',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file, or a data file' }],
  options: {
    'as-of': { type: 'day', help: 'audit as of this day; the findings in the workspace then stay as they are' },
    'fail-on': {
      type: 'choice',
      choices: ['error', 'warning'],
      help: 'end with 1 when there are findings of this level',
    },
    findings: { type: 'text', value: 'F.csv', help: 'write every finding with its proposal to a CSV file' },
    cells: {
      type: 'text',
      value: 'C.csv',
      help: 'of a data file: write every cell in doubt with its row, column, proposal and confidence to a CSV file',
    },
    report: {
      type: 'text',
      value: 'OUT.html',
      help: 'look for duplicates too, and write the whole audit report as one HTML file',
    },
    client: { type: 'text', value: 'NAME', help: 'whose data it is, for the cover of the report' },
    'prepared-by': { type: 'text', value: 'NAME', help: 'who made the report, for its cover' },
    date: { type: 'day', help: 'the date on the report; the audit then speaks for that day too' },
    redact: { type: 'flag', help: 'mask names, emails and phones in the report' },
  },
  notes: [
    'The report needs no network and no other file. The same data, --date and options give the same bytes.',
    'What it turns into money and what it leaves out are settings of the workspace, made in the window: Audit, Report.',
  ],
  examples: [
    'tagstead audit acme.tagstead',
    'tagstead audit customers.csv --fail-on error --findings findings.csv',
    'tagstead audit customers.csv --report audit.html --client "Acme Ltd" --date 2026-01-31 --json',
  ],
  check: ({ options, words: [path = ''] }) => {
    if (options.cells !== undefined && /\.tagstead$/i.test(path))
      return '--cells is for a data file: a workspace has no rows and columns of a file. Use --findings.';
    if (options.report !== undefined) return undefined;
    const lonely = (['client', 'prepared-by', 'date'] as const).find((name) => options[name] !== undefined);
    if (lonely !== undefined) return `--${lonely} is for the report: name its file with --report.`;
    return options.redact ? '--redact is for the report: name its file with --report.' : undefined;
  },
  run: ({ words: [path = ''], options }, context) => {
    const asOf = options['as-of'] ?? options.date;
    const access = asOf === undefined ? 'work' : 'copy';
    return withWorkspace(path, { access, dataFile: true, nameless: 'company', asOf }, context, async (opened) => {
      const run = await opened.ask('audit.run', {});
      const { checks } = await opened.ask('audit.overview', {});
      const found = checks
        .filter(({ open }) => open > 0)
        .sort((left, right) => rank[right.severity] - rank[left.severity] || right.open - left.open);
      const rows = found.map((check) => [
        severityLabel[check.severity],
        check.title,
        check.open,
        check.fixable,
        dimensionLabel[check.dimension],
      ]);
      const lines = [
        `Health ${Math.round(run.score)} of 100: ${counted(run.findings, 'open finding')} in ${counted(run.contactCount, 'contact')}.`,
        run.formula,
        '',
        ...table(
          ['Dimension', 'Score'],
          run.dimensions.map(({ dimension, score }) => [
            dimensionLabel[dimension],
            score === null ? 'nothing to look at' : score.toFixed(1),
          ]),
        ),
      ];
      if (rows.length > 0) lines.push('', ...table(['Level', 'Check', 'Findings', 'With a fix', 'Dimension'], rows));
      const written =
        options.findings === undefined
          ? null
          : await writeFindings(
              opened,
              options.findings,
              found.map(({ id }) => id),
            );
      if (written !== null) lines.push('', `Wrote ${counted(written, 'finding')} to ${options.findings}.`);
      const cells = options.cells === undefined ? null : await writeCells(opened, options.cells);
      if (cells !== null) lines.push('', `Wrote ${counted(cells, 'cell')} to ${options.cells}.`);
      const report = options.report === undefined ? null : await writeReport(opened, options.report, options);
      if (report !== null) lines.push('', `Wrote the report to ${options.report}, ${counted(report.size, 'byte')}.`);
      const level = options['fail-on'];
      const isBad = level !== undefined && found.some(({ severity }) => rank[severity] >= rank[level]);
      return {
        exit: isBad ? 1 : 0,
        lines,
        document: {
          run,
          checks: found,
          failOn: level ?? null,
          file: options.findings ?? null,
          cells: options.cells ?? null,
          report,
        },
      };
    });
  },
});

interface ReportOptions {
  client: string | undefined;
  'prepared-by': string | undefined;
  date: string | undefined;
  redact: boolean;
}

/** Looks for duplicates, so that the report has them, and writes it with the settings that the workspace keeps. */
async function writeReport(
  { ask, grant }: Opened,
  path: string,
  { client, 'prepared-by': preparedBy, date, redact }: ReportOptions,
): Promise<{ file: string; size: number; duplicates: boolean }> {
  const duplicates = await findDuplicates(ask);
  const { settings } = await ask('report.state', {});
  const { size } = await ask('report.save', {
    file: grant(path),
    settings: {
      ...settings,
      ...(client === undefined ? {} : { client }),
      ...(preparedBy === undefined ? {} : { preparedBy }),
      ...(date === undefined ? {} : { date }),
      redact: redact || settings.redact,
    },
  });
  return { file: path, size, duplicates };
}

/** False for a file too short to hold any. */
async function findDuplicates(ask: Opened['ask']): Promise<boolean> {
  try {
    await ask('duplicates.run', {});
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'too-few-contacts') return false;
    throw error;
  }
}

const cellHeader = ['Row', 'Column', 'Current', 'Proposed', 'Confidence', 'Check', 'Detail'];

/** Cells of the file that an open finding speaks about, in its order; exact, since programs read them. */
function writeCells({ ask, batch }: Opened, path: string): Promise<number> {
  let after: number | null = 0;
  return writeTable(path, 'exact', cellHeader, async () => {
    while (after !== null) {
      const { cells, last }: OutputOf<'audit.cells'> = await ask('audit.cells', { batch: batch ?? 0, after });
      after = last;
      if (cells.length > 0)
        return cells.map(({ row, column, current, proposed, confidence, check, detail }) => [
          row,
          column,
          current,
          proposed,
          confidence,
          check,
          detail,
        ]);
    }
    return [];
  });
}

const findingHeader = ['Check', 'Contact ID', 'Contact', 'Field', 'Current', 'Proposed', 'Confidence', 'Detail'];

/** All open findings, check by check, read in pages. Returns how many. */
function writeFindings({ ask }: Opened, path: string, checks: readonly string[]): Promise<number> {
  let at = 0;
  let before = 0; // rows of the checks that are done
  return writeTable(path, 'spreadsheet', findingHeader, async (offset) => {
    for (let check = checks[at]; check !== undefined; check = checks[++at], before = offset) {
      const { rows } = await ask('audit.findings', { check, offset: offset - before, limit: 500 });
      if (rows.length > 0) {
        return rows.map((row) => [
          row.check,
          row.contact,
          row.contactName,
          row.fieldLabel,
          row.current,
          row.proposed,
          row.confidence,
          row.detail,
        ]);
      }
    }
    return [];
  });
}
