// Every delimited file of the collected exports comes out of `tagstead convert` with each row and each cell as another
// reader has them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { sharedData } from '../../support/shared-data.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const exports = sharedData('crm-exports-a');
const spectrum = sharedData('format-torture-a', 'csv-spectrum');

interface Converted {
  rows: string[][];
  reading: { headerRow: number; firstDataRow: number; footerRows: number; encoding: string; format: string };
}

async function convert(path: string): Promise<Converted> {
  const out = join(temporaryFolder(), 'out.csv');
  const done = await tagstead('convert', path, out, '--json', '--quiet');
  expect([path, done.error]).toEqual([path, '']);
  const rows = Papa.parse<string[]>(readFileSync(out, 'utf8').replace(/\r\n$/, '')).data;
  return { rows, reading: done.json<{ reading: Converted['reading'] }>().reading };
}

/** Without empty cells at the end: short rows are filled up to the width of the table. */
const trimmed = (row: readonly string[]): string[] => {
  const end = row.findLastIndex((cell) => cell !== '');
  return row.slice(0, end + 1);
};

describe.skipIf(exports === undefined)('exports of CRM, mail and shop programs', () => {
  const files =
    exports === undefined
      ? []
      : readdirSync(exports, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.csv'));
  it.each(files)('%s', async (file) => {
    const path = join(exports ?? '', file);
    const { rows, reading } = await convert(path);
    expect(reading.format).toBe('delimited');
    const delimiter = file.startsWith('prestashop') ? ';' : ',';
    const text = new TextDecoder(reading.encoding).decode(readFileSync(path));
    const wanted = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data;
    expect(reading.footerRows).toBe(0);
    expect(rows.slice(1).map(trimmed)).toEqual(wanted.slice(reading.firstDataRow - 1).map(trimmed));
    if (reading.headerRow > 0) expect(trimmed(rows[0] ?? [])).toEqual(trimmed(wanted[reading.headerRow - 1] ?? []));
  });
});

describe.skipIf(spectrum === undefined)('csv-spectrum', () => {
  const files = spectrum === undefined ? [] : readdirSync(join(spectrum, 'csvs'));
  it.each(files)('%s', async (file) => {
    const { rows } = await convert(join(spectrum ?? '', 'csvs', file));
    const [names = [], ...data] = rows;
    const wanted = JSON.parse(readFileSync(join(spectrum ?? '', 'json', file.replace('.csv', '.json')), 'utf8'));
    const got = data.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
    // The expected rows were made by a reader that writes every line end as LF or keeps it, by the file.
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'));
    expect(plain(got)).toEqual(plain(wanted));
  });
});
