// The report of a run as a CSV: one line per step and kind of change. Owns its columns.
import type { RecipeReport } from '../../../../src-shared/contract/recipes.ts';
import { type Cell, csvWriter } from '../../engines/export/csv-writer.ts';

const header = ['Step', 'What', 'Outcome', 'Field', 'Before', 'After', 'Values', 'Why'];

export function reportCsv({ steps, name, scope, selected, changing, contacts }: RecipeReport): {
  text: string;
  lines: number;
} {
  const csv = csvWriter('spreadsheet');
  const rows: Cell[][] = steps.flatMap(({ number, sentence, status, why, lines, moreLines, changed, left }) => {
    const start: Cell[] = [number, sentence];
    if (status !== 'ran') return [[...start, status === 'off' ? 'switched off' : 'skipped', null, null, null, 0, why]];
    if (changed + left + lines.length === 0)
      return [[...start, 'nothing found', null, null, null, 0, 'No contact has anything for this step to do.']];
    return [
      ...lines.map((line): Cell[] => [
        ...start,
        line.outcome === 'changed' ? 'changed' : line.count === 0 ? 'not found' : 'left as it is',
        line.column,
        line.before,
        line.after,
        line.count,
        line.why,
      ]),
      ...(moreLines > 0 ? [[...start, 'more kinds', null, null, null, moreLines, 'Too many to list.']] : []),
    ];
  });
  const sum: Cell[] = [
    null,
    `${name} on ${scope}`,
    'in all',
    null,
    null,
    null,
    changing,
    `${contacts} of ${selected} contacts`,
  ];
  return { text: csv.start + csv.rows([header, ...rows, sum]), lines: rows.length + 1 };
}
