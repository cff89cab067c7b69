// `npm run screens [-- --readme]`: takes pictures of every screen into screens/, or those of the README into
// docs/screenshots. For people to look at; nothing is compared.
import { runEndToEnd } from './e2e.mjs';
import { runMain } from './run.mjs';

runMain(() => {
  const args = process.argv.slice(2).filter((arg) => arg !== '--readme');
  const env = process.argv.includes('--readme') ? { TAGSTEAD_README: '1' } : {};
  return runEndToEnd(['--project=screens', ...args], { env });
});
