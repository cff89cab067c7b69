// The program behind `npm run bench`: makes the data, runs the benches, prints the table, ends with 1 when a ratio is
// over its budget.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { outFolder } from '../../build/out-folder.mjs';
import { resultTable, runBenches, shownTime } from './bench.ts';
import { workspaceBenches } from './workspace-benches.ts';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const contacts = Number(values.contacts);
const rounds = Number(values.rounds);
const core = await import(pathToFileURL(join(outFolder, 'core/library.mjs')).href);
const folder = mkdtempSync(join(tmpdir(), 'tagstead-bench-'));
try {
  process.stderr.write(`Making ${contacts.toLocaleString('en')} contacts…\n`);
  const { benches, close } = await workspaceBenches({ core, programs: outFolder, folder, contacts });
  const only = values.only?.split(',');
  const wanted = new Set(only ?? benches.map(({ name }) => name));
  // What a bench is compared with runs as well, and what that is compared with.
  for (const { name, budget } of benches.toReversed())
    if (wanted.has(name) && budget?.ratio) wanted.add(budget.ratio.to);
  const chosen = benches.filter(({ name }) => wanted.has(name));
  const results = await runBenches(chosen, rounds, (name, round, wall) => {
    process.stderr.write(`round ${round}: ${name} ${shownTime(wall)}\n`);
  });
  close();
  process.stdout.write(`${resultTable(results)}\n`);
  const about = { contacts, rounds, node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...about, results }, null, 2)}\n`);
  process.exitCode = results.every(({ isWithin }) => isWithin) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
