// `npm run e2e [-- PLAYWRIGHT ARGUMENTS]`: end-to-end tests in a real Electron window.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeSnapshot, takeSnapshot } from './app-snapshot.mjs';
import { buildIfNeeded } from './build-if-needed.mjs';
import { withDisplay } from './display.mjs';
import { electronFlags, obtainElectron } from './electron.mjs';
import { installPackages, installSystemPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

/**
 * Installs, builds and runs Playwright on a snapshot of the app.
 * @param {string[]} args Playwright's own
 * @param {{ jsonFile?: string, env?: Record<string, string> }} [options] where to leave the JSON report
 * @returns Playwright's exit code
 */
export async function runEndToEnd(args, { jsonFile, env: more } = {}) {
  installPackages();
  const electron = obtainElectron({ quiet: true });
  installSystemPackages(electron.executable);
  buildIfNeeded();
  const snapshot = takeSnapshot();
  try {
    return await withDisplay((display) => {
      const env = { ...display, ...more, TAGSTEAD_APP: snapshot, ELECTRON_OVERRIDE_DIST_PATH: electron.dist };
      env.TAGSTEAD_ELECTRON_FLAGS = electronFlags().join(' ');
      if (!electron.official) env.TAGSTEAD_CORE_NODE = toolNode();
      if (jsonFile) {
        mkdirSync(dirname(jsonFile), { recursive: true });
        env.PLAYWRIGHT_JSON_OUTPUT_FILE = jsonFile;
      }
      const playwright = join(root, 'node_modules/@playwright/test/cli.js');
      const reporter = jsonFile ? ['--reporter=list,json'] : [];
      const project = args.some((arg) => arg.startsWith('--project')) ? [] : ['--project=app'];
      const config = join(root, 'build/playwright.config.ts');
      return runAttached(toolNode(), [playwright, 'test', '-c', config, ...reporter, ...project, ...args], {
        env,
        cwd: root,
      });
    });
  } finally {
    removeSnapshot(snapshot);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runMain(() => runEndToEnd(process.argv.slice(2)));
