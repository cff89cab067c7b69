// `npm run check`: types, lint and walls; nothing else runs. Exit code 0 means no finding at all.
import { buildIfNeeded } from './build-if-needed.mjs';
import { installPackages } from './install.mjs';
import { runMain } from './run.mjs';
import { bundleStage, staticStages } from './stages.mjs';

runMain(async () => {
  installPackages();
  let failed = 0;
  for (const stage of staticStages) failed += await report(stage);
  buildIfNeeded();
  failed += await report(bundleStage);
  return failed === 0 ? 0 : 1;
});

async function report({ name, run }) {
  const { code, output } = await run();
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}\n`);
  if (code !== 0) process.stdout.write(`${output.trim()}\n`);
  return code === 0 ? 0 : 1;
}
