// tagstead rfm: scores buyers by recency, frequency and monetary value, and says how many stand where.
import type { RfmComparison } from '../../../src-shared/contract/rfm.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { type RfmCell, rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import { minorDigits } from '../../../src-shared/text/money.ts';
import { defineCommand } from '../command.ts';
import { counted, table } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const rfmCommand = defineCommand({
  name: 'rfm',
  summary: 'Score buyers by recency, frequency and monetary value',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file, or a data file' }],
  options: {
    'as-of': { type: 'day', help: 'score as of this day; the scores in the workspace then stay as they are' },
    compare: { type: 'day', help: 'say who was in which group on this earlier day and is in which now' },
    out: { type: 'text', value: 'F.csv', help: 'write the scored contacts to a CSV file' },
    exact: { type: 'flag', help: 'with --out: values as they are, for programs' },
  },
  examples: [
    'tagstead rfm acme.tagstead',
    'tagstead rfm acme.tagstead --compare 2025-12-31 --json',
    'tagstead rfm acme.tagstead --as-of 2026-03-31 --out scores.csv',
  ],
  run: ({ words: [path = ''], options }, context) => {
    const access = options['as-of'] === undefined ? 'work' : 'copy';
    return withWorkspace(path, { access, dataFile: true, asOf: options['as-of'] }, context, async (opened) => {
      const { buyers, asOf } = await opened.ask('rfm.compute', {});
      const grid = await opened.ask('rfm.grid', {});
      const major = 10 ** minorDigits(grid.currency);
      const rows = grid.groups.map(({ cell, count, orders, revenue }) => [
        rfmCellNames[cell],
        count,
        orders,
        Math.round(revenue / major),
      ]);
      const head = buyers === 0 ? 'No contact has bought anything' : `${counted(buyers, 'buyer')} scored`;
      const lines = [`${head}, as of ${asOf}.`];
      if (rows.length > 0) lines.push('', ...table(['Group', 'Contacts', 'Orders', `Revenue ${grid.currency}`], rows));
      const earlier = options.compare;
      const comparison = earlier === undefined ? null : await opened.ask('rfm.compare', { from: earlier, to: asOf });
      if (comparison !== null) lines.push('', ...movementLines(comparison));
      const document = {
        ...(comparison && { comparison }),
        buyers,
        asOf,
        currency: grid.currency,
        groups: grid.groups,
        cells: grid.cells,
      };
      if (options.out === undefined) return { exit: 0, lines, document };
      const done = await opened.ask('export.run', {
        file: opened.grant(options.out),
        selection: { kind: 'all', query: { rule: isScored } },
        columns: scoreColumns,
        mode: options.exact ? 'exact' : 'spreadsheet',
      });
      lines.push('', `Wrote ${counted(done.contacts, 'contact')} to ${options.out}.`);
      return { exit: 0, lines, document: { ...document, file: options.out } };
    });
  },
});

/** Who moved from which group to which, the most frequent first. */
function movementLines({ from, to, moves }: RfmComparison): string[] {
  const name = (cell: RfmCell | null): string => (cell === null ? 'Prospects' : rfmCellNames[cell]);
  const rows = moves.map((move) => [name(move.from), name(move.to), move.count]);
  return [`From ${from} to ${to}:`, ...table(['From', 'To', 'Contacts'], rows)];
}

const isScored: Rule = {
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'rfm_cell', test: { operator: 'is_set' } }],
};
const scoreColumns = [
  'id',
  'source_ids',
  'display_name',
  'email',
  'rfm_recency',
  'rfm_frequency',
  'rfm_monetary',
  'rfm_cell',
  'orders',
  'revenue',
  'currency',
  'last_purchase_at',
];
