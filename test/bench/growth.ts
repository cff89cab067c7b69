// The program behind `npm run bench -- growth [--rows N,…]`: how import grows with the file, beside a bare parse loop and a
// bare insert-and-index loop of the same rows. Owns its table; ratios, not seconds, are what to compare.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { outFolder } from '../../build/out-folder.mjs';
import { rawInsert, rawParse } from './baselines.ts';
import { shownTime } from './bench.ts';
import { customerRow, writeCustomers } from './customers-file.ts';
import { importInto } from './workspace-benches.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '10000,100000,1000000' } } });
const core = await import(pathToFileURL(join(outFolder, 'core/library.mjs')).href);

async function timed(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function* customers(count: number): Generator<string[]> {
  for (let row = 0; row < count; row++) yield customerRow(row);
}

const lines = [
  '| rows | parse | insert and index | contacts are there | import, file closed | rows/s | import / (parse + insert) | peak memory |',
  '|---|---|---|---|---|---|---|---|',
];
for (const count of values.rows.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'tagstead-growth-'));
  try {
    const csv = join(folder, 'customers.csv');
    writeCustomers(csv, count);
    const parse = await timed(() => rawParse(csv));
    const making = await timed(() => {
      for (const _ of customers(count)); // what making the rows takes is no part of inserting them
    });
    const insert = (await timed(() => rawInsert(join(folder, 'plain.db'), customers(count), true))) - making;
    let answered = 0;
    const imported = await timed(async () => {
      answered = await importInto(core, csv, join(folder, 'made.tagstead'));
    });
    const cells = [
      count.toLocaleString('en'),
      shownTime(parse),
      shownTime(insert),
      shownTime(answered),
      shownTime(imported),
      Math.round(count / (imported / 1000)).toLocaleString('en'),
      (imported / (parse + insert)).toFixed(2),
      `${Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en')} MB`,
    ];
    lines.push(`| ${cells.join(' | ')} |`);
    process.stderr.write(`${lines.at(-1)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.stdout.write(`${lines.join('\n')}\n`);
