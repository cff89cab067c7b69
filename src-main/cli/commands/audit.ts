// tagstead audit: runs every check, prints score and findings, and can fail a build on them.
import type { Severity } from '../../../src-shared/model/finding.ts';
import { dimensionLabel, severityLabel } from '../../../src-shared/model/finding.ts';
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
  },
  examples: ['tagstead audit acme.tagstead', 'tagstead audit customers.csv --fail-on error --findings findings.csv'],
  run: ({ words: [path = ''], options }, context) => {
    const access = options['as-of'] === undefined ? 'work' : 'copy';
    return withWorkspace(path, { access, dataFile: true, asOf: options['as-of'] }, context, async (opened) => {
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
      const level = options['fail-on'];
      const isBad = level !== undefined && found.some(({ severity }) => rank[severity] >= rank[level]);
      return {
        exit: isBad ? 1 : 0,
        lines,
        document: { run, checks: found, failOn: level ?? null, file: options.findings ?? null },
      };
    });
  },
});

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
