// `npm run build`: builds every program into out/.
import { buildIfNeeded } from './build-if-needed.mjs';
import { installPackages } from './install.mjs';
import { runMain } from './run.mjs';

runMain(() => {
  installPackages();
  buildIfNeeded({ force: true });
});
