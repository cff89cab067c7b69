import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { pollockScore } from '../../support/pollock-score.ts';
import { sharedData } from '../../support/shared-data.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const folder = sharedData('format-torture-a', 'pollock');

const rowsOf = (path: string): string[][] => {
  const text = readFileSync(path, 'utf8');
  return text === '' ? [] : Papa.parse<string[]>(text.replace(/\r?\n$/, '')).data;
};

describe.skipIf(folder === undefined)('Pollock by tagstead convert, without being told the dialect', () => {
  it('scores at least 9.5 of 10', async () => {
    const out = temporaryFolder();
    const scores: { file: string; sum: number; parts: string }[] = [];
    for (const file of readdirSync(join(folder ?? '', 'csv')).sort()) {
      const written = join(out, file);
      const done = await tagstead('convert', join(folder ?? '', 'csv', file), written, '--quiet');
      const parameters = JSON.parse(readFileSync(join(folder ?? '', 'parameters', `${file}_parameters.json`), 'utf8'));
      const clean = rowsOf(join(folder ?? '', 'clean', file));
      const score = done.code === 0 ? pollockScore(rowsOf(written), clean, parameters.header_lines > 0 ? 1 : 0) : null;
      const shown = (values: number[] | undefined) => (values ?? [0, 0, 0]).map((value) => value.toFixed(2)).join(' ');
      scores.push({
        file,
        sum: score?.sum ?? 0,
        parts: `header ${shown(score?.header)}  record ${shown(score?.record)}  cell ${shown(score?.cell)}`,
      });
    }
    const mean = scores.reduce((total, { sum }) => total + sum, 0) / scores.length;
    const worse = scores.filter(({ sum }) => sum < 9.9);
    const lines = worse.map(({ file, sum, parts }) => `${sum.toFixed(3)}  ${file}  ${parts}`);
    console.log([`${mean.toFixed(3)} of 10 over ${scores.length} files; below 9.9:`, ...lines].join('\n'));
    expect(scores.length).toBeGreaterThan(40);
    expect(mean).toBeGreaterThanOrEqual(9.5);
  });
});
