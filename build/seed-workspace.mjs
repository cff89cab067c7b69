// Makes one workspace file of sample data through the same request as the app, and on demand a file with the planted
// truth. Owns the options of `npm run seed`; runs on the built core.
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { outFolder } from './out-folder.mjs';
import { runMain, Stop } from './run.mjs';

const usage = `Usage: npm run seed -- [options]

  --contacts N      contacts in all (default 3000)
  --mess SHARE      share of contacts with a planted error, 0 to 1 (default 0.2)
  --duplicates SHARE  share of contacts that are noisy copies, 0 to 0.5 (default half of --mess)
  --engagement X    multiplies visits, opens and logins (default 1; 0.3 keeps a million contacts small)
  --seed N          another seed gives other people (default 20260)
  --as-of DATE      the day the sample is told from, YYYY-MM-DD (default today)
  --out FILE        the workspace to make (default sample-N.tagstead)
  --truth FILE      also write what is planted, as JSON
  --replace         replace the file if it exists
`;

runMain(async () => {
  const wanted = readOptions();
  if (wanted === null) return process.stdout.write(usage) ? 0 : 1;
  const { out, truth, input } = wanted;
  const { Session, request, sampleTruth } = await import(pathToFileURL(join(outFolder, 'core/library.mjs')).href);
  const session = new Session({ userData: null, onEvent: showProgress });
  const startedAt = Date.now();
  try {
    session.create(out);
    const made = await request(session, 'sample.create', input);
    session.close();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const size = (statSync(out).size / 1e6).toFixed(1);
    const count = (number) => number.toLocaleString('en');
    process.stderr.write('\r\x1b[K');
    process.stdout.write(
      `${out}: ${count(made.contacts)} contacts, ${count(made.activities)} activities, ${made.tags} tags, ${size} MB in ${seconds} s\n`,
    );
    if (truth !== null) writeTruth(truth, sampleTruth(input, made.firstId));
  } catch (error) {
    session.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(out + suffix, { force: true });
    throw error.name === 'Refusal' ? new Stop(error.message) : error;
  }
  return 0;
});

function readOptions() {
  const text = { type: 'string' };
  const options = {
    contacts: text,
    mess: text,
    duplicates: text,
    engagement: text,
    seed: text,
    'as-of': text,
    out: text,
    truth: text,
    replace: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  };
  let values;
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    throw new Stop(`${error.message}\n\n${usage}`);
  }
  if (values.help) return null;
  const input = {
    contacts: numberOf(values, 'contacts', 3_000, 1, 5_000_000),
    mess: numberOf(values, 'mess', 0.2, 0, 1),
    engagement: numberOf(values, 'engagement', 1, 0, 10),
    seed: numberOf(values, 'seed', 20_260, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    asOf: dayOf(values['as-of']),
    ...(values.duplicates === undefined ? {} : { duplicates: numberOf(values, 'duplicates', 0, 0, 0.5) }),
  };
  const out = resolve(values.out ?? `sample-${input.contacts}.tagstead`);
  if (existsSync(out)) {
    if (!values.replace) throw new Stop(`${out} exists already. Name another file with --out, or add --replace.`);
    for (const suffix of ['', '-wal', '-shm']) rmSync(out + suffix, { force: true });
  }
  return { input, out, truth: values.truth === undefined ? null : resolve(values.truth) };
}

function numberOf(values, name, otherwise, low, high) {
  if (values[name] === undefined) return otherwise;
  const number = Number(values[name]);
  const isWhole = name !== 'contacts' && name !== 'seed' ? true : Number.isInteger(number);
  if (values[name].trim() === '' || !isWhole || !(number >= low && number <= high)) {
    throw new Stop(`--${name} must be a number from ${low} to ${high}, not "${values[name]}".`);
  }
  return number;
}

function dayOf(text) {
  if (text === undefined) return Date.now();
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new Stop(`--as-of must be a day like 2026-03-31, not "${text}".`);
  return at;
}

function showProgress(event) {
  if (event.kind !== 'job' || !process.stderr.isTTY) return;
  const { phase, done, total } = event.job;
  const share = total === null || total === 0 ? '' : ` ${Math.floor((done / total) * 100)} %`;
  process.stderr.write(`\r\x1b[K${phase}${share}`);
}

function writeTruth(path, truth) {
  const records = [...truth.byId].map(([id, { truth: planted }]) => ({ id, ...planted }));
  const { duplicateGroups, lookalikes, roles } = truth;
  writeFileSync(path, `${JSON.stringify({ duplicateGroups, lookalikes, roles, records })}\n`);
  process.stdout.write(`${path}: what is planted\n`);
}
