// tagstead audit --cells: what the audit proposes, as cells of the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/workspace.ts';

async function cellsOf(text: string): Promise<Record<string, string>[]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'in.csv'), text);
  const done = await tagstead('audit', join(folder, 'in.csv'), '--cells', join(folder, 'cells.csv'), '--quiet');
  expect(done).toMatchObject({ code: 0, error: '' });
  const written = readFileSync(join(folder, 'cells.csv'), 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<Record<string, string>>(written, { header: true, skipEmptyLines: true }).data;
}

describe('tagstead audit --cells', () => {
  it('names row, column, what stands there and what would, and keeps the rest of a cell', async () => {
    const cells = await cellsOf(
      'Full name,Email,Town\nAnn Lee,ann@gmial.com,Leeds\nBob MILLER,bob@acme-pumps.com,  York \nEve Ray,eve@acme-pumps.com,Hull\n',
    );
    expect(cells).toContainEqual(
      expect.objectContaining({ Row: '1', Column: 'Email', Current: 'ann@gmial.com', Proposed: 'ann@gmail.com' }),
    );
    expect(cells).toContainEqual(
      expect.objectContaining({ Row: '2', Column: 'Full name', Current: 'Bob MILLER', Proposed: 'Bob Miller' }),
    );
    expect(cells).toContainEqual(
      expect.objectContaining({ Row: '2', Column: 'Town', Current: '  York ', Proposed: 'York', Check: 'whitespace' }),
    );
    expect(cells.filter(({ Row, Proposed }) => Row === '3' && Proposed !== '')).toEqual([]);
  });

  it('leaves a list of things in small letters as it is', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => `${at},north ale ${at},${['dothan', 'boaz', 'opp'][at % 3]}`);
    const cells = await cellsOf(`id,beer_title,city\n${rows.join('\n')}\n`);
    expect(cells.filter(({ Proposed }) => Proposed !== '')).toEqual([]);
  });

  it('is refused for a workspace in one sentence', async () => {
    const refused = await tagstead('audit', 'a.tagstead', '--cells', 'c.csv');
    expect(refused.code).not.toBe(0);
    expect(refused.error).toContain('--cells is for a data file');
  });
});
