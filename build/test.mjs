// `npm test`: installs what is missing, then types, lint, walls, unit, core, renderer and end-to-end tests.
// Ends with one line `N passed, M failed` that adds up every runner; a static check counts as one test.
//   node build/test.mjs [static|unit|core|renderer|e2e …]   only these stages
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { runEndToEnd } from './e2e.mjs';
import { obtainElectron } from './electron.mjs';
import { installPackages, installSystemPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';
import { bundleStage, staticStages } from './stages.mjs';

const reports = join(root, 'test-results/reports');
const total = { passed: 0, failed: 0, skipped: 0 };
const wanted = process.argv.slice(2);
const wants = (stage) => wanted.length === 0 || wanted.includes(stage);

runMain(async () => {
  const begun = Date.now();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  installPackages();
  if (wants('e2e')) installSystemPackages(obtainElectron().executable);

  if (wants('static')) for (const stage of staticStages) await runStatic(stage);
  const built = await runStatic({ name: 'build', run: build });
  if (wants('static') && built) await runStatic(bundleStage);
  for (const project of ['unit', 'core', 'renderer']) if (wants(project)) await runVitest(project);
  if (wants('e2e') && built) await runPlaywright();

  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  process.stdout.write(`\n${minutes} minutes${total.skipped ? `, ${total.skipped} skipped` : ''}\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
});

async function build() {
  try {
    buildIfNeeded();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

/** One check, one test. */
async function runStatic({ name, run }) {
  const { code, output } = await run();
  if (code !== 0) process.stdout.write(`${output.trim()}\n`);
  count(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  return code === 0;
}

async function runVitest(project) {
  const file = join(reports, `${project}.json`);
  const code = await runAttached(
    toolNode(),
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '-c', 'build/vitest.config.ts', '--project', project],
      ...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    ],
    { cwd: root },
  );
  const report = readReport(file);
  const tests = (report?.testResults ?? []).flatMap((suite) =>
    // A file that cannot even be loaded has no tests to count and fails as one.
    suite.status === 'failed' && suite.assertionResults.every(({ status }) => status !== 'failed')
      ? [...suite.assertionResults, { status: 'failed' }]
      : suite.assertionResults,
  );
  const having = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  const counted = {
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped', 'pending', 'todo', 'disabled'),
  };
  count(project, withExitCode(counted, code));
}

async function runPlaywright() {
  const file = join(reports, 'e2e.json');
  const code = await runEndToEnd([], { jsonFile: file });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport(file)?.stats ?? {};
  count('end to end', withExitCode({ passed: expected + flaky, failed: unexpected, skipped }, code));
}

/** A runner that fails without a failed test (it crashed, or found none) still counts as a failure. */
function withExitCode(counted, code) {
  const silent = code !== 0 || counted.passed + counted.failed === 0;
  return counted.failed === 0 && silent ? { ...counted, failed: 1 } : counted;
}

function count(name, { passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const words = `${passed} passed${failed ? `, ${failed} FAILED` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
  process.stdout.write(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${words}\n`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
